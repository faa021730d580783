//! Values: the scalars of the data files, parsed once at the edge.
//!
//! Each scalar type has one parser. Serde calls it when the file is decoded; the structural pass calls
//! it by the `format` that the type's schema carries, so that every bad value of a file is found, not
//! the first.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};

use super::fault::ShapeFault;
use super::shared::Shared;
use crate::problem::Fault;
use crate::viet::{NumberFault, is_device_name, parse_number};

/// The longest id: a control's tag in Word holds 64 characters and joins two ids.
pub(crate) const ID_MAX: usize = 31;

/// Why a scalar's text is not a value of its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScalarFault {
    /// Empty where words are needed.
    Empty,
    /// Not of the form `a-z0-9`, joined by `-`.
    BadId,
    /// Longer than [`ID_MAX`].
    LongId,
    /// A name that Windows keeps for a device (`con`, `nul`, `com1`): files are named by ids.
    DeviceId,
    /// Not of the form `2024-11-29`.
    DateForm,
    /// A day that the calendar does not have (31/02).
    NoSuchDay,
    /// Neither a day nor a day with an hour of it, `2026-06-14 16:00`.
    DayHourForm,
    /// Not an hour of the form `16:00`.
    ClockForm,
    /// A year before 1945 or after 2200: a slip of the hand.
    FarYear,
    /// Not a whole number from 1 up.
    NotCounting,
    /// Neither 13 nor 14.
    NotTypeSize,
    /// Not a number in Vietnamese notation.
    NotNumber(NumberFault),
}

/// Values for the examples of faults.
pub(crate) mod example {
    use super::{Date, Id, NaiveDate};

    /// An id, unchecked.
    pub fn id(text: &str) -> Id {
        Id(text.into())
    }

    /// A day; the first of 1970 where there is none.
    pub fn day(year: i32, month: u32, day: u32) -> Date {
        Date(NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default())
    }
}

/// A name by which data files refer to each other (`mã`): `so-tu-phap`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Id(Arc<str>);

impl Id {
    /// The schema format that marks an id.
    pub const FORMAT: &'static str = "ma";

