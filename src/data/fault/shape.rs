//! Values: what is wrong with a value of a data file: not of the shape that its place wants, or no scalar of its type.

use std::sync::Arc;

use super::super::scalar::{Date, ID_MAX, Id, ScalarFault};
use super::{SCALAR, SHAPE, clip};
use crate::problem::words::did_you_mean;
use crate::problem::{Origin, faults};
use crate::viet::{NumberFault, id_from};

/// More valid names than these are not reported: nobody reads them.
const ALLOWED_SHOWN: usize = 12;

/// What keeps a value from being one of its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeFault {
    /// A key that the file's shape does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The valid key that looks most like it.
        nearest: Option<String>,
        /// All valid keys.
        allowed: Vec<String>,
    },
    /// Words with a colon that YAML took for a key.
    WordsAsKey {
        /// The words before the colon.
        words: String,
    },
    /// A key that occurs twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line where it comes first.
        first_line: u32,
    },
    /// Required keys of one place that are absent: reported together, for they are one slip.
    MissingKeys {
        /// Each key with what it is for, from the schema.
        keys: Vec<(String, Option<String>)>,
    },
    /// Two keys of which a record has only one.
    BothKeys {
        /// The one that comes first.
        first: String,
        /// The other.
        other: String,
    },
    /// A list where words are wanted, and the like.
    WrongShape {
        /// Whose value it is.
        spot: Spot,
        /// What is wanted.
        wanted: Form,
        /// What is there.
        found: Form,
    },
    /// Nothing where something is wanted.
    EmptyValue {
        /// Whose value it is.
        spot: Spot,
        /// What it is for, from the schema.
        about: Option<String>,
        /// Whether the key must be there.
        required: bool,
    },
    /// None of the values that a key takes.
    NotInSet {
        /// What is there.
        found: String,
        /// The valid value that looks most like it.
        nearest: Option<String>,
        /// All valid values.
        allowed: Vec<String>,
    },
    /// A list with fewer entries than it must have.
    ShortList {
        /// Whose value it is.
        spot: Spot,
        /// How many it must have.
        least: u64,
    },
    /// Neither `true` nor `false`.
    NotTrueFalse {
        /// What is there.
        found: String,
    },
    /// The structural pass found nothing and the values could not be taken over: a bug of this program.
    Undecodable {
        /// What the decoder says.
        reason: String,
    },
    /// A scalar that is no value of its type.
    Scalar {
        /// What is there.
        text: String,
        /// Why it is none.
        fault: ScalarFault,
    },
    /// A plain number of ours (a measure, a count) that is none.
    NotPlainNumber {
        /// What is there.
        text: String,
        /// Whether it must be whole.
        whole: bool,
    },
}

/// How a figure is written.
const VIETNAMESE_NUMBER: &str = "viết kiểu Việt Nam: 1.234 hoặc 12,5; không ghi đơn vị tính";

impl ShapeFault {
    /// The fault of a figure that is none.
    pub fn number(text: &str, fault: NumberFault) -> Self {
        ShapeFault::Scalar { text: text.to_owned(), fault: ScalarFault::NotNumber(fault) }
    }
}

