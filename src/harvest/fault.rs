//! Tasks, harvest: what keeps a return from being taken, and what in it is doubtful, in a clerk's words.

use super::layers::Layer;
use super::marks::Marks;
use super::value::{FigureFault, no_such_day};
use crate::data::indicators::ValueFault;
use crate::limits;
use crate::problem::{Severity, faults, words};
use crate::viet::legacy::Code;
use crate::viet::{NumberFault, format_number};

/// Why a return is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing in it says whose form it is.
    Unmarked,
    /// It is a form of another campaign.
    OtherCampaign {
        /// The campaign it names.
        found: String,
    },
    /// The campaign has no such period.
    UnknownPeriod {
        /// The period it names.
        found: String,
    },
    /// The campaign has no such agency.
    UnknownAgency {
        /// The agency it names.
        found: String,
    },
    /// It is of another period than the one wanted.
    OtherPeriod {
        /// Its period.
        found: String,
        /// The one wanted.
        wanted: String,
    },
    /// Its agency owes nothing in this period.
    Exempt {
        /// The agency's short name.
        agency: String,
    },
    /// What it says of itself in several places differs.
    TwoNames {
        /// One.
        one: String,
        /// The other.
        other: String,
    },
    /// The letterhead names another agency.
    OtherLetterhead {
        /// Whose form it is.
        own: String,
        /// Whom the letterhead names.
        other: String,
    },
    /// Macros are in it.
    Macros,
    /// It has a mark of secrecy.
    Secret {
        /// The mark.
        mark: String,
    },
    /// Another file of this run is of the same agency and period.
    Twice {
        /// The other file.
        other: String,
    },
    /// Nothing has been filled in.
    Blank,
    /// A report is there already.
    AlreadyThere {
        /// Its file.
        path: String,
    },
    /// The report was replaced so often that an earlier one can no longer be kept next to it.
    TooOften {
        /// Its file.
        path: String,
    },
}

/// What is doubtful in a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Layers say different things.
    Disagree {
        /// The question.
        label: String,
        /// What each says.
        said: Vec<(Layer, String)>,
    },
    /// Words were typed next to the control.
    NextToControl {
        /// The question.
        label: String,
        /// What is in the control.
        inside: String,
    },
    /// Not a value of the indicator.
    Figure {
        /// The indicator.
        label: String,
        /// As typed.
        typed: String,
        /// Why.
        fault: FigureFault,
    },
    /// Not a day.
    Date {
        /// The question.
        label: String,
        /// As typed.
        typed: String,
    },
    /// Not a document's number.
    Number {
        /// As typed.
        typed: String,
    },
    /// None of the answers to choose from.
    Choice {
        /// The question.
        label: String,
        /// As typed.
        typed: String,
    },
    /// A box that cannot be determined.
    Tick {
        /// The question.
        label: String,
        /// The box.
        choice: String,
        /// How its words stand out, where somebody may have marked it so.
        marks: Marks,
    },
    /// The control says that its hint shows, and other words are in it.
    Flagged {
        /// The question.
        label: String,
    },
    /// The day after a control is another than the one it shows.
    OtherDay {
        /// The question.
        label: String,
        /// The day after.
        stored: String,
    },
    /// The cell goes over several rows.
    Merged {
        /// The indicator.
        label: String,
    },
    /// Cells of the row hold what is not asked for.
    RowStray {
        /// The indicator.
        label: String,
        /// The words.
        text: String,
    },
    /// A table or a picture is in an answer.
    NotWords {
        /// The question.
        label: String,
        /// What is there.
        what: NotWords,
    },
    /// Words of the form occur twice.
    Repeated {
        /// The question.
        label: String,
        /// The words.
        words: String,
    },
    /// The words of the question are not as issued.
    Question {
        /// As issued.
        issued: String,
        /// What stands for them.
        found: Option<String>,
    },
    /// Other words of the form are not as issued.
    Words {
        /// As issued.
        issued: String,
        /// What stands for them.
        found: Option<String>,
    },
    /// Words that belong to no question.
    Stray {
        /// Where in the file, if not in the text.
        part: Option<Part>,
        /// The words.
        text: String,
    },
    /// More places of such words than are reported one by one.
    More {
        /// How many.
        count: usize,
    },
    /// Words that were struck out.
    Struck {
        /// The question, if they are in an answer.
        label: Option<String>,
        /// The words.
        text: String,
        /// Whether a figure or day is left of which they were a part.
        joined: bool,
    },
    /// Words that nobody sees on paper.
    Unseen {
        /// The question, if they are in an answer.
        label: Option<String>,
        /// The words.
        text: String,
        /// Hidden, not white or tiny.
        hidden: bool,
    },
    /// More than one figure where one is asked.
    TwoFigures {
        /// The indicator.
        label: String,
        /// What is there, line by line.
        said: Vec<String>,
    },
    /// The control of a question is gone, and nothing is left in its place.
    Lost {
        /// The question.
        label: String,
    },
    /// The head of a figure's column, or of its unit, is not as issued.
    Head {
        /// The indicator.
        label: String,
        /// What is in its place.
        found: String,
    },
    /// More places claim to be the question's than are read.
    Many {
        /// The question.
        label: String,
    },
    /// The control takes what it shows from other data of the file.
    Bound {
        /// The question.
        label: String,
    },
    /// Fields that fetch or run something when the file is opened.
    Active {
        /// Their names.
        names: Vec<String>,
    },
    /// The place of an answer is gone.
    Gone {
        /// The question.
        label: String,
    },
    /// Words in a code older than Unicode, which show other letters.
    OldCode {
        /// The question.
        label: String,
        /// As it shows.
        typed: String,
        /// The code and what the words say in it, where that is known.
        likely: Option<(Code, String)>,
    },
    /// Another version of the form.
    OtherVersion,
    /// The letterhead names no agency of the campaign.
    Letterhead,
    /// Nothing to report, and yet something.
    NilWithContent,
    /// Links out of the file.
    External {
        /// Where one leads.
        target: String,
    },
    /// The form was known by its words alone.
    ByWords,
    /// The form of a body that is part of another one now.
    FormerBody {
        /// Its name.
        was: String,
        /// The name of the other.
        now: String,
    },
    /// Changes that no one has accepted or refused.
    Tracked,
    /// Pictures and margin comments, in which an answer may be.
    Unread {
        /// How many pictures and embedded files.
        pictures: u32,
        /// How many comments.
        comments: u32,
    },
}

