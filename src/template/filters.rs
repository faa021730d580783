//! The Vietnamese that a template knows: one function and one line a filter.

use rust_decimal::Decimal;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::{scan, see_text, take_steps, take_weighed};
use crate::data::scalar::Date;
use crate::limits;
use crate::viet;

/// A filter with what it does, in Vietnamese, for `vanban template fields`.
pub const FILTERS: &[(&str, &str)] = &[
    ("date_long", "2024-11-05 → ngày 05 tháng 11 năm 2024"),
    ("date_short", "2024-11-05 → 05/11/2024"),
    ("weekday", "2024-11-29 → thứ Sáu"),
    ("month_year", "2024-11-05 → tháng 11 năm 2024"),
    ("number", "1234.5 → 1.234,5"),
    ("signed", "1234.5 → +1.234,5; -3 → -3; 0 → 0"),
    ("words", "21 → hai mươi mốt"),
    ("two_digits", "5 → 05"),
    ("roman", "4 → IV"),
    ("upper", "chữ hoa có dấu: Ủy ban → ỦY BAN"),
    ("capitalize_first", "viết hoa chữ cái đầu"),
    ("lower_first", "viết thường chữ cái đầu"),
    ("short_name", "Ủy ban nhân dân huyện Đại Từ → UBND huyện Đại Từ"),
    ("sort_vi", "sắp xếp danh sách theo thứ tự tiếng Việt"),
    ("join_vi", "nối danh sách: A; B và C → A, B và C"),
    ("length", "số phần tử của danh sách"),
];

/// Filters of ours that take one type only and count what they take themselves; `length` is Tera's.
pub(super) fn counts_itself(name: &str) -> bool {
    name == scan::THERE
        || name == scan::SIZE
        || FILTERS.iter().any(|(known, _)| *known == name && name != "length")
}

/// What the kind of value that a filter of ours wants is called in Tera's error, where the filter is one that
/// checks; [`super::rendering`] makes sentences of it.
pub(super) const WANTS_THERE: &str = "vanban: một tên có trong dữ liệu";
/// As [`WANTS_THERE`], of what is printed.
pub(super) const WANTS_PLAIN: &str = "vanban: một giá trị in ra được";

pub(super) fn register(tera: &mut Tera) {
    tera.register_function(scan::CALL, |kwargs: Kwargs, _: &State| {
        take_weighed(4, &kwargs).map(|()| "")
    });
    tera.register_filter(scan::THERE, |value: &Value, _: Kwargs, _: &State| {
        match value.is_undefined() {
            true => Err(wrong_type(WANTS_THERE, value)),
            false => Ok(value.clone()),
        }
    });
    tera.register_filter(scan::SIZE, |value: &Value, _: Kwargs, _: &State| {
        let entries =
            value.as_array().map_or(0, <[Value]>::len) + value.as_map().map_or(0, |map| map.len());
        let bytes = value.as_str().map_or(0, str::len);
        take_steps((entries / 16) as i64 + steps_of(bytes)).map(|()| value.clone())
    });
    tera.register_filter(scan::PLAIN, |value: &Value, _: Kwargs, _: &State| {
        match value.is_array() || value.is_map() || value.is_bool() {
            true => Err(wrong_type(WANTS_PLAIN, value)),
            false => Ok(value.clone()),
        }
    });
    // Whatever the scan has missed: here they are refused by Tera itself.
    for name in scan::FORBIDDEN {
        tera.register_filter(*name, move |_: &Value, _: Kwargs, _: &State| {
            Err::<Value, _>(Error::message(format!("bộ lọc '{name}' không được dùng")))
        });
    }
    // Tera's own compares each with each.
    tera.register_filter("unique", |list: &[Value], _: Kwargs, _: &State| {
        take_steps((list.len() * list.len() / 64) as i64)?;
        let mut once: Vec<Value> = Vec::new();
        for value in list {
            if !once.contains(value) {
                once.push(value.clone());
            }
        }
        Ok::<_, Error>(once)
    });
    tera.register_function(scan::KEPT, |kwargs: Kwargs, _: &State| {
        measured(kwargs.must_get::<&Value>("v")?, 0).map(|()| "")
    });
    tera.register_filter("date_long", |d: &str, _: Kwargs, _: &State| {
        date(d).map(|d| viet::date_long(d.0))
    });
    tera.register_filter("date_short", |d: &str, _: Kwargs, _: &State| {
        date(d).map(|d| viet::date_short(d.0))
    });
    tera.register_filter("weekday", |d: &str, _: Kwargs, _: &State| {
        date(d).map(|d| viet::weekday(d.0).to_owned())
    });
    tera.register_filter("month_year", |d: &str, _: Kwargs, _: &State| {
        date(d).map(|d| viet::month_year(d.0))
    });
    tera.register_filter("number", |n: &Value, _: Kwargs, _: &State| {
        decimal(n).map(viet::format_number)
    });
    tera.register_filter("signed", |n: &Value, _: Kwargs, _: &State| decimal(n).map(viet::signed));
    tera.register_filter("words", |n: &Value, _: Kwargs, _: &State| {
        decimal(n).map(viet::decimal_words)
    });
    tera.register_filter("two_digits", |n: &Value, _: Kwargs, _: &State| {
        decimal(n).map(viet::counted)
    });
    tera.register_filter("roman", |n: &Value, _: Kwargs, _: &State| whole(n).map(viet::roman));
    tera.register_filter("upper", |s: &str, _: Kwargs, _: &State| text(s, viet::upper));
    tera.register_filter("capitalize_first", |s: &str, _: Kwargs, _: &State| {
        text(s, viet::capitalize_first)
    });
    tera.register_filter("lower_first", |s: &str, _: Kwargs, _: &State| text(s, viet::lower_first));
    tera.register_filter("short_name", |s: &str, _: Kwargs, _: &State| text(s, viet::short_name));
    tera.register_filter("sort_vi", |list: &[Value], _: Kwargs, _: &State| texts(list).map(sorted));
    tera.register_filter("join_vi", |list: &[Value], _: Kwargs, _: &State| {
        texts(list).map(|list| viet::join(&list))
    });
}