faults! {
    impl Fault for ShapeFault;

    "DL30" {
        title: "Mục không có trong mẫu dữ liệu",
        range: SHAPE,
        example: Self::UnknownKey {
            key: "subjct".into(),
            nearest: Some("subject".into()),
            allowed: Vec::new(),
        },
        Self::UnknownKey { key, nearest, allowed } => {
            message: format!("mục '{}' không có trong mẫu dữ liệu", clip(key)),
            hint: suggestion(nearest.as_deref(), allowed, "các mục dùng ở đây")
                .unwrap_or_else(|| "xóa mục này nếu ghi nhầm, hoặc xem tên các mục trong tệp có sẵn".into()),
        }
    }
    "DL31" {
        title: "Lời văn có dấu hai chấm bị hiểu là tên mục",
        range: SHAPE,
        example: Self::WordsAsKey { words: "Kính gửi".into() },
        Self::WordsAsKey { words } => {
            message: format!("lời văn có dấu hai chấm nên '{}' bị hiểu là tên một mục", clip(words)),
            hint: "nếu là lời văn, đặt cả câu trong ngoặc kép: \"…: …\"",
        }
    }
    "DL32" {
        title: "Mục ghi hai lần",
        range: SHAPE,
        example: Self::DuplicateKey { key: "subject".into(), first_line: 3 },
        Self::DuplicateKey { key, first_line } => {
            message: format!("mục '{}' ghi hai lần; lần đầu ở dòng {first_line}", clip(key)),
            hint: "giữ lại một lần, xóa lần kia",
        }
    }
    "DL33" {
        title: "Thiếu mục bắt buộc",
        range: SHAPE,
        example: Self::MissingKeys {
            keys: vec![("subject".into(), Some("trích yếu nội dung".into()))],
        },
        Self::MissingKeys { keys } => {
            message: {
                let named = |(key, about): &(String, Option<String>)| match about {
                    Some(about) => format!("'{key}' ({about})"),
                    None => format!("'{key}'"),
                };
                let all: Vec<String> = keys.iter().map(named).collect();
                match all.as_slice() {
                    [only] => format!("thiếu mục {only}"),
                    all => format!("thiếu {} mục: {}", all.len(), all.join("; ")),
                }
            },
            hint: {
                let lines: Vec<String> = keys.iter().map(|(key, _)| format!("'{key}: …'")).collect();
                match lines.as_slice() {
                    [only] => format!("thêm một dòng {only} cùng cấp với các mục ở đây"),
                    all => format!("thêm các dòng {} cùng cấp với các mục ở đây", all.join(", ")),
                }
            },
        }
    }
    "DL34" {
        title: "Giá trị không đúng dạng",
        range: SHAPE,
        example: Self::WrongShape {
            spot: Spot::Key("agencies".into()),
            wanted: Form::List,
            found: Form::Text,
        },
        Self::WrongShape { spot, wanted, found } => {
            message: format!(
                "{} cần {}, nhưng ở đây là {}",
                spot.words(),
                wanted.as_wanted(),
                found.as_found()
            ),
            hint: shape_hint(*wanted, *found),
        }
    }
    "DL35" {
        title: "Giá trị để trống",
        range: SHAPE,
        example: Self::EmptyValue { spot: Spot::Key("subject".into()), about: None, required: true },
        Self::EmptyValue { spot, about, required } => {
            message: format!("{} để trống", spot.words()),
            hint: {
                let value = about.as_ref().map(|about| format!(": {about}")).unwrap_or_default();
                let otherwise =
                    if *required { "" } else { "; nếu không có thì xóa cả dòng này" };
                format!("điền giá trị{value}{otherwise}")
            },
        }
        Self::Scalar { fault: ScalarFault::Empty | ScalarFault::NotNumber(NumberFault::Empty), .. } => {
            message: "giá trị để trống",
            hint: "điền giá trị; nếu không có thì xóa cả dòng này",
        }
    }
    "NH01" {
        title: "Ghi cả hai khóa chỉ được ghi một",
        meaning: "Một mục có hai khóa loại trừ nhau, ví dụ vừa due_before (trước ngày) vừa due_by (chậm nhất ngày): không rõ hạn nào đúng.",
        advice: "giữ lại một khóa, đúng như lời văn của văn bản",
        example: Self::BothKeys { first: "due_before".into(), other: "due_by".into() },
        Self::BothKeys { first, other } => {
            message: format!("vừa có '{first}' vừa có '{other}'; chỉ ghi được một trong hai"),
            hint: "giữ lại khóa đúng với lời văn: due_before là trước ngày, due_by là chậm nhất ngày",
        }
    }
    "NH02" {
        title: "Giờ của hạn không đúng cách viết",
        meaning: "Hạn có giờ phải viết ngày rồi giờ và phút, mỗi phần hai chữ số.",
        advice: "viết như 2026-06-14 16:00; hạn hết ngày thì ghi due_by với riêng ngày",
        example: Self::Scalar { text: "2026-06-14 16h".into(), fault: ScalarFault::DayHourForm },
        Self::Scalar { text, fault: ScalarFault::DayHourForm } => {
            message: format!("'{}' không phải ngày và giờ; viết năm-tháng-ngày giờ:phút", clip(text)),
            hint: "ví dụ 2026-06-14 16:00 là trước 16 giờ ngày 14/6/2026; trước 0 giờ là trước ngày ấy (bỏ giờ), hết ngày thì dùng due_by",
        }
    }
    "NH03" {
        title: "Giờ không đúng cách viết",
        meaning: "Giờ phải viết giờ:phút, mỗi phần hai chữ số, theo 24 giờ.",
        advice: "viết như 15:40",
        example: Self::Scalar { text: "15h40".into(), fault: ScalarFault::ClockForm },
        Self::Scalar { text, fault: ScalarFault::ClockForm } => {
            message: format!("'{}' không phải giờ trong ngày; viết giờ:phút", clip(text)),
            hint: "ví dụ 08:30, 15:40",
        }
    }
    "DL36" {
        title: "Giá trị ngoài các giá trị cho phép",
        range: SHAPE,
        example: Self::NotInSet {
            found: "tick".into(),
            nearest: Some("ticks".into()),
            allowed: vec!["choice".into(), "ticks".into()],
        },
        Self::NotInSet { found, nearest, allowed } => {
            message: format!("giá trị '{}' không thuộc các giá trị cho phép", clip(found)),
            hint: suggestion(nearest.as_deref(), allowed, "chọn một trong"),
        }
    }
    "DL37" {
        title: "Danh sách chưa đủ",
        range: SHAPE,
        example: Self::ShortList { spot: Spot::Key("sections".into()), least: 1 },
        Self::ShortList { spot, least } => {
            message: format!("{} phải có ít nhất {least} dòng", spot.words()),
            hint: "thêm các dòng bắt đầu bằng '- '",
        }
    }
    "DL38" {
        title: "Không phải true hoặc false",
        range: SHAPE,
        example: Self::NotTrueFalse { found: "không".into() },
        Self::NotTrueFalse { found } => {
            message: format!(
                "giá trị '{}' không đúng; ở đây chỉ ghi true (có) hoặc false (không)",
                clip(found)
            ),
            hint: truth(found).map(|truth| format!("hãy viết {truth}")),
        }
    }
    "DL39" {
        title: "Giá trị chưa nhận được",
        range: SHAPE,
        example: Self::Undecodable { reason: "…".into() },
        Self::Undecodable { reason } => {
            origin: Origin::Environment,
            message: "giá trị này đúng cách viết nhưng chương trình chưa nhận được",
            hint: format!(
                "đây là lỗi của chương trình; hãy gửi tệp này cho người phụ trách kỹ thuật, kèm dòng sau: {reason}"
            ),
        }
    }
    "DL80" {
        title: "Mã không đúng cách viết",
        range: SCALAR,
        example: Self::Scalar { text: "Sở Tư pháp".into(), fault: ScalarFault::BadId },
        Self::Scalar { text, fault: ScalarFault::BadId } => {
            message: format!(
                "mã '{}' không đúng cách viết; mã chỉ gồm chữ thường không dấu, chữ số, nối bằng một dấu '-'",
                clip(text)
            ),
            hint: id_hint(text),
        }
    }
    "DL81" {
        title: "Mã quá dài",
        range: SCALAR,
        example: Self::Scalar {
            text: "so-van-hoa-the-thao-va-du-lich-tinh".into(),
            fault: ScalarFault::LongId,
        },
        Self::Scalar { text, fault: ScalarFault::LongId } => {
            message: format!("mã '{}' quá dài; mã có tối đa {ID_MAX} ký tự", clip(text)),
            hint: "rút ngắn mã, ví dụ dùng chữ viết tắt",
        }
    }
    "DL82" {
        title: "Ngày không đúng cách viết",
        range: SCALAR,
        example: Self::Scalar { text: "29/11/2024".into(), fault: ScalarFault::DateForm },
        Self::Scalar { text, fault: ScalarFault::DateForm } => {
            message: format!(
                "ngày '{}' không đúng cách viết; viết năm-tháng-ngày, ví dụ 2024-11-29",
                clip(text)
            ),
            hint: turned_date(text).map(|date| format!("hãy viết {date}")),
        }
    }
    "DL83" {
        title: "Ngày không có trong lịch",
        range: SCALAR,
        example: Self::Scalar { text: "2024-02-31".into(), fault: ScalarFault::NoSuchDay },
        Self::Scalar { text, fault: ScalarFault::NoSuchDay } => {
            message: no_such_day(&clip(text)),
            hint: "xem lại ngày trên văn bản gốc",
        }
    }
    "DL84" {
        title: "Năm quá xa",
        range: SCALAR,
        example: Self::Scalar { text: "0024-02-11".into(), fault: ScalarFault::FarYear },
        Self::Scalar { text, fault: ScalarFault::FarYear } => {
            message: format!("ngày '{}' có năm ngoài khoảng từ 1945 đến 2200", clip(text)),
            hint: "viết đủ bốn chữ số của năm, ví dụ 2024-11-29",
        }
    }
    "DL85" {
        title: "Không phải số thứ tự",
        range: SCALAR,
        example: Self::Scalar { text: "181/KH".into(), fault: ScalarFault::NotCounting },
        Self::Scalar { text, fault: ScalarFault::NotCounting } => {
            message: format!("'{}' không phải số thứ tự; số thứ tự là số nguyên từ 1 trở lên", clip(text)),
            hint: "chỉ ghi phần số, ví dụ 181 cho số 181/KH-BCĐ; bỏ trống nếu chưa lấy số",
        }
    }
    "DL86" {
        title: "Cỡ chữ khác 13 và 14",
        range: SCALAR,
        example: Self::Scalar { text: "12".into(), fault: ScalarFault::NotTypeSize },
        Self::Scalar { text, fault: ScalarFault::NotTypeSize } => {
            message: format!("cỡ chữ '{}' không dùng được; cỡ chữ của văn bản là 13 hoặc 14", clip(text)),
            hint: "ghi 13 hoặc 14",
        }
    }
    "DL87" {
        title: "Không phải số",
        range: SCALAR,
        example: Self::number("mười", NumberFault::NotANumber),
        Self::Scalar { text, fault: ScalarFault::NotNumber(NumberFault::NotANumber) } => {
            message: format!("'{}' không phải số", clip(text)),
            hint: VIETNAMESE_NUMBER,
        }
    }
    "DL88" {
        title: "Dấu chấm thay cho dấu phẩy thập phân",
        range: SCALAR,
        example: Self::number("12.5", NumberFault::DecimalPoint { suggestion: "12,5".into() }),
        Self::Scalar { text, fault: ScalarFault::NotNumber(NumberFault::DecimalPoint { suggestion }) } => {
            message: format!(
                "số '{}' dùng dấu chấm cho phần thập phân; phần thập phân viết sau dấu phẩy",
                clip(text)
            ),
            hint: format!("hãy viết {suggestion}"),
        }
    }
    "DL89" {
        title: "Số tách nhóm không đúng ba chữ số",
        range: SCALAR,
        example: Self::number("1.23.456", NumberFault::BadGrouping),
        Self::Scalar { text, fault: ScalarFault::NotNumber(NumberFault::BadGrouping) } => {
            message: format!(
                "số '{}' đặt dấu chấm không đúng chỗ; dấu chấm tách từng nhóm ba chữ số",
                clip(text)
            ),
            hint: VIETNAMESE_NUMBER,
        }
    }
    "DL90" {
        title: "Số viết lẫn hai cách",
        range: SCALAR,
        example: Self::number("1,234.5", NumberFault::MixedNotation),
        Self::Scalar { text, fault: ScalarFault::NotNumber(NumberFault::MixedNotation) } => {
            message: format!(
                "số '{}' viết lẫn hai cách; dấu chấm tách nhóm ba chữ số, dấu phẩy trước phần thập phân",
                clip(text)
            ),
            hint: VIETNAMESE_NUMBER,
        }
    }
    "DL91" {
        title: "Số có quá nhiều chữ số",
        range: SCALAR,
        example: Self::number("12345678901234567890123456789012", NumberFault::TooLarge),
        Self::Scalar { text, fault: ScalarFault::NotNumber(NumberFault::TooLarge) } => {
            message: format!("số '{}' có quá nhiều chữ số", clip(text)),
            hint: "xem lại số trên văn bản gốc",
        }
    }
    "DL92" {
        title: "Không phải số dạng thường",
        range: SCALAR,
        example: Self::NotPlainNumber { text: "1.5".into(), whole: true },
        Self::NotPlainNumber { text, whole: true } => {
            message: format!("'{}' không phải số nguyên viết bằng chữ số", clip(text)),
            hint: "viết số nguyên, ví dụ 12",
        }
        Self::NotPlainNumber { text, .. } => {
            message: format!("'{}' không phải số", clip(text)),
            hint: "viết số với dấu chấm thập phân, ví dụ 12.7",
        }
    }
    "DL99" {
        title: "Mã trùng tên thiết bị của Windows",
        meaning: "Một mã là tên mà Windows dành cho thiết bị (con, nul, aux, prn, com1, lpt1 …): tệp đặt theo mã đó không tạo được trên Windows.",
        advice: "thêm chữ vào mã, ví dụ: co-quan-con",
        example: Self::Scalar { text: "con".into(), fault: ScalarFault::DeviceId },
        Self::Scalar { text, fault: ScalarFault::DeviceId } => {
            message: format!(
                "mã '{}' trùng tên mà Windows dành cho thiết bị, không đặt tên tệp được",
                clip(text)
            ),
            hint: format!("thêm chữ vào mã, ví dụ: co-quan-{text}"),
        }
    }
    "SL01" {
        title: "Số đọc được theo hai cách",
        meaning: "Một dấu phẩy đứng trước đúng ba chữ số (1,500): có thể là 1.500 viết kiểu nước ngoài, có thể là 1,5; chương trình không đoán.",
        advice: "viết 1.500 hoặc 1,5; số có đúng ba chữ số thập phân thì thêm một số 0: 1,1250 (trừ số nhỏ hơn 1 như 0,125)",
        example: Self::number("1,500", NumberFault::TwoReadings {
            thousand: "1.500".into(),
            decimal: "1,5".into(),
        }),
        Self::Scalar { text, fault: ScalarFault::NotNumber(NumberFault::TwoReadings { thousand, decimal }) } => {
            message: format!("số '{}' đọc được theo hai cách: {thousand} hay {decimal}?", clip(text)),
            hint: which(thousand, decimal),
        }
    }
}

