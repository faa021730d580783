//! Tasks, harvest: what an answer means that a person typed into a field of a kind. What reads in two ways
//! is doubtful, never guessed.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::key::{Key, clean};
use crate::data::indicators::{Indicator, ValueFault, ValueKind};
use crate::data::money::{MoneyFault, MoneyUnit};
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

/// Why a figure of a return is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureFault {
    /// It is no value of the indicator.
    Value(ValueFault),
    /// A share of one or less with decimals and without its sign, as in `0,95`: so much per cent, or a ratio
    /// of which the hundredfold is meant.
    Ratio {
        /// As per cent, as it is written in figures: `0,95`.
        percent: String,
        /// A hundred times that: `95`.
        hundredfold: String,
    },
    /// The words after it say another number.
    Words {
        /// The number that the words say, in figures.
        said: String,
    },
}

impl From<ValueFault> for FigureFault {
    fn from(fault: ValueFault) -> Self {
        FigureFault::Value(fault)
    }
}

/// Names of the unit `đồng` as people write it after a sum, as they are compared.
static DONG: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = ["đồng Việt Nam", "Việt Nam đồng", "VN đồng", "đồng", "VNĐ", "VND", "đ"];
    names.map(|name| Key::whole(name).text).to_vec()
});

/// Reads a figure as people write it; the indicator's kind and unit decide.
///
/// # Errors
/// Why it is none.
pub(super) fn figure(typed: &str, indicator: &Indicator) -> Result<Decimal, FigureFault> {
    let text = clean(typed).replace('₫', "đ");
    let bare = text.trim_end_matches(['.', ';', ',', '/']).trim();
    let Some((before, inside)) = bracketed(bare) else { return plain(bare, indicator) };
    if let Some(asked) = indicator.money_unit().filter(|unit| unit.dong() > Decimal::ONE) {
        return money(before, inside, indicator, asked);
    }
    let (number, rest) = split(before);
    let unit = Key::whole(indicator.unit.as_str()).text;
    // `05 (năm)`, `5.000.000 đồng (Năm triệu đồng)`: said once more, which makes plain which of two readings is meant.
    let inside = without_unit(&Key::whole(inside).text, &unit);
    let Some(words) = said_in_words(&inside) else {
        return match worded(number, &inside) {
            Some(number) => plain(&format!("{number}{rest}"), indicator),
            None => plain(bare, indicator),
        };
    };
    let readings = readings(number);
    let agreed = readings.iter().find(|(_, value)| {
        // `5 triệu (Năm triệu đồng)`: the words say the whole sum.
        *value == words || scaled(*value, rest, &unit) == Some(words)
    });
    match agreed {
        Some((number, _)) => plain(&format!("{number}{rest}"), indicator),
        None if readings.is_empty() => plain(bare, indicator),
        None => Err(FigureFault::Words { said: viet::format_surely(words) }),
    }
}

/// An amount with words in brackets: `1,5 tỷ (một tỷ năm trăm triệu đồng)`, which say the same or it is in doubt.
fn money(
    before: &str,
    inside: &str,
    indicator: &Indicator,
    asked: MoneyUnit,
) -> Result<Decimal, FigureFault> {
    let value = plain(before, indicator)?;
    let words = Key::whole(inside).text;
    let in_dong = without_unit(&words, &Key::whole("đồng").text);
    let Some(said) = said_in_words(&in_dong) else {
        return Err(ValueFault::NotNumber(NumberFault::NotANumber).into());
    };
    let dong = value.checked_mul(asked.dong());
    // `1.500 (một nghìn năm trăm)`: in the unit that is asked, as the figure is.
    match dong == Some(said) || (value == said && in_dong == words) {
        true => Ok(value),
        false => Err(FigureFault::Words { said: viet::format_surely(said) }),
    }
}

/// What is in the brackets that end a text, and what comes before them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_suffix(')')?;
    let (before, inside) = inside.rsplit_once('(')?;
    Some((before.trim_end(), inside))
}

