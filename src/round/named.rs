//! Tasks: what a name in living text means in a round ([`crate::data::living`]): the figure of the one store that it
//! names, or the agencies. Names are ids alone, the same that `trace` takes, so that a text never changes its meaning
//! because somebody renamed an indicator.

use rust_decimal::Decimal;

use super::figures::{Figures, Line, Over};
use super::subject::{Column, Count, Subject, counted};
use super::{Entry, Round};
use crate::data::indicators::Indicator;
use crate::data::living::{Extreme, FigureName, Shows, Whose};
use crate::data::plan::{Ask, AskKind};
use crate::data::scalar::Id;
use crate::viet;

/// What a name means.
#[derive(Debug, Clone)]
pub enum Named<'c> {
    /// A figure.
    Figure {
        /// What it speaks of.
        subject: Subject<'c>,
        /// Over whom.
        over: Over<'c>,
        /// Its value; `None` where nobody gave it yet.
        value: Option<Decimal>,
        /// The words for zero.
        none: Option<String>,
    },
    /// Agencies, in the order of the data.
    Agencies(Vec<Entry<'c>>),
}

/// Why a name means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// No indicator, count or question of that id.
    UnknownId {
        /// What is typed.
        typed: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// No group, agency or choice of that id.
    UnknownWhose {
        /// What is typed.
        typed: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// No column of that id, or one that this figure does not have.
    UnknownColumn {
        /// What is typed.
        typed: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// Something that this kind of figure cannot be asked: the greatest of a count, the names behind a column.
    NotOfThis {
        /// The key that does not fit.
        key: &'static str,
        /// The id.
        id: String,
    },
    /// The figure of a question without the choice that is meant.
    NoChoice {
        /// The id of the question.
        id: String,
        /// The ids of its choices.
        choices: Vec<String>,
    },
}

/// What a name is about.
enum About<'c> {
    Indicator(&'c Indicator),
    Count(Count),
    Question(&'c Ask),
}

/// Finds what a name means.
///
/// # Errors
/// [`NameFault`] says which part of the name is not known, with the nearest that is.
pub fn named<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    name: &FigureName,
) -> Result<Named<'c>, NameFault> {
    match about(round, name)? {
        About::Indicator(indicator) => of_indicator(round, figures, indicator, name),
        About::Count(count) => of_count(round, figures, count, name),
        About::Question(ask) => of_choice(round, figures, ask, name),
    }
}

fn about<'c>(round: &Round<'c>, name: &FigureName) -> Result<About<'c>, NameFault> {
    let indicators = &round.campaign.indicators.value.indicators;
    if let Some(indicator) = indicators.iter().find(|i| i.id.as_str() == name.id) {
        return Ok(About::Indicator(indicator));
    }
    if let Some(count) = Count::ALL.into_iter().find(|count| count.id() == name.id) {
        return Ok(About::Count(count));
    }
    let questions = || asks(round).filter(|ask| matches!(ask.kind, AskKind::Choice | AskKind::Ticks));
    if let Some(ask) = questions().find(|ask| ask.id.as_str() == name.id) {
        return Ok(About::Question(ask));
    }
    let known = indicators
        .iter()
        .map(|indicator| indicator.id.as_str())
        .chain(Count::ALL.iter().map(|count| count.id()))
        .chain(questions().map(|ask| ask.id.as_str()));
    let nearest = viet::nearest(&name.id, known).map(str::to_owned);
    Err(NameFault::UnknownId { typed: name.id.clone(), nearest })
}

/// Every question of the plan.
fn asks<'c>(round: &Round<'c>) -> impl Iterator<Item = &'c Ask> {
    let plan = &round.campaign.plan.value;
    let standing = plan.reporting.standing.iter().flat_map(|part| &part.asks);
    standing.chain(plan.duties.iter().flat_map(|duty| &duty.asks)).chain(&plan.reporting.general)
}

fn of_indicator<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    indicator: &'c Indicator,
    name: &FigureName,
) -> Result<Named<'c>, NameFault> {
    let line = figures.line(&indicator.id);
    if name.shows == Shows::Names {
        if name.column.is_some() {
            return Err(NameFault::NotOfThis { key: "column", id: name.id.clone() });
        }
        return match &name.of {
            Whose::Extreme(which) => {
                let found = line.map(|line| extremes(figures, line, *which)).unwrap_or_default();
                Ok(Named::Agencies(found))
            }
            Whose::All => {
                let own = line.into_iter().flat_map(|line| line.own.iter().zip(&figures.entries));
                let gave = own.filter(|(own, _)| own.value.is_some()).map(|(_, entry)| *entry);
                Ok(Named::Agencies(gave.collect()))
            }
            Whose::One(typed) => match over(round, typed)? {
                Over::Agency(body) => {
                    let own = round.entries.iter().filter(|entry| entry.agency.id == body.id);
                    Ok(Named::Agencies(own.copied().collect()))
                }
                over => Ok(Named::Agencies(
                    round.expected().filter(|entry| over.concerns(entry)).copied().collect(),
                )),
            },
        };
    }
    let over = match &name.of {
        Whose::All => Over::All,
        Whose::One(typed) => over(round, typed)?,
        Whose::Extreme(which) => {
            let found = line.and_then(|line| extremes(figures, line, *which).first().copied());
            match found {
                Some(entry) => Over::Agency(entry.agency),
                // Nobody gave it: there is no figure, and nothing is wrong with the name.
                None => Over::All,
            }
        }
    };
    let subject = match &name.column {
        None => Subject::Indicator(indicator),
        Some(typed) => Subject::Beside(indicator, column(typed)?),
    };
    let value = figures.told(&subject, over);
    Ok(Named::Figure { subject, over, value, none: none(name) })
}

