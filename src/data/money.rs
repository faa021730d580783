//! Values: amounts of money as people write them (`1,5 tỷ`, `1 tỷ 500 triệu đồng`, `2.500.000 đ`), turned exactly into
//! the unit that is asked. An amount without a unit is in that unit; one whose unit makes no sense of it is no amount.

use rust_decimal::Decimal;

use crate::viet::{NumberFault, format_number, parse_number, same_words};

/// A unit of money: a power of ten of the đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MoneyUnit {
    power: u32,
}

/// Why an amount is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyFault {
    /// No number, or one that reads in two ways.
    NotNumber(NumberFault),
    /// What follows the number is no unit of money.
    Unit {
        /// What follows it.
        typed: String,
    },
    /// With its unit it is more or less than anybody means: `1.500.000.000 triệu đồng`.
    Odd {
        /// What it would be in the unit that is asked.
        value: Decimal,
    },
    /// Less than a đồng.
    Fraction,
}

impl MoneyFault {
    /// Why, after the amount: `có đơn vị tính không rõ`.
    pub fn words(&self) -> String {
        match self {
            MoneyFault::NotNumber(_) => "không phải là một số rõ ràng".into(),
            MoneyFault::Unit { typed } => {
                format!("có đơn vị tiền không rõ ở chỗ “{typed}”")
            }
            MoneyFault::Odd { value } => format!(
                "có đơn vị tiền không hợp với con số (tính ra {} theo đơn vị được hỏi)",
                format_number(*value)
            ),
            MoneyFault::Fraction => "lẻ đến dưới một đồng".into(),
        }
    }
}

/// The names of the đồng.
const DONG: [&str; 7] = ["đồng việt nam", "việt nam đồng", "vn đồng", "đồng", "vnđ", "vnd", "đ"];

/// Words that multiply it, the longest first, with their powers of ten.
const SCALES: [(&str, u32); 10] = [
    ("nghìn tỷ", 12),
    ("nghìn tỉ", 12),
    ("ngàn tỷ", 12),
    ("ngàn tỉ", 12),
    ("triệu", 6),
    ("nghìn", 3),
    ("ngàn", 3),
    ("tỷ", 9),
    ("tỉ", 9),
    ("tr", 6),
];

/// So many millions, or thousand millions, nobody writes: the amount is in đồng and the unit is that of the form.
const ODD_NUMBER: i64 = 1_000_000;

/// Fewer đồng than these are no amount that an office reports in another unit.
const ODD_DONG: i64 = 1_000;

impl MoneyUnit {
    /// The unit of a name: `đồng`, `nghìn đồng`, `triệu đồng`, `tỷ đồng`, `tỷ`.
    pub fn of(name: &str) -> Option<Self> {
        let name = same_words(name);
        let scale = DONG
            .iter()
            .find_map(|dong| name.strip_suffix(&same_words(dong)))
            .map_or(name.as_str(), str::trim_end);
        let found = SCALES.iter().find(|(word, _)| same_words(word) == scale);
        match found {
            Some((_, power)) => Some(MoneyUnit { power: *power }),
            None if scale.is_empty() && !name.is_empty() => Some(MoneyUnit { power: 0 }),
            None => None,
        }
    }

    /// How many đồng it is.
    pub fn dong(self) -> Decimal {
        Decimal::from(10_i64.pow(self.power))
    }
}