/// Whose value a fault is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file's own.
    Whole,
    /// That of a key.
    Key(Arc<str>),
    /// That of an entry of a list, counted from 1.
    Item {
        /// The key of the list, where it has one.
        list: Option<Arc<str>>,
        /// The number of the entry.
        number: usize,
    },
}

/// The forms that a value can have, as a clerk tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words, a number, a date.
    Text,
    /// `true` or `false`.
    Flag,
    /// Lines that begin with `- `.
    List,
    /// Lines of the form `key: value`.
    Map,
    /// Words or a list, or whatever else a place takes.
    Several,
}

impl Spot {
    fn words(&self) -> String {
        match self {
            Spot::Whole => "tệp".into(),
            Spot::Key(key) => format!("mục '{}'", clip(key)),
            Spot::Item { list: Some(list), number } => {
                format!("dòng thứ {number} của danh sách '{}'", clip(list))
            }
            Spot::Item { list: None, number } => format!("dòng thứ {number} của danh sách"),
        }
    }
}

impl Form {
    fn as_wanted(self) -> &'static str {
        match self {
            Form::Text => "một giá trị (chữ, số hoặc ngày)",
            Form::Flag => "true hoặc false",
            Form::List => "một danh sách",
            Form::Map => "các mục con",
            Form::Several => "giá trị dạng khác",
        }
    }

    fn as_found(self) -> &'static str {
        match self {
            Form::Text | Form::Flag | Form::Several => "một giá trị",
            Form::List => "một danh sách",
            Form::Map => "các mục con",
        }
    }
}

