//! Desk: what is wrong in a request itself, whoever typed it.

use crate::problem::{Fault, Origin, Problem};
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

impl Fault for UsageFault {
    fn code(&self) -> &'static str {
        match self {
            UsageFault::UnknownVerb { .. } => "CL01",
            UsageFault::UnknownOption { .. } => "CL02",
            UsageFault::BadValue { .. } => "CL03",
            UsageFault::MissingValue { .. } => "CL04",
            UsageFault::Missing { .. } => "CL05",
            UsageFault::TooMany { .. } => "CL06",
            UsageFault::UnknownId { .. } => "CL07",
            UsageFault::Other { .. } => "CL09",
        }
    }

    fn origin(&self) -> Origin {
        Origin::Usage
    }

    fn message(&self) -> String {
        let guess = |nearest: &Option<String>| {
            nearest.as_ref().map(|n| format!("; ý bạn là '{n}'?")).unwrap_or_default()
        };
        match self {
            UsageFault::UnknownVerb { found, nearest } => {
                format!("không có lệnh '{found}'{}", guess(nearest))
            }
            UsageFault::UnknownOption { found, nearest } => {
                format!("không có tùy chọn '{found}' ở lệnh này{}", guess(nearest))
            }
            UsageFault::BadValue { option, found, nearest, .. } => {
                format!("giá trị '{found}' không dùng được cho {option}{}", guess(nearest))
            }
            UsageFault::MissingValue { option } => format!("{option} cần một giá trị đi kèm"),
            UsageFault::Missing { what, .. } => format!("còn thiếu: {}", what.join(", ")),
            UsageFault::TooMany { option } => format!("{option} chỉ ghi một lần"),
            UsageFault::UnknownId { option, found, nearest, .. } => {
                format!("{option}: không có mã '{found}' trong dữ liệu{}", guess(nearest))
            }
            UsageFault::Other { detail } => format!("câu lệnh chưa đúng ({detail})"),
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            UsageFault::BadValue { how: Some(how), .. } => Some(how.clone()),
            UsageFault::BadValue { allowed, .. } if !allowed.is_empty() => {
                Some(format!("các giá trị dùng được: {}", allowed.join(", ")))
            }
            UsageFault::UnknownId { known, .. } => {
                let shown = known.iter().take(IDS_SHOWN).map(String::as_str);
                let shown = shown.collect::<Vec<_>>().join(", ");
                Some(match known.len().checked_sub(IDS_SHOWN) {
                    None | Some(0) => format!("các mã có trong dữ liệu: {shown}"),
                    Some(more) => format!(
                        "các mã có trong dữ liệu: {shown} và {more} mã khác (xem các dòng 'id:' trong agencies.yaml)"
                    ),
                })
            }
            UsageFault::Missing { usage: Some(usage), .. } => Some(format!("cách gõ: {usage}")),
            _ => Some("xem cách dùng: vanban --help, vanban <LỆNH> --help".into()),
        }
    }
}

/// More ids than these are not listed.
const IDS_SHOWN: usize = 12;

/// An id on the command line that the data do not know; `known` holds each id with its name, by either of which
/// the nearest is looked for.
pub fn unknown_id(option: &'static str, found: &str, known: &[(&str, &str)]) -> Problem {
    let shown = |(id, name): &(&str, &str)| format!("{id} ({name})");
    let by_id = viet::nearest(found, known.iter().map(|(id, _)| *id));
    let by_name = || {
        let name = viet::nearest(found, known.iter().map(|(_, name)| *name))?;
        known.iter().find(|(_, known)| *known == name).map(|(id, _)| *id)
    };
    let nearest = by_id.or_else(by_name).map(str::to_owned);
    let known = known.iter().map(shown).collect();
    Problem::nowhere(&UsageFault::UnknownId { option, found: found.to_owned(), nearest, known })
}

/// A value on the command line that is none of those allowed.
pub fn bad_value(option: &str, found: &str, allowed: Vec<String>) -> Problem {
    let nearest = viet::nearest(found, allowed.iter().map(String::as_str)).map(str::to_owned);
    let (option, found) = (option.to_owned(), found.to_owned());
    Problem::nowhere(&UsageFault::BadValue { option, found, allowed, nearest, how: None })
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
