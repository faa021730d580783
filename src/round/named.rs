//! Tasks: what a name in living text is in a round ([`crate::data::named`] says what it is about): the figure of the one
//! store, or the agencies.

use rust_decimal::Decimal;

use super::figures::{FigureScope, Figures, IndicatorLine};
use super::subject::{Column, Count, Subject, counted};
use super::{Entry, Round};
use crate::data::indicators::Indicator;
use crate::data::living::{Extreme, FigureName, Shows};
use crate::data::named::{About, Meant, NameFault, Of, meant};

/// What a name is in a round.
#[derive(Debug, Clone)]
pub enum Named<'c> {
    /// A figure.
    Figure {
        /// What it is about.
        subject: Subject<'c>,
        /// Over whom.
        scope: FigureScope<'c>,
        /// Its value; `None` where no agency gave it yet.
        value: Option<Decimal>,
        /// The words for zero.
        none: Option<String>,
    },
    /// Agencies, in the order of the data.
    Agencies {
        /// Who they are.
        who: Vec<Entry<'c>>,
        /// The figure that counts just these, where there is one.
        counted: Option<(Subject<'c>, FigureScope<'c>)>,
    },
}

/// Finds what a name is.
///
/// # Errors
/// [`NameFault`] says which part of the name is not known, with the nearest that is.
pub fn named<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    name: &FigureName,
) -> Result<Named<'c>, NameFault> {
    let Meant { about, of } = meant(round.campaign, name)?;
    let scope = match of {
        Of::All | Of::Extreme(_) => FigureScope::All,
        Of::Group(group) => FigureScope::Group(group),
        Of::Agency(body) => FigureScope::Agency(body),
    };
    let (subject, scope) = match about {
        About::Indicator(indicator, None) if name.shows == Shows::Names => {
            let counting = match of {
                Of::All => Some((Subject::Column(indicator, Column::Reported), scope)),
                Of::Group(_) => Some((Subject::Count(Count::Expected), scope)),
                Of::Extreme(_) | Of::Agency(_) => None,
            };
            let who = who(round, figures, indicator, of);
            // Who gave a figure without being asked for it is named and not counted.
            let counts = |(subject, scope): &(Subject<'c>, FigureScope<'c>)| {
                figures.value_of(subject, *scope) == Some(Decimal::from(who.len()))
            };
            let counted = counting.filter(counts);
            return Ok(Named::Agencies { who, counted });
        }
        About::Indicator(indicator, None) => match of {
            Of::Extreme(which) => {
                let line = figures.line(&indicator.id);
                let found = line.and_then(|line| extremes(figures, line, which).first().copied());
                // No agency gave it: there is no figure, and nothing is wrong with the name.
                let scope =
                    found.map_or(FigureScope::All, |entry| FigureScope::Agency(entry.agency));
                (Subject::Indicator(indicator), scope)
            }
            _ => (Subject::Indicator(indicator), scope),
        },
        About::Indicator(indicator, Some(column)) => (Subject::Column(indicator, column), scope),
        About::Count(count) => (Subject::Count(count), scope),
        About::Choice(ask, choice) => {
            let text = choice.text.to_string();
            (Subject::Choice { ask, id: choice.id, text }, scope)
        }
    };
    if name.shows == Shows::Names {
        let all = counted(round, &subject, scope).into_iter();
        let who = all.filter(|one| one.counts).map(|one| one.entry).collect();
        return Ok(Named::Agencies { who, counted: Some((subject, scope)) });
    }
    // The store keeps only the choices that somebody took.
    let none_took = matches!(subject, Subject::Choice { .. }).then_some(Decimal::ZERO);
    let value = figures.value_of(&subject, scope).or(none_took);
    let none = match &name.shows {
        Shows::FigureOr(words) => Some(words.clone()),
        Shows::Figure | Shows::Names => None,
    };
    Ok(Named::Figure { subject, scope, value, none })
}

/// Of whom a figure is: those who gave it, who gave most, the agencies of a group, the agency.
fn who<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    indicator: &Indicator,
    of: Of<'c>,
) -> Vec<Entry<'c>> {
    let line = figures.line(&indicator.id);
    match of {
        Of::Extreme(which) => line.map(|line| extremes(figures, line, which)).unwrap_or_default(),
        Of::All => {
            let own = line.into_iter().flat_map(|line| line.own.iter().zip(&figures.entries));
            own.filter(|(own, _)| own.value.is_some()).map(|(_, entry)| *entry).collect()
        }
        Of::Group(group) => {
            round.expected().filter(|entry| entry.group.id == group.id).copied().collect()
        }
        Of::Agency(body) => {
            round.entries.iter().filter(|entry| entry.agency.id == body.id).copied().collect()
        }
    }
}

/// The agencies whose own figure is the greatest or the least; several where they are equal.
pub fn extremes<'c>(
    figures: &Figures<'c>,
    line: &IndicatorLine<'c>,
    which: Extreme,
) -> Vec<Entry<'c>> {
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