/// The number that words say, as people write it in brackets: `bằng chữ: năm triệu`.
fn said_in_words(words: &str) -> Option<Decimal> {
    let before = Key::whole("bằng chữ").text;
    viet::words_number(words.strip_prefix(before.as_str()).unwrap_or(words))
}

/// Words without the unit that may come after them, and without `chẵn`.
fn without_unit(words: &str, unit: &str) -> String {
    let even = Key::whole("chẵn").text;
    let bare = ends_with_word(words, &even).unwrap_or(words);
    names_of(unit).find_map(|name| ends_with_word(bare, &name)).unwrap_or(bare).to_owned()
}

/// A text without the words at its end.
fn ends_with_word<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(words).filter(|_| !words.is_empty())?;
    (rest.is_empty() || rest.ends_with(' ')).then(|| rest.trim_end())
}

/// The names of a unit, as they are compared.
fn names_of(unit: &str) -> impl Iterator<Item = String> {
    let money = DONG.iter().any(|name| name == unit);
    let more: Vec<String> = if money { DONG.clone() } else { Vec::new() };
    more.into_iter().chain([unit.to_owned()])
}

/// By how much a word multiplies.
fn scale(text: &str) -> Option<Decimal> {
    let known = |(name, _): &&(&str, i64)| Key::whole(name).text == text;
    SCALES.iter().find(known).map(|(_, by)| Decimal::from(*by))
}

/// A value with the word of its scale and its unit after it.
fn scaled(value: Decimal, rest: &str, unit: &str) -> Option<Decimal> {
    let rest = without_unit(&Key::whole(rest).text, unit);
    value.checked_mul(scale(&rest)?)
}

/// The ways to read a number, each as it is surely read.
fn readings(number: &str) -> Vec<(String, Decimal)> {
    let texts = match viet::parse_number(number) {
        Ok(_) => vec![number.to_owned()],
        Err(NumberFault::TwoReadings { thousand, decimal }) => vec![thousand, decimal],
        Err(_) => Vec::new(),
    };
    texts
        .into_iter()
        .filter_map(|text| Some((text.clone(), viet::parse_number(&text).ok()?)))
        .collect()
}

/// Reads a figure without the words that may say it once more.
fn plain(bare: &str, indicator: &Indicator) -> Result<Decimal, FigureFault> {
    let share = indicator.value == ValueKind::Percent || indicator.unit.as_str() == "%";
    let value = value(bare, indicator, share)?;
    let signed = bare.ends_with('%');
    if share && !signed && bare.contains(',') && value > Decimal::ZERO && value <= Decimal::ONE {
        let hundredfold = viet::format_number(value * Decimal::ONE_HUNDRED);
        return Err(FigureFault::Ratio { percent: viet::format_number(value), hundredfold });
    }
    Ok(value)
}

