//! The closed set of elements, stated once: the parser reads it and so does the list that
//! `vanban template fields` prints.

/// An element of the subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: &'static [&'static str],
    /// Which of them it must have.
    pub required: &'static [&'static str],
    /// The elements in which it may be; `""` is the text itself.
    pub inside: &'static [&'static str],
    /// What it is for, in Vietnamese.
    pub meaning: &'static str,
}

const BLOCKS: &[&str] = &["", "section", "div"];
const LINES: &[&str] =
    &["p", "li", "td", "th", "h1", "h2", "h3", "h4", "b", "strong", "i", "em", "u"];
const FIELDS: &[&str] =
    &["", "section", "p", "li", "td", "th", "h1", "h2", "h3", "h4", "b", "strong", "i", "em", "u"];

const fn element(
    name: &'static str,
    attributes: &'static [&'static str],
    required: &'static [&'static str],
    inside: &'static [&'static str],
    meaning: &'static str,
) -> Element {
    Element { name, attributes, required, inside, meaning }
}

/// Every element.
pub const ELEMENTS: &[Element] = &[
    element("h1", &[], &[], BLOCKS, "Phần, đánh số La Mã: “Phần I” và tên phần"),
    element("h2", &[], &[], BLOCKS, "Mục, đánh số I., II., III."),
    element("h3", &[], &[], BLOCKS, "Khoản có tiêu đề, đánh số 1., 2., 3."),
    element(
        "h4",
        &["class"],
        &[],
        BLOCKS,
        "Tiêu đề dưới khoản, đánh số a), b); class=\"thap-phan\" đánh số 2.1.",
    ),
    element(
        "p",
        &["class"],
        &[],
        BLOCKS,
        "Đoạn văn; class là tên thành phần thể thức, \"khoan\" là khoản chạy liền số, \"diem\" là điểm a)",
    ),
    element(
        "ul",
        &["class"],
        &[],
        &["", "section", "div", "li"],
        "Danh sách gạch đầu dòng (-), lồng bên trong là dấu cộng (+); class=\"cong\" dùng dấu cộng ngay",
    ),
    element(
        "div",
        &["id"],
        &["id"],
        &[""],
        "Lời văn của một phần, sửa trong Word rồi thu lại được bằng vanban collect; id là tên dấu trang quanh phần đó",
    ),
    element("li", &[], &[], &["ul"], "Một dòng của danh sách"),
    element("table", &[], &[], BLOCKS, "Bảng"),
    element(
        "figure",
        &["title", "unit", "alt"],
        &["title", "alt"],
        BLOCKS,
        "Biểu đồ thanh ngang; title là tên, unit là đơn vị tính, alt là một câu nêu các số cho người không nhìn thấy",
    ),
    element(
        "data",
        &["title", "series", "value", "id"],
        &["title"],
        &["figure"],
        "Một số trên biểu đồ; title là tên thanh, series là tên phần của thanh, value là số (1234.5), id là mã số liệu",
    ),
    element("colgroup", &[], &[], &["table"], "Các cột của bảng"),
    element(
        "col",
        &["width"],
        &["width"],
        &["colgroup"],
        "Một cột; width là phần trăm chiều rộng, cộng lại bằng 100",
    ),
    element("thead", &[], &[], &["table"], "Các hàng đầu bảng, lặp lại ở mỗi trang"),
    element("tbody", &[], &[], &["table"], "Các hàng của bảng"),
    element("tr", &[], &[], &["thead", "tbody"], "Một hàng"),
    element("th", &["colspan", "rowspan"], &[], &["tr"], "Ô đầu cột"),
    element(
        "td",
        &["class", "colspan", "rowspan"],
        &[],
        &["tr"],
        "Ô; class: chu (chữ), giua (giữa ô), so (số, canh phải)",
    ),
    element("b", &[], &[], LINES, "Chữ đậm"),
    element("strong", &[], &[], LINES, "Chữ đậm"),
    element("i", &[], &[], LINES, "Chữ nghiêng"),
    element("em", &[], &[], LINES, "Chữ nghiêng"),
    element("u", &[], &[], LINES, "Chữ gạch chân"),
    element("br", &[], &[], LINES, "Xuống dòng trong cùng đoạn"),
    element(
        "a",
        &["id"],
        &["id"],
        LINES,
        "Chữ có đánh dấu trang (bookmark) trong tệp Word; id là tên: chữ không dấu, số, dấu _",
    ),
    element("hr", &["class"], &["class"], BLOCKS, "class=\"trang\": sang trang mới"),
    element(
        "section",
        &["class", "title"],
        &["class", "title"],
        &[""],
        "Phụ lục; class=\"phu-luc\" hoặc \"phu-luc ngang\" (khổ ngang), title là tên phụ lục",
    ),
    element(
        "input",
        &["type", "name", "title", "placeholder", "value", "checked", "data-mau"],
        &["type", "name", "title"],
        FIELDS,
        "Ô điền; type: text, number, date, checkbox",
    ),
    element(
        "select",
        &["name", "title", "placeholder"],
        &["name", "title"],
        FIELDS,
        "Ô chọn một trong nhiều mục",
    ),
    element("option", &["value", "selected"], &["value"], &["select"], "Một mục để chọn"),
    element(
        "textarea",
        &["name", "title", "placeholder"],
        &["name", "title"],
        FIELDS,
        "Ô điền nhiều đoạn",
    ),
];

/// The attribute by which a template's place travels into the merged text.
pub const PLACE: &str = "data-cho";