/// What is in an answer and is no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWords {
    /// A table.
    Table,
    /// A picture or something drawn, next to words.
    Picture,
    /// Nothing but a picture or something drawn.
    OnlyPicture,
    /// A formula.
    Formula,
}

/// A part of a file outside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Before the text: letterhead, title, addressees.
    Head,
    /// Next to the recipients.
    Closing,
    /// The header of the pages.
    Header,
    /// The footer of the pages.
    Footer,
    /// Footnotes and endnotes.
    Notes,
    /// Comments in the margin.
    Comments,
}

impl Part {
    fn words(self) -> &'static str {
        match self {
            Part::Head => "phần đầu văn bản",
            Part::Closing => "phần nơi nhận",
            Part::Header => "đầu trang",
            Part::Footer => "chân trang",
            Part::Notes => "chú thích cuối trang",
            Part::Comments => "ghi chú bên lề",
        }
    }
}

impl Doubt {
    /// Words of the return that are reported shortened; they are kept whole next to the report.
    pub(super) fn shortened(&self) -> Option<&str> {
        let text = match self {
            Doubt::Stray { text, .. }
            | Doubt::RowStray { text, .. }
            | Doubt::Struck { text, .. }
            | Doubt::Unseen { text, .. } => text,
            _ => return None,
        };
        (clip(text) != *text).then_some(text)
    }
}

impl Layer {
    /// The layer's name for a reader.
    pub fn words(self) -> &'static str {
        match self {
            Layer::Tag => "ô điền (theo mã)",
            Layer::Title => "ô điền (theo tên ô)",
            Layer::Cell => "ô bảng (theo dòng và cột)",
            Layer::Label => "chữ sau câu hỏi",
            Layer::Under => "đoạn dưới câu hỏi",
        }
    }
}

/// What to ask of the sender.
const ASK_WHOSE: &str = "hỏi lại nơi gửi xem đây là báo cáo của cơ quan nào, rồi đề nghị gửi trên đúng biểu mẫu của mình";

/// What to ask of the sender.
const SEND_ANEW: &str = "đề nghị cơ quan gửi lại theo biểu mẫu của đợt này";