    /// Reads an id: lower-case ASCII letters and digits, joined by single `-`.
    ///
    /// # Errors
    /// [`ScalarFault`] says what keeps the text from being one.
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        let well_formed = !text.is_empty()
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        match well_formed {
            false if text.is_empty() => Err(ScalarFault::Empty),
            false => Err(ScalarFault::BadId),
            true if text.len() > ID_MAX => Err(ScalarFault::LongId),
            true if is_device_name(text) => Err(ScalarFault::DeviceId),
            true => Ok(Id(text.into())),
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same id, its text shared with all equal ones that were held.
    pub fn shared(&self, shared: &mut Shared) -> Id {
        Id(shared.hold(&self.0))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A day of the calendar, written `2024-11-29`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

impl Date {
    /// The schema format that marks a date.
    pub const FORMAT: &'static str = "ngay";

    /// Reads `YYYY-MM-DD`, nothing else.
    ///
    /// # Errors
    /// [`ScalarFault::DateForm`], [`ScalarFault::NoSuchDay`] or [`ScalarFault::FarYear`].
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        let digits = |part: &str, count: usize| {
            (part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())?
        };
        let mut parts = text.split('-');
        let fields = (
            parts.next().and_then(|p| digits(p, 4)),
            parts.next().and_then(|p| digits(p, 2)),
            parts.next().and_then(|p| digits(p, 2)),
            parts.next(),
        );
        let (Some(year), Some(month), Some(day), None) = fields else {
            return Err(ScalarFault::DateForm);
        };
        if !(1945..=2200).contains(&year) {
            return Err(ScalarFault::FarYear);
        }
        NaiveDate::from_ymd_opt(year as i32, month, day).map(Date).ok_or(ScalarFault::NoSuchDay)
    }

    /// The year, in which the numbers of a state body's documents begin at 01 again (NĐ 30/2020, Điều 15).
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An hour of the day, written `16:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    hour: u8,
    minute: u8,
}

impl Clock {
    /// The schema format that marks an hour of the day.
    pub const FORMAT: &'static str = "gio";

    /// Reads `HH:MM`, nothing else.
    ///
    /// # Errors
    /// [`ScalarFault::ClockForm`].
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        let two = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<u8>().ok())?
        };
        let (hour, minute) = text.split_once(':').ok_or(ScalarFault::ClockForm)?;
        match (two(hour), two(minute)) {
            (Some(hour @ 0..=23), Some(minute @ 0..=59)) => Ok(Clock { hour, minute }),
            _ => Err(ScalarFault::ClockForm),
        }
    }
}

/// `16 giờ`, `08 giờ 30 phút`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minute {
            0 => write!(f, "{:02} giờ", self.hour),
            minute => write!(f, "{:02} giờ {minute:02} phút", self.hour),
        }
    }
}

/// A day, or an hour of it, written `2026-06-14` or `2026-06-14 16:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayHour {
    /// The day.
    pub day: Date,
    /// The hour; never that with which the day begins, which is the day itself.
    pub hour: Option<Clock>,
}

impl DayHour {
    /// The schema format that marks a day that may have an hour.
    pub const FORMAT: &'static str = "ngay-gio";

    /// Reads a day, or a day and an hour with a blank or a `T` between them.
    ///
    /// # Errors
    /// Those of [`Date::parse`]; [`ScalarFault::DayHourForm`] where what follows the day is no hour of it.
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        let Some((day, hour)) = text.split_once([' ', 'T']) else {
            return Ok(DayHour { day: Date::parse(text)?, hour: None });
        };
        let day = Date::parse(day).map_err(|fault| match fault {
            ScalarFault::DateForm => ScalarFault::DayHourForm,
            other => other,
        })?;
        let hour = Clock::parse(hour.trim()).map_err(|_| ScalarFault::DayHourForm)?;
        match hour {
            Clock { hour: 0, minute: 0 } => Err(ScalarFault::DayHourForm),
            hour => Ok(DayHour { day, hour: Some(hour) }),
        }
    }
}

/// Words that are printed: never empty, as the clerk typed them, NFC.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Words(String);

impl Words {
    /// The schema format that marks words.
    pub const FORMAT: &'static str = "chu";

    /// Takes words; white space at both ends is dropped.
    ///
    /// # Errors
    /// [`ScalarFault::Empty`] where nothing is left.
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        match text.trim() {
            "" => Err(ScalarFault::Empty),
            words => Ok(Words(words.to_owned())),
        }
    }

    /// The words as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words without the mark that ends them in a list (`;` or `.`).
    pub fn without_stop(&self) -> Words {
        let bare = self.0.trim_end_matches([';', '.', ' ']);
        Words(if bare.is_empty() { self.0.clone() } else { bare.to_owned() })
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A document's running number (`số`), from 1; printed with a leading zero below 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Counting(pub u32);

impl Counting {
    /// The schema format that marks a running number.
    pub const FORMAT: &'static str = "so-thu-tu";

    /// Reads a whole number from 1 up; leading zeros (`05`, `0181`) are read as the clerk means them.
    ///
    /// # Errors
    /// [`ScalarFault::NotCounting`].
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        let number = match text.bytes().all(|b| b.is_ascii_digit()) {
            true => text.parse().ok(),
            false => None,
        };
        number.filter(|n| *n > 0).map(Counting).ok_or(ScalarFault::NotCounting)
    }
}

/// The base type size of an office's documents (NĐ 30/2020, Phụ lục I, mục V, chú thích 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub enum TypeSize {
    /// 13 pt throughout.
    Thirteen,
    /// 14 pt throughout.
    #[default]
    Fourteen,
}

impl TypeSize {
    /// The schema format that marks a type size.
    pub const FORMAT: &'static str = "co-chu";

    /// Reads `13` or `14`.
    ///
    /// # Errors
    /// [`ScalarFault::NotTypeSize`].
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        match text {
            "13" => Ok(TypeSize::Thirteen),
            "14" => Ok(TypeSize::Fourteen),
            _ => Err(ScalarFault::NotTypeSize),
        }
    }
}

/// A number of ours in a data file, in Vietnamese notation (`1.234,5`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(pub Decimal);

impl Figure {
    /// The schema format that marks a number in Vietnamese notation.
    pub const FORMAT: &'static str = "so";

    /// Reads a number in Vietnamese notation.
    ///
    /// # Errors
    /// [`ScalarFault::NotNumber`] with what keeps it from being one.
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        parse_number(text).map(Figure).map_err(ScalarFault::NotNumber)
    }
}

/// A scalar exactly as the clerk typed it; what it means is decided later (an indicator's kind).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Typed(Box<str>);

impl Typed {
    /// The schema format that marks a scalar that is read later.
    pub const FORMAT: &'static str = "nhu-da-go";

    /// Takes any scalar.
    ///
    /// # Errors
    /// None; the signature is that of the other scalars.
    pub fn parse(text: &str) -> Result<Self, ScalarFault> {
        Ok(Typed(text.trim().into()))
    }

