//! Values: bodies as they were at an earlier time of the campaign: under another name, or before they became part of
//! another. A period whose deadline was still theirs has their names of then.

use std::collections::BTreeMap;

use super::agencies::Agencies;
use super::body::{Body, Was};
use super::scalar::{Date, Id, Words};
use crate::viet;

/// The bodies of an earlier time.
#[derive(Debug, Default)]
pub struct Then {
    /// Agencies under earlier names, by their id, the earliest first.
    renamed: BTreeMap<Id, Vec<(Date, Body)>>,
    /// Bodies that are no more, by their own id, with the agency that they are part of now.
    dissolved: BTreeMap<Id, (Id, Body)>,
}

impl Then {
    /// Out of what the agencies say that they were.
    pub fn of(agencies: &Agencies) -> Self {
        let mut then = Then::default();
        for (_, body) in agencies.all() {
            for was in &body.was {
                let old = as_it_was(body, was);
                match &was.id {
                    Some(id) => {
                        then.dissolved.insert(id.clone(), (body.id.clone(), old));
                    }
                    None => {
                        then.renamed.entry(body.id.clone()).or_default().push((was.until, old));
                    }
                }
            }
        }
        then.renamed.values_mut().for_each(|names| names.sort_by_key(|(until, _)| *until));
        then
    }

    /// An agency as it was called on a day; `None` where that is its name now.
    pub fn called(&self, agency: &Id, on: Date) -> Option<&Body> {
        let names = self.renamed.get(agency)?;
        names.iter().find(|(until, _)| on <= *until).map(|(_, body)| body)
    }

    /// Every earlier name of agencies that still are.
    pub fn earlier_names(&self) -> impl Iterator<Item = &Body> {
        self.renamed.values().flatten().map(|(_, body)| body)
    }

    /// A body that is no more, with the id of the agency that it is part of now.
    pub fn dissolved(&self, id: &Id) -> Option<(&Id, &Body)> {
        self.dissolved.get(id).map(|(now, body)| (now, body))
    }

    /// Every body that is no more.
    pub fn all_dissolved(&self) -> impl Iterator<Item = &Body> {
        self.dissolved.values().map(|(_, body)| body)
    }
}

/// A body with the names that it had. What the data do not say of then is as it is now; the letterhead is the name.
fn as_it_was(body: &Body, was: &Was) -> Body {
    let letterhead = match (&was.name, was.letterhead.is_empty()) {
        (_, false) => was.letterhead.clone(),
        (Some(name), true) => Words::parse(&viet::upper(name.as_str())).into_iter().collect(),
        (None, true) => body.letterhead.clone(),
    };
    let short = match &was.name {
        Some(_) => was.short.clone(),
        None => body.short.clone(),
    };
    Body {
        id: was.id.clone().unwrap_or_else(|| body.id.clone()),
        name: was.name.clone().unwrap_or_else(|| body.name.clone()),
        short,
        letterhead,
        symbol: was.symbol.clone().unwrap_or_else(|| body.symbol.clone()),
        place: was.place.clone().unwrap_or_else(|| body.place.clone()),
        was: Vec::new(),
        ..body.clone()
    }
}