faults! {
    impl Fault for Refusal;

    "TB01" {
        title: "Không nhận ra biểu mẫu",
        meaning: "Tệp không mang dấu nhận biết nào và phần đầu không chỉ đúng một cơ quan, một kỳ.",
        advice: "chép câu trả lời sang biểu mẫu đã phát, hoặc nhập tay vào tệp YAML",
        example: Self::Unmarked,
        Self::Unmarked => {
            message: "không nhận ra đây là biểu mẫu của cơ quan nào, kỳ nào trong đợt này",
            hint: "kiểm tra xem đây có phải biểu mẫu đã phát không; nếu đúng thì chép câu trả lời sang biểu mẫu của cơ quan đó, hoặc nhập tay vào tệp YAML",
        }
    }
    "TB02" {
        title: "Biểu mẫu của đợt khác",
        meaning: "Tệp tự nhận thuộc một đợt khác.",
        advice: "đề nghị cơ quan gửi lại theo biểu mẫu của đợt này",
        example: Self::OtherCampaign { found: "cao-diem-2023".into() },
        Self::OtherCampaign { found } => {
            message: format!("biểu mẫu này thuộc đợt khác ('{found}')"),
            hint: SEND_ANEW,
        }
    }
    "TB03" {
        title: "Biểu mẫu của kỳ không có",
        meaning: "Kỳ ghi trong tệp không có trong plan.yaml.",
        advice: "đề nghị cơ quan gửi lại theo biểu mẫu của đợt này",
        example: Self::UnknownPeriod { found: "2024-13".into() },
        Self::UnknownPeriod { found } => {
            message: format!("biểu mẫu ghi kỳ '{found}', nhưng đợt này không có kỳ đó"),
            hint: SEND_ANEW,
        }
    }
    "TB04" {
        title: "Biểu mẫu của cơ quan không có",
        meaning: "Cơ quan ghi trong tệp không có trong danh sách.",
        advice: "kiểm tra lại agencies.yaml",
        example: Self::UnknownAgency { found: "so-y-te-cu".into() },
        Self::UnknownAgency { found } => {
            message: format!("biểu mẫu ghi cơ quan '{found}', nhưng danh sách không có cơ quan này"),
            hint: "kiểm tra lại agencies.yaml; cơ quan đã sáp nhập, đổi tên thì ghi was ở cơ quan mới, báo cáo đã gửi vẫn được tính",
        }
    }
    "TB05" {
        title: "Biểu mẫu của kỳ khác",
        meaning: "Tệp thuộc kỳ khác với kỳ đang thu.",
        advice: "bỏ --period, hoặc đề nghị cơ quan gửi đúng kỳ",
        example: Self::OtherPeriod { found: "2024-12".into(), wanted: "tong-ket".into() },
        Self::OtherPeriod { found, wanted } => {
            message: format!("biểu mẫu thuộc kỳ '{found}', không phải kỳ '{wanted}' đang thu"),
            hint: "bỏ --period nếu muốn thu cả kỳ đó, hoặc đề nghị cơ quan gửi biểu mẫu đúng kỳ",
        }
    }
    "TB06" {
        title: "Cơ quan được miễn báo cáo",
        meaning: "Cơ quan không phải báo cáo kỳ này.",
        advice: "nếu vẫn tính thì bỏ cơ quan khỏi danh sách exempt",
        example: Self::Exempt { agency: "Sở Y tế".into() },
        Self::Exempt { agency } => {
            message: format!("{agency} được miễn báo cáo kỳ này (exempt trong plan.yaml)"),
            hint: "nếu vẫn muốn tính báo cáo này thì bỏ cơ quan khỏi danh sách exempt của kỳ",
        }
    }
    "TB07" {
        title: "Tệp tự nhận hai tên",
        meaning: "Các dấu nhận biết trong tệp chỉ hai biểu mẫu khác nhau.",
        advice: "hỏi lại nơi gửi",
        example: Self::TwoNames {
            one: "so-y-te, 2024-12".into(),
            other: "so-tu-phap, 2024-12".into(),
        },
        Self::TwoNames { one, other } => {
            message: format!("tệp tự nhận là hai biểu mẫu khác nhau: {one} và {other}"),
            hint: ASK_WHOSE,
        }
    }
    "TB08" {
        title: "Phần đầu ghi cơ quan khác",
        meaning: "Biểu mẫu của cơ quan này nhưng phần đầu ghi tên cơ quan khác.",
        advice: "hỏi lại nơi gửi",
        example: Self::OtherLetterhead { own: "Sở Y tế".into(), other: "Sở Tư pháp".into() },
        Self::OtherLetterhead { own, other } => {
            message: format!("biểu mẫu phát cho {own}, nhưng phần đầu văn bản ghi tên {other}"),
            hint: ASK_WHOSE,
        }
    }
    "TB09" {
        title: "Tệp có macro",
        meaning: "Tệp chứa mã lệnh.",
        advice: "không mở tệp; đề nghị gửi bản .docx không có macro",
        example: Self::Macros,
        Self::Macros => {
            message: "tệp có macro (mã lệnh)",
            hint: "không mở tệp này; đề nghị nơi gửi lưu lại thành .docx không có macro",
        }
    }
    "TB10" {
        title: "Văn bản mật",
        meaning: "Phần đầu văn bản có dấu độ mật; văn bản mật không được thu, lưu trên máy này.",
        advice: "chuyển cho người phụ trách văn bản mật",
        example: Self::Secret { mark: "MẬT".into() },
        Self::Secret { mark } => {
            message: format!("văn bản có dấu độ mật '{mark}'"),
            hint: "văn bản mật không được thu, lưu trên máy này; chuyển cho người phụ trách văn bản mật theo quy định về bảo vệ bí mật nhà nước",
        }
    }
    "TB11" {
        title: "Hai biểu mẫu của một cơ quan",
        meaning: "Một lần thu có hai biểu mẫu khác nhau của cùng cơ quan, cùng kỳ.",
        advice: "hỏi bản nào là bản chính thức, chỉ thu bản đó",
        example: Self::Twice { other: "so-y-te (2).docx".into() },
        Self::Twice { other } => {
            message: format!("còn một biểu mẫu khác của cùng cơ quan, cùng kỳ: '{other}'"),
            hint: "hỏi cơ quan bản nào là bản chính thức rồi chỉ thu bản đó",
        }
    }
    "TB12" {
        title: "Đã có báo cáo",
        meaning: "Báo cáo của cơ quan ở kỳ này đã có, không tự ghi đè.",
        advice: "thêm --replace; bản cũ được giữ lại",
        example: Self::AlreadyThere { path: "data/reports/2024-12/so-y-te.yaml".into() },
        Self::AlreadyThere { path } => {
            message: format!("đã có báo cáo của cơ quan này ở kỳ này: '{path}'"),
            hint: "thêm --replace để thay; bản cũ được giữ lại thành tệp .1.yaml",
        }
    }
    "TB13" {
        title: "Biểu mẫu chưa điền",
        meaning: "Trong biểu mẫu không có câu trả lời nào.",
        advice: "đề nghị cơ quan điền rồi gửi lại",
        example: Self::Blank,
        Self::Blank => {
            message: "biểu mẫu chưa điền gì",
            hint: "đề nghị cơ quan điền rồi gửi lại; nếu không phát sinh gì thì đánh dấu vào ô không phát sinh",
        }
    }
    "TB14" {
        title: "Báo cáo đã thay quá nhiều lần",
        meaning: "Mỗi lần thay, bản cũ được giữ lại với một số thứ tự; các số đã dùng hết nên bản mới chưa được ghi.",
        advice: "chuyển các bản cũ ra thư mục lưu trữ rồi thu lại",
        example: Self::TooOften { path: "data/reports/2024-12/so-y-te.yaml".into() },
        Self::TooOften { path } => {
            message: format!(
                "đã giữ {} bản cũ của '{path}' nên không thay thêm được mà không mất bản nào",
                limits::run::VERSIONS
            ),
            hint: "chuyển các bản cũ (.1.yaml, .2.yaml…) ra thư mục lưu trữ rồi thu lại",
        }
    }
}

