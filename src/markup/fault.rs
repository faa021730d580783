//! What can be wrong with merged text, in a clerk's words.

use crate::problem::Fault;

/// A flaw of the merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkupFault {
    /// Not well-formed: a tag that is not closed, a bare `&`.
    NotWellFormed {
        /// What the reader says.
        why: String,
    },
    /// An element outside the set.
    UnknownElement {
        /// Its name.
        found: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// An attribute that the element does not have.
    UnknownAttribute {
        /// The element.
        element: String,
        /// The attribute.
        found: String,
        /// What it may have.
        allowed: Vec<&'static str>,
    },
    /// An attribute that the element must have.
    MissingAttribute {
        /// The element.
        element: String,
        /// The attribute.
        missing: &'static str,
    },
    /// An element where it may not stand.
    Misplaced {
        /// The element.
        element: String,
        /// Where it stands.
        inside: String,
    },
    /// Words where only elements may stand.
    StrayWords {
        /// The words.
        words: String,
    },
    /// A value that an attribute may not have.
    BadValue {
        /// The attribute.
        attribute: &'static str,
        /// Its value.
        found: String,
        /// What it may be.
        expected: &'static str,
    },
    /// A class that names no role.
    UnknownRole {
        /// The class.
        found: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A paragraph with nothing in it.
    EmptyParagraph,
    /// A table without the widths of its columns, or with widths that do not add up.
    BadWidths {
        /// What they add up to.
        sum: u32,
    },
    /// A row that does not fill the columns.
    BadRow {
        /// How many columns its cells cover.
        cells: u32,
        /// How many there are.
        columns: u32,
    },
    /// Two fields of one name.
    FieldTwice {
        /// The name.
        name: String,
    },
    /// A field's name that Word cannot hold.
    LongFieldName {
        /// The name.
        name: String,
    },
}

impl Fault for MarkupFault {
    fn code(&self) -> &'static str {
        match self {
            MarkupFault::NotWellFormed { .. } => "MB01",
            MarkupFault::UnknownElement { .. } => "MB02",
            MarkupFault::UnknownAttribute { .. } => "MB03",
            MarkupFault::MissingAttribute { .. } => "MB04",
            MarkupFault::Misplaced { .. } => "MB05",
            MarkupFault::StrayWords { .. } => "MB06",
            MarkupFault::BadValue { .. } => "MB07",
            MarkupFault::UnknownRole { .. } => "MB08",
            MarkupFault::EmptyParagraph => "MB09",
            MarkupFault::BadWidths { .. } => "MB10",
            MarkupFault::BadRow { .. } => "MB11",
            MarkupFault::FieldTwice { .. } => "MB12",
            MarkupFault::LongFieldName { .. } => "MB13",
        }
    }

    fn message(&self) -> String {
        let guess = |nearest: &Option<String>| {
            nearest.as_ref().map(|n| format!("; ý bạn là '{n}'?")).unwrap_or_default()
        };
        match self {
            MarkupFault::NotWellFormed { why } => format!("mẫu viết chưa đúng: {why}"),
            MarkupFault::UnknownElement { found, nearest } => {
                format!("phần tử <{found}> không thuộc các phần tử được dùng{}", guess(nearest))
            }
            MarkupFault::UnknownAttribute { element, found, allowed } => match allowed.is_empty() {
                true => {
                    format!("phần tử <{element}> không có thuộc tính nào, nhưng mẫu ghi '{found}'")
                }
                false => format!(
                    "phần tử <{element}> không có thuộc tính '{found}'; các thuộc tính được dùng: {}",
                    allowed.join(", ")
                ),
            },
            MarkupFault::MissingAttribute { element, missing } => {
                format!("phần tử <{element}> thiếu thuộc tính '{missing}'")
            }
            MarkupFault::Misplaced { element, inside } => match inside.as_str() {
                "" => format!("phần tử <{element}> không đứng trực tiếp trong văn bản được"),
                inside => format!("phần tử <{element}> không đứng trong <{inside}> được"),
            },
            MarkupFault::StrayWords { words } => {
                format!("chữ '{words}' đứng ngoài đoạn văn")
            }
            MarkupFault::BadValue { attribute, found, expected } => {
                format!("thuộc tính '{attribute}' ghi '{found}'; cần ghi {expected}")
            }
            MarkupFault::UnknownRole { found, nearest } => {
                format!("class '{found}' không phải là một thành phần thể thức{}", guess(nearest))
            }
            MarkupFault::EmptyParagraph => "đoạn văn trống, in ra sẽ thành một dòng trắng".into(),
            MarkupFault::BadWidths { sum: 0 } => {
                "bảng chưa ghi chiều rộng các cột (<colgroup><col width=\"…\" /></colgroup>)".into()
            }
            MarkupFault::BadWidths { sum } => {
                format!("chiều rộng các cột của bảng cộng lại là {sum}, cần bằng 100")
            }
            MarkupFault::BadRow { cells, columns } => {
                format!("hàng của bảng có {cells} ô, nhưng bảng có {columns} cột")
            }
            MarkupFault::FieldTwice { name } => format!("hai ô điền cùng mang tên '{name}'"),
            MarkupFault::LongFieldName { name } => {
                format!("tên ô điền '{name}' dài quá 64 ký tự")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            MarkupFault::NotWellFormed { .. } => Some(
                "mỗi phần tử phải được đóng: <p>…</p>, <br />; khoảng trắng không ngắt viết là &#160;".into(),
            ),
            MarkupFault::UnknownElement { .. } | MarkupFault::UnknownRole { .. } => {
                Some("xem các phần tử và thành phần được dùng bằng lệnh: vanban template fields".into())
            }
            MarkupFault::StrayWords { .. } => Some("đặt chữ trong <p>…</p>".into()),
            MarkupFault::EmptyParagraph => {
                Some("chỉ in đoạn văn khi có nội dung: {% if … %}<p>…</p>{% endif %}".into())
            }
            _ => None,
        }
    }
}
