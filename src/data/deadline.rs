//! Values: a deadline (`hạn`) as plans say it: before a day, before an hour of a day, on a day at the latest. It knows
//! its last day, its words, and whether what came on a day came in time; nobody else compares days with it.

use std::borrow::Cow;
use std::fmt;

use chrono::Days;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::scalar::{Clock, Date, DayHour, Id, Words};
use crate::viet;

/// Until when something is due. A record of the data says it by one of two keys, which stand next to its others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// `trước ngày`, `trước 16 giờ ngày`: what comes then is too late.
    DueBefore(DayHour),
    /// `chậm nhất ngày`: what comes on the day is in time.
    DueBy(Date),
}

/// Whether something came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timely {
    /// It did.
    Yes,
    /// It came later.
    No,
    /// It came on the day, whose hour decides, and nobody noted at which hour.
    Unknown,
}

impl Deadline {
    /// The last day of which at least a part is in time.
    pub fn last_day(self) -> Date {
        match self {
            Deadline::DueBefore(DayHour { day, hour: None }) => {
                viet::last_day_before(day.0).map_or(day, Date)
            }
            Deadline::DueBefore(DayHour { day, .. }) | Deadline::DueBy(day) => day,
        }
    }

    /// The first day all of which is too late: the day of an old `trước ngày`.
    pub fn first_late_day(self) -> Date {
        match self {
            Deadline::DueBefore(DayHour { day, hour: None }) => day,
            Deadline::DueBefore(DayHour { day, .. }) | Deadline::DueBy(day) => {
                Date(day.0.checked_add_days(Days::new(1)).unwrap_or(day.0))
            }
        }
    }

    /// The day that is written.
    pub fn named_day(self) -> Date {
        match self {
            Deadline::DueBefore(DayHour { day, .. }) | Deadline::DueBy(day) => day,
        }
    }

    /// The key of the data under which it is.
    pub fn key(self) -> &'static str {
        match self {
            Deadline::DueBefore(_) => "due_before",
            Deadline::DueBy(_) => "due_by",
        }
    }

    /// Whether it is over at the end of a day. Nobody is late on the last day itself: the program knows no hour.
    pub fn is_over(self, day: Date) -> bool {
        day > self.last_day()
    }

    /// How many days a day is after the last one in time; 0 where it is not.
    pub fn days_late(self, day: Date) -> u32 {
        u32::try_from((day.0 - self.last_day().0).num_days()).unwrap_or(0)
    }

    /// Whether what came on a day, at an hour where that was noted, came in time.
    pub fn met(self, day: Date, hour: Option<Clock>) -> Timely {
        match self {
            _ if day < self.last_day() => Timely::Yes,
            _ if day > self.last_day() => Timely::No,
            Deadline::DueBefore(DayHour { hour: Some(due), .. }) => match hour {
                None => Timely::Unknown,
                Some(hour) if hour < due => Timely::Yes,
                Some(_) => Timely::No,
            },
            Deadline::DueBefore(_) | Deadline::DueBy(_) => Timely::Yes,
        }
    }

    /// Whether it ends later than another. Before an hour of a day is earlier than that day.
    pub fn is_later_than(self, other: Deadline) -> bool {
        let end = |deadline: Deadline| {
            let hour = match deadline {
                Deadline::DueBefore(DayHour { hour, .. }) => hour,
                Deadline::DueBy(_) => None,
            };
            (deadline.last_day(), hour.is_none(), hour)
        };
        end(self) > end(other)
    }

    /// Whether it is said as plans nearly always say it, by a day alone before which it is due: then a column of
    /// days says all.
    pub fn is_plain(self) -> bool {
        matches!(self, Deadline::DueBefore(DayHour { hour: None, .. }))
    }
}

/// `trước ngày 15/6/2026`, `trước 16 giờ ngày 14/6/2026`, `chậm nhất ngày 14/6/2026`.
impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = viet::date_short(self.named_day().0);
        match self {
            Deadline::DueBefore(DayHour { hour: None, .. }) => write!(f, "trước ngày {day}"),
            Deadline::DueBefore(DayHour { hour: Some(hour), .. }) => {
                write!(f, "trước {hour} ngày {day}")
            }
            Deadline::DueBy(_) => write!(f, "chậm nhất ngày {day}"),
        }
    }
}

