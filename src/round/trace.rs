//! Tasks: from a figure of the summary back to the reports that it was added from.

use rust_decimal::Decimal;

use super::entry::{Entry, parts};
use super::figures::{Figures, bookmark};
use super::{Over, Round, Standing};
use crate::data::indicators::{Indicator, ValueKind};
use crate::problem::Place;
use crate::viet;

/// A figure with everything it came from.
#[derive(Debug, Clone)]
pub struct Trace<'c> {
    /// Its indicator.
    pub indicator: &'c Indicator,
    /// Over whom.
    pub over: Over<'c>,
    /// Its id, the name of its bookmark in Word.
    pub id: String,
    /// What it is; `None` where nobody reported it or it does not add up.
    pub value: Option<Decimal>,
    /// The reports that it was added from; none for a rate, which comes from its two parts.
    pub sources: Vec<Source<'c>>,
    /// Whom it lacks, and why.
    pub lacking: Vec<(Entry<'c>, Lack)>,
    /// What a rate divides by what.
    pub parts: Vec<Trace<'c>>,
}

/// A report's share of a figure.
#[derive(Debug, Clone)]
pub struct Source<'c> {
    /// The agency with its report.
    pub entry: Entry<'c>,
    /// Its figure.
    pub value: Decimal,
    /// What stands in the file; `None` where the report is nil and says zero by that.
    pub typed: Option<&'c str>,
    /// The field: `figures/<id>` or `nil`.
    pub field: String,
    /// Where it stands.
    pub place: Place,
}

/// Why an agency's figure is not in a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It has not reported.
    NoReport,
    /// Its report does not say it.
    NotSaid,
    /// Its report says something that is no such figure.
    NotRead,
    /// Its file does not read.
    Unread,
}

impl Lack {
    /// `no-report`, `not-said`, `not-read`, `unread`.
    pub fn id(self) -> &'static str {
        match self {
            Lack::NoReport => "no-report",
            Lack::NotSaid => "not-said",
            Lack::NotRead => "not-read",
            Lack::Unread => "unread",
        }
    }

    /// What a clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            Lack::NoReport => "chưa gửi báo cáo",
            Lack::NotSaid => "báo cáo không ghi số này",
            Lack::NotRead => "số ghi trong báo cáo không đọc được",
            Lack::Unread => "tệp báo cáo chưa đọc được",
        }
    }
}

/// A figure's way back.
pub fn trace<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    indicator: &'c Indicator,
    over: Over<'c>,
) -> Trace<'c> {
    let mut told = Trace {
        indicator,
        over,
        id: bookmark(&round.period.id, &indicator.id, over),
        value: figures.value(&indicator.id, over),
        sources: Vec::new(),
        lacking: Vec::new(),
        parts: Vec::new(),
    };
    if let Some((part, whole)) = parts(round.campaign, indicator) {
        told.parts = [part, whole].map(|part| trace(round, figures, part, over)).into();
        return told;
    }
    for entry in round.expected().filter(|entry| concerns(over, entry)) {
        if !entry.asked(round.campaign, round.period, indicator) {
            continue;
        }
        match source(round, entry, indicator) {
            Ok(source) => told.sources.push(source),
            Err(lack) => told.lacking.push((*entry, lack)),
        }
    }
    told
}

fn concerns(over: Over<'_>, entry: &Entry<'_>) -> bool {
    match over {
        Over::All => true,
        Over::Group(group) => entry.group.id == group.id,
        Over::Agency(body) => entry.agency.id == body.id,
    }
}

fn source<'c>(
    round: &Round<'c>,
    entry: &Entry<'c>,
    indicator: &Indicator,
) -> Result<Source<'c>, Lack> {
    let key = (round.period.id.clone(), entry.agency.id.clone());
    let file = match (entry.standing, round.campaign.reports.get(&key)) {
        (Standing::Unread, _) => return Err(Lack::Unread),
        (_, Some(file)) if entry.report.is_some() => file,
        _ => return Err(Lack::NoReport),
    };
    let typed = file.value.figures.get(&indicator.id);
    let field = match typed {
        Some(_) => format!("figures/{}", indicator.id),
        None if file.value.nil && indicator.value == ValueKind::Count => "nil".to_owned(),
        None => return Err(Lack::NotSaid),
    };
    let value = entry.figure(round.campaign, round.period, indicator).ok_or(Lack::NotRead)?;
    let place = file.place(&field);
    Ok(Source { entry: *entry, value, typed: typed.map(|typed| typed.as_str()), field, place })
}

/// The figure of a bookmark's name, with the count of its place (`…_2`) or without.
pub fn by_bookmark<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    name: &str,
) -> Option<(&'c Indicator, Over<'c>)> {
    let period = &round.period.id;
    let groups = round.campaign.agencies.value.groups.iter().map(Over::Group);
    let agencies = round.entries.iter().map(|entry| Over::Agency(entry.agency));
    let all: Vec<Over<'c>> = [Over::All].into_iter().chain(groups).chain(agencies).collect();
    let name = name.to_ascii_lowercase();
    figures.lines.iter().find_map(|line| {
        let is = |over: &&Over<'c>| {
            let own = bookmark(period, &line.indicator.id, **over);
            name.strip_prefix(&own).is_some_and(|rest| {
                rest.is_empty()
                    || rest
                        .strip_prefix('_')
                        .is_some_and(|nth| nth.bytes().all(|b| b.is_ascii_digit()))
            })
        };
        all.iter().find(is).map(|over| (line.indicator, *over))
    })
}

/// What was found under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// One thing.
    One(T),
    /// Nothing; the nearest name, where one is near.
    None(Option<String>),
    /// Several: their names.
    Several(Vec<String>),
}

/// Finds a thing as a clerk names it: by its id, by one of its names, by a part of them that only one
/// has. Case, marks and spaces do not count.
pub fn by_name<'n, T: Copy>(
    typed: &str,
    things: impl IntoIterator<Item = (T, Vec<&'n str>)>,
) -> Found<T> {
    let folded = |text: &str| {
        let text = viet::fold(&viet::short_name(text));
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let wanted = folded(typed);
    let things: Vec<(T, Vec<&str>)> = things.into_iter().collect();
    let whole = things.iter().find(|(_, names)| names.iter().any(|name| folded(name) == wanted));
    if let Some((thing, _)) = whole {
        return Found::One(*thing);
    }
    let within = |names: &&(T, Vec<&str>)| {
        !wanted.is_empty() && names.1.iter().any(|name| folded(name).contains(&wanted))
    };
    let some: Vec<&(T, Vec<&str>)> = things.iter().filter(within).collect();
    match some.as_slice() {
        [(thing, _)] => Found::One(*thing),
        [] => {
            let names = things.iter().flat_map(|(_, names)| names.iter().copied());
            Found::None(viet::nearest(typed, names).map(str::to_owned))
        }
        several => Found::Several(
            several
                .iter()
                .filter_map(|(_, names)| names.first().map(|n| (*n).to_owned()))
                .collect(),
        ),
    }
}
