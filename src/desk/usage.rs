//! Desk: what is wrong in a request itself, whoever typed it.

use crate::problem::words::guess;
use crate::problem::{Origin, Problem, faults};
use crate::viet;

/// What was typed wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageFault {
    /// No such verb.
    UnknownVerb {
        /// What was typed.
        found: String,
        /// The nearest verb.
        nearest: Option<String>,
    },
    /// No such option.
    UnknownOption {
        /// What was typed.
        found: String,
        /// The nearest option.
        nearest: Option<String>,
    },
    /// A value that cannot be used.
    BadValue {
        /// Of which option.
        option: String,
        /// What was typed.
        found: String,
        /// The values that can be used, where they can be listed.
        allowed: Vec<String>,
        /// The nearest of them.
        nearest: Option<String>,
        /// How to write it, where the option's own reader says so.
        how: Option<String>,
    },
    /// An option without its value.
    MissingValue {
        /// The option.
        option: String,
    },
    /// Something that must be typed and was not.
    Missing {
        /// What.
        what: Vec<String>,
        /// How the verb is typed, where it is known.
        usage: Option<String>,
    },
    /// An option more than once.
    TooMany {
        /// The option.
        option: String,
    },
    /// An id that the data do not know.
    UnknownId {
        /// Of which option.
        option: &'static str,
        /// What was typed.
        found: String,
        /// The nearest id.
        nearest: Option<String>,
        /// The ids that there are, each with its name.
        known: Vec<String>,
    },
    /// Anything else.
    Other {
        /// What.
        detail: String,
    },
}

faults! {
    impl Fault for UsageFault { origin: Origin::Usage };

    "CL01" {
        title: "Không có lệnh này",
        meaning: "Từ đầu tiên sau 'vanban' không phải tên lệnh.",
        advice: "xem các lệnh bằng 'vanban --help'",
        example: Self::UnknownVerb { found: "biuld".into(), nearest: Some("build".into()) },
        Self::UnknownVerb { found, nearest } => {
            message: format!("không có lệnh '{found}'{}", guess(nearest.as_deref())),
            hint: HELP,
        }
    }
    "CL02" {
        title: "Không có tùy chọn này",
        meaning: "Lệnh không nhận tùy chọn đã ghi.",
        advice: "xem tùy chọn của lệnh bằng 'vanban <LỆNH> --help'",
        example: Self::UnknownOption { found: "--agncy".into(), nearest: Some("--agency".into()) },
        Self::UnknownOption { found, nearest } => {
            message: format!("không có tùy chọn '{found}' ở lệnh này{}", guess(nearest.as_deref())),
            hint: HELP,
        }
    }
    "CL03" {
        title: "Giá trị không dùng được",
        meaning: "Giá trị sau tùy chọn, hoặc mã đã hỏi, không thuộc các giá trị có thể dùng.",
        advice: "chọn một trong các giá trị mà thông báo liệt kê",
        example: bad_value_of("--format", "xml", vec!["text".into(), "json".into()]),
        Self::BadValue { option, found, allowed, nearest, how } => {
            message: format!("giá trị '{found}' không dùng được cho {option}{}", guess(nearest.as_deref())),
            hint: match how {
                Some(how) => how.clone(),
                None if allowed.is_empty() => HELP.to_owned(),
                None => format!("các giá trị dùng được: {}", allowed.join(", ")),
            },
        }
    }
    "CL04" {
        title: "Tùy chọn thiếu giá trị",
        meaning: "Tùy chọn phải có một giá trị đi sau.",
        advice: "ghi giá trị ngay sau tùy chọn, ví dụ --out ket-qua",
        example: Self::MissingValue { option: "--period".into() },
        Self::MissingValue { option } => {
            message: format!("{option} cần một giá trị đi kèm"),
            hint: HELP,
        }
    }
    "CL05" {
        title: "Thiếu tham số",
        meaning: "Lệnh cần thêm tham số, ví dụ tên thư mục hoặc tệp.",
        advice: "ghi đủ tham số như dòng cách dùng nêu",
        example: Self::Missing {
            what: vec!["<THƯ MỤC>".into()],
            usage: Some("vanban init <THƯ MỤC>".into()),
        },
        Self::Missing { what, usage } => {
            message: format!("còn thiếu: {}", what.join(", ")),
            hint: match usage {
                Some(usage) => format!("cách gõ: {usage}"),
                None => HELP.to_owned(),
            },
        }
    }
    "CL06" {
        title: "Tùy chọn ghi nhiều lần",
        meaning: "Tùy chọn này chỉ ghi một lần.",
        advice: "bỏ bớt, chỉ giữ một",
        example: Self::TooMany { option: "--pdf".into() },
        Self::TooMany { option } => {
            message: format!("{option} chỉ ghi một lần"),
            hint: HELP,
        }
    }
    "CL07" {
        title: "Mã không có trong dữ liệu",
        meaning: "Mã cơ quan hoặc mã kỳ ở câu lệnh không có trong dữ liệu.",
        advice: "xem mã trong agencies.yaml và plan.yaml",
        example: unknown_id_of("--agency", "so-tu-phaap", &[("so-tu-phap", "Sở Tư pháp")]),
        Self::UnknownId { option, found, nearest, known } => {
            message: format!("{option}: không có mã '{found}' trong dữ liệu{}", guess(nearest.as_deref())),
            hint: {
                let shown = known.iter().take(IDS_SHOWN).map(String::as_str);
                let shown = shown.collect::<Vec<_>>().join(", ");
                match known.len().checked_sub(IDS_SHOWN) {
                    None | Some(0) => format!("các mã có trong dữ liệu: {shown}"),
                    Some(more) => format!(
                        "các mã có trong dữ liệu: {shown} và {more} mã khác (xem các dòng 'id:' trong agencies.yaml)"
                    ),
                }
            },
        }
    }
    "CL09" {
        title: "Câu lệnh chưa đúng",
        meaning: "Câu lệnh không đúng theo một cách khác.",
        advice: "xem cách dùng bằng 'vanban <LỆNH> --help'",
        example: Self::Other { detail: "InvalidUtf8".into() },
        Self::Other { detail } => {
            message: format!("câu lệnh chưa đúng ({detail})"),
            hint: HELP,
        }
    }
}

