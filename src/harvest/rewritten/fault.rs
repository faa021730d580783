//! Tasks, harvest: what is doubtful about a summary that was rewritten in Word, or not taken from it.

use crate::problem::words::clip;
use crate::problem::{Severity, faults};

/// What is doubtful about a rewritten summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RewrittenFault {
    /// A figure was typed over.
    TypedOver {
        /// Its section.
        section: String,
        /// As it was printed.
        from: String,
        /// As it is now.
        to: String,
        /// By which name it is written.
        name: String,
        /// What the reports give today.
        today: String,
    },
    /// A number that may be one of several figures.
    Several {
        /// Its section.
        section: String,
        /// The number.
        number: String,
        /// The names.
        names: Vec<String>,
    },
    /// Nothing is left of a section.
    Gone {
        /// The section.
        section: String,
    },
    /// Two places are of one section.
    Twice {
        /// The section.
        section: String,
    },
    /// A table or picture is in a section.
    NoWords {
        /// The section.
        section: String,
    },
    /// Words outside of the sections that are not as the summary has them.
    Outside {
        /// The words; empty where others are more than are shown.
        words: String,
        /// Whether they are gone, not new.
        gone: bool,
        /// How many others.
        more: usize,
    },
    /// A figure outside of the sections was typed over.
    Table {
        /// As the summary has it.
        from: String,
        /// As it is now.
        to: String,
    },
    /// The data say something else of the section than when the file was made.
    Conflict {
        /// The section.
        section: String,
    },
    /// Another file of the run is of the same period and says something else.
    TwoFiles {
        /// The other file.
        other: String,
    },
    /// The id of the section means several things.
    Unclear {
        /// The section.
        section: String,
    },
    /// Changes that nobody has accepted or refused.
    Tracked {
        /// How many.
        count: u32,
    },
    /// Comments.
    Comments {
        /// What the first says.
        first: String,
        /// How many.
        count: u32,
    },
    /// It is of another campaign or of a period that is not known.
    Foreign {
        /// What it names.
        found: String,
    },
}

