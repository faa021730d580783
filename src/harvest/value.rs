//! Tasks, harvest: what an answer means that a person typed into a field of a kind. What reads in two ways
//! is doubtful, never guessed.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::key::{Key, clean};
use crate::data::indicators::{Indicator, ValueFault, ValueKind};
use crate::data::scalar::{Counting, Date, Typed};
use crate::viet::{self, NumberFault};

/// Words that say "none" where a number is asked.
const NOTHING: [&str; 6] =
    ["không", "không có", "không phát sinh", "chưa có", "chưa phát sinh", "không có phát sinh"];

/// Words that multiply.
const SCALES: [(&str, i64); 8] = [
    ("nghìn", 1_000),
    ("ngàn", 1_000),
    ("triệu", 1_000_000),
    ("tr", 1_000_000),
    ("tỷ", 1_000_000_000),
    ("tỉ", 1_000_000_000),
    ("nghìn tỷ", 1_000_000_000_000),
    ("nghìn tỉ", 1_000_000_000_000),
];

/// Reads a figure as people write it; the indicator's kind and unit decide.
///
/// # Errors
/// Why it is none, in a fault of the indicator.
pub(super) fn figure(typed: &str, indicator: &Indicator) -> Result<Decimal, ValueFault> {
    let text = clean(typed);
    let bare = text.trim_end_matches(['.', ';', ',']).trim();
    let read = |text: &str| {
        // Any scalar is taken, so this cannot fail.
        let typed = Typed::parse(text).map_err(|_| ValueFault::NotNumber(NumberFault::Empty))?;
        indicator.read(&typed)
    };
    if matches!(bare, "-" | "–" | "—" | "−") || is_nothing(bare) {
        return read("0");
    }
    let (number, rest) = split(bare);
    let rest = rest.trim();
    if rest.is_empty() {
        return read(number);
    }
    if number.is_empty() {
        return Err(ValueFault::NotNumber(NumberFault::NotANumber));
    }
    if rest == "%" && (indicator.value == ValueKind::Percent || indicator.unit.as_str() == "%") {
        return read(number);
    }
    let (rest, unit) = (Key::whole(rest).text, Key::whole(indicator.unit.as_str()).text);
    // `05 (năm)`: the number said once more in words; so it is plain which of two readings is meant.
    if let Some(number) = worded(number, &rest) {
        return read(&number);
    }
    if !unit.is_empty() && rest == unit {
        return read(number);
    }
    let scale = |text: &str| {
        let known = |(name, _): &&(&str, i64)| Key::whole(name).text == text;
        SCALES.iter().find(known).map(|(_, by)| *by)
    };
    let in_scale = SCALES.iter().any(|(name, _)| {
        let name = Key::whole(name).text;
        unit == name || unit.starts_with(&format!("{name} "))
    });
    let without_unit = rest.strip_suffix(unit.as_str()).map_or(rest.as_str(), str::trim);
    let Some(by) = scale(without_unit) else {
        return Err(ValueFault::NotNumber(NumberFault::NotANumber));
    };
    // "3 triệu" of a unit that is itself millions may mean either.
    if in_scale || indicator.value == ValueKind::Percent {
        return Err(ValueFault::NotNumber(NumberFault::MixedNotation));
    }
    let value = viet::parse_number(number).map_err(ValueFault::NotNumber)?;
    let value =
        value.checked_mul(Decimal::from(by)).ok_or(ValueFault::NotNumber(NumberFault::TooLarge))?;
    read(&viet::format_surely(value))
}

/// The number, or that reading of it, whose words follow it.
fn worded(number: &str, words: &str) -> Option<String> {
    let readings = match viet::parse_number(number) {
        Ok(_) => vec![number.to_owned()],
        Err(NumberFault::TwoReadings { thousand, decimal }) => vec![thousand, decimal],
        Err(_) => return None,
    };
    readings.into_iter().find(|reading| {
        let said = viet::parse_number(reading).ok().map(viet::decimal_words);
        said.is_some_and(|said| Key::whole(&said).text == words)
    })
}

/// Whether words say that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    let key = Key::whole(text).text;
    NOTHING.iter().any(|words| Key::whole(words).text == key)
}

/// The number at the beginning, and what follows it.
fn split(text: &str) -> (&str, &str) {
    let of_number = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '.' | ',' | ' ' | '-' | '−' | '+' | '\u{2009}' | '\u{202f}')
    };
    let end = text.find(|c| !of_number(c)).unwrap_or(text.len());
    let number = &text[..end];
    // A dash or stop that belongs to what follows.
    let number = number.trim_end();
    (number, &text[number.len()..])
}

/// Reads a day as people write it: `05/01/2025`, `5-1-2025`, `ngày 05 tháng 01 năm 2025`, `2025-01-05`.
pub(super) fn date(typed: &str) -> Option<Date> {
    let text = clean(typed);
    let text = text.trim_end_matches(['.', ';', ',']).trim();
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let (day, month, year) = day_month_year(text)?;
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    Date::parse(&Date(date).to_string()).ok()
}

/// Why a day that is written as one is none: the calendar does not have it.
pub(super) fn no_such_day(typed: &str) -> Option<String> {
    let text = clean(typed);
    let (day, month, year) = day_month_year(text.trim_end_matches(['.', ';', ',']).trim())?;
    if !(1..=12).contains(&month) {
        return Some(format!("có tháng {month}; một năm chỉ có 12 tháng"));
    }
    let there = NaiveDate::from_ymd_opt(year as i32, month, day).is_some();
    (!there).then(|| format!("không có trong lịch: tháng {month} năm {year} không có ngày {day}"))
}