fn shape_hint(wanted: Form, found: Form) -> Option<String> {
    let hint = match (wanted, found) {
        (Form::List, _) => "xuống dòng và viết mỗi ý một dòng bắt đầu bằng '- '",
        (Form::Map, Form::List) => {
            "bỏ các dấu '-' ở đầu dòng và viết từng mục con dạng 'mục: giá trị'"
        }
        (Form::Map, _) => "xuống dòng, thụt vào và viết từng mục con dạng 'mục: giá trị'",
        (_, Form::List) => {
            "viết một giá trị trên cùng dòng; nếu dấu ngoặc vuông là lời văn, đặt cả giá trị \
             trong ngoặc kép"
        }
        (_, Form::Map) => {
            "viết một giá trị trên cùng dòng; nếu lời văn có dấu hai chấm, đặt cả câu trong \
             ngoặc kép"
        }
        _ => return None,
    };
    Some(hint.into())
}

fn suggestion(nearest: Option<&str>, allowed: &[String], lead: &str) -> Option<String> {
    let near = nearest.map(did_you_mean);
    let list = (!allowed.is_empty() && allowed.len() <= ALLOWED_SHOWN)
        .then(|| format!("{lead}: {}", allowed.join(", ")));
    match (near, list) {
        (Some(near), Some(list)) => Some(format!("{near} ({list})")),
        (near, list) => near.or(list),
    }
}

