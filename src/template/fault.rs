//! What can be wrong with a template, in a clerk's words; Tera's own English stays behind.

use crate::limits;
use crate::problem::Fault;

/// What a template may not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unallowed {
    /// A filter that would let data change the structure, or that makes a text many times as long.
    Filter(&'static str),
    /// What keeps a text whose length nothing bounds.
    Kept(&'static str),
    /// What makes a list many times as long, or a text past all counting.
    Growing(&'static str),
    /// What belongs to the inside of the template engine.
    Inner,
    /// Too many `elif` in one another's `else`.
    Branches,
    /// What this program cannot read, whether or not the engine can.
    Unclear,
}

impl Unallowed {
    fn message(self) -> String {
        match self {
            Unallowed::Filter(name) => format!("bộ lọc '{name}' không được dùng"),
            Unallowed::Kept(tag) => {
                format!("'{tag}' không được dùng để giữ lại một đoạn của mẫu")
            }
            Unallowed::Growing(what) => format!("'{what}' không được dùng trong mẫu"),
            Unallowed::Inner => "tên bắt đầu bằng '__tera' không được dùng trong mẫu".into(),
            Unallowed::Branches => {
                format!("mẫu có quá {} nhánh {{% elif %}} nối nhau", limits::template::BRANCHES)
            }
            Unallowed::Unclear => {
                "từ chỗ này chương trình không đọc được mẫu: có lẽ thiếu dấu đóng của ngoặc kép, {{ }}, {% %} hoặc {# #}".into()
            }
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Unallowed::Filter("join") => "dùng bộ lọc join_vi: A, B và C",
            Unallowed::Filter(_) => {
                "dữ liệu luôn được in nguyên văn, không thay đổi được bố cục của văn bản"
            }
            Unallowed::Kept(_) => {
                "in thẳng đoạn đó ra chỗ cần: đoạn dùng nhiều lần thì viết thành {% component %} rồi gọi riêng trong {{<tên ... />}}"
            }
            Unallowed::Growing(_) => "đi qua danh sách bằng {% for %} và in thẳng ra chỗ cần",
            Unallowed::Inner => "xem các tên dùng được bằng lệnh: vanban template fields",
            Unallowed::Branches => "chia thành nhiều đoạn {% if %} ... {% endif %}",
            Unallowed::Unclear => "so chỗ này với mẫu có sẵn bằng lệnh: vanban template show",
        }
    }
}

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
    /// Something that is not to be used.
    Forbidden {
        /// What.
        what: Unallowed,
    },
    /// Templates that call one another too deep.
    TooNested {
        /// The bound.
        limit: usize,
    },
    /// A file that no template is as large as.
    Large {
        /// The bound in bytes.
        limit: usize,
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
    /// A whole list or record that is printed: brackets and quotes would stand on paper.
    Whole {
        /// What is printed, as the template writes it.
        found: String,
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
            TemplateFault::TooNested { .. } => "MB42",
            TemplateFault::Large { .. } => "MB43",
            TemplateFault::Undefined { .. } => "MB33",
            TemplateFault::BadValue { .. } => "MB34",
            TemplateFault::Whole { .. } => "MB44",
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
            TemplateFault::Forbidden { what } => what.message(),
            TemplateFault::TooNested { limit } => {
                format!(
                    "các mẫu gọi nhau bằng {{% include %}}, {{% extends %}} sâu quá {limit} cấp"
                )
            }
            TemplateFault::Large { limit } => {
                format!("tệp mẫu lớn hơn {} MB", limit / 1024 / 1024)
            }
            TemplateFault::Undefined { found, nearest, .. } => {
                format!("'{found}' không có trong dữ liệu của mẫu này{}", guess(nearest))
            }
            TemplateFault::BadValue { why } => why.clone(),
            TemplateFault::Whole { found } => {
                format!(
                    "'{found}' không phải là một lời hay một số mà là danh sách, nhóm tên hoặc đúng/sai: không in thẳng ra văn bản được"
                )
            }
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
            TemplateFault::Forbidden { what } => Some(what.hint().into()),
            TemplateFault::TooNested { .. } => {
                Some("viết thẳng phần được gọi vào mẫu gọi nó".into())
            }
            TemplateFault::Large { .. } => {
                Some("chia thành nhiều mẫu, gọi nhau bằng {% include %}".into())
            }
            TemplateFault::TooLong { .. } => {
                Some("kiểm tra các vòng lặp {% for %} trong mẫu".into())
            }
            TemplateFault::Syntax { .. } => Some(
                "kiểm tra {{ }}, {% %} ở chỗ này: đủ dấu đóng, đủ {% endif %}, {% endfor %}; so với mẫu có sẵn bằng lệnh: vanban template show".into(),
            ),
            TemplateFault::Undefined { .. } => {
                Some("xem các tên dùng được bằng lệnh: vanban template fields".into())
            }
            TemplateFault::Whole { .. } => Some(
                "danh sách thì đi qua bằng {% for %} hoặc nối bằng join_vi; nhóm tên thì in từng tên của nó (a.b); đúng/sai thì hỏi bằng {% if %}".into(),
            ),
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
