//! The Vietnamese that a template knows: one function and one line a filter.

use rust_decimal::Decimal;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::{scan, take_steps};
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

pub(super) fn register(tera: &mut Tera) {
    tera.register_function(scan::CALL, |_: Kwargs, _: &State| take_steps(4).map(|()| ""));
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
    tera.register_filter("signed", |n: &Value, _: Kwargs, _: &State| decimal(n).map(signed));
    tera.register_filter("words", |n: &Value, _: Kwargs, _: &State| {
        decimal(n).map(viet::decimal_words)
    });
    tera.register_filter("two_digits", |n: &Value, _: Kwargs, _: &State| two_digits(n));
    tera.register_filter("roman", |n: &Value, _: Kwargs, _: &State| whole(n).map(viet::roman));
    tera.register_filter("upper", |s: &str, _: Kwargs, _: &State| viet::upper(s));
    tera.register_filter("capitalize_first", |s: &str, _: Kwargs, _: &State| {
        viet::capitalize_first(s)
    });
    tera.register_filter("lower_first", |s: &str, _: Kwargs, _: &State| viet::lower_first(s));
    tera.register_filter("short_name", |s: &str, _: Kwargs, _: &State| viet::short_name(s));
    tera.register_filter("sort_vi", |list: Vec<String>, _: Kwargs, _: &State| {
        take_steps(list.len() as i64).map(|()| sorted(list))
    });
    tera.register_filter("join_vi", |list: Vec<String>, _: Kwargs, _: &State| {
        // By length too: the texts of a list may be one and the same.
        let bytes: usize = list.iter().map(String::len).sum();
        take_steps((list.len() + bytes / 256) as i64).map(|()| joined(&list))
    });
}

/// Measures a value that is kept: a text by its length, and each entry of a list or map is a step, since lists
/// that hold one another grow as texts do. They nest no deeper than data do, which bounds the recursion.
fn measured(value: &Value, depth: usize) -> TeraResult<()> {
    let too_long = value.as_str().is_some_and(|text| text.len() > limits::template::VALUE);
    if too_long {
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
    let text = value.to_string();
    let text = text.trim_matches('"');
    text.parse().map_err(|_| Error::message(format!("'{text}' không phải là số")))
}

/// A change: what is more has its sign too.
fn signed(change: Decimal) -> String {
    let sign = if change > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", viet::format_number(change))
}

fn whole(value: &Value) -> TeraResult<u32> {
    let number = decimal(value)?;
    u32::try_from(number)
        .map_err(|_| Error::message(format!("'{number}' không phải là số nguyên từ 0")))
}

/// A number below 10 with its leading zero; any other number in Vietnamese notation.
fn two_digits(value: &Value) -> TeraResult<String> {
    let number = decimal(value)?;
    Ok(match u32::try_from(number) {
        Ok(n) if n < 10 && number.fract().is_zero() => viet::two_digits(n),
        _ => viet::format_number(number),
    })
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    viet::sort(&mut list);
    list
}

/// `A, B và C`; names that hold commas themselves are told apart by `;`, and where one holds `và` itself
/// (`Sở Giáo dục và Đào tạo`) no `và` of ours stands before the last.
fn joined(list: &[String]) -> String {
    let any = |mark: &str| list.iter().any(|name| name.contains(mark));
    let comma = if any(",") || any(" và ") { "; " } else { ", " };
    match list {
        [] => String::new(),
        [one] => one.clone(),
        list if any(" và ") => list.join(comma),
        [most @ .., last] => format!("{} và {last}", most.join(comma)),
    }
}