/// Reads an amount into the unit that is asked.
///
/// # Errors
/// [`MoneyFault`] says why it is none.
pub fn read(text: &str, asked: MoneyUnit) -> Result<Decimal, MoneyFault> {
    let text = text.replace('₫', "đ");
    let bare = text.trim().trim_end_matches(['.', ';', ',', '/']).trim();
    let (mut rest, mut dong, mut last) = (bare, Decimal::ZERO, None::<MoneyUnit>);
    let mut first = true;
    while !rest.is_empty() {
        let (number, after) = split(rest, is_of_number);
        let (unit, next) = split(after, |c| !c.is_ascii_digit());
        if number.is_empty() {
            return match first {
                true => Err(MoneyFault::NotNumber(NumberFault::NotANumber)),
                false => Err(MoneyFault::Unit { typed: rest.to_owned() }),
            };
        }
        let number = parse_number(number).map_err(MoneyFault::NotNumber)?;
        let said = match unit.trim() {
            "" => None,
            typed => Some(
                MoneyUnit::of(typed).ok_or_else(|| MoneyFault::Unit { typed: typed.to_owned() })?,
            ),
        };
        let alone = first && next.is_empty();
        // `1 tỷ 500 triệu`: each part in a smaller unit than the one before; `1 tỷ 5` may mean 1,5 tỷ.
        let smaller = last.is_none_or(|last| said.is_some_and(|said| said < last));
        if !alone && (said.is_none() || !smaller || number.is_sign_negative()) {
            return Err(MoneyFault::Unit { typed: after.trim().to_owned() });
        }
        let unit = said.unwrap_or(asked);
        let part = number.checked_mul(unit.dong());
        let too_large = MoneyFault::NotNumber(NumberFault::TooLarge);
        dong = part.and_then(|part| dong.checked_add(part)).ok_or(too_large)?;
        if said.is_some_and(|said| said.power >= 6) && number >= Decimal::from(ODD_NUMBER) {
            return Err(MoneyFault::Odd { value: in_unit(dong, asked) });
        }
        (rest, last, first) = (next.trim(), said, false);
    }
    if first {
        return Err(MoneyFault::NotNumber(NumberFault::Empty));
    }
    if !dong.fract().is_zero() {
        return Err(MoneyFault::Fraction);
    }
    let other = last.is_some_and(|last| last != asked);
    if other && !dong.is_zero() && dong.abs() < Decimal::from(ODD_DONG) {
        return Err(MoneyFault::Odd { value: in_unit(dong, asked) });
    }
    Ok(in_unit(dong, asked))
}

/// Đồng in another unit: a division by a power of ten, exact.
fn in_unit(dong: Decimal, unit: MoneyUnit) -> Decimal {
    (dong / unit.dong()).normalize()
}

/// The letters at the beginning that are of a kind, and what follows.
fn split(text: &str, of_kind: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !of_kind(c)).unwrap_or(text.len());
    let (one, other) = text.split_at(end);
    (one.trim(), other.trim_start())
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '.' | ',' | ' ' | '-' | '−' | '+' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn unit(name: &str) -> MoneyUnit {
        MoneyUnit::of(name).unwrap()
    }

    #[test]
    fn every_answer_is_turned_exactly_into_the_unit_that_is_asked() {
        for (text, asked, value) in [
            ("1,5 tỷ", "triệu đồng", "1500"),
            ("1,5 tỉ đồng", "triệu đồng", "1500"),
            ("1 tỷ 500 triệu", "triệu đồng", "1500"),
            ("1 tỷ 500 triệu đồng", "tỷ đồng", "1.5"),
            ("2.500.000 đ", "triệu đồng", "2.5"),
            ("2.500.000đ", "nghìn đồng", "2500"),
            ("1.234.567 đồng", "triệu đồng", "1.234567"),
            ("1.500", "triệu đồng", "1500"),
            ("1.500,25", "triệu đồng", "1500.25"),
            ("3 tr", "đồng", "3000000"),
            ("12 nghìn tỷ đồng", "tỷ đồng", "12000"),
            ("0", "tỷ đồng", "0"),
            ("0 đồng", "tỷ đồng", "0"),
            ("5.000 đ", "đồng", "5000"),
            ("500 VNĐ.", "đồng", "500"),
        ] {
            assert_eq!(read(text, unit(asked)).unwrap().to_string(), value, "{text} / {asked}");
        }
    }

    #[test]
    fn what_makes_no_sense_or_two_is_no_amount() {
        for (text, asked) in [
            ("1.500.000.000 triệu", "triệu đồng"),
            ("5 đồng", "triệu đồng"),
            ("1,5 đồng", "đồng"),
            ("0,0000001", "triệu đồng"),
            ("1 tỷ 5", "triệu đồng"),
            ("500 triệu 1 tỷ", "triệu đồng"),
            ("500 USD", "triệu đồng"),
            ("khoảng 5 tỷ", "triệu đồng"),
            ("1,500 triệu", "triệu đồng"),
            ("5 triệu/tháng", "triệu đồng"),
            ("5-6 triệu", "triệu đồng"),
            ("", "đồng"),
            ("triệu", "đồng"),
        ] {
            assert!(read(text, unit(asked)).is_err(), "{text}: {:?}", read(text, unit(asked)));
        }
        assert_eq!(MoneyUnit::of("USD"), None);
        assert_eq!(MoneyUnit::of(""), None);
        assert_eq!(MoneyUnit::of("cuộc"), None);
    }
}
