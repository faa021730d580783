//! Import: by when is reported, sentence by sentence.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::spots::{Passage, Spot, sentences};
use crate::audit::pattern::Pattern;
use crate::viet::{date_short, fold, month_year};

/// A reporting period, as a sentence lays it down.
#[derive(Debug, Clone)]
pub(super) struct PeriodDraft {
    /// Its id.
    pub(super) id: String,
    /// Its name inside a sentence.
    pub(super) name: String,
    /// Where the sentence is.
    pub(super) spot: Spot,
    /// The sentence.
    pub(super) quote: String,
    /// What it covers.
    pub(super) covers: (NaiveDate, NaiveDate),
    /// The day before which it is due.
    pub(super) due_before: NaiveDate,
    /// What a person must look at.
    pub(super) notes: Vec<String>,
}

static RANGE: Pattern = Pattern::new(
    r"(?i)(?:từ\s+)?(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*(?:-|–|đến hết|đến|tới)\s*(?:ngày\s+)?(?:hết ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})",
);
static DAY: Pattern = Pattern::new(
    r"(?i)(trước(?:\s+hết)?|chậm nhất(?:\s+là)?(?:\s+vào|\s+trước)?|muộn nhất(?:\s+là)?|xong\s+trước|đến hết|hạn cuối(?:\s+là)?|trong)\s*(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2})?,?\s*)?(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*(?:[/.-]\s*|\s+năm\s+)(\d{4}))?",
);
static DAY_OF_MONTH: Pattern = Pattern::new(
    r"(?i)(trước|chậm nhất(?:\s+là)?(?:\s+vào|\s+trước)?|muộn nhất(?:\s+là)?|vào)\s+ngày\s+(?:mùng\s+|mồng\s+)?(\d{1,2})\b",
);
static ANOTHER: Pattern = Pattern::new(
    r"(?i)(?:,|và|;)\s*(?:trước\s+)?(?:ngày\s+)?(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?",
);

/// The time of the whole campaign: the first stretch of days in a part about time, else the first of all.
pub(super) fn window(passages: &[Passage]) -> Option<(NaiveDate, NaiveDate)> {
    let about_time = |passage: &&Passage| {
        let titles = passage.above.iter().map(String::as_str).chain([passage.words.as_str()]);
        titles
            .into_iter()
            .any(|title| fold(&title.chars().take(80).collect::<String>()).contains("thoi gian"))
    };
    let timed = passages.iter().filter(about_time).find_map(|passage| range(&passage.words));
    timed.or_else(|| passages.iter().find_map(|passage| range(&passage.words)))
}

fn range(words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let found = RANGE.groups(words)?;
    let day = |nth: usize| -> Option<NaiveDate> {
        let number = |nth: usize| found.get(nth)?.as_str().parse::<u32>().ok();
        NaiveDate::from_ymd_opt(number(nth + 2)? as i32, number(nth + 1)?, number(nth)?)
    };
    let (from, to) = (day(1)?, day(4)?);
    (from <= to).then_some((from, to))
}

/// The periods of all sentences that say by when is reported.
pub(super) fn periods(
    passages: &[Passage],
    issued: Option<NaiveDate>,
) -> (Vec<PeriodDraft>, Vec<String>) {
    const MOST: usize = 24;
    let mut found: Vec<PeriodDraft> = Vec::new();
    let mut untold = Vec::new();
    let window = window(passages);
    for passage in passages.iter().filter(|passage| !passage.title) {
        for sentence in sentences(&passage.words) {
            let folded = fold(sentence);
            let context = passage.above.iter().any(|title| fold(title).contains("bao cao"));
            let reports = folded.contains("bao cao") || context && folded.contains("gui");
            if !reports {
                continue;
            }
            let (more, told) = of_sentence(sentence, passage, issued, window);
            if more.is_empty() && !told && mentions_time(&folded) {
                untold.push(sentence.to_owned());
            }
            found.extend(more);
        }
    }
    found.truncate(MOST);
    found.sort_by_key(|period| period.due_before);
    let mut ids = std::collections::BTreeSet::new();
    for period in &mut found {
        let base = period.id.clone();
        let mut nth = 1;
        while !ids.insert(period.id.clone()) {
            nth += 1;
            period.id = format!("{base}-{nth}");
        }
    }
    (found, untold)
}

/// Whether a sentence speaks of days, months, quarters at which something is due.
fn mentions_time(folded: &str) -> bool {
    [
        "hang thang",
        "hang quy",
        "hang nam",
        "hang tuan",
        "dinh ky",
        "truoc ngay",
        "cham nhat",
        "quy i",
        "06 thang",
        "6 thang",
        "dot xuat",
    ]
    .iter()
    .any(|word| folded.contains(word))
}

