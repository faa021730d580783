//! What can be wrong with merged text, in a clerk's words.

use crate::problem::faults;
use crate::problem::words::guess;

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
    /// An element where it may not be.
    Misplaced {
        /// The element.
        element: String,
        /// Where it is.
        inside: String,
    },
    /// Words where only elements may be.
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
    /// A chart without a bar.
    EmptyChart,
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

/// Where the names are listed.
const SEE_FIELDS: &str =
    "xem các phần tử và thành phần được dùng bằng lệnh: vanban template fields";

faults! {
    impl Fault for MarkupFault;

    "MB01" {
        title: "Mẫu viết chưa đúng",
        meaning: "Văn bản sau khi ghép không phải HTML đúng: thẻ chưa đóng hoặc dấu & đứng một mình.",
        advice: "đóng mọi thẻ; viết & là &amp;",
        example: Self::NotWellFormed { why: "thẻ <p> chưa đóng".into() },
        Self::NotWellFormed { why } => {
            message: format!("mẫu viết chưa đúng: {why}"),
            hint: "mỗi phần tử phải được đóng: <p>…</p>, <br />; khoảng trắng không ngắt viết là &#160;",
        }
    }
    "MB02" {
        title: "Phần tử không được dùng",
        meaning: "Mẫu có một phần tử HTML ngoài các phần tử được dùng.",
        advice: "xem các phần tử được dùng: vanban template fields",
        example: Self::UnknownElement { found: "strng".into(), nearest: Some("strong".into()) },
        Self::UnknownElement { found, nearest } => {
            message: format!("phần tử <{found}> không thuộc các phần tử được dùng{}", guess(nearest.as_deref())),
            hint: SEE_FIELDS,
        }
    }
    "MB03" {
        title: "Thuộc tính không được dùng",
        meaning: "Phần tử không có thuộc tính này.",
        advice: "bỏ thuộc tính, hoặc dùng thuộc tính mà thông báo nêu",
        example: Self::UnknownAttribute {
            element: "p".into(),
            found: "style".into(),
            allowed: vec!["class"],
        },
        Self::UnknownAttribute { element, found, allowed } => {
            message: match allowed.is_empty() {
                true => {
                    format!("phần tử <{element}> không có thuộc tính nào, nhưng mẫu ghi '{found}'")
                }
                false => format!(
                    "phần tử <{element}> không có thuộc tính '{found}'; các thuộc tính được dùng: {}",
                    allowed.join(", ")
                ),
            },
        }
    }
    "MB04" {
        title: "Thiếu thuộc tính",
        meaning: "Phần tử bắt buộc phải có thuộc tính này.",
        advice: "thêm thuộc tính mà thông báo nêu",
        example: Self::MissingAttribute { element: "field".into(), missing: "name" },
        Self::MissingAttribute { element, missing } => {
            message: format!("phần tử <{element}> thiếu thuộc tính '{missing}'"),
        }
    }
    "MB05" {
        title: "Phần tử đặt sai chỗ",
        meaning: "Phần tử đứng ở nơi không được phép.",
        advice: "chuyển phần tử ra ngoài hoặc vào đúng phần tử chứa nó",
        example: Self::Misplaced { element: "td".into(), inside: "p".into() },
        Self::Misplaced { element, inside } => {
            message: match inside.as_str() {
                "" => format!("phần tử <{element}> không đứng trực tiếp trong văn bản được"),
                inside => format!("phần tử <{element}> không đứng trong <{inside}> được"),
            },
        }
    }
    "MB06" {
        title: "Chữ đứng ngoài đoạn văn",
        meaning: "Chữ không nằm trong đoạn nào nên không biết trình bày thế nào.",
        advice: "đặt chữ trong <p>…</p>",
        example: Self::StrayWords { words: "Nơi nhận".into() },
        Self::StrayWords { words } => {
            message: format!("chữ '{words}' đứng ngoài đoạn văn"),
            hint: "đặt chữ trong <p>…</p>",
        }
    }
    "MB07" {
        title: "Giá trị thuộc tính không đúng",
        meaning: "Thuộc tính có giá trị ngoài các giá trị cho phép.",
        advice: "sửa giá trị như thông báo nêu",
        example: Self::BadValue {
            attribute: "width",
            found: "rộng".into(),
            expected: "một số nguyên",
        },
        Self::BadValue { attribute, found, expected } => {
            message: format!("thuộc tính '{attribute}' ghi '{found}'; cần ghi {expected}"),
        }
    }
    "MB08" {
        title: "Không có thành phần thể thức này",
        meaning: "class của phần tử không phải tên một thành phần thể thức.",
        advice: "xem tên các thành phần: vanban template fields",
        example: Self::UnknownRole { found: "trich-yeuu".into(), nearest: Some("trich-yeu".into()) },
        Self::UnknownRole { found, nearest } => {
            message: format!("class '{found}' không phải là một thành phần thể thức{}", guess(nearest.as_deref())),
            hint: SEE_FIELDS,
        }
    }
    "MB09" {
        title: "Đoạn văn trống",
        meaning: "Đoạn không có chữ, in ra thành dòng trắng.",
        advice: "chỉ in đoạn khi có nội dung: {% if … %}",
        example: Self::EmptyParagraph,
        Self::EmptyParagraph => {
            message: "đoạn văn trống, in ra sẽ thành một dòng trắng",
            hint: "chỉ in đoạn văn khi có nội dung: {% if … %}<p>…</p>{% endif %}",
        }
    }
    "MB14" {
        title: "Biểu đồ không có số nào",
        meaning: "Biểu đồ không có thanh nào để vẽ.",
        advice: "chỉ vẽ biểu đồ khi có số: {% if … %}",
        example: Self::EmptyChart,
        Self::EmptyChart => {
            message: "biểu đồ không có thanh nào",
            hint: "chỉ vẽ biểu đồ khi có số: {% if … %}<figure>…</figure>{% endif %}",
        }
    }
    "MB10" {
        title: "Chiều rộng các cột không đúng",
        meaning: "Bảng thiếu chiều rộng cột hoặc các chiều rộng cộng lại khác 100.",
        advice: "sửa <col width=…> để tổng bằng 100",
        example: Self::BadWidths { sum: 90 },
        Self::BadWidths { sum: 0 } => {
            message: "bảng chưa ghi chiều rộng các cột (<colgroup><col width=\"…\" /></colgroup>)",
        }
        Self::BadWidths { sum } => {
            message: format!("chiều rộng các cột của bảng cộng lại là {sum}, cần bằng 100"),
        }
    }
    "MB11" {
        title: "Hàng không đủ ô",
        meaning: "Số ô của hàng khác số cột của bảng.",
        advice: "thêm ô, bớt ô hoặc sửa colspan",
        example: Self::BadRow { cells: 3, columns: 4 },
        Self::BadRow { cells, columns } => {
            message: format!("hàng của bảng có {cells} ô, nhưng bảng có {columns} cột"),
        }
    }
    "MB12" {
        title: "Hai ô điền trùng tên",
        meaning: "Hai ô điền của một mẫu mang cùng tên nên không đọc lại được.",
        advice: "đặt tên khác nhau",
        example: Self::FieldTwice { name: "so-luot-nguoi".into() },
        Self::FieldTwice { name } => {
            message: format!("hai ô điền cùng mang tên '{name}'"),
        }
    }
    "MB13" {
        title: "Tên ô điền quá dài",
        meaning: "Word chỉ giữ được tên ô điền tối đa 64 ký tự.",
        advice: "rút ngắn tên",
        example: Self::LongFieldName { name: "ten-o-dien-rat-dai…".into() },
        Self::LongFieldName { name } => {
            message: format!("tên ô điền '{name}' dài quá 64 ký tự"),
        }
    }
}