fn value(bare: &str, indicator: &Indicator, share: bool) -> Result<Decimal, ValueFault> {
    let read = |text: &str| {
        // Any scalar is taken, so this cannot fail.
        let typed = Typed::parse(text).map_err(|_| ValueFault::NotNumber(NumberFault::Empty))?;
        indicator.read(&typed)
    };
    let chosen = indicator.value.is_chosen();
    if !chosen && (matches!(bare, "-" | "–" | "—" | "−") || is_nothing(bare)) {
        return read("0");
    }
    match (indicator.money_unit(), read(bare)) {
        (None, read) if chosen => return read,
        (Some(unit), read) if unit.dong() > Decimal::ONE => return read,
        // In đồng the number may also be said once more in words, which is read below.
        (Some(_), Ok(value)) => return Ok(value),
        (
            Some(_),
            Err(fault @ (ValueFault::Money(MoneyFault::Odd { .. }) | ValueFault::NotWhole)),
        ) => {
            return Err(fault);
        }
        _ => {}
    }
    let (number, rest) = split(bare);
    let rest = rest.trim();
    if rest.is_empty() {
        return read(number);
    }
    if number.is_empty() {
        return Err(ValueFault::NotNumber(NumberFault::NotANumber));
    }
    if rest == "%" && share {
        return read(number);
    }
    let (rest, unit) = (Key::whole(rest).text, Key::whole(indicator.unit.as_str()).text);
    // `05 năm`: the number said once more in words; so it is plain which of two readings is meant.
    if let Some(number) = worded(number, &rest) {
        return read(&number);
    }
    if names_of(&unit).any(|name| !name.is_empty() && rest == name) {
        return read(number);
    }
    let in_scale = SCALES.iter().any(|(name, _)| {
        let name = Key::whole(name).text;
        unit == name || unit.starts_with(&format!("{name} "))
    });
    let Some(by) = scale(&without_unit(&rest, &unit)) else {
        return Err(ValueFault::NotNumber(NumberFault::NotANumber));
    };
    // "3 triệu" of a unit that is itself millions may mean either.
    if in_scale || indicator.value == ValueKind::Percent {
        return Err(ValueFault::NotNumber(NumberFault::MixedNotation));
    }
    let value = viet::parse_number(number).map_err(ValueFault::NotNumber)?;
    let value = value.checked_mul(by).ok_or(ValueFault::NotNumber(NumberFault::TooLarge))?;
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

/// Reads a day as people write it: `05/01/2025`, `5-1-2025`, `ngày 05 tháng 01 năm 2025`, `2025-01-05`; a day of
/// the week may be next to it, if it is the right one.
pub(super) fn date(typed: &str) -> Option<Date> {
    let text = clean(typed);
    let (text, weekday) = without_weekday(trimmed(&text));
    let date = day(text)?;
    (weekday.is_none_or(|weekday| weekday == date.0.weekday())).then_some(date)
}

fn day(text: &str) -> Option<Date> {
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let (day, month, year) = day_month_year(text)?;
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    Date::parse(&Date(date).to_string()).ok()
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(['.', ';', ',']).trim()
}

/// The days of the week as they are written besides their own names.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "thứ 2"),
    (Weekday::Tue, "thứ 3"),
    (Weekday::Wed, "thứ 4"),
    (Weekday::Thu, "thứ 5"),
    (Weekday::Fri, "thứ 6"),
    (Weekday::Sat, "thứ 7"),
    (Weekday::Sun, "Chúa nhật"),
];

/// A text without the day of the week before it, or in brackets or after a comma after it.
fn without_weekday(text: &str) -> (&str, Option<Weekday>) {
    let named = |words: &str| {
        let key = Key::whole(words).text;
        let is = |name: &str| Key::whole(name).text == key;
        WEEKDAYS
            .iter()
            .find(|(day, also)| is(viet::weekday_name(*day)) || is(also))
            .map(|(day, _)| *day)
    };
    let before = text.split_once(',').map(|(name, rest)| (rest, name));
    let after = text.rsplit_once(',');
    for (rest, name) in bracketed(text).into_iter().chain(before).chain(after) {
        if let Some(weekday) = named(name) {
            return (rest.trim(), Some(weekday));
        }
    }
    (text, None)
}

/// Why a day that is written as one is none: the calendar does not have it, or it is another day of the week.
pub(super) fn no_such_day(typed: &str) -> Option<String> {
    let text = clean(typed);
    let (text, weekday) = without_weekday(trimmed(&text));
    if let (Some(date), Some(weekday)) = (day(text), weekday) {
        let (is, said) = (date.0.weekday(), viet::weekday_name(weekday));
        return (is != weekday)
            .then(|| format!("là ngày {}, không phải {said}", viet::weekday_name(is)));
    }
    let (day, month, year) = day_month_year(text)?;
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
        let is_valid = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_valid.then(|| text.parse::<u32>().ok())?
    };
    let (day, month) = (number(parts[0], 2)?, number(parts[1], 2)?);
    let year = number(parts[2], 4).filter(|_| parts[2].len() == 4)?;
    Some((day, month, year))
}

