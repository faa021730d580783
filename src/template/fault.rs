//! What can be wrong with a template, in a clerk's words; Tera's own English is not shown.

use crate::limits;
use crate::problem::faults;
use crate::problem::words::guess;

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
    /// A whole list or record that is printed: brackets and quotes would be on paper.
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
    /// A file of an office that is empty where the program has one: `vanban template show X > templates/X` is emptied
    /// by the command window before anything is read.
    Emptied {
        /// The file as the clerk knows it.
        shown: String,
        /// Its path among the templates.
        path: String,
    },
    /// A figure taken for a pair, as before figures had names.
    FigurePair {
        /// What the template writes.
        found: String,
    },
    /// Anything else that Tera says.
    Other {
        /// Tera's words.
        detail: String,
    },
}

faults! {
    impl Fault for TemplateFault;

    "MB30" {
        title: "Mẫu sai cú pháp",
        meaning: "Bộ máy mẫu không đọc được tệp mẫu.",
        advice: "xem dòng và cột trong thông báo; kiểm tra {{ }}, {% %}",
        example: Self::Syntax { detail: "…".into() },
        Self::Syntax { detail } => {
            message: format!("mẫu viết sai cú pháp (chi tiết của bộ máy mẫu: {detail})"),
            hint: "kiểm tra {{ }}, {% %} ở chỗ này: đủ dấu đóng, đủ {% endif %}, {% endfor %}; so với mẫu có sẵn bằng lệnh: vanban template show",
        }
    }
    "MB31" {
        title: "Không có bộ lọc, hàm này",
        meaning: "Mẫu gọi một bộ lọc, phép thử hoặc hàm không có.",
        advice: "xem các bộ lọc: vanban template fields",
        example: Self::Unknown {
            what: "bộ lọc",
            found: "uper".into(),
            nearest: Some("upper".into()),
        },
        Self::Unknown { what, found, nearest } => {
            message: format!("không có {what} '{found}'{}", guess(nearest.as_deref())),
            hint: "xem các bộ lọc được dùng bằng lệnh: vanban template fields",
        }
    }
    "MB32" {
        title: "Bộ lọc, thẻ không được dùng",
        meaning: "Bộ lọc hoặc thẻ này cho phép dữ liệu thay đổi bố cục văn bản, hoặc nhân một lời lên nhiều lần.",
        advice: "bỏ bộ lọc, thẻ; dữ liệu luôn in nguyên văn",
        example: Self::Forbidden { what: Unallowed::Filter("safe") },
        Self::Forbidden { what } => {
            message: what.message(),
            hint: what.hint(),
        }
    }
    "MB33" {
        title: "Tên không có trong dữ liệu của mẫu",
        meaning: "Mẫu dùng một tên không có, in ra sẽ là chỗ trống.",
        advice: "dùng tên mà thông báo liệt kê",
        example: Self::Undefined {
            found: "subjct".into(),
            nearest: Some("subject".into()),
            available: Vec::new(),
        },
        Self::Undefined { found, nearest, available } if !available.is_empty() => {
            message: format!("'{found}' không có trong dữ liệu của mẫu này{}", guess(nearest.as_deref())),
            hint: format!("các tên dùng được ở đây: {}", available.join(", ")),
        }
        Self::Undefined { found, nearest, .. } => {
            message: format!("'{found}' không có trong dữ liệu của mẫu này{}", guess(nearest.as_deref())),
            hint: "xem các tên dùng được bằng lệnh: vanban template fields",
        }
    }
    "MB34" {
        title: "Bộ lọc không nhận giá trị này",
        meaning: "Giá trị đưa vào bộ lọc không đúng loại.",
        advice: "kiểm tra giá trị trước bộ lọc",
        example: Self::BadValue { why: "bộ lọc 'ngay' cần một ngày".into() },
        Self::BadValue { why } => {
            message: why.clone(),
            hint: "kiểm tra giá trị và vòng lặp ở chỗ này của mẫu",
        }
    }
    "MB35" {
        title: "Các mẫu gọi nhau thành vòng",
        meaning: "Mẫu này gọi mẫu kia rồi lại gọi về chính nó.",
        advice: "bỏ một lời gọi trong vòng",
        example: Self::Circular { chain: "a.html → b.html → a.html".into() },
        Self::Circular { chain } => {
            message: format!("các mẫu gọi nhau thành vòng: {chain}"),
            hint: "bỏ một lời gọi {% include %} hoặc {% extends %} trong vòng",
        }
    }
    "MB36" {
        title: "Không có mẫu này",
        meaning: "Mẫu được gọi không có trong thư mục mẫu.",
        advice: "sửa tên mẫu",
        example: Self::NotFound { name: "dau.html".into(), nearest: None },
        Self::NotFound { name, nearest } => {
            message: format!("không có mẫu '{name}'{}", guess(nearest.as_deref())),
            hint: "xem tên các mẫu bằng lệnh: vanban template list",
        }
    }
    "MB37" {
        title: "Mẫu tạo ra văn bản quá dài",
        meaning: "Văn bản sau khi ghép dài hơn mức một văn bản có thể có.",
        advice: "kiểm tra các vòng lặp {% for %}",
        example: Self::TooLong { limit: limits::template::OUTPUT },
        Self::TooLong { limit } => {
            message: format!("mẫu tạo ra văn bản dài quá {} MB", limit / 1024 / 1024),
            hint: "kiểm tra các vòng lặp {% for %} trong mẫu",
        }
    }
    "MB38" {
        title: "Tên mẫu không có đuôi .html",
        meaning: "Chỉ tệp .html mới được bảo vệ khỏi dữ liệu làm đổi bố cục.",
        advice: "đổi tên tệp",
        example: Self::BadName { name: "ke-hoach/template.txt".into() },
        Self::BadName { name } => {
            message: format!("tên mẫu '{name}' phải có đuôi .html"),
            hint: "đổi tên tệp cho có đuôi .html",
        }
    }
    "MB39" {
        title: "Mẫu có lỗi",
        meaning: "Bộ máy mẫu báo một lỗi khác.",
        advice: "xem chi tiết trong thông báo",
        example: Self::Other { detail: "…".into() },
        Self::Other { detail } => {
            message: format!("mẫu có lỗi (chi tiết của bộ máy mẫu: {detail})"),
            hint: "so chỗ này với mẫu có sẵn bằng lệnh: vanban template show",
        }
    }
    "MB45" {
        title: "Số liệu không còn là một cặp",
        meaning: "Mẫu chép từ bản trước của chương trình lấy số liệu theo thứ tự (figure[0], figure[1]); nay số liệu có tên: figure.text là con số, figure.id là tên dấu trang.",
        advice: "thay figure: array bằng figure: map, figure[0] bằng figure.text, figure[1] bằng figure.id, và so với mẫu có sẵn: vanban template show bao-cao/template.html",
        example: Self::FigurePair { found: "figure[0]".into() },
        Self::FigurePair { found } => {
            message: format!("'{found}': số liệu không còn là một cặp mà có tên"),
            hint: "thay figure: array bằng figure: map, figure[0] bằng figure.text, figure[1] bằng figure.id; ở Phụ lục số liệu từng cơ quan, row.values nay là row.texts và row.ids; so với mẫu có sẵn bằng lệnh: vanban template show bao-cao/template.html",
        }
    }
    "MB41" {
        title: "Mẫu chưa có nội dung",
        meaning: "Tệp mẫu trong thư mục mẫu trống, văn bản lập ra sẽ không có lời văn; cửa sổ lệnh làm rỗng tệp trước khi chạy lệnh có dấu > vào chính tệp đó.",
        advice: "viết nội dung mẫu, bỏ tệp khỏi thư mục mẫu để dùng mẫu có sẵn, hoặc chép lại: vanban template show <tên mẫu> --write",
        example: Self::Empty,
        Self::Empty => {
            message: "mẫu chưa có nội dung nào",
            hint: "viết nội dung mẫu, hoặc bỏ tệp này khỏi thư mục mẫu để dùng mẫu có sẵn",
        }
        Self::Emptied { shown, path } => {
            message: format!("mẫu '{shown}' chưa có nội dung (tệp rỗng)"),
            hint: format!(
                "xóa tệp rỗng đó để dùng mẫu có sẵn, hoặc chép mẫu có sẵn ra để sửa: vanban template show {path} --write"
            ),
        }
    }
    "MB42" {
        title: "Các mẫu gọi nhau quá sâu",
        meaning: "Mẫu gọi mẫu khác bằng {% include %}, {% extends %} qua quá nhiều cấp.",
        advice: "viết thẳng phần được gọi vào mẫu gọi nó",
        example: Self::TooNested { limit: limits::template::CALLS },
        Self::TooNested { limit } => {
            message: format!(
                "các mẫu gọi nhau bằng {{% include %}}, {{% extends %}} sâu quá {limit} cấp"
            ),
            hint: "viết thẳng phần được gọi vào mẫu gọi nó",
        }
    }
    "MB43" {
        title: "Tệp mẫu quá lớn",
        meaning: "Tệp mẫu lớn hơn mức một mẫu có thể có.",
        advice: "chia thành nhiều mẫu, gọi nhau bằng {% include %}",
        example: Self::Large { limit: limits::template::BYTES },
        Self::Large { limit } => {
            message: format!("tệp mẫu lớn hơn {} MB", limit / 1024 / 1024),
            hint: "chia thành nhiều mẫu, gọi nhau bằng {% include %}",
        }
    }
    "MB44" {
        title: "In cả một danh sách",
        meaning: "Mẫu in một danh sách, một nhóm tên hoặc đúng/sai bằng {{ }}: văn bản sẽ có dấu ngoặc, dấu nháy hoặc chữ tiếng Anh.",
        advice: "đi qua danh sách bằng {% for %}, in từng tên; đúng/sai thì hỏi bằng {% if %}",
        example: Self::Whole { found: "agencies".into() },
        Self::Whole { found } => {
            message: format!(
                "'{found}' không phải là một lời hay một số mà là danh sách, nhóm tên hoặc đúng/sai: không in thẳng ra văn bản được"
            ),
            hint: "danh sách thì đi qua bằng {% for %} hoặc nối bằng join_vi; nhóm tên thì in từng tên của nó (a.b); đúng/sai thì hỏi bằng {% if %}",
        }
    }
}