/// What someone means who writes `có`, `yes` or `x`.
fn truth(found: &str) -> Option<&'static str> {
    match found.to_lowercase().as_str() {
        "có" | "co" | "yes" | "y" | "on" | "đúng" | "x" | "1" | "true" => Some("true"),
        "không" | "khong" | "ko" | "no" | "n" | "off" | "sai" | "0" | "false" => Some("false"),
        _ => None,
    }
}

/// How to write the one and the other of two readings.
fn which(thousand: &str, decimal: &str) -> String {
    let zero = match decimal.split_once(',') {
        Some((_, decimals)) if decimals.len() == 4 => " (ba chữ số thập phân thì thêm một số 0)",
        _ => "",
    };
    format!(
        "viết {thousand} nếu dấu phẩy tách hàng nghìn, viết {decimal} nếu là số thập phân{zero}"
    )
}

/// `tháng 2 năm 2024 không có ngày 31`, where the month exists.
fn no_such_day(text: &str) -> String {
    let fields: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    match fields[..] {
        [year, month @ 1..=12, day] => format!("tháng {month} năm {year} không có ngày {day}"),
        [_, month, _] => format!("ngày '{text}' có tháng {month}; một năm chỉ có 12 tháng"),
        _ => format!("ngày '{text}' không có trong lịch"),
    }
}

/// An id in place of words, where they make one.
fn id_hint(text: &str) -> String {
    let id = id_from(text);
    match Id::parse(&id).is_ok() {
        true => format!("hãy viết {id}"),
        false => "viết mã ngắn bằng chữ thường không dấu, ví dụ so-tu-phap".into(),
    }
}

/// `29/11/2024`, `29.11.2024`, `2024-1-5` turned into the form of ours, where it is a day at all.
fn turned_date(text: &str) -> Option<String> {
    let fields: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|f| !f.is_empty()).collect();
    let [first, month, last] = fields[..] else {
        return None;
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    Date::parse(&date).is_ok().then_some(date)
}