/// Reads a document's number out of what is between `Số` and the symbol.
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
            ("05 (năm cuộc)", &count, "5"),
            ("12.", &count, "12"),
            ("Không", &count, "0"),
            ("không phát sinh.", &count, "0"),
            ("-", &count, "0"),
            ("0", &count, "0"),
            ("12%", &percent, "12"),
            ("99,4 %", &percent, "99.4"),
            ("3 triệu", &money, "3000000"),
            ("1,5 tỷ đồng", &money, "1500000000"),
            ("2.500.000 đ", &money, "2500000"),
            ("5.000.000đ", &money, "5000000"),
            ("5.000.000 VNĐ", &money, "5000000"),
            ("5.000.000 vnd.", &money, "5000000"),
            ("5.000.000 ₫", &money, "5000000"),
            ("5.000.000 đồng./.", &money, "5000000"),
            ("5.000.000 đồng (Năm triệu đồng)", &money, "5000000"),
            ("5.000.000đ (Năm triệu đồng chẵn)", &money, "5000000"),
            ("5.000.000 (bằng chữ: năm triệu đồng)", &money, "5000000"),
            ("5 triệu (năm triệu đồng)", &money, "5000000"),
            ("1.250.000 đồng (một triệu hai trăm năm mươi ngàn đồng)", &money, "1250000"),
            ("5,000 đồng (năm nghìn đồng)", &money, "5000"),
            ("3 triệu đ", &money, "3000000"),
            ("0,95%", &percent, "0.95"),
            ("0,95 %", &percent, "0.95"),
            ("1", &percent, "1"),
            ("1,25", &percent, "1.25"),
            ("0,95", &decimal, "0.95"),
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
            ("5.000.000 đồng (Năm mươi triệu đồng)", &money),
            ("5.000.000 đồng (khoảng)", &money),
            ("5.000.000 đ/tháng", &money),
            ("3.000.000 đ", &millions),
            ("5.000 đ", &count),
            ("05 (sáu)", &count),
            ("0,95", &percent),
            ("1,00", &percent),
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
    fn a_ratio_and_words_of_another_number_are_doubts_that_say_why() {
        let percent = indicator("unit: '%', value: percent");
        let ratio = FigureFault::Ratio { percent: "0,95".into(), hundredfold: "95".into() };
        assert_eq!(figure("0,95", &percent), Err(ratio));
        let money = indicator("unit: đồng, value: money");
        let words = FigureFault::Words { said: "50.000.000".into() };
        assert_eq!(figure("5.000.000 đồng (Năm mươi triệu đồng)", &money), Err(words));
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
            "05/01/2025 (Chủ nhật)",
            "Chủ nhật, ngày 05/01/2025",
            "05/01/2025, chủ nhật",
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
            "05/01/2025 (thứ Hai)",
            "05/01/2025 (sáng)",
            "",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
        for (text, why) in [
            ("31/02/2025", "không có trong lịch: tháng 2 năm 2025 không có ngày 31"),
            ("06/3/2027 (thứ Sáu)", "là ngày thứ Bảy, không phải thứ Sáu"),
            ("ngày 05 tháng 13 năm 2025", "có tháng 13; một năm chỉ có 12 tháng"),
        ] {
            assert_eq!(no_such_day(text).as_deref(), Some(why), "{text}");
        }
        assert_eq!(no_such_day("28/02/2025"), None);
        assert_eq!(no_such_day("06/3/2027 (thứ 7)"), None);
        assert_eq!(date("06/3/2027 (thứ Bảy)").map(|d| d.to_string()), Some("2027-03-06".into()));
        assert_eq!(no_such_day("mai"), None);
        assert_eq!(number(" 0915… "), Some(Counting(915)));
        assert_eq!(number("12a"), None);
    }
}
