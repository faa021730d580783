//! Values: the words for scalars that are no value of their type.

use super::super::scalar::{Date, ID_MAX, Id, ScalarFault};
use crate::viet::{NumberFault, id_from};

/// What is wrong with a scalar; `text` is what stands there, cut short where it is long.
pub(in crate::data) fn message(text: &str, fault: &ScalarFault) -> String {
    match fault {
        ScalarFault::Empty | ScalarFault::NotNumber(NumberFault::Empty) => {
            "giá trị để trống".into()
        }
        ScalarFault::BadId => {
            format!(
                "mã '{text}' không đúng cách viết; mã chỉ gồm chữ thường không dấu, chữ số, nối \
                 bằng một dấu '-'"
            )
        }
        ScalarFault::LongId => {
            format!("mã '{text}' quá dài; mã có tối đa {ID_MAX} ký tự")
        }
        ScalarFault::DeviceId => {
            format!("mã '{text}' trùng tên mà Windows dành cho thiết bị, không đặt tên tệp được")
        }
        ScalarFault::DateForm => {
            format!("ngày '{text}' không đúng cách viết; viết năm-tháng-ngày, ví dụ 2024-11-29")
        }
        ScalarFault::NoSuchDay => no_such_day(text),
        ScalarFault::FarYear => format!("ngày '{text}' có năm ngoài khoảng từ 1945 đến 2200"),
        ScalarFault::NotCounting => {
            format!("'{text}' không phải số thứ tự; số thứ tự là số nguyên từ 1 trở lên")
        }
        ScalarFault::NotTypeSize => {
            format!("cỡ chữ '{text}' không dùng được; cỡ chữ của văn bản là 13 hoặc 14")
        }
        ScalarFault::NotNumber(number) => number_message(text, number),
    }
}

/// What to do about it, with the value that is most likely meant.
pub(super) fn hint(text: &str, fault: &ScalarFault) -> Option<String> {
    match fault {
        ScalarFault::Empty | ScalarFault::NotNumber(NumberFault::Empty) => {
            Some("điền giá trị; nếu không có thì xóa cả dòng này".into())
        }
        ScalarFault::BadId => {
            let id = id_from(text);
            Some(match Id::parse(&id).is_ok() {
                true => format!("hãy viết {id}"),
                false => "viết mã ngắn bằng chữ thường không dấu, ví dụ so-tu-phap".into(),
            })
        }
        ScalarFault::LongId => Some("rút ngắn mã, ví dụ dùng chữ viết tắt".into()),
        ScalarFault::DeviceId => Some(format!("thêm chữ vào mã, ví dụ: co-quan-{text}")),
        ScalarFault::DateForm => turned_date(text).map(|date| format!("hãy viết {date}")),
        ScalarFault::NoSuchDay => Some("xem lại ngày trên văn bản gốc".into()),
        ScalarFault::FarYear => Some("viết đủ bốn chữ số của năm, ví dụ 2024-11-29".into()),
        ScalarFault::NotCounting => {
            Some("chỉ ghi phần số, ví dụ 181 cho số 181/KH-BCĐ; bỏ trống nếu chưa lấy số".into())
        }
        ScalarFault::NotTypeSize => Some("ghi 13 hoặc 14".into()),
        ScalarFault::NotNumber(NumberFault::DecimalPoint { suggestion }) => {
            Some(format!("hãy viết {suggestion}"))
        }
        ScalarFault::NotNumber(NumberFault::TwoReadings { thousand, decimal }) => {
            Some(which(thousand, decimal))
        }
        ScalarFault::NotNumber(NumberFault::TooLarge) => Some("xem lại số trên văn bản gốc".into()),
        ScalarFault::NotNumber(_) => {
            Some("viết kiểu Việt Nam: 1.234 hoặc 12,5; không ghi đơn vị tính".into())
        }
    }
}

fn number_message(text: &str, fault: &NumberFault) -> String {
    match fault {
        NumberFault::Empty => "giá trị để trống".into(),
        NumberFault::NotANumber => format!("'{text}' không phải số"),
        NumberFault::DecimalPoint { .. } => {
            format!(
                "số '{text}' dùng dấu chấm cho phần thập phân; phần thập phân viết sau dấu phẩy"
            )
        }
        NumberFault::TwoReadings { thousand, decimal } => {
            format!("số '{text}' đọc được theo hai cách: {thousand} hay {decimal}?")
        }
        NumberFault::BadGrouping => {
            format!("số '{text}' đặt dấu chấm không đúng chỗ; dấu chấm tách từng nhóm ba chữ số")
        }
        NumberFault::MixedNotation => {
            format!(
                "số '{text}' viết lẫn hai cách; dấu chấm tách nhóm ba chữ số, dấu phẩy trước \
                 phần thập phân"
            )
        }
        NumberFault::TooLarge => format!("số '{text}' có quá nhiều chữ số"),
    }
}

/// How to write the one and the other of two readings.
pub(in crate::data) fn which(thousand: &str, decimal: &str) -> String {
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