fn day_month_year(text: &str) -> Option<(u32, u32, u32)> {
    let key = Key::whole(text).text;
    let words: Vec<&str> = key.split(' ').collect();
    let (day, month, year) =
        (Key::whole("ngày").text, Key::whole("tháng").text, Key::whole("năm").text);
    let is = |word: &str, name: &str| word == name;
    let parts = match words[..] {
        [a, d, b, m, c, y] if is(a, &day) && is(b, &month) && is(c, &year) => [d, m, y],
        [d, b, m, c, y] if is(b, &month) && is(c, &year) => [d, m, y],
        [a, d, m, y] if is(a, &day) => [d, m, y],
        [d, m, y] if !text.contains(' ') || text.contains(['/', '.', '-']) => [d, m, y],
        _ => return None,
    };
    let number = |text: &str, most: usize| {
        let lawful = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        lawful.then(|| text.parse::<u32>().ok())?
    };
    let (day, month) = (number(parts[0], 2)?, number(parts[1], 2)?);
    let year = number(parts[2], 4).filter(|_| parts[2].len() == 4)?;
    Some((day, month, year))
}

/// Reads a document's number out of what stands between `Số` and the symbol.
pub(super) fn number(typed: &str) -> Option<Counting> {
    let text = clean(typed);
    Counting::parse(text.trim_matches(['.', '…', ' '])).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn indicator(yaml: &str) -> Indicator {
        serde_yaml::from_str(&format!("{{id: a, name: A, {yaml}}}")).unwrap()
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        let count = indicator("unit: cuộc");
        let money = indicator("unit: đồng, value: money");
        let percent = indicator("unit: '%', value: percent");
        let decimal = indicator("unit: tấn, value: decimal");
        for (text, which, value) in [
            ("1.234", &count, "1234"),
            ("1 234", &count, "1234"),
            ("1\u{a0}234", &count, "1234"),
            ("01", &count, "1"),
            ("05 cuộc", &count, "5"),
            ("05 (năm)", &count, "5"),
            ("05 (năm) cuộc.", &count, ""),
            ("12.", &count, "12"),
            ("Không", &count, "0"),
            ("không phát sinh.", &count, "0"),
            ("-", &count, "0"),
            ("0", &count, "0"),
            ("12%", &percent, "12"),
            ("99,4 %", &percent, "99.4"),
            ("3 triệu", &money, "3000000"),
            ("1,5 tỷ đồng", &money, "1500000000"),
            ("2.500.000 đ", &money, ""),
            ("2.500.000đồng", &money, "2500000"),
            ("3 nghìn", &count, "3000"),
            ("1,500 (một nghìn năm trăm)", &count, "1500"),
            ("1,125 (một phẩy một trăm hai mươi lăm)", &decimal, "1.125"),
            ("1,1250", &decimal, "1.125"),
            ("0,125 tấn", &decimal, "0.125"),
            ("1.250", &decimal, "1250"),
            ("99,125 %", &percent, "99.125"),
        ] {
            let read = figure(text, which).map(|value| value.to_string()).unwrap_or_default();
            assert_eq!(read.trim_end_matches(".0"), value, "{text}");
        }
    }

    #[test]
    fn what_reads_in_two_ways_is_doubtful() {
        let count = indicator("unit: cuộc");
        let money = indicator("unit: đồng, value: money");
        let decimal = indicator("unit: tấn, value: decimal");
        let percent = indicator("unit: '%', value: percent");
        let millions = indicator("unit: triệu đồng, value: decimal");
        for (text, which) in [
            ("1,234.5", &count),
            ("1,5", &count),
            ("1,234", &count),
            ("5,000", &count),
            ("5,000 cuộc", &count),
            ("1,500 nghìn", &count),
            ("1,500 triệu", &money),
            ("12,000 đồng", &money),
            ("1,250", &decimal),
            ("1,250 tấn", &decimal),
            ("12,500", &percent),
            ("khoảng 20", &count),
            ("20-25", &count),
            ("20 - 25", &count),
            ("trên 20", &count),
            ("12%", &count),
            ("-3", &count),
            ("năm", &count),
            ("5 6", &count),
            ("5 buổi", &count),
            ("12.5", &percent),
            ("120", &percent),
            ("3 triệu", &millions),
            ("3 triệu 5", &count),
            ("1.23", &count),
            ("O", &count),
            ("", &count),
        ] {
            assert!(figure(text, which).is_err(), "{text}: {:?}", figure(text, which));
        }
    }

    #[test]
    fn days_and_numbers() {
        for text in [
            "05/01/2025",
            "5/1/2025",
            "5-1-2025",
            "05.01.2025",
            "2025-01-05",
            "ngày 05 tháng 01 năm 2025",
            "Ngày 5 tháng 1 năm 2025.",
            "ngày 05/01/2025",
            "5 tháng 1 năm 2025",
        ] {
            assert_eq!(date(text).map(|d| d.to_string()), Some("2025-01-05".into()), "{text}");
        }
        for text in [
            "05/01/25",
            "31/02/2025",
            "tháng 1 năm 2025",
            "ngày … tháng … năm 2024",
            "5 1 2025",
            "05/13/2025",
            "",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
        for (text, why) in [
            ("31/02/2025", "không có trong lịch: tháng 2 năm 2025 không có ngày 31"),
            ("ngày 05 tháng 13 năm 2025", "có tháng 13; một năm chỉ có 12 tháng"),
        ] {
            assert_eq!(no_such_day(text).as_deref(), Some(why), "{text}");
        }
        assert_eq!(no_such_day("28/02/2025"), None);
        assert_eq!(no_such_day("mai"), None);
        assert_eq!(number(" 0915… "), Some(Counting(915)));
        assert_eq!(number("12a"), None);
    }
}
