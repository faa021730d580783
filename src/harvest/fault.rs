//! Tasks, harvest: what keeps a return from being taken, and what in it is doubtful, in a clerk's words.

use super::layers::Layer;
use super::marks::Marks;
use super::value::{FigureFault, no_such_day};
use crate::data::indicators::ValueFault;
use crate::limits;
use crate::problem::{Fault, Severity};
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
        /// The id and name of the agency that it is part of now, where the data say so.
        successor: Option<(String, String)>,
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
    /// The report was replaced so often that an earlier one can no longer be kept beside it.
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
    /// Words were typed beside the control.
    Beside {
        /// The question.
        label: String,
        /// What stands in the control.
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
    /// A box that cannot be told.
    Tick {
        /// The question.
        label: String,
        /// The box.
        choice: String,
        /// How its words stand out, where somebody may have marked it so.
        marks: Marks,
    },
    /// The control says that its hint shows, and other words stand in it.
    Flagged {
        /// The question.
        label: String,
    },
    /// The day behind a control is another than the one it shows.
    OtherDay {
        /// The question.
        label: String,
        /// The day behind.
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
    /// A table or a picture stands in an answer.
    NotWords {
        /// The question.
        label: String,
        /// What stands there.
        what: NotWords,
    },
    /// Words of the form stand twice.
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
    /// More places of such words than are told one by one.
    More {
        /// How many.
        count: usize,
    },
    /// Words that were struck out.
    Struck {
        /// The question, if they stand in an answer.
        label: Option<String>,
        /// The words.
        text: String,
        /// Whether a figure or day is left of which they were a part.
        joined: bool,
    },
    /// Words that nobody sees on paper.
    Unseen {
        /// The question, if they stand in an answer.
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
        /// What stands there, line by line.
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
        /// What stands in its place.
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
    /// Changes that no one has accepted or refused.
    Tracked,
    /// Pictures and margin comments, in which an answer may stand.
    Unread {
        /// How many pictures and embedded files.
        pictures: u32,
        /// How many comments.
        comments: u32,
    },
}

/// What stands in an answer and is no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWords {
    /// A table.
    Table,
    /// A picture or something drawn, beside words.
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
    /// Beside the recipients.
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
    /// Words of the return that are told shortened; they are kept whole beside the report.
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

impl Fault for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Refusal::Unmarked => "TB01",
            Refusal::OtherCampaign { .. } => "TB02",
            Refusal::UnknownPeriod { .. } => "TB03",
            Refusal::UnknownAgency { .. } => "TB04",
            Refusal::OtherPeriod { .. } => "TB05",
            Refusal::Exempt { .. } => "TB06",
            Refusal::TwoNames { .. } => "TB07",
            Refusal::OtherLetterhead { .. } => "TB08",
            Refusal::Macros => "TB09",
            Refusal::Secret { .. } => "TB10",
            Refusal::Twice { .. } => "TB11",
            Refusal::AlreadyThere { .. } => "TB12",
            Refusal::Blank => "TB13",
            Refusal::TooOften { .. } => "TB14",
        }
    }

    fn message(&self) -> String {
        match self {
            Refusal::Unmarked => {
                "không nhận ra đây là biểu mẫu của cơ quan nào, kỳ nào trong đợt này".into()
            }
            Refusal::OtherCampaign { found } => {
                format!("biểu mẫu này thuộc đợt khác ('{found}')")
            }
            Refusal::UnknownPeriod { found } => {
                format!("biểu mẫu ghi kỳ '{found}', nhưng kế hoạch không có kỳ này")
            }
            Refusal::UnknownAgency { found, successor: Some((id, name)) } => {
                format!("biểu mẫu của cơ quan cũ '{found}', nay thuộc {name} ('{id}')")
            }
            Refusal::UnknownAgency { found, successor: None } => {
                format!("biểu mẫu ghi cơ quan '{found}', nhưng danh sách không có cơ quan này")
            }
            Refusal::OtherPeriod { found, wanted } => {
                format!("biểu mẫu thuộc kỳ '{found}', không phải kỳ '{wanted}' đang thu")
            }
            Refusal::Exempt { agency } => {
                format!("{agency} được miễn báo cáo kỳ này (exempt trong plan.yaml)")
            }
            Refusal::TwoNames { one, other } => {
                format!("tệp tự nhận là hai biểu mẫu khác nhau: {one} và {other}")
            }
            Refusal::OtherLetterhead { own, other } => {
                format!("biểu mẫu phát cho {own}, nhưng phần đầu văn bản ghi tên {other}")
            }
            Refusal::Macros => "tệp có macro (mã lệnh)".into(),
            Refusal::Secret { mark } => format!("văn bản có dấu độ mật '{mark}'"),
            Refusal::Twice { other } => {
                format!("còn một biểu mẫu khác của cùng cơ quan, cùng kỳ: '{other}'")
            }
            Refusal::Blank => "biểu mẫu chưa điền gì".into(),
            Refusal::AlreadyThere { path } => {
                format!("đã có báo cáo của cơ quan này ở kỳ này: '{path}'")
            }
            Refusal::TooOften { path } => format!(
                "đã giữ {} bản cũ của '{path}' nên không thay thêm được mà không mất bản nào",
                limits::run::VERSIONS
            ),
        }
    }

    fn hint(&self) -> Option<String> {
        Some(
            match self {
                Refusal::Unmarked => {
                    "kiểm tra xem đây có phải biểu mẫu đã phát không; nếu đúng thì chép câu trả lời sang biểu mẫu của cơ quan đó, hoặc nhập tay vào tệp YAML"
                }
                Refusal::OtherCampaign { .. } | Refusal::UnknownPeriod { .. } => {
                    "đề nghị cơ quan gửi lại theo biểu mẫu của đợt này"
                }
                Refusal::UnknownAgency { successor: Some(_), .. } => {
                    "đề nghị gửi lại theo biểu mẫu của cơ quan mới; báo cáo của riêng cơ quan cũ thì nhập tay vào reports/<mã kỳ>/<mã cơ quan cũ>.yaml, vẫn được tính"
                }
                Refusal::UnknownAgency { successor: None, .. } => {
                    "kiểm tra lại agencies.yaml; cơ quan đã sáp nhập, đổi tên thì ghi was ở cơ quan mới, báo cáo đã gửi vẫn được tính"
                }
                Refusal::OtherPeriod { .. } => {
                    "bỏ --period nếu muốn thu cả kỳ đó, hoặc đề nghị cơ quan gửi biểu mẫu đúng kỳ"
                }
                Refusal::Exempt { .. } => {
                    "nếu vẫn muốn tính báo cáo này thì bỏ cơ quan khỏi danh sách exempt của kỳ"
                }
                Refusal::TwoNames { .. } | Refusal::OtherLetterhead { .. } => {
                    "hỏi lại nơi gửi xem đây là báo cáo của cơ quan nào, rồi đề nghị gửi trên đúng biểu mẫu của mình"
                }
                Refusal::Macros => {
                    "không mở tệp này; đề nghị nơi gửi lưu lại thành .docx không có macro"
                }
                Refusal::Secret { .. } => {
                    "văn bản mật không được thu, lưu trên máy này; chuyển cho người phụ trách văn bản mật theo quy định về bảo vệ bí mật nhà nước"
                }
                Refusal::Twice { .. } => {
                    "hỏi cơ quan bản nào là bản chính thức rồi chỉ thu bản đó"
                }
                Refusal::Blank => {
                    "đề nghị cơ quan điền rồi gửi lại; nếu không phát sinh gì thì đánh dấu vào ô không phát sinh"
                }
                Refusal::AlreadyThere { .. } => {
                    "thêm --replace để thay; bản cũ được giữ lại thành tệp .1.yaml"
                }
                Refusal::TooOften { .. } => {
                    "chuyển các bản cũ (.1.yaml, .2.yaml…) ra thư mục lưu trữ rồi thu lại"
                }
            }
            .to_owned(),
        )
    }
}

