//! What can be wrong with a template, in a clerk's words; Tera's own English stays behind.

use crate::problem::Fault;

/// A fault of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateFault {
    /// Tera cannot read it.
    Syntax {
        /// Tera's words.
        detail: String,
    },
    /// A filter, test, function or component that is not there.
    Unknown {
        /// What it is, in Vietnamese.
        what: &'static str,
        /// Its name.
        found: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A filter that would let data change the structure.
    Forbidden {
        /// Its name.
        filter: &'static str,
    },
    /// A name that is not in the context: it would be an empty space on paper.
    Undefined {
        /// The name.
        found: String,
        /// The nearest one there.
        nearest: Option<String>,
        /// All that are there.
        available: Vec<String>,
    },
    /// A value that a filter cannot take.
    BadValue {
        /// What is wrong with it, in Vietnamese where it is a filter of ours.
        why: String,
    },
    /// Templates that include or extend each other in a ring.
    Circular {
        /// The chain.
        chain: String,
    },
    /// A template that is not there.
    NotFound {
        /// Its name.
        name: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// More text than any document has.
    TooLong {
        /// The bound in bytes.
        limit: usize,
    },
    /// A file whose name does not end in `.html`: its values would not be escaped.
    BadName {
        /// The name.
        name: String,
    },
    /// A template of a kind of document with nothing in it: the document would have no text.
    Empty,
    /// Anything else that Tera says.
    Other {
        /// Tera's words.
        detail: String,
    },
}

impl Fault for TemplateFault {
    fn code(&self) -> &'static str {
        match self {
            TemplateFault::Syntax { .. } => "MB30",
            TemplateFault::Unknown { .. } => "MB31",
            TemplateFault::Forbidden { .. } => "MB32",
            TemplateFault::Undefined { .. } => "MB33",
            TemplateFault::BadValue { .. } => "MB34",
            TemplateFault::Circular { .. } => "MB35",
            TemplateFault::NotFound { .. } => "MB36",
            TemplateFault::TooLong { .. } => "MB37",
            TemplateFault::BadName { .. } => "MB38",
            TemplateFault::Other { .. } => "MB39",
            TemplateFault::Empty => "MB41",
        }
    }

    fn message(&self) -> String {
        let guess = |nearest: &Option<String>| {
            nearest.as_ref().map(|n| format!("; ý bạn là '{n}'?")).unwrap_or_default()
        };
        match self {
            TemplateFault::Syntax { detail } => {
                format!("mẫu viết sai cú pháp (chi tiết của bộ máy mẫu: {detail})")
            }
            TemplateFault::Unknown { what, found, nearest } => {
                format!("không có {what} '{found}'{}", guess(nearest))
            }
            TemplateFault::Forbidden { filter } if filter.starts_with("{%") => {
                format!("'{filter}' không được dùng để giữ lại một đoạn của mẫu")
            }
            TemplateFault::Forbidden { filter } => format!("bộ lọc '{filter}' không được dùng"),
            TemplateFault::Undefined { found, nearest, .. } => {
                format!("'{found}' không có trong dữ liệu của mẫu này{}", guess(nearest))
            }
            TemplateFault::BadValue { why } => why.clone(),
            TemplateFault::Circular { chain } => format!("các mẫu gọi nhau thành vòng: {chain}"),
            TemplateFault::NotFound { name, nearest } => {
                format!("không có mẫu '{name}'{}", guess(nearest))
            }
            TemplateFault::TooLong { limit } => {
                format!("mẫu tạo ra văn bản dài quá {} MB", limit / 1024 / 1024)
            }
            TemplateFault::BadName { name } => format!("tên mẫu '{name}' phải có đuôi .html"),
            TemplateFault::Empty => "mẫu chưa có nội dung nào".into(),
            TemplateFault::Other { detail } => {
                format!("mẫu có lỗi (chi tiết của bộ máy mẫu: {detail})")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            TemplateFault::Undefined { available, .. } if !available.is_empty() => {
                Some(format!("các tên dùng được ở đây: {}", available.join(", ")))
            }
            TemplateFault::Unknown { .. } => {
                Some("xem các bộ lọc được dùng bằng lệnh: vanban template fields".into())
            }
            TemplateFault::Forbidden { filter } if filter.starts_with("{%") => Some(
                "in thẳng đoạn đó ra chỗ cần; đoạn dùng nhiều lần thì viết thành {% component %}"
                    .into(),
            ),
            TemplateFault::Forbidden { filter: "join" } => {
                Some("dùng bộ lọc join_vi: A, B và C".into())
            }
            TemplateFault::Forbidden { .. } => Some(
                "dữ liệu luôn được in nguyên văn, không thay đổi được bố cục của văn bản".into(),
            ),
            TemplateFault::TooLong { .. } => {
                Some("kiểm tra các vòng lặp {% for %} trong mẫu".into())
            }
            TemplateFault::Syntax { .. } => Some(
                "kiểm tra {{ }}, {% %} ở chỗ này: đủ dấu đóng, đủ {% endif %}, {% endfor %}; so với mẫu có sẵn bằng lệnh: vanban template show".into(),
            ),
            TemplateFault::Undefined { .. } => {
                Some("xem các tên dùng được bằng lệnh: vanban template fields".into())
            }
            TemplateFault::BadValue { .. } => {
                Some("kiểm tra giá trị và vòng lặp ở chỗ này của mẫu".into())
            }
            TemplateFault::Circular { .. } => {
                Some("bỏ một lời gọi {% include %} hoặc {% extends %} trong vòng".into())
            }
            TemplateFault::NotFound { .. } => {
                Some("xem tên các mẫu bằng lệnh: vanban template list".into())
            }
            TemplateFault::BadName { .. } => Some("đổi tên tệp cho có đuôi .html".into()),
            TemplateFault::Empty => Some(
                "viết nội dung mẫu, hoặc bỏ tệp này khỏi thư mục mẫu để dùng mẫu có sẵn".into(),
            ),
            TemplateFault::Other { .. } => Some(
                "so chỗ này với mẫu có sẵn bằng lệnh: vanban template show".into(),
            ),
        }
    }
}