impl Serialize for Deadline {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The two keys, of which a record has one.
impl JsonSchema for Deadline {
    fn schema_name() -> Cow<'static, str> {
        "Deadline".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let described = |mut schema: Schema, words: &str| {
            schema.insert("description".into(), words.into());
            schema
        };
        let before = described(
            generator.subschema_for::<DayHour>(),
            "Báo cáo phải gửi trước ngày này (không tính ngày này); hạn có giờ thì ghi cả giờ, ví dụ 2026-06-14 16:00",
        );
        let by = described(
            generator.subschema_for::<Date>(),
            "Báo cáo phải gửi chậm nhất ngày này (gửi trong ngày này vẫn đúng hạn); ghi một trong hai khóa due_before, due_by",
        );
        json_schema!({
            "type": "object",
            "properties": {"due_before": before, "due_by": by},
            "oneOf": [{"required": ["due_before"]}, {"required": ["due_by"]}],
        })
    }
}

/// How a table says deadlines: by days alone under a head that says what they are, or each in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadlineColumn {
    plain: bool,
}

impl DeadlineColumn {
    /// The head over days alone.
    pub const PLAIN: &'static str = "Hạn (trước ngày)";

    /// The column for these deadlines.
    pub fn of(deadlines: impl IntoIterator<Item = Deadline>) -> Self {
        DeadlineColumn { plain: deadlines.into_iter().all(Deadline::is_plain) }
    }

    /// Its head.
    pub fn head(self) -> &'static str {
        if self.plain { Self::PLAIN } else { "Thời hạn" }
    }

    /// A cell.
    pub fn cell(self, deadline: Deadline) -> String {
        match self.plain {
            true => viet::date_short(deadline.named_day().0),
            false => deadline.to_string(),
        }
    }
}

/// The letter that exempts, or gives more time.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// What it is; `Công văn` where it is not said.
    #[schemars(description = "Loại văn bản: Thông báo, Quyết định; bỏ đi nếu là Công văn")]
    pub kind: Option<Words>,
    /// Its number and symbol.
    #[schemars(description = "Số và ký hiệu, như ghi trên văn bản: 215/UBND-VX")]
    pub number: Words,
    /// Its date.
    #[schemars(description = "Ngày của văn bản")]
    pub date: Date,
    /// Who issued it.
    #[schemars(
        description = "Cơ quan ban hành, như viết trong câu: Ủy ban nhân dân tỉnh; bỏ đi nếu không cần nêu"
    )]
    pub issuer: Option<Words>,
}

/// `Công văn số 215/UBND-VX ngày 10/6/2026 của Ủy ban nhân dân tỉnh`.
impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.as_ref().map_or("Công văn", Words::as_str);
        write!(f, "{kind} số {} ngày {}", self.number, viet::date_short(self.date.0))?;
        match &self.issuer {
            Some(issuer) => write!(f, " của {issuer}"),
            None => Ok(()),
        }
    }
}

/// A later deadline for some (`gia hạn`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct Extension {
    /// The agency, where it is one.
    #[schemars(description = "Mã cơ quan được gia hạn")]
    pub agency: Option<Id>,
    /// Agencies.
    #[serde(default)]
    #[schemars(description = "Mã các cơ quan được gia hạn, nếu nhiều cơ quan")]
    pub agencies: Vec<Id>,
    /// Groups.
    #[serde(default)]
    #[schemars(description = "Mã các nhóm được gia hạn")]
    pub groups: Vec<Id>,
    /// The later deadline.
    #[serde(flatten)]
    pub due: Deadline,
    /// The letter that gives it.
    #[schemars(description = "Văn bản cho gia hạn: số, ngày")]
    pub letter: Option<Letter>,
}

impl Extension {
    /// The agencies that it names one by one, with the path of each below its own.
    pub fn named(&self) -> impl Iterator<Item = (String, &Id)> {
        let one = self.agency.iter().map(|id| ("agency".to_owned(), id));
        let several = self.agencies.iter().enumerate();
        one.chain(several.map(|(nth, id)| (format!("agencies/{nth}"), id)))
    }
}

/// Who owes nothing in a period: an agency by its id alone, or some with the letter that says so.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Exempt {
    /// An agency.
    Agency(Id),
    /// Agencies and groups, by a letter.
    ByLetter(Exemption),
}

/// Agencies and groups that owe nothing, with the letter that says so.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Agencies.
    #[serde(default)]
    #[schemars(description = "Mã các cơ quan không phải báo cáo kỳ này")]
    pub agencies: Vec<Id>,
    /// Groups.
    #[serde(default)]
    #[schemars(description = "Mã các nhóm không phải báo cáo kỳ này")]
    pub groups: Vec<Id>,
    /// The letter.
    #[schemars(description = "Văn bản cho miễn báo cáo: số, ngày")]
    pub letter: Option<Letter>,
}