impl Fault for Doubt {
    fn code(&self) -> &'static str {
        match self {
            Doubt::Disagree { .. } => "TB20",
            Doubt::Beside { .. } => "TB21",
            Doubt::Figure { .. } => "TB22",
            Doubt::Date { .. } => "TB23",
            Doubt::Number { .. } => "TB24",
            Doubt::Choice { .. } => "TB25",
            Doubt::Tick { .. } => "TB26",
            Doubt::Flagged { .. } => "TB27",
            Doubt::OtherDay { .. } => "TB28",
            Doubt::Merged { .. } => "TB29",
            Doubt::RowStray { .. } => "TB30",
            Doubt::NotWords { .. } => "TB31",
            Doubt::Repeated { .. } => "TB32",
            Doubt::Question { .. } => "TB33",
            Doubt::Words { .. } => "TB34",
            Doubt::Stray { .. } | Doubt::More { .. } => "TB35",
            Doubt::Gone { .. } => "TB36",
            Doubt::OldCode { .. } => "TB90",
            Doubt::OtherVersion => "TB37",
            Doubt::Letterhead => "TB38",
            Doubt::NilWithContent => "TB39",
            Doubt::External { .. } => "TB40",
            Doubt::ByWords => "TB41",
            Doubt::Tracked => "TB42",
            Doubt::Unread { .. } => "TB43",
            Doubt::Struck { .. } => "TB50",
            Doubt::Unseen { .. } => "TB51",
            Doubt::TwoFigures { .. } => "TB52",
            Doubt::Lost { .. } => "TB53",
            Doubt::Head { .. } => "TB54",
            Doubt::Many { .. } => "TB49",
            Doubt::Bound { .. } => "TB55",
            Doubt::Active { .. } => "TB56",
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Doubt::Words { .. } | Doubt::ByWords | Doubt::Tracked | Doubt::Unread { .. } => {
                Severity::Warning
            }
            Doubt::Struck { joined: false, .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    fn message(&self) -> String {
        match self {
            Doubt::Disagree { label, said } => {
                let said: Vec<String> = said
                    .iter()
                    .map(|(layer, text)| format!("{}: {}", layer.words(), quoted(text)))
                    .collect();
                format!("“{}”: các chỗ ghi khác nhau ({})", clip(label), said.join("; "))
            }
            Doubt::Beside { label, inside } => format!(
                "“{}”: có chữ gõ ngoài ô điền; trong ô chỉ có {}",
                clip(label),
                quoted(inside)
            ),
            Doubt::Figure { label, typed, fault } => {
                format!("“{}”: {} {}", clip(label), quoted(typed), figure(fault))
            }
            Doubt::Date { label, typed } => {
                let why = no_such_day(typed);
                let why = why.as_deref().unwrap_or("không phải là một ngày đọc được");
                format!("“{}”: {} {why}", clip(label), quoted(typed))
            }
            Doubt::Number { typed } => {
                format!("số văn bản {} không phải là một số", quoted(typed))
            }
            Doubt::Choice { label, typed } => {
                format!("“{}”: {} không có trong các lựa chọn", clip(label), quoted(typed))
            }
            Doubt::Tick { label, choice, marks } if !marks.is_empty() => format!(
                "“{}”: lựa chọn “{}” {}, không rõ có phải là đánh dấu hay không",
                clip(label),
                clip(choice),
                marks.words()
            ),
            Doubt::Tick { label, choice, .. } => {
                format!("“{}”: không rõ có đánh dấu “{}” hay không", clip(label), clip(choice))
            }
            Doubt::Flagged { label } => format!(
                "“{}”: ô còn đánh dấu là lời nhắc nhưng chữ trong ô không phải lời nhắc",
                clip(label)
            ),
            Doubt::OtherDay { label, stored } => {
                format!("“{}”: ngày hiện trên giấy khác ngày mà ô đang giữ ({stored})", clip(label))
            }
            Doubt::Merged { label } => {
                format!("“{}”: ô số liệu bị gộp với dòng khác", clip(label))
            }
            Doubt::RowStray { label, text } => {
                format!("“{}”: dòng này có chữ ở cột khác: {}", clip(label), quoted(text))
            }
            Doubt::NotWords { label, what } => {
                let label = clip(label);
                let what = match what {
                    NotWords::OnlyPicture => {
                        return format!(
                            "“{label}”: trả lời chỉ bằng hình ảnh hoặc hình vẽ, chương trình không đọc được"
                        );
                    }
                    NotWords::Table => "bảng",
                    NotWords::Picture => "hình ảnh hoặc hình vẽ",
                    NotWords::Formula => "công thức",
                };
                format!("“{label}”: trong câu trả lời có {what}, chỉ lấy được chữ")
            }
            Doubt::Repeated { label, words } => format!(
                "“{}”: trong câu trả lời có lời của chính biểu mẫu: {}",
                clip(label),
                quoted(words)
            ),
            Doubt::Question { issued, found } | Doubt::Words { issued, found } => match found {
                Some(found) => {
                    format!("lời biểu mẫu {} đã bị sửa thành {}", quoted(issued), quoted(found))
                }
                None => format!("không còn lời biểu mẫu {}", quoted(issued)),
            },
            Doubt::OldCode { label, typed, likely } => {
                let code = likely.as_ref().map_or("TCVN3 hoặc VNI", |(code, _)| code.words());
                format!("“{}”: {} gõ bằng bảng mã cũ {code}", clip(label), quoted(typed))
            }
            Doubt::Stray { part, text } => {
                let part = part.map(|part| format!(" (ở {})", part.words())).unwrap_or_default();
                format!("có chữ không thuộc câu hỏi nào{part}: {}", quoted(text))
            }
            Doubt::More { count } => {
                format!("còn {count} chỗ nữa có chữ không thuộc câu hỏi nào")
            }
            Doubt::Struck { label, text, joined } => match joined {
                true => {
                    format!("{}có chữ bị gạch bỏ liền với chữ còn lại: {}", of(label), quoted(text))
                }
                false => format!("{}không tính chữ bị gạch bỏ: {}", of(label), quoted(text)),
            },
            Doubt::Unseen { label, text, hidden } => {
                let how =
                    if *hidden { "chữ ẩn" } else { "chữ màu trắng hoặc quá nhỏ" };
                format!("{}có {how} mà người xem bản in không thấy: {}", of(label), quoted(text))
            }
            Doubt::TwoFigures { label, said } => {
                let said: Vec<String> = said.iter().map(|text| quoted(text)).collect();
                format!("“{}”: có nhiều hơn một số: {}", clip(label), said.join(" và "))
            }
            Doubt::Lost { label } => format!(
                "“{}”: ô điền không còn trong tệp và không thấy câu trả lời; có thể chương trình lưu tệp đã làm mất",
                clip(label)
            ),
            Doubt::Head { label, found } if found.is_empty() => {
                format!("“{}”: đầu cột số liệu hoặc đơn vị tính không còn", clip(label))
            }
            Doubt::Head { label, found } => format!(
                "“{}”: đầu cột số liệu hoặc đơn vị tính đã bị sửa thành {}",
                clip(label),
                quoted(found)
            ),
            Doubt::Many { label } => format!(
                "“{}”: có từ {} chỗ trả lời trở lên, chỉ đọc bấy nhiêu chỗ đầu",
                clip(label),
                limits::harvest::READINGS
            ),
            Doubt::Bound { label } => format!(
                "“{}”: ô điền lấy chữ từ dữ liệu khác gắn trong tệp, Word có thể hiện khác với chữ đọc được",
                clip(label)
            ),
            Doubt::Active { names } => format!(
                "tệp có trường tự lấy hoặc chạy nội dung khác khi mở: {}",
                quoted(&names.join(", "))
            ),
            Doubt::Gone { label } => format!("“{}”: không còn chỗ trả lời", clip(label)),
            Doubt::OtherVersion => {
                "biểu mẫu này không phải bản đang phát: câu hỏi, chỉ tiêu hoặc nhiệm vụ đã thay đổi"
                    .into()
            }
            Doubt::Letterhead => "phần đầu văn bản không ghi tên cơ quan như danh sách".into(),
            Doubt::NilWithContent => "vừa đánh dấu không phát sinh vừa có nội dung báo cáo".into(),
            Doubt::External { target } => {
                format!("tệp có liên kết ra ngoài: {}", quoted(target))
            }
            Doubt::ByWords => {
                "tệp không còn dấu nhận biết; nhận ra cơ quan và kỳ theo phần đầu và trích yếu"
                    .into()
            }
            Doubt::Unread { pictures, comments } => format!(
                "tệp có {pictures} hình ảnh, tệp nhúng và {comments} ghi chú bên lề mà chương trình không đọc"
            ),
            Doubt::Tracked => {
                "còn thay đổi chưa chấp nhận (Track Changes); đọc như đã chấp nhận tất cả".into()
            }
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Doubt::Figure {
                fault:
                    FigureFault::Value(ValueFault::NotNumber(NumberFault::DecimalPoint { suggestion })),
                ..
            } => {
                return Some(format!("nếu đúng là số thập phân thì viết {suggestion}"));
            }
            Doubt::Figure {
                fault:
                    FigureFault::Value(ValueFault::NotNumber(NumberFault::TwoReadings {
                        thousand,
                        decimal,
                    })),
                ..
            } => {
                return Some(format!(
                    "hỏi lại cơ quan; viết {thousand} nếu dấu phẩy tách hàng nghìn, viết {decimal} nếu là số thập phân"
                ));
            }
            Doubt::Figure { fault: FigureFault::Ratio { percent, hundredfold }, .. } => {
                return Some(format!(
                    "hỏi lại cơ quan; viết {percent} nếu là {percent}%, viết {hundredfold} nếu là {hundredfold}%"
                ));
            }
            Doubt::Stray { .. } | Doubt::RowStray { .. } => {
                "xem chữ này thuộc câu hỏi nào rồi ghi vào tệp YAML, hoặc bỏ qua nếu chỉ là ghi chú"
            }
            Doubt::OldCode { likely: Some((_, unicode)), .. } => {
                return Some(format!(
                    "có lẽ là {}; xem tệp gửi về rồi ghi lại bằng Unicode",
                    quoted(unicode)
                ));
            }
            Doubt::Letterhead => "đối chiếu với agencies.yaml",
            Doubt::OtherVersion => "đối chiếu câu hỏi trong tệp với biểu mẫu đang phát",
            Doubt::External { .. } | Doubt::Active { .. } => {
                "không bấm cập nhật liên kết, trường khi mở tệp"
            }
            Doubt::More { .. } => "mở tệp gửi về để xem các chỗ đó",
            Doubt::Struck { joined: false, .. } => return None,
            Doubt::Lost { .. } => "hỏi lại cơ quan; đề nghị điền bằng Word hoặc LibreOffice",
            Doubt::Unread { .. } => "mở tệp xem trong đó có câu trả lời không",
            Doubt::Words { .. } | Doubt::ByWords | Doubt::Tracked => return None,
            _ => "xem lại tệp gửi về hoặc hỏi lại cơ quan",
        };
        Some(hint.to_owned())
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

/// The question that words stand under, where there is one.
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
pub(super) fn clip(words: &str) -> String {
    const SHOWN: usize = 70;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = without_mark(&words).trim_end_matches(':');
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let start: String = words.chars().take(SHOWN - 1).collect();
    format!("{}…", start.trim_end())
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