fn of_sentence(
    sentence: &str,
    passage: &Passage,
    issued: Option<NaiveDate>,
    window: Option<(NaiveDate, NaiveDate)>,
) -> (Vec<PeriodDraft>, bool) {
    let folded = fold(sentence);
    let monthly = folded.contains("hang thang") || folded.contains("moi thang");
    let quarterly = folded.contains("hang quy") || folded.contains("moi quy");
    if monthly || quarterly {
        let Some(groups) = DAY_OF_MONTH.groups(sentence) else { return (Vec::new(), false) };
        let Ok(day) = groups[2].parse::<u32>() else { return (Vec::new(), false) };
        let later = is_by(&groups[1]);
        return (regular(sentence, passage, (day, later), quarterly, issued, window), true);
    }
    let mut days: Vec<(NaiveDate, bool, bool)> = Vec::new();
    for groups in DAY.all_groups(sentence) {
        let number =
            |nth: usize| groups.get(nth).and_then(|found| found.as_str().parse::<u32>().ok());
        let (Some(day), Some(month)) = (number(2), number(3)) else { continue };
        let guessed = number(4).is_none();
        let year = number(4).map(|year| year as i32).or_else(|| year_of(issued, window));
        let Some(date) = year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)) else {
            continue;
        };
        days.push((date, is_by(&groups[1]), guessed));
        let rest = groups.get(0).map_or("", |whole| &sentence[whole.end()..]);
        if let Some(more) =
            ANOTHER.groups(rest).filter(|more| more.get(0).is_some_and(|m| m.start() == 0))
        {
            let number =
                |nth: usize| more.get(nth).and_then(|found| found.as_str().parse::<u32>().ok());
            let year = number(3).map(|year| year as i32).or(year);
            let date = number(1)
                .zip(number(2))
                .zip(year)
                .and_then(|((day, month), year)| NaiveDate::from_ymd_opt(year, month, day));
            days.extend(date.map(|date| (date, is_by(&groups[1]), number(3).is_none())));
        }
    }
    let last = ["tong ket", "ket thuc", "ca dot", "toan dot", "cuoi cung", "ket qua thuc hien dot"]
        .iter()
        .any(|word| folded.contains(word));
    let half = folded.contains("6 thang") || folded.contains("so ket");
    let several = days.len() > 1;
    let periods = days.into_iter().enumerate().filter_map(|(nth, (date, by, guessed))| {
        let due_before = if by { date.checked_add_days(Days::new(1))? } else { date };
        let to_due = due_before.pred_opt()?;
        let from = window.map(|(from, _)| from).or(issued).unwrap_or(to_due).min(to_due);
        let to = window.map_or(to_due, |(_, to)| to.min(to_due)).max(from);
        let mut notes = Vec::new();
        if by {
            notes.push(format!(
                "bản gốc ghi hạn là ngày {} (tính cả ngày này) nên due_before là ngày sau đó",
                date_short(date)
            ));
        }
        if guessed {
            notes.push(format!("bản gốc không ghi năm; coi là năm {}", date.year()));
        }
        let (id, name) = match (last, half) {
            (_, true) if !several || nth == 0 => {
                (format!("{}-sau-thang", date.year()), format!("06 tháng đầu năm {}", date.year()))
            }
            (true, _) => ("tong-ket".to_owned(), "toàn đợt".to_owned()),
            _ if several => (
                date.format("%Y-%m-%d").to_string(),
                format!("kỳ báo cáo trước ngày {}", date_short(date)),
            ),
            _ => ("ket-qua".to_owned(), "kết quả thực hiện".to_owned()),
        };
        Some(PeriodDraft {
            id,
            name,
            spot: passage.spot.clone(),
            quote: sentence.to_owned(),
            covers: (from, to),
            due_before,
            notes,
        })
    });
    let periods: Vec<PeriodDraft> = periods.collect();
    let told = !periods.is_empty();
    (periods, told)
}

/// Whether the day itself still is in time: `chậm nhất ngày`, not `trước ngày`.
fn is_by(words: &str) -> bool {
    let folded = fold(words);
    !folded.contains("truoc") || folded.contains("truoc het")
}

fn year_of(issued: Option<NaiveDate>, window: Option<(NaiveDate, NaiveDate)>) -> Option<i32> {
    window.map(|(_, to)| to.year()).or(issued.map(|day| day.year()))
}

/// The periods of months or quarters within the time of the campaign.
fn regular(
    sentence: &str,
    passage: &Passage,
    (day, by): (u32, bool),
    quarterly: bool,
    issued: Option<NaiveDate>,
    window: Option<(NaiveDate, NaiveDate)>,
) -> Vec<PeriodDraft> {
    const MOST: u32 = 12;
    let Some(begin) = window.map(|(from, _)| from).or(issued) else { return Vec::new() };
    let end = window.map(|(_, to)| to).filter(|to| *to > begin);
    let end = end.or_else(|| NaiveDate::from_ymd_opt(begin.year(), 12, 31)).unwrap_or(begin);
    let step = if quarterly { 3 } else { 1 };
    let first = NaiveDate::from_ymd_opt(begin.year(), begin.month(), 1).unwrap_or(begin);
    let mut found = Vec::new();
    for nth in 0..MOST * step {
        let Some(month) = first.checked_add_months(Months::new(nth)) else { break };
        if quarterly && month.month() % 3 != 0 {
            continue;
        }
        let Some(day) = month.with_day(day.clamp(1, 28)) else { break };
        let due = if by { day.succ_opt().unwrap_or(day) } else { day };
        if due > end {
            break;
        }
        let from = due.checked_sub_months(Months::new(step)).unwrap_or(due);
        let to = due.pred_opt().unwrap_or(due);
        if to < begin || found.len() as u32 >= MOST {
            continue;
        }
        let (id, name) = match quarterly {
            true => {
                let quarter = month.month() / 3;
                (
                    format!("{}-q{quarter}", month.year()),
                    format!("quý {} năm {}", crate::viet::roman(quarter), month.year()),
                )
            }
            false => (month.format("%Y-%m").to_string(), month_year(month)),
        };
        let mut notes = vec![match window {
            Some((from, to)) => format!(
                "các kỳ lấy trong thời gian của đợt ({} - {}): xem có thiếu, thừa kỳ nào không",
                date_short(from),
                date_short(to)
            ),
            None => "bản gốc không ghi thời gian của đợt; lấy đến hết năm ban hành".to_owned(),
        }];
        if by {
            notes.push(
                "hạn tính cả ngày ghi trong văn bản nên due_before là ngày sau đó".to_owned(),
            );
        }
        found.push(PeriodDraft {
            id,
            name,
            spot: passage.spot.clone(),
            quote: sentence.to_owned(),
            covers: (from, to),
            due_before: due,
            notes,
        });
    }
    found
}