    /// The text as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks a scalar's text against a schema format; unknown formats accept anything.
///
/// # Errors
/// What the format's parser says.
pub fn check(format: &str, text: &str) -> Result<(), ScalarFault> {
    match format {
        Id::FORMAT => Id::parse(text).map(drop),
        Date::FORMAT => Date::parse(text).map(drop),
        DayHour::FORMAT => DayHour::parse(text).map(drop),
        Clock::FORMAT => Clock::parse(text).map(drop),
        Words::FORMAT => Words::parse(text).map(drop),
        Counting::FORMAT => Counting::parse(text).map(drop),
        TypeSize::FORMAT => TypeSize::parse(text).map(drop),
        Figure::FORMAT => Figure::parse(text).map(drop),
        _ => Ok(()),
    }
}

macro_rules! scalar {
    ($type:ident, $pattern:expr, $description:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                // Of the clerk's files the structural pass has said it already, at its place.
                $type::parse(&text)
                    .map_err(|fault| de::Error::custom(ShapeFault::Scalar { text, fault }.message()))
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let mut schema = json_schema!({"format": $type::FORMAT, "description": $description});
                let pattern: Option<&str> = $pattern;
                match pattern {
                    Some(pattern) => {
                        schema.insert("type".into(), "string".into());
                        schema.insert("pattern".into(), pattern.into());
                    }
                    None => {
                        schema.insert("type".into(), serde_json::json!(["string", "number"]));
                    }
                }
                schema
            }
        }
    };
}

scalar!(
    Id,
    Some("^[a-z0-9]+(-[a-z0-9]+)*$"),
    "Mã: chữ thường không dấu, chữ số, nối bằng dấu gạch nối"
);
scalar!(Date, Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "Ngày, viết năm-tháng-ngày: 2024-11-29");
scalar!(
    DayHour,
    Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?$"),
    "Ngày, hoặc ngày và giờ: 2026-06-14, 2026-06-14 16:00"
);
scalar!(Clock, Some("^[0-2][0-9]:[0-5][0-9]$"), "Giờ trong ngày: 16:00");
scalar!(Words, Some("\\S"), "Chữ in ra văn bản");
scalar!(Counting, None, "Số thứ tự, từ 1");
scalar!(TypeSize, None, "Cỡ chữ của văn bản: 13 hoặc 14");
scalar!(Figure, None, "Số, viết kiểu Việt Nam: 1.234,5");
scalar!(Typed, None, "Giá trị, giữ nguyên như đã gõ");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_ascii_and_short() {
        assert!(Id::parse("so-tu-phap").is_ok());
        assert_eq!(Id::parse("Sở Tư pháp"), Err(ScalarFault::BadId));
        assert_eq!(Id::parse("so--tu"), Err(ScalarFault::BadId));
        assert_eq!(Id::parse(""), Err(ScalarFault::Empty));
        for device in ["con", "nul", "aux", "com1", "lpt9"] {
            assert_eq!(Id::parse(device), Err(ScalarFault::DeviceId), "{device}");
        }
        assert!(Id::parse("cong-an").is_ok() && Id::parse("com10").is_ok());
        assert_eq!(Id::parse(&"a".repeat(ID_MAX + 1)), Err(ScalarFault::LongId));
    }

    #[test]
    fn a_date_is_written_one_way_and_exists() {
        assert_eq!(Date::parse("2024-11-29").map(|d| d.to_string()), Ok("2024-11-29".into()));
        assert_eq!(Date::parse("29/11/2024"), Err(ScalarFault::DateForm));
        assert_eq!(Date::parse("2024-1-5"), Err(ScalarFault::DateForm));
        assert_eq!(Date::parse("2024-02-31"), Err(ScalarFault::NoSuchDay));
        assert_eq!(Date::parse("0024-02-11"), Err(ScalarFault::FarYear));
    }

    #[test]
    fn a_day_may_have_an_hour() {
        for text in ["2026-06-14", "2026-06-14 16:00", "2026-06-14T08:30"] {
            assert!(DayHour::parse(text).is_ok(), "{text}");
        }
        for (text, fault) in [
            ("2026-06-14 24:00", ScalarFault::DayHourForm),
            ("2026-06-14 00:00", ScalarFault::DayHourForm),
            ("2026-06-14 16", ScalarFault::DayHourForm),
            ("16:00 2026-06-14", ScalarFault::DayHourForm),
            ("2026-06-31 16:00", ScalarFault::NoSuchDay),
            ("14/6/2026", ScalarFault::DateForm),
        ] {
            assert_eq!(DayHour::parse(text), Err(fault), "{text}");
        }
        assert_eq!(Clock::parse("7:30"), Err(ScalarFault::ClockForm));
        assert_eq!(Clock::parse("07:30").map(|c| c.to_string()), Ok("07 giờ 30 phút".into()));
    }

    #[test]
    fn a_running_number_may_be_typed_with_zeros() {
        assert_eq!(Counting::parse("0181"), Ok(Counting(181)));
        assert_eq!(Counting::parse("0"), Err(ScalarFault::NotCounting));
        assert_eq!(Counting::parse("1.10"), Err(ScalarFault::NotCounting));
        assert_eq!(Counting::parse(""), Err(ScalarFault::NotCounting));
    }
}