faults! {
    impl Fault for RewrittenFault;

    "SV01" {
        title: "Số liệu bị gõ đè",
        meaning: "Trong báo cáo tổng hợp sửa ở Word, một số liệu đã bị gõ thành số khác với số cộng từ các báo cáo. Chương trình giữ số người sửa đã gõ, như một chữ thường: số đó không còn đổi theo báo cáo và không tra được.",
        advice: "nếu gõ nhầm, trong tệp ở data/summaries viết lại mã trong ngoặc nhọn như thông báo; nếu báo cáo của cơ quan sai, sửa báo cáo đó",
        example: Self::TypedOver {
            section: "Kết quả".into(),
            from: "528".into(),
            to: "530".into(),
            name: "{so-hoi-nghi}".into(),
            today: "528".into(),
        },
        Self::TypedOver { section, from, to, name, today } => {
            severity: Severity::Warning,
            message: format!(
                "phần “{section}”: số {from} đã sửa thành {}; các báo cáo cộng lại là {today}",
                if to.is_empty() { "(bỏ trống)" } else { to }
            ),
            hint: format!("số đã gõ được giữ nguyên; muốn số tự đổi theo báo cáo thì viết lại {name}"),
        }
    }
    "SV02" {
        title: "Số có thể là nhiều số liệu",
        meaning: "Một số gõ lại trong Word bằng đúng nhiều số liệu của phần đó nên không biết là số liệu nào. Chương trình giữ nguyên số đã gõ, không đoán.",
        advice: "mở tệp ở data/summaries, thay số bằng đúng một mã trong ngoặc nhọn",
        example: Self::Several { section: "Kết quả".into(), number: "12".into(), names: vec!["{a}".into(), "{b}".into()] },
        Self::Several { section, number, names } => {
            severity: Severity::Warning,
            message: format!("phần “{section}”: số {number} có thể là {}", names.join(" hoặc ")),
            hint: "số đã gõ được giữ nguyên; muốn số tự đổi thì viết mã đúng vào tệp ở data/summaries",
        }
    }
    "SV03" {
        title: "Một phần của báo cáo không còn",
        meaning: "Trong tệp Word sửa lại không còn lời văn của một phần. Chương trình không tự bỏ phần đó.",
        advice: "nếu muốn bỏ hẳn phần này, ghi leave_out: true cho phần đó trong tệp ở data/summaries",
        example: Self::Gone { section: "Kết quả".into() },
        Self::Gone { section } => {
            severity: Severity::Warning,
            message: format!("phần “{section}” không còn lời văn nào trong tệp; phần này giữ như trước"),
            hint: "nếu muốn bỏ hẳn, ghi leave_out: true cho phần này trong tệp ở data/summaries",
        }
    }
    "SV04" {
        title: "Một phần có ở hai chỗ",
        meaning: "Trong tệp Word có hai chỗ cùng là một phần của báo cáo nên không biết lấy chỗ nào.",
        advice: "giữ một chỗ trong Word rồi thu lại",
        example: Self::Twice { section: "Kết quả".into() },
        Self::Twice { section } => {
            message: format!("phần “{section}” có ở hai chỗ trong tệp nên chưa lấy"),
            hint: "giữ một chỗ trong Word rồi thu lại",
        }
        Self::TwoFiles { other } => {
            message: format!("hai tệp cùng sửa báo cáo tổng hợp của một kỳ; tệp kia: {}", clip(other, 80)),
            hint: "giữ lại một tệp rồi thu lại",
        }
    }
    "SV05" {
        title: "Bảng hoặc hình trong lời văn",
        meaning: "Lời văn của một phần chỉ gồm các đoạn chữ và gạch đầu dòng; bảng, hình chèn vào đó không thu được.",
        advice: "bỏ bảng, hình trong phần đó rồi thu lại; số liệu của bảng đã có ở phụ lục",
        example: Self::NoWords { section: "Kết quả".into() },
        Self::NoWords { section } => {
            message: format!("phần “{section}” có bảng hoặc hình nên chưa lấy được"),
            hint: "bỏ bảng, hình trong phần này rồi thu lại",
        }
    }
    "SV06" {
        title: "Chữ ngoài các phần đã sửa",
        meaning: "Chỉ lời văn của từng phần được thu. Đề mục, ý kiến được trích, bảng và phụ lục do chương trình lập từ dữ liệu: sửa ở Word thì lần lập sau sẽ mất.",
        advice: "sửa ở nguồn: tên đề mục trong plan.yaml, ý kiến được trích ở quotes của tệp trong data/summaries, số liệu ở báo cáo của cơ quan; hoặc đưa chữ vào trong phần",
        example: Self::Outside { words: "Nơi gửi thêm".into(), gone: false, more: 0 },
        Self::Outside { words, gone, more } => {
            severity: Severity::Warning,
            message: match (words.as_str(), gone) {
                ("", _) => format!("còn {more} chỗ khác ngoài các phần cũng đã sửa, không lấy"),
                (words, true) => format!("ngoài các phần, chữ này không còn hoặc đã sửa, không lấy: “{}”", clip(words, 60)),
                (words, false) => format!("ngoài các phần có chữ mới, không lấy: “{}”", clip(words, 60)),
            },
            hint: "chỉ lời văn trong từng phần được thu; đề mục, ý kiến được trích, bảng, phụ lục thì sửa ở dữ liệu",
        }
        Self::Table { from, to } => {
            severity: Severity::Warning,
            message: format!("ngoài các phần, số {from} đã sửa thành {to}, không lấy"),
            hint: "số trong bảng, phụ lục lấy từ báo cáo của cơ quan: sửa báo cáo đó",
        }
    }
    "SV07" {
        title: "Lời văn đã sửa ở cả hai nơi",
        meaning: "Từ khi lập tệp Word, lời văn của phần này trong data/summaries cũng đã được sửa. Chương trình không trộn hai bản và không ghi đè.",
        advice: "xem cả hai bản: muốn lấy bản Word thì xóa text của phần đó trong tệp rồi thu lại; muốn giữ bản trong tệp thì lập lại báo cáo rồi sửa tiếp trên bản mới",
        example: Self::Conflict { section: "Kết quả".into() },
        Self::Conflict { section } => {
            message: format!("phần “{section}” đã sửa cả ở Word lẫn trong tệp dữ liệu từ khi lập; chưa lấy"),
            hint: "muốn lấy bản Word thì xóa text của phần này trong tệp ở data/summaries rồi thu lại",
        }
        Self::Unclear { section } => {
            message: format!("mã của phần “{section}” dùng cho nhiều thứ nên không ghi lời văn được"),
            hint: "đổi mã nhiệm vụ hoặc giai đoạn trùng trong plan.yaml",
        }
    }
    "SV08" {
        title: "Tệp còn theo dõi thay đổi hoặc ghi chú",
        meaning: "Trong tệp Word còn thay đổi chưa chấp nhận hoặc ghi chú bên lề. Lời văn được đọc như khi mọi thay đổi được chấp nhận; ghi chú không thu.",
        advice: "xem các thay đổi và ghi chú trong Word; nếu có thay đổi không nhận thì từ chối trong Word rồi thu lại",
        example: Self::Tracked { count: 3 },
        Self::Tracked { count } => {
            severity: Severity::Warning,
            message: format!("tệp còn {count} thay đổi chưa chấp nhận; đọc như đã chấp nhận"),
            hint: "nếu có thay đổi không nhận thì từ chối trong Word rồi thu lại",
        }
        Self::Comments { first, count } => {
            severity: Severity::Warning,
            message: format!("tệp có {count} ghi chú, không thu: “{}”", clip(first, 60)),
            hint: "xem các ghi chú trong Word",
        }
    }
    "SV09" {
        title: "Báo cáo tổng hợp của đợt khác",
        meaning: "Tệp là báo cáo tổng hợp của một đợt khác, hoặc của kỳ báo cáo mà dữ liệu không có.",
        advice: "thu ở thư mục dữ liệu của đợt đó",
        example: Self::Foreign { found: "dot-khac/2025-01".into() },
        Self::Foreign { found } => {
            message: format!("đây là báo cáo tổng hợp của đợt hoặc kỳ khác: {}", clip(found, 60)),
            hint: "thu ở thư mục dữ liệu của đợt đó",
        }
    }
}
