//! Values: what a name in living text is about ([`super::living`]): the indicator, count or choice, over whom, and which
//! column. Names are ids alone, the same that `trace` takes, so that a text never changes its meaning because somebody
//! renamed an indicator. What the figure is today is for the round to say.

use super::agencies::Group;
use super::body::Body;
use super::campaign::Campaign;
use super::counts::{Column, Count};
use super::indicators::Indicator;
use super::living::{Extreme, FigureName, Shows, Whose};
use super::plan::{Ask, Choice};
use super::scalar::Id;
use crate::viet;

/// What a name is about.
#[derive(Debug, Clone)]
pub struct Meant<'c> {
    /// The figure.
    pub about: About<'c>,
    /// Over whom.
    pub of: Of<'c>,
}

/// The figure that a name is about.
#[derive(Debug, Clone)]
pub enum About<'c> {
    /// An indicator, or what is next to it in a column.
    Indicator(&'c Indicator, Option<Column>),
    /// A count of agencies.
    Count(Count),
    /// How often a choice was taken.
    Choice(&'c Ask, Choice),
}

/// Over whom a named figure is.
#[derive(Debug, Clone, Copy)]
pub enum Of<'c> {
    /// All together.
    All,
    /// A group.
    Group(&'c Group),
    /// An agency.
    Agency(&'c Body),
    /// The agency that gave most or least.
    Extreme(Extreme),
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
    /// No column of that id.
    UnknownColumn {
        /// What is typed.
        typed: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// Something that this kind of figure cannot be asked: the greatest of a count, the names after a rise.
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

/// Finds what a name is about.
///
/// # Errors
/// [`NameFault`] says which part of the name is not known, with the nearest that is.
pub fn meant<'c>(campaign: &'c Campaign, name: &FigureName) -> Result<Meant<'c>, NameFault> {
    let id = name.id.as_str();
    let indicators = &campaign.indicators.value.indicators;
    if let Some(indicator) = indicators.iter().find(|indicator| indicator.id.as_str() == id) {
        return of_indicator(campaign, indicator, name);
    }
    if let Some(count) = Count::ALL.into_iter().find(|count| count.id() == id) {
        return of_count(campaign, count, name);
    }
    let choosing = |ask: &&Ask| ask.kind.chooses();
    let questions = || campaign.all_asks().map(|(_, ask)| ask).filter(choosing);
    if let Some(ask) = questions().find(|ask| ask.id.as_str() == id) {
        return of_choice(campaign, ask, name);
    }
    let known: Vec<&str> = indicators
        .iter()
        .map(|indicator| indicator.id.as_str())
        .chain(Count::ALL.iter().map(|count| count.id()))
        .chain(questions().map(|ask| ask.id.as_str()))
        .collect();
    let nearest = viet::nearest(id, known).map(str::to_owned);
    Err(NameFault::UnknownId { typed: id.to_owned(), nearest })
}

fn of_indicator<'c>(
    campaign: &'c Campaign,
    indicator: &'c Indicator,
    name: &FigureName,
) -> Result<Meant<'c>, NameFault> {
    let not = |key| Err(NameFault::NotOfThis { key, id: name.id.clone() });
    let of = over(campaign, &name.of)?;
    let column = name.column.as_deref().map(column).transpose()?;
    let of_groups = matches!(of, Of::All | Of::Group(_));
    match column {
        None => {}
        Some(Column::Below) if indicator.at_least.is_none() => return not("column"),
        Some(Column::Reported | Column::Asked | Column::Below) if of_groups => {}
        // Nobody is after a rise: it has no names.
        Some(Column::Compared | Column::Before | Column::Now | Column::More)
            if matches!(of, Of::All) && name.shows == Shows::Names =>
        {
            return not("who");
        }
        Some(Column::Compared | Column::Before | Column::Now | Column::More)
            if matches!(of, Of::All) => {}
        Some(_) => return not("of"),
    }
    Ok(Meant { about: About::Indicator(indicator, column), of })
}

fn of_count<'c>(
    campaign: &'c Campaign,
    count: Count,
    name: &FigureName,
) -> Result<Meant<'c>, NameFault> {
    let not = |key| Err(NameFault::NotOfThis { key, id: name.id.clone() });
    let of = over(campaign, &name.of)?;
    match of {
        _ if name.column.is_some() => return not("column"),
        Of::All | Of::Group(_) => {}
        Of::Agency(_) | Of::Extreme(_) => return not("of"),
    }
    Ok(Meant { about: About::Count(count), of })
}

fn of_choice<'c>(
    campaign: &'c Campaign,
    ask: &'c Ask,
    name: &FigureName,
) -> Result<Meant<'c>, NameFault> {
    let not = |key| Err(NameFault::NotOfThis { key, id: name.id.clone() });
    if name.column.is_some() {
        return not("column");
    }
    let choices = campaign.choices(ask);
    let ids = || choices.iter().map(|choice| choice.id.to_string()).collect::<Vec<_>>();
    let typed = match &name.of {
        Whose::One(typed) => typed,
        Whose::All => return Err(NameFault::NoChoice { id: name.id.clone(), choices: ids() }),
        Whose::Extreme(_) => return not("of"),
    };
    match choices.iter().find(|choice| choice.id.as_str() == typed) {
        Some(choice) => Ok(Meant { about: About::Choice(ask, choice.clone()), of: Of::All }),
        None => {
            let ids = ids();
            let nearest = viet::nearest(typed, ids.iter().map(String::as_str));
            let nearest = nearest.map(str::to_owned);
            Err(NameFault::UnknownWhose { typed: typed.clone(), nearest })
        }
    }
}

fn over<'c>(campaign: &'c Campaign, whose: &Whose) -> Result<Of<'c>, NameFault> {
    let typed = match whose {
        Whose::All => return Ok(Of::All),
        Whose::Extreme(extreme) => return Ok(Of::Extreme(*extreme)),
        Whose::One(typed) => typed,
    };
    let groups = &campaign.agencies.value.groups;
    if let Some(group) = groups.iter().find(|group| group.id.as_str() == typed) {
        return Ok(Of::Group(group));
    }
    let id = Id::parse(typed).ok();
    if let Some(body) = id.and_then(|id| campaign.agency(&id)) {
        return Ok(Of::Agency(body));
    }
    let known = groups.iter().map(|group| group.id.as_str());
    let known = known.chain(campaign.all_agencies().map(|(_, body)| body.id.as_str()));
    let nearest = viet::nearest(typed, known).map(str::to_owned);
    Err(NameFault::UnknownWhose { typed: typed.clone(), nearest })
}

fn column(typed: &str) -> Result<Column, NameFault> {
    Column::ALL.into_iter().find(|column| column.id() == typed).ok_or_else(|| {
        let known = Column::ALL.iter().map(|column| column.id());
        let nearest = viet::nearest(typed, known).map(str::to_owned);
        NameFault::UnknownColumn { typed: typed.to_owned(), nearest }
    })
}