fn of_count<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    count: Count,
    name: &FigureName,
) -> Result<Named<'c>, NameFault> {
    if name.column.is_some() {
        return Err(NameFault::NotOfThis { key: "column", id: name.id.clone() });
    }
    let over = match &name.of {
        Whose::All => Over::All,
        Whose::One(typed) => over(round, typed)?,
        Whose::Extreme(_) => return Err(NameFault::NotOfThis { key: "of", id: name.id.clone() }),
    };
    let subject = Subject::Count(count);
    if name.shows == Shows::Names {
        let all = counted(round, &subject, over).into_iter();
        return Ok(Named::Agencies(all.filter(|one| one.counts).map(|one| one.entry).collect()));
    }
    if let Over::Agency(_) = over {
        return Err(NameFault::NotOfThis { key: "of", id: name.id.clone() });
    }
    let value = figures.told(&subject, over);
    Ok(Named::Figure { subject, over, value, none: none(name) })
}

fn of_choice<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    ask: &'c Ask,
    name: &FigureName,
) -> Result<Named<'c>, NameFault> {
    if name.column.is_some() {
        return Err(NameFault::NotOfThis { key: "column", id: name.id.clone() });
    }
    let choices = round.campaign.choices(ask);
    let ids = || choices.iter().map(|choice| choice.id.to_string());
    let typed = match &name.of {
        Whose::One(typed) => typed,
        Whose::All => return Err(NameFault::NoChoice { id: name.id.clone(), choices: ids().collect() }),
        Whose::Extreme(_) => return Err(NameFault::NotOfThis { key: "of", id: name.id.clone() }),
    };
    let Some(choice) = choices.iter().find(|choice| choice.id.as_str() == typed) else {
        let all: Vec<String> = ids().collect();
        let nearest = viet::nearest(typed, all.iter().map(String::as_str)).map(str::to_owned);
        return Err(NameFault::UnknownWhose { typed: typed.clone(), nearest });
    };
    let subject = Subject::Choice { ask, id: choice.id.clone(), text: choice.text.to_string() };
    if name.shows == Shows::Names {
        let all = counted(round, &subject, Over::All).into_iter();
        return Ok(Named::Agencies(all.filter(|one| one.counts).map(|one| one.entry).collect()));
    }
    // The store keeps only the choices that somebody took.
    let value = figures.told(&subject, Over::All).or(Some(Decimal::ZERO));
    Ok(Named::Figure { subject, over: Over::All, value, none: none(name) })
}

fn none(name: &FigureName) -> Option<String> {
    match &name.shows {
        Shows::FigureOr(words) => Some(words.clone()),
        Shows::Figure | Shows::Names => None,
    }
}

fn over<'c>(round: &Round<'c>, typed: &str) -> Result<Over<'c>, NameFault> {
    let agencies = &round.campaign.agencies.value;
    if let Some(group) = agencies.groups.iter().find(|group| group.id.as_str() == typed) {
        return Ok(Over::Group(group));
    }
    let id = Id::parse(typed).ok();
    if let Some(body) = id.and_then(|id| round.campaign.agency(&id)) {
        return Ok(Over::Agency(body));
    }
    let groups = agencies.groups.iter().map(|group| group.id.as_str());
    let known = groups.chain(round.campaign.all_agencies().map(|(_, body)| body.id.as_str()));
    let nearest = viet::nearest(typed, known).map(str::to_owned);
    Err(NameFault::UnknownWhose { typed: typed.to_owned(), nearest })
}

fn column(typed: &str) -> Result<Column, NameFault> {
    let found = Column::ALL.into_iter().find(|column| column.id() == typed);
    found.ok_or_else(|| {
        let known = Column::ALL.iter().map(|column| column.id());
        let nearest = viet::nearest(typed, known).map(str::to_owned);
        NameFault::UnknownColumn { typed: typed.to_owned(), nearest }
    })
}

/// The agencies whose own figure is the greatest or the least; several where they are equal.
pub fn extremes<'c>(figures: &Figures<'c>, line: &Line<'c>, which: Extreme) -> Vec<Entry<'c>> {
    let values = || {
        let own = line.own.iter().zip(&figures.entries);
        own.filter(|(own, _)| own.asked).filter_map(|(own, entry)| Some((own.value?, entry)))
    };
    let end = match which {
        Extreme::Highest => values().map(|(value, _)| value).max(),
        Extreme::Lowest => values().map(|(value, _)| value).min(),
    };
    values().filter(|(value, _)| Some(*value) == end).map(|(_, entry)| *entry).collect()
}