/// More ids than these are not listed.
const IDS_SHOWN: usize = 12;

/// An id on the command line that the data do not know; `known` holds each id with its name, by either of which
/// the nearest is looked for.
pub fn unknown_id(option: &'static str, found: &str, known: &[(&str, &str)]) -> Problem {
    Problem::nowhere(&unknown_id_of(option, found, known))
}

fn unknown_id_of(option: &'static str, found: &str, known: &[(&str, &str)]) -> UsageFault {
    let shown = |(id, name): &(&str, &str)| format!("{id} ({name})");
    let by_id = viet::nearest(found, known.iter().map(|(id, _)| *id));
    let by_name = || {
        let name = viet::nearest(found, known.iter().map(|(_, name)| *name))?;
        known.iter().find(|(_, known)| *known == name).map(|(id, _)| *id)
    };
    let nearest = by_id.or_else(by_name).map(str::to_owned);
    let known = known.iter().map(shown).collect();
    UsageFault::UnknownId { option, found: found.to_owned(), nearest, known }
}

/// A value on the command line that is none of those allowed.
pub fn bad_value(option: &str, found: &str, allowed: Vec<String>) -> Problem {
    Problem::nowhere(&bad_value_of(option, found, allowed))
}

const HELP: &str = "xem cách dùng: vanban --help, vanban <LỆNH> --help";

fn bad_value_of(option: &str, found: &str, allowed: Vec<String>) -> UsageFault {
    let nearest = viet::nearest(found, allowed.iter().map(String::as_str)).map(str::to_owned);
    let (option, found) = (option.to_owned(), found.to_owned());
    UsageFault::BadValue { option, found, allowed, nearest, how: None }
}

/// Something that must be on the command line and is not.
pub fn missing(what: &str) -> Problem {
    Problem::nowhere(&UsageFault::Missing { what: vec![what.to_owned()], usage: None })
}

/// A code to explain that there is not.
pub fn bad_code(found: &str, known: &[&str]) -> Problem {
    let nearest = viet::nearest(found, known.iter().copied()).map(str::to_owned);
    let (option, found, allowed) = ("MÃ".to_owned(), found.to_owned(), Vec::new());
    Problem::nowhere(&UsageFault::BadValue { option, found, allowed, nearest, how: None })
}

/// A result that did not arrive: the disk that its file was to be on is full, for example.
#[derive(Debug)]
pub struct Lost {
    /// Why not.
    pub why: String,
}

faults! {
    impl Fault for Lost { origin: Origin::Environment };

    "MT06" {
        title: "Kết quả in ra không ghi lại được",
        meaning: "Kết quả được ghi vào tệp hoặc chương trình khác (dấu >, dấu |) mà nơi đó không nhận đủ, ví dụ đĩa đã đầy.",
        advice: "kiểm tra đĩa còn chỗ rồi chạy lại",
        example: Self { why: "…".into() },
        Self { why } => {
            message: format!("kết quả in ra không ghi lại được trọn vẹn ({why})"),
            hint: "nếu đang ghi kết quả vào tệp (dấu >) thì kiểm tra đĩa còn chỗ, rồi chạy lại",
        }
    }
}