/// A text that a filter or an operator takes, as steps: a paragraph is some, a text that no document has costs
/// more by each byte.
fn steps_of(bytes: usize) -> i64 {
    let a_step = if bytes > super::SHORT { 16 } else { 128 };
    (bytes / a_step) as i64
}

/// A filter of texts, counted by the length of what it takes.
fn text(text: &str, filter: fn(&str) -> String) -> TeraResult<String> {
    take_steps(steps_of(text.len())).map(|()| filter(text))
}

/// The texts of a list, counted before they are copied: by length too, since they may be one and the same.
fn texts(list: &[Value]) -> TeraResult<Vec<String>> {
    let bytes: i64 = list.iter().filter_map(Value::as_str).map(|text| steps_of(text.len())).sum();
    take_steps(list.len() as i64 + bytes)?;
    Ok(list.iter().map(Value::to_string).collect())
}

/// A value of another kind than is wanted, reported where the value is.
fn wrong_type(wanted: &str, value: &Value) -> Error {
    let (expected_type, actual_type) = (wanted.to_owned(), value.name().to_owned());
    Error::new(ErrorKind::InvalidArgument { expected_type, actual_type })
}

/// Measures a value that is kept: a text by its length, and each entry of a list or map is a step, since lists
/// that hold one another grow as texts do. They nest no deeper than data do, which bounds the recursion.
fn measured(value: &Value, depth: usize) -> TeraResult<()> {
    let length = value.as_str().map_or(0, str::len);
    see_text(length);
    if length > limits::template::VALUE {
        return Err(Error::message(format!(
            "mẫu cộng dồn một lời dài quá {} MB; hãy in thẳng ra chỗ cần",
            limits::template::VALUE / 1024 / 1024
        )));
    }
    if depth > limits::data::DEPTH {
        return Err(Error::message(format!(
            "mẫu lồng danh sách vào nhau quá {} cấp",
            limits::data::DEPTH
        )));
    }
    let mut inner = value.as_array().into_iter().flatten();
    let mut named = value.as_map().into_iter().flat_map(|map| map.values());
    inner.by_ref().chain(named.by_ref()).try_for_each(|entry| {
        take_steps(1)?;
        measured(entry, depth + 1)
    })
}

fn date(text: &str) -> TeraResult<Date> {
    Date::parse(text)
        .map_err(|_| Error::message(format!("'{text}' không phải là ngày (2024-11-29)")))
}

fn decimal(value: &Value) -> TeraResult<Decimal> {
    if value.is_undefined() || value.is_array() || value.is_map() {
        return Err(wrong_type("number", value));
    }
    let text = value.to_string();
    let text = text.trim_matches('"');
    text.parse().map_err(|_| Error::message(format!("'{text}' không phải là số")))
}

fn whole(value: &Value) -> TeraResult<u32> {
    let number = decimal(value)?;
    u32::try_from(number)
        .map_err(|_| Error::message(format!("'{number}' không phải là số nguyên từ 0")))
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    viet::sort(&mut list);
    list
}
