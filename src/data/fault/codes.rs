//! Values: the stable codes of the faults of a data file, with a title each.

use super::super::scalar::ScalarFault;
use super::DataFault;
use crate::viet::NumberFault;

/// The code of every empty value.
pub(in crate::data) const EMPTY: &str = "DL35";

/// The code of every line of a list that does not begin as one.
pub(in crate::data) const LIST_MARK: &str = "DL23";

/// Every code with its title in Vietnamese, in order: what `vanban explain` lists.
pub fn all_codes() -> &'static [(&'static str, &'static str)] {
    &[
        ("DL01", "Tệp quá lớn"),
        ("DL02", "Tệp lưu ở bảng mã UTF-16"),
        ("DL03", "Tệp không phải chữ ở bảng mã UTF-8"),
        ("DL04", "Ký tự không nhìn thấy"),
        ("DL05", "Chữ bị hỏng"),
        ("DL06", "Thụt đầu dòng không bằng dấu cách"),
        ("DL07", "Tệp chưa có nội dung"),
        ("DL08", "Lồng quá nhiều cấp"),
        ("DL09", "Quá nhiều giá trị"),
        ("DL10", "Dấu hai chấm trong lời văn không có ngoặc kép"),
        ("DL11", "Giá trị bắt đầu bằng ký hiệu đặc biệt"),
        ("DL12", "Chữ thừa sau dấu ngoặc kép"),
        ("DL13", "Thiếu dấu ngoặc kép đóng"),
        ("DL14", "Chữ thừa sau dấu ngoặc vuông hoặc ngoặc nhọn"),
        ("DL15", "Thiếu dấu ngoặc vuông hoặc ngoặc nhọn đóng"),
        ("DL16", "Dấu gạch chéo ngược trong ngoặc kép"),
        ("DL17", "Thiếu dấu hai chấm"),
        ("DL18", "Thiếu dấu cách sau dấu hai chấm"),
        ("DL19", "Thụt đầu dòng không khớp"),
        ("DL20", "Chữ thừa sau dấu | hoặc dấu >"),
        ("DL21", "Phần sau dấu # bị mất"),
        ("DL22", "Ghi chú chen giữa một giá trị"),
        ("DL23", "Dòng của danh sách không bắt đầu bằng dấu gạch và dấu cách"),
        ("DL24", "Dấu & hoặc dấu * ở đầu giá trị"),
        ("DL25", "Dấu ! ở đầu giá trị"),
        ("DL26", "Mục tên là <<"),
        ("DL27", "Nhiều phần ngăn bằng --- trong một tệp"),
        ("DL28", "Tên mục trống hoặc không phải là chữ"),
        ("DL29", "Dòng không đúng cách viết"),
        ("DL30", "Mục không có trong mẫu dữ liệu"),
        ("DL31", "Lời văn có dấu hai chấm bị hiểu là tên mục"),
        ("DL32", "Mục ghi hai lần"),
        ("DL33", "Thiếu mục bắt buộc"),
        ("DL34", "Giá trị không đúng dạng"),
        ("DL35", "Giá trị để trống"),
        ("DL36", "Giá trị ngoài các giá trị cho phép"),
        ("DL37", "Danh sách chưa đủ"),
        ("DL38", "Không phải true hoặc false"),
        ("DL39", "Giá trị chưa nhận được"),
        ("DL80", "Mã không đúng cách viết"),
        ("DL81", "Mã quá dài"),
        ("DL82", "Ngày không đúng cách viết"),
        ("DL83", "Ngày không có trong lịch"),
        ("DL84", "Năm quá xa"),
        ("DL85", "Không phải số thứ tự"),
        ("DL86", "Cỡ chữ khác 13 và 14"),
        ("DL87", "Không phải số"),
        ("DL88", "Dấu chấm thay cho dấu phẩy thập phân"),
        ("DL89", "Số tách nhóm không đúng ba chữ số"),
        ("DL90", "Số viết lẫn hai cách"),
        ("DL91", "Số có quá nhiều chữ số"),
        ("DL92", "Không phải số dạng thường"),
        ("DL99", "Mã trùng tên thiết bị của Windows"),
    ]
}

