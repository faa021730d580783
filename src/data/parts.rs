//! Values: indicators that are parts of others (`trong đó`): whose part each is, in which order they are printed, and
//! what does not fit where the parts of one report are held against their whole.

use rust_decimal::Decimal;

use super::indicators::{Indicator, Indicators};
use super::scalar::Id;
use crate::viet;

/// A part of a part is the last: more levels nobody reads in a table.
pub const LEVELS: usize = 2;

/// What does not fit between a whole and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneven {
    /// How it does not fit.
    pub how: UnevenHow,
    /// The ids of the parts, the first one first.
    pub parts: Vec<Id>,
    /// What they are together.
    pub sum: Decimal,
    /// The whole.
    pub whole: Decimal,
    /// The names of the parts.
    pub names: Vec<String>,
    /// The name of the whole.
    pub name: String,
}

/// How parts do not fit their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnevenHow {
    /// One part alone is greater than the whole.
    Above,
    /// Parts that make up the whole are together not what it is.
    NotWhole,
    /// Parts of which the data do not say that they may overlap are together greater than the whole.
    TogetherAbove,
}

impl Uneven {
    /// It as a clerk reads it.
    pub fn words(&self) -> String {
        let (sum, whole) = (viet::format_number(self.sum), viet::format_number(self.whole));
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let names = format!("“{}”", names.join("”, “"));
        match self.how {
            UnevenHow::Above => {
                format!("{names} là {sum}, lớn hơn số chung “{}” là {whole}", self.name)
            }
            UnevenHow::NotWhole => {
                format!("{names} cộng lại là {sum}, không bằng số chung “{}” là {whole}", self.name)
            }
            UnevenHow::TogetherAbove => {
                format!("{names} cộng lại là {sum}, lớn hơn số chung “{}” là {whole}", self.name)
            }
        }
    }
}

impl Indicators {
    /// The indicator of an id.
    pub fn find(&self, id: &Id) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// The indicator of which another one is a part.
    pub fn whole_of(&self, part: &Indicator) -> Option<&Indicator> {
        self.find(part.part_of.as_ref()?)
    }

    /// The parts of an indicator, in the order of the data.
    pub fn parts_of<'i>(&'i self, whole: &'i Id) -> impl Iterator<Item = &'i Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.part_of.as_ref() == Some(whole))
    }

    /// How many wholes are above an indicator; no more than one above [`LEVELS`].
    pub fn level(&self, indicator: &Indicator) -> usize {
        let above = std::iter::successors(self.whole_of(indicator), |whole| self.whole_of(whole));
        above.take(LEVELS + 1).count()
    }

    /// What is before the name of an indicator that comes after `last` in a list, where it is a part: the first part
    /// is introduced, the others are set off as it is; `None` for what is no part.
    pub fn lead(&self, indicator: &Indicator, last: Option<&Indicator>) -> Option<&'static str> {
        let first = last.is_none_or(|last| Some(&last.id) == indicator.part_of.as_ref());
        match (self.level(indicator), first) {
            (0, _) => None,
            (1, true) => Some("\u{a0}\u{a0}\u{a0}- Trong đó: "),
            (1, false) => Some("\u{a0}\u{a0}\u{a0}- "),
            (_, true) => Some("\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}+ Trong đó: "),
            (_, false) => Some("\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}+ "),
        }
    }

    /// The indicators in the order in which they are printed: each followed by its parts.
    pub fn printed(&self) -> Vec<&Indicator> {
        fn push<'i>(
            all: &'i Indicators,
            one: &'i Indicator,
            level: usize,
            into: &mut Vec<&'i Indicator>,
        ) {
            into.push(one);
            if level < LEVELS {
                all.parts_of(&one.id).for_each(|part| push(all, part, level + 1, into));
            }
        }
        if self.indicators.iter().all(|indicator| indicator.part_of.is_none()) {
            return self.indicators.iter().collect();
        }
        let mut printed = Vec::with_capacity(self.indicators.len());
        let tops = self.indicators.iter().filter(|indicator| self.whole_of(indicator).is_none());
        tops.for_each(|top| push(self, top, 0, &mut printed));
        printed
    }

    /// A part that does not say of whom it is asked is asked of those who are asked its whole, and adds up as that.
    pub(super) fn inherit(&mut self) {
        for _ in 0..LEVELS {
            for nth in 0..self.indicators.len() {
                let Some(part) = self.indicators.get(nth) else { continue };
                let Some(whole) = self.whole_of(part).filter(|whole| whole.id != part.id) else {
                    continue;
                };
                let (who, periods) = (!part.says_who(), part.periods.is_empty());
                let whole = whole.clone();
                let Some(part) = self.indicators.get_mut(nth) else { continue };
                if who {
                    part.duty = whole.duty;
                    part.agencies = whole.agencies;
                    part.groups = whole.groups;
                    part.everyone = whole.everyone;
                }
                if periods {
                    part.periods = whole.periods;
                }
                part.total = part.total.or(whole.total);
            }
        }
    }

    /// What does not fit between wholes and parts, by the figure that a report gives of each; parts that it does not
    /// give leave only what is there to be held against the whole.
    pub fn uneven(&self, value: impl Fn(&Indicator) -> Option<Decimal>) -> Vec<Uneven> {
        let mut found = Vec::new();
        for whole in &self.indicators {
            let Some(total) = value(whole) else { continue };
            let parts: Vec<&Indicator> = self.parts_of(&whole.id).collect();
            let uneven = |how, parts: &[&Indicator], sum| Uneven {
                how,
                parts: parts.iter().map(|part| part.id.clone()).collect(),
                sum,
                whole: total,
                names: parts.iter().map(|part| part.name.to_string()).collect(),
                name: whole.name.to_string(),
            };
            let above = parts.iter().filter(|part| value(part).is_some_and(|own| own > total));
            let above: Vec<Uneven> = above
                .map(|part| uneven(UnevenHow::Above, &[part], value(part).unwrap_or(total)))
                .collect();
            if !above.is_empty() {
                found.extend(above);
                continue;
            }
            for makes_up in [Some(true), None] {
                let own: Vec<&Indicator> =
                    parts.iter().copied().filter(|part| part.whole == makes_up).collect();
                let given: Vec<Decimal> = own.iter().filter_map(|part| value(part)).collect();
                let sum = given.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one));
                let Some(sum) = sum.filter(|_| !own.is_empty()) else { continue };
                let all = given.len() == own.len();
                let how = match makes_up {
                    // With one of them not given, the others can still be too much.
                    Some(_) if (all && sum != total) || sum > total => UnevenHow::NotWhole,
                    None if sum > total => UnevenHow::TogetherAbove,
                    _ => continue,
                };
                found.push(uneven(how, &own, sum));
            }
        }
        found
    }
}