impl Exempt {
    /// The agencies that it names, with the path of each below its own; empty where it is its own place.
    pub fn agencies(&self) -> Vec<(String, &Id)> {
        match self {
            Exempt::Agency(id) => vec![(String::new(), id)],
            Exempt::ByLetter(these) => {
                let all = these.agencies.iter().enumerate();
                all.map(|(nth, id)| (format!("/agencies/{nth}"), id)).collect()
            }
        }
    }

    /// The groups that it names.
    pub fn groups(&self) -> &[Id] {
        match self {
            Exempt::Agency(_) => &[],
            Exempt::ByLetter(these) => &these.groups,
        }
    }

    /// The letter that says so.
    pub fn letter(&self) -> Option<&Letter> {
        match self {
            Exempt::Agency(_) => None,
            Exempt::ByLetter(these) => these.letter.as_ref(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn before(text: &str) -> Deadline {
        Deadline::DueBefore(DayHour::parse(text).unwrap())
    }

    fn by(text: &str) -> Deadline {
        Deadline::DueBy(day(text))
    }

    #[test]
    fn a_deadline_says_its_words_and_knows_its_last_day() {
        for (deadline, words, last, late) in [
            (before("2026-06-15"), "trước ngày 15/6/2026", "2026-06-14", "2026-06-15"),
            (before("2027-01-01"), "trước ngày 01/01/2027", "2026-12-31", "2027-01-01"),
            (by("2026-06-14"), "chậm nhất ngày 14/6/2026", "2026-06-14", "2026-06-15"),
            (before("2026-06-14 16:00"), "trước 16 giờ ngày 14/6/2026", "2026-06-14", "2026-06-15"),
            (
                before("2026-06-30T08:30"),
                "trước 08 giờ 30 phút ngày 30/6/2026",
                "2026-06-30",
                "2026-07-01",
            ),
        ] {
            assert_eq!(deadline.to_string(), words);
            assert_eq!(deadline.last_day(), day(last), "{words}");
            assert_eq!(deadline.first_late_day(), day(late), "{words}");
            assert!(!deadline.is_over(day(last)) && deadline.is_over(day(late)), "{words}");
            assert_eq!((deadline.days_late(day(last)), deadline.days_late(day(late))), (0, 1));
        }
    }

    #[test]
    fn what_came_on_the_last_day_is_in_time_late_or_not_known() {
        let hour = |text| Some(Clock::parse(text).unwrap());
        let sixteen = before("2026-06-14 16:00");
        for (deadline, came, at, met) in [
            (before("2026-06-15"), "2026-06-14", None, Timely::Yes),
            (before("2026-06-15"), "2026-06-15", None, Timely::No),
            (by("2026-06-14"), "2026-06-14", hour("23:59"), Timely::Yes),
            (by("2026-06-14"), "2026-06-15", hour("00:01"), Timely::No),
            (sixteen, "2026-06-13", None, Timely::Yes),
            (sixteen, "2026-06-14", None, Timely::Unknown),
            (sixteen, "2026-06-14", hour("15:59"), Timely::Yes),
            (sixteen, "2026-06-14", hour("16:00"), Timely::No),
            (sixteen, "2026-06-15", None, Timely::No),
        ] {
            assert_eq!(deadline.met(day(came), at), met, "{deadline} {came} {at:?}");
        }
    }

    #[test]
    fn deadlines_are_compared_by_their_last_moments() {
        let order = [before("2026-06-14 09:00"), before("2026-06-14 16:00"), by("2026-06-14")];
        for (nth, earlier) in order.iter().enumerate() {
            assert!(!earlier.is_later_than(*earlier));
            for later in &order[nth + 1..] {
                assert!(later.is_later_than(*earlier) && !earlier.is_later_than(*later));
            }
        }
        assert!(!by("2026-06-14").is_later_than(before("2026-06-15")));
        assert!(!before("2026-06-15").is_later_than(by("2026-06-14")));
    }

    #[test]
    fn a_column_of_days_says_words_once_one_is_no_plain_day() {
        let (plain, hour) = (before("2026-06-15"), before("2026-06-14 16:00"));
        let column = DeadlineColumn::of([plain, plain]);
        assert_eq!((column.head(), column.cell(plain)), ("Hạn (trước ngày)", "15/6/2026".into()));
        let column = DeadlineColumn::of([plain, hour]);
        assert_eq!(
            (column.head(), column.cell(plain)),
            ("Thời hạn", "trước ngày 15/6/2026".into())
        );
    }
}