/// The code of a fault.
pub(super) fn code(fault: &DataFault) -> &'static str {
    match fault {
        DataFault::FileTooLarge { .. } => "DL01",
        DataFault::Utf16 => "DL02",
        DataFault::NotUtf8 { .. } | DataFault::OtherKind { .. } => "DL03",
        DataFault::UnseenCharacter { .. } => "DL04",
        DataFault::BrokenLetter => "DL05",
        DataFault::IndentCharacter { .. } => "DL06",
        DataFault::EmptyFile => "DL07",
        DataFault::TooDeep { .. } => "DL08",
        DataFault::TooManyValues { .. } => "DL09",
        DataFault::ColonInWords { .. } => "DL10",
        DataFault::LeadingMark { .. } => "DL11",
        DataFault::TextAfterQuote { .. } => "DL12",
        DataFault::QuoteNotClosed { .. } => "DL13",
        DataFault::TextAfterBracket { .. } => "DL14",
        DataFault::BracketNotClosed { .. } => "DL15",
        DataFault::BadEscape => "DL16",
        DataFault::MissingColon { .. } | DataFault::PastedTable => "DL17",
        DataFault::NoSpaceAfterColon { .. } | DataFault::WideColon { .. } => "DL18",
        DataFault::BadIndent => "DL19",
        DataFault::BlockHeader { .. } => "DL20",
        DataFault::CutByComment { .. } => "DL21",
        DataFault::CommentInside => "DL22",
        DataFault::DashInWords
        | DataFault::BulletMark { .. }
        | DataFault::DashWithoutBlank { .. } => LIST_MARK,
        DataFault::Reference { .. } => "DL24",
        DataFault::Tag { .. } => "DL25",
        DataFault::MergeKey => "DL26",
        DataFault::SeveralDocuments => "DL27",
        DataFault::OddKey => "DL28",
        DataFault::Unreadable => "DL29",
        DataFault::UnknownKey { .. } => "DL30",
        DataFault::WordsAsKey { .. } => "DL31",
        DataFault::DuplicateKey { .. } => "DL32",
        DataFault::MissingKeys { .. } => "DL33",
        DataFault::WrongShape { .. } => "DL34",
        DataFault::EmptyValue { .. } => EMPTY,
        DataFault::NotInSet { .. } => "DL36",
        DataFault::ShortList { .. } => "DL37",
        DataFault::NotTrueFalse { .. } => "DL38",
        DataFault::Undecodable { .. } => "DL39",
        DataFault::Scalar { fault, .. } => scalar_code(fault),
        DataFault::NotPlainNumber { .. } => "DL92",
    }
}

/// The code of a scalar's fault; an empty one has the code of every empty value.
fn scalar_code(fault: &ScalarFault) -> &'static str {
    match fault {
        ScalarFault::Empty | ScalarFault::NotNumber(NumberFault::Empty) => EMPTY,
        ScalarFault::BadId => "DL80",
        ScalarFault::LongId => "DL81",
        ScalarFault::DeviceId => "DL99",
        ScalarFault::DateForm => "DL82",
        ScalarFault::NoSuchDay => "DL83",
        ScalarFault::FarYear => "DL84",
        ScalarFault::NotCounting => "DL85",
        ScalarFault::NotTypeSize => "DL86",
        ScalarFault::NotNumber(NumberFault::NotANumber) => "DL87",
        ScalarFault::NotNumber(NumberFault::DecimalPoint { .. }) => "DL88",
        ScalarFault::NotNumber(NumberFault::BadGrouping) => "DL89",
        ScalarFault::NotNumber(NumberFault::MixedNotation) => "DL90",
        ScalarFault::NotNumber(NumberFault::TooLarge) => "DL91",
    }
}