/// How to open such a file.
const DO_NOT_UPDATE: &str = "không bấm cập nhật liên kết, trường khi mở tệp";

/// What to do with words that belong nowhere.
const PLACE_WORDS: &str =
    "xem chữ này thuộc câu hỏi nào rồi ghi vào tệp YAML, hoặc bỏ qua nếu chỉ là ghi chú";

/// What to do about most doubts.
const LOOK_AGAIN: &str = "xem lại tệp gửi về hoặc hỏi lại cơ quan";

faults! {
    impl Fault for Doubt;

    "TB20" {
        title: "Các chỗ ghi khác nhau",
        meaning: "Ô điền và vị trí của câu trả lời cho hai giá trị khác nhau.",
        advice: "xem tệp gửi về, ghi giá trị đúng vào tệp YAML",
        example: Self::Disagree {
            label: "Số lượt người".into(),
            said: vec![(Layer::Tag, "12".into()), (Layer::Cell, "15".into())],
        },
        Self::Disagree { label, said } => {
            message: {
                let said: Vec<String> = said
                    .iter()
                    .map(|(layer, text)| format!("{}: {}", layer.words(), quoted(text)))
                    .collect();
                format!("“{}”: các chỗ ghi khác nhau ({})", clip(label), said.join("; "))
            },
            hint: LOOK_AGAIN,
        }
    }
    "TB21" {
        title: "Có chữ gõ ngoài ô điền",
        meaning: "Câu trả lời có cả chữ trong ô và chữ ngoài ô.",
        advice: "xem tệp gửi về, giữ phần đúng trong tệp YAML",
        example: Self::NextToControl { label: "Đánh giá chung".into(), inside: "Tốt".into() },
        Self::NextToControl { label, inside } => {
            message: format!(
                "“{}”: có chữ gõ ngoài ô điền; trong ô chỉ có {}",
                clip(label),
                quoted(inside)
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB22" {
        title: "Số liệu không rõ",
        meaning: "Chữ đã gõ không phải một số rõ ràng của chỉ tiêu: đọc được theo hai cách, có chữ, hoặc ngoài giới hạn.",
        advice: "hỏi lại cơ quan rồi ghi số đúng",
        example: Self::Figure {
            label: "Số lượt người".into(),
            typed: "khoảng 50".into(),
            fault: FigureFault::Value(ValueFault::NotNumber(NumberFault::NotANumber)),
        },
        Self::Figure { label, typed, fault } => {
            message: format!("“{}”: {} {}", clip(label), quoted(typed), figure(fault)),
            hint: match fault {
                FigureFault::Value(ValueFault::NotNumber(NumberFault::DecimalPoint { suggestion })) => {
                    format!("nếu đúng là số thập phân thì viết {suggestion}")
                }
                FigureFault::Value(ValueFault::NotNumber(NumberFault::TwoReadings { thousand, decimal })) => {
                    format!(
                        "hỏi lại cơ quan; viết {thousand} nếu dấu phẩy tách hàng nghìn, viết {decimal} nếu là số thập phân"
                    )
                }
                FigureFault::Ratio { percent, hundredfold } => format!(
                    "hỏi lại cơ quan; viết {percent} nếu là {percent}%, viết {hundredfold} nếu là {hundredfold}%"
                ),
                _ => LOOK_AGAIN.to_owned(),
            },
        }
    }
    "TB23" {
        title: "Ngày không rõ",
        meaning: "Chữ đã gõ không đọc được thành một ngày.",
        advice: "hỏi lại cơ quan rồi ghi ngày đúng",
        example: Self::Date { label: "Ngày tổ chức".into(), typed: "cuối tháng".into() },
        Self::Date { label, typed } => {
            message: {
                let why = no_such_day(typed);
                let why = why.as_deref().unwrap_or("không phải là một ngày đọc được");
                format!("“{}”: {} {why}", clip(label), quoted(typed))
            },
            hint: LOOK_AGAIN,
        }
    }
    "TB24" {
        title: "Số văn bản không rõ",
        meaning: "Số của báo cáo không phải một số.",
        advice: "ghi lại number trong tệp YAML",
        example: Self::Number { typed: "12a".into() },
        Self::Number { typed } => {
            message: format!("số văn bản {} không phải là một số", quoted(typed)),
            hint: LOOK_AGAIN,
        }
    }
    "TB25" {
        title: "Lựa chọn không có",
        meaning: "Chữ đã gõ không phải một trong các lựa chọn.",
        advice: "hỏi lại cơ quan rồi ghi mã lựa chọn đúng",
        example: Self::Choice { label: "Mức độ".into(), typed: "khá tốt".into() },
        Self::Choice { label, typed } => {
            message: format!("“{}”: {} không có trong các lựa chọn", clip(label), quoted(typed)),
            hint: LOOK_AGAIN,
        }
    }
    "TB26" {
        title: "Ô đánh dấu không rõ",
        meaning: "Không rõ ô có được đánh dấu hay không.",
        advice: "xem tệp gửi về, ghi danh sách đúng",
        example: Self::Tick {
            label: "Hình thức".into(),
            choice: "Hội nghị".into(),
            marks: Marks::default(),
        },
        Self::Tick { label, choice, marks } => {
            message: match marks.is_empty() {
                true => format!("“{}”: không rõ có đánh dấu “{}” hay không", clip(label), clip(choice)),
                false => format!(
                    "“{}”: lựa chọn “{}” {}, không rõ có phải là đánh dấu hay không",
                    clip(label),
                    clip(choice),
                    marks.words()
                ),
            },
            hint: LOOK_AGAIN,
        }
    }
    "TB27" {
        title: "Ô còn mang dấu lời nhắc",
        meaning: "Ô điền vẫn ghi là đang hiện lời nhắc nhưng chữ đã khác.",
        advice: "xem chữ đó có phải câu trả lời không",
        example: Self::Flagged { label: "Đánh giá chung".into() },
        Self::Flagged { label } => {
            message: format!(
                "“{}”: ô còn đánh dấu là lời nhắc nhưng chữ trong ô không phải lời nhắc",
                clip(label)
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB28" {
        title: "Ngày trong ô khác ngày hiện ra",
        meaning: "Ô ngày giữ một ngày khác với chữ hiện trên giấy.",
        advice: "hỏi lại cơ quan",
        example: Self::OtherDay { label: "Ngày tổ chức".into(), stored: "15/12/2024".into() },
        Self::OtherDay { label, stored } => {
            message: format!("“{}”: ngày hiện trên giấy khác ngày mà ô đang giữ ({stored})", clip(label)),
            hint: LOOK_AGAIN,
        }
    }
    "TB29" {
        title: "Ô số liệu bị gộp",
        meaning: "Ô số liệu kéo qua nhiều dòng nên không rõ là của chỉ tiêu nào.",
        advice: "hỏi lại cơ quan",
        example: Self::Merged { label: "Số lượt người".into() },
        Self::Merged { label } => {
            message: format!("“{}”: ô số liệu bị gộp với dòng khác", clip(label)),
            hint: LOOK_AGAIN,
        }
    }
    "TB30" {
        title: "Chữ ở cột khác",
        meaning: "Dòng chỉ tiêu có chữ ở cột không hỏi.",
        advice: "xem chữ đó rồi ghi vào tệp YAML hoặc bỏ qua",
        example: Self::RowStray { label: "Số lượt người".into(), text: "ước tính".into() },
        Self::RowStray { label, text } => {
            message: format!("“{}”: dòng này có chữ ở cột khác: {}", clip(label), quoted(text)),
            hint: PLACE_WORDS,
        }
    }
    "TB31" {
        title: "Bảng hoặc hình trong câu trả lời",
        meaning: "Câu trả lời có bảng hoặc hình ảnh mà YAML không chứa được.",
        advice: "chuyển nội dung thành lời",
        example: Self::NotWords { label: "Đánh giá chung".into(), what: NotWords::Table },
        Self::NotWords { label, what: NotWords::OnlyPicture } => {
            message: format!(
                "“{}”: trả lời chỉ bằng hình ảnh hoặc hình vẽ, chương trình không đọc được",
                clip(label)
            ),
            hint: LOOK_AGAIN,
        }
        Self::NotWords { label, what } => {
            message: format!("“{}”: trong câu trả lời có {}, chỉ lấy được chữ", clip(label), what.words()),
            hint: LOOK_AGAIN,
        }
    }
    "TB32" {
        title: "Lời biểu mẫu nằm trong câu trả lời",
        meaning: "Câu trả lời chứa lại câu hỏi hoặc đề mục.",
        advice: "xem lại ranh giới của câu trả lời",
        example: Self::Repeated { label: "Đánh giá chung".into(), words: "Kiến nghị".into() },
        Self::Repeated { label, words } => {
            message: format!(
                "“{}”: trong câu trả lời có lời của chính biểu mẫu: {}",
                clip(label),
                quoted(words)
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB33" {
        title: "Câu hỏi bị sửa hoặc bị xóa",
        meaning: "Lời của câu hỏi, nhiệm vụ hoặc chỉ tiêu khác với bản đã phát.",
        advice: "xem câu trả lời có đúng câu hỏi không",
        example: Self::Question { issued: "Đánh giá chung".into(), found: None },
        Self::Question { issued, found } => {
            message: changed(issued, found.as_deref()),
            hint: LOOK_AGAIN,
        }
    }
    "TB34" {
        title: "Lời khác của biểu mẫu bị sửa",
        meaning: "Một câu cố định không phải câu hỏi khác với bản đã phát; chỉ là lưu ý.",
        advice: "không phải làm gì nếu câu trả lời vẫn đúng",
        example: Self::Words { issued: "Nơi nhận".into(), found: None },
        Self::Words { issued, found } => {
            severity: Severity::Warning,
            message: changed(issued, found.as_deref()),
        }
    }
    "TB35" {
        title: "Chữ không thuộc câu hỏi nào",
        meaning: "Trong tệp có chữ không nằm ở chỗ trả lời nào.",
        advice: "ghi vào câu trả lời phù hợp hoặc bỏ qua",
        example: Self::Stray { part: None, text: "Xin gửi kèm phụ lục".into() },
        Self::Stray { part, text } => {
            message: {
                let part = part.map(|part| format!(" (ở {})", part.words())).unwrap_or_default();
                format!("có chữ không thuộc câu hỏi nào{part}: {}", quoted(text))
            },
            hint: PLACE_WORDS,
        }
        Self::More { count } => {
            message: format!("còn {count} chỗ nữa có chữ không thuộc câu hỏi nào"),
            hint: "mở tệp gửi về để xem các chỗ đó",
        }
    }
    "TB36" {
        title: "Mất chỗ trả lời",
        meaning: "Không còn thấy câu hỏi hay ô điền.",
        advice: "hỏi lại cơ quan",
        example: Self::Gone { label: "Đánh giá chung".into() },
        Self::Gone { label } => {
            message: format!("“{}”: không còn chỗ trả lời", clip(label)),
            hint: LOOK_AGAIN,
        }
    }
    "TB37" {
        title: "Biểu mẫu bản khác",
        meaning: "Câu hỏi, chỉ tiêu hoặc nhiệm vụ đã thay đổi từ khi phát biểu mẫu này.",
        advice: "đối chiếu với biểu mẫu đang phát",
        example: Self::OtherVersion,
        Self::OtherVersion => {
            message: "biểu mẫu này không phải bản đang phát: câu hỏi, chỉ tiêu hoặc nhiệm vụ đã thay đổi",
            hint: "đối chiếu câu hỏi trong tệp với biểu mẫu đang phát",
        }
    }
    "TB38" {
        title: "Phần đầu không khớp danh sách",
        meaning: "Tên cơ quan ở phần đầu không giống agencies.yaml.",
        advice: "đối chiếu tên cơ quan",
        example: Self::Letterhead,
        Self::Letterhead => {
            message: "phần đầu văn bản không ghi tên cơ quan như danh sách",
            hint: "đối chiếu với agencies.yaml",
        }
    }
    "TB39" {
        title: "Không phát sinh nhưng có nội dung",
        meaning: "Biểu mẫu vừa đánh dấu không phát sinh vừa có nội dung.",
        advice: "hỏi lại cơ quan, bỏ một trong hai",
        example: Self::NilWithContent,
        Self::NilWithContent => {
            message: "vừa đánh dấu không phát sinh vừa có nội dung báo cáo",
            hint: LOOK_AGAIN,
        }
    }
    "TB40" {
        title: "Liên kết ra ngoài",
        meaning: "Tệp trỏ tới một tệp hoặc mẫu ở nơi khác.",
        advice: "không bấm cập nhật liên kết khi mở",
        example: Self::External { target: "file:///C:/mau.dotx".into() },
        Self::External { target } => {
            message: format!("tệp có liên kết ra ngoài: {}", quoted(target)),
            hint: DO_NOT_UPDATE,
        }
    }
    "TB41" {
        title: "Nhận ra theo chữ",
        meaning: "Tệp không còn dấu nhận biết; cơ quan và kỳ lấy theo phần đầu và trích yếu; chỉ là lưu ý.",
        advice: "kiểm tra tên cơ quan, kỳ",
        example: Self::ByWords,
        Self::ByWords => {
            severity: Severity::Warning,
            message: "tệp không còn dấu nhận biết; nhận ra cơ quan và kỳ theo phần đầu và trích yếu",
        }
    }
    "NH08" {
        title: "Biểu mẫu của cơ quan cũ",
        meaning: "Tệp là biểu mẫu đã phát hành cho một cơ quan nay đã sáp nhập, đổi mã: báo cáo được giữ dưới mã của cơ quan cũ và tính cho cơ quan mới; chỉ là lưu ý.",
        advice: "xem cơ quan mới có gửi báo cáo gồm cả số này không; nếu có thì chỉ giữ một",
        example: Self::FormerBody { was: "UBND xã Tân Long".into(), now: "UBND xã Tân Phú".into() },
        Self::FormerBody { was, now } => {
            severity: Severity::Warning,
            message: format!("biểu mẫu của {was}, nay thuộc {now}: giữ dưới tên cũ, tính cho {now}"),
            hint: "số liệu của hai nơi được cộng; nếu báo cáo của cơ quan mới đã gồm số này thì bỏ một trong hai",
        }
    }
    "TB42" {
        title: "Còn thay đổi chưa chấp nhận",
        meaning: "Tệp còn Track Changes; chương trình đọc như đã chấp nhận tất cả; chỉ là lưu ý.",
        advice: "mở tệp xem nếu cần",
        example: Self::Tracked,
        Self::Tracked => {
            severity: Severity::Warning,
            message: "còn thay đổi chưa chấp nhận (Track Changes); đọc như đã chấp nhận tất cả",
        }
    }
    "TB43" {
        title: "Hình ảnh, ghi chú bên lề",
        meaning: "Tệp có hình ảnh, tệp nhúng hoặc ghi chú bên lề; chương trình không đọc chữ trong đó; chỉ là lưu ý.",
        advice: "mở tệp xem trong đó có câu trả lời không",
        example: Self::Unread { pictures: 1, comments: 2 },
        Self::Unread { pictures, comments } => {
            severity: Severity::Warning,
            message: format!(
                "tệp có {pictures} hình ảnh, tệp nhúng và {comments} ghi chú bên lề mà chương trình không đọc"
            ),
            hint: "mở tệp xem trong đó có câu trả lời không",
        }
    }
    "TB49" {
        title: "Quá nhiều chỗ trả lời",
        meaning: "Trong tệp có quá nhiều ô hoặc dòng cùng nhận là chỗ trả lời của một câu hỏi; chỉ các chỗ đầu được đọc.",
        advice: "mở tệp xem, đề nghị cơ quan gửi lại trên biểu mẫu đã phát",
        example: Self::Many { label: "Đánh giá chung".into() },
        Self::Many { label } => {
            message: format!(
                "“{}”: có từ {} chỗ trả lời trở lên, chỉ đọc bấy nhiêu chỗ đầu",
                clip(label),
                limits::harvest::READINGS
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB50" {
        title: "Chữ bị gạch bỏ",
        meaning: "Chữ bị gạch ngang không được tính là câu trả lời. Chữ gạch bỏ liền với số, ngày còn lại là lỗi phải xem; gạch bỏ rời thì chỉ là lưu ý.",
        advice: "mở tệp xem giá trị nào là giá trị cuối cùng",
        example: Self::Struck { label: None, text: "50".into(), joined: true },
        Self::Struck { label, text, joined: true } => {
            message: format!("{}có chữ bị gạch bỏ liền với chữ còn lại: {}", of(label), quoted(text)),
            hint: LOOK_AGAIN,
        }
        Self::Struck { label, text, joined: false } => {
            severity: Severity::Warning,
            message: format!("{}không tính chữ bị gạch bỏ: {}", of(label), quoted(text)),
        }
    }
    "TB51" {
        title: "Chữ không nhìn thấy trên giấy",
        meaning: "Trong tệp có chữ ẩn, chữ màu trắng hoặc quá nhỏ.",
        advice: "mở tệp xem, hỏi lại cơ quan",
        example: Self::Unseen { label: None, text: "không".into(), hidden: true },
        Self::Unseen { label, text, hidden } => {
            message: format!(
                "{}có {} mà người xem bản in không thấy: {}",
                of(label),
                if *hidden { "chữ ẩn" } else { "chữ màu trắng hoặc quá nhỏ" },
                quoted(text)
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB52" {
        title: "Nhiều số trong một ô",
        meaning: "Ô số liệu có nhiều hơn một số, trên các dòng hoặc cách nhau bằng dấu tab.",
        advice: "hỏi lại cơ quan số nào đúng",
        example: Self::TwoFigures {
            label: "Số lượt người".into(),
            said: vec!["12".into(), "15".into()],
        },
        Self::TwoFigures { label, said } => {
            message: {
                let said: Vec<String> = said.iter().map(|text| quoted(text)).collect();
                format!("“{}”: có nhiều hơn một số: {}", clip(label), said.join(" và "))
            },
            hint: LOOK_AGAIN,
        }
    }
    "TB53" {
        title: "Mất ô điền",
        meaning: "Ô điền của câu hỏi không còn trong tệp, các ô khác thì còn; một số phần mềm làm mất ô danh sách, ô ngày khi lưu.",
        advice: "hỏi lại cơ quan câu trả lời",
        example: Self::Lost { label: "Mức độ".into() },
        Self::Lost { label } => {
            message: format!(
                "“{}”: ô điền không còn trong tệp và không thấy câu trả lời; có thể chương trình lưu tệp đã làm mất",
                clip(label)
            ),
            hint: "hỏi lại cơ quan; đề nghị điền bằng Word hoặc LibreOffice",
        }
    }
    "TB54" {
        title: "Đầu cột bị sửa",
        meaning: "Đầu cột số liệu hoặc đơn vị tính khác bản đã phát, nên số trong cột có thể theo đơn vị khác.",
        advice: "hỏi lại cơ quan đơn vị của các số",
        example: Self::Head { label: "Kinh phí".into(), found: "nghìn đồng".into() },
        Self::Head { label, found } if found.is_empty() => {
            message: format!("“{}”: đầu cột số liệu hoặc đơn vị tính không còn", clip(label)),
            hint: LOOK_AGAIN,
        }
        Self::Head { label, found } => {
            message: format!(
                "“{}”: đầu cột số liệu hoặc đơn vị tính đã bị sửa thành {}",
                clip(label),
                quoted(found)
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB55" {
        title: "Ô điền gắn dữ liệu khác",
        meaning: "Ô điền được gắn (dataBinding) với dữ liệu nằm ở chỗ khác trong tệp; chương trình khác nhau có thể hiện chữ khác nhau.",
        advice: "mở tệp bằng Word, đối chiếu chữ hiện trong ô",
        example: Self::Bound { label: "Đánh giá chung".into() },
        Self::Bound { label } => {
            message: format!(
                "“{}”: ô điền lấy chữ từ dữ liệu khác gắn trong tệp, Word có thể hiện khác với chữ đọc được",
                clip(label)
            ),
            hint: LOOK_AGAIN,
        }
    }
    "TB56" {
        title: "Trường tự lấy nội dung",
        meaning: "Tệp có trường DDE, INCLUDETEXT hoặc tương tự, có thể chạy lệnh hoặc lấy nội dung nơi khác khi mở.",
        advice: "không bấm cập nhật; đề nghị nơi gửi gửi lại tệp không có trường đó",
        example: Self::Active { names: vec!["DDEAUTO".into()] },
        Self::Active { names } => {
            message: format!(
                "tệp có trường tự lấy hoặc chạy nội dung khác khi mở: {}",
                quoted(&names.join(", "))
            ),
            hint: DO_NOT_UPDATE,
        }
    }
    "TB90" {
        title: "Chữ gõ bằng bảng mã cũ",
        meaning: "Câu trả lời gõ bằng TCVN3 (ABC, phông .VnTime) hoặc VNI nên hiện ra chữ khác với chữ người gõ thấy.",
        advice: "xem tệp gửi về, ghi lại câu trả lời bằng Unicode",
        example: Self::OldCode {
            label: "Đánh giá chung".into(),
            typed: "Tèt".into(),
            likely: Some((Code::Tcvn3, "Tốt".into())),
        },
        Self::OldCode { label, typed, likely: Some((code, unicode)) } => {
            message: format!("“{}”: {} gõ bằng bảng mã cũ {}", clip(label), quoted(typed), code.words()),
            hint: format!("có lẽ là {}; xem tệp gửi về rồi ghi lại bằng Unicode", quoted(unicode)),
        }
        Self::OldCode { label, typed, likely: None } => {
            message: format!("“{}”: {} gõ bằng bảng mã cũ TCVN3 hoặc VNI", clip(label), quoted(typed)),
            hint: LOOK_AGAIN,
        }
    }
}

impl NotWords {
    fn words(self) -> &'static str {
        match self {
            NotWords::Table => "bảng",
            NotWords::Picture | NotWords::OnlyPicture => "hình ảnh hoặc hình vẽ",
            NotWords::Formula => "công thức",
        }
    }
}

/// Words of the form that were changed, or are gone.
fn changed(issued: &str, found: Option<&str>) -> String {
    match found {
        Some(found) => format!("lời biểu mẫu {} đã bị sửa thành {}", quoted(issued), quoted(found)),
        None => format!("không còn lời biểu mẫu {}", quoted(issued)),
    }
}

fn figure(fault: &FigureFault) -> String {
    let fault = match fault {
        FigureFault::Value(fault) => fault,
        FigureFault::Ratio { percent, hundredfold } => {
            return format!("đọc được theo hai cách: {percent}% hay {hundredfold}%?");
        }
        FigureFault::Words { said } => {
            return format!("có số bằng chữ khác số bằng số: bằng chữ là {said}");
        }
    };
    match fault {
        ValueFault::NotNumber(NumberFault::TwoReadings { thousand, decimal }) => {
            format!("đọc được theo hai cách: {thousand} hay {decimal}?")
        }
        ValueFault::NotNumber(NumberFault::MixedNotation) => "đọc được theo hai cách".into(),
        ValueFault::NotNumber(NumberFault::DecimalPoint { .. }) => {
            "dùng dấu chấm ở chỗ của dấu phẩy".into()
        }
        ValueFault::NotNumber(_) => "không phải là một số rõ ràng".into(),
        ValueFault::NotWhole => "không phải là số nguyên, có thể đọc theo hai cách".into(),
        ValueFault::Negative => "là số âm".into(),
        ValueFault::Below(least) => format!("nhỏ hơn mức có thể có ({})", format_number(*least)),
        ValueFault::Above(most) => format!("lớn hơn mức có thể có ({})", format_number(*most)),
    }
}

/// The question that words are under, where there is one.
fn of(label: &Option<String>) -> String {
    label.as_ref().map(|label| format!("“{}”: ", clip(label))).unwrap_or_default()
}

fn quoted(text: &str) -> String {
    format!("'{}'", clip(text))
}

/// Words without the dash that makes them an item; a sign belongs to its figure.
fn without_mark(words: &str) -> &str {
    let bare = words.trim_start_matches(['-', ' ']);
    match bare.starts_with(|c: char| c.is_ascii_digit()) || bare.is_empty() {
        true => words.trim_start(),
        false => bare,
    }
}

/// Words short enough for a line.
pub(super) fn clip(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words::clip(without_mark(&line).trim_end_matches(':'), 70)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_quoted_with_its_sign_and_an_item_without_its_dash() {
        for (typed, shown) in [
            ("-5", "'-5'"),
            ("−5", "'−5'"),
            ("- 5 cuộc", "'- 5 cuộc'"),
            ("-", "'-'"),
            ("- Kết quả:", "'Kết quả'"),
        ] {
            assert_eq!(quoted(typed), shown);
        }
    }
}
