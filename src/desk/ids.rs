//! Desk: the ids that a request names, held against the data.

use super::Refused;
use super::usage;
use crate::data::campaign::Campaign;
use crate::data::documents::OfficeDocument;
use crate::data::load::Located;
use crate::data::scalar::{Id, Words};
use crate::problem::Problems;

/// The agencies and the period that a request is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ids {
    /// These agencies; all where it is `None`.
    pub agencies: Option<Vec<Id>>,
    /// This period; all where it is `None`.
    pub period: Option<Id>,
    /// These documents of the office; all where it is `None`.
    pub documents: Option<Vec<Id>>,
}

impl Ids {
    /// Reads ids as they were typed; no agency means all of them.
    ///
    /// # Errors
    /// Each id that the data do not know, with the nearest that they do.
    pub(super) fn read(
        campaign: &Campaign,
        agencies: &[String],
        period: Option<&str>,
    ) -> Result<Self, Refused> {
        let known = campaign.all_agencies().map(|(_, body)| (body.id.as_str(), body.name.as_str()));
        let known: Vec<(&str, &str)> = known.collect();
        let periods = campaign.plan.value.reporting.periods.iter();
        let periods: Vec<(&str, &str)> =
            periods.map(|p| (p.id.as_str(), p.name.as_str())).collect();
        let is_known =
            |known: &[(&str, &str)], typed: &str| known.iter().any(|(id, _)| *id == typed);
        let mut problems = Problems::new();
        for typed in agencies.iter().filter(|typed| !is_known(&known, typed)) {
            problems.push(usage::unknown_id("--agency", typed, &known));
        }
        for typed in period.iter().filter(|typed| !is_known(&periods, typed)) {
            problems.push(usage::unknown_id("--period", typed, &periods));
        }
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let id = |typed: &str| Id::parse(typed).ok();
        Ok(Ids {
            agencies: (!agencies.is_empty())
                .then(|| agencies.iter().filter_map(|typed| id(typed)).collect()),
            period: period.and_then(id),
            documents: None,
        })
    }

    /// Reads ids of documents as they were typed; none means all of them.
    ///
    /// # Errors
    /// Each id that the data do not know, with the nearest that they do.
    pub(super) fn documents(
        campaign: &Campaign,
        typed: &[String],
    ) -> Result<Option<Vec<Id>>, Refused> {
        let name = |file: &Located<OfficeDocument>| {
            file.value.subject.as_ref().map_or(file.value.kind.as_str(), Words::as_str).to_owned()
        };
        let known: Vec<(&Id, String)> =
            campaign.documents.iter().map(|(id, file)| (id, name(file))).collect();
        let shown: Vec<(&str, &str)> =
            known.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        let mut problems = Problems::new();
        let mut ids = Vec::new();
        for word in typed {
            match known.iter().find(|(id, _)| id.as_str() == word) {
                Some((id, _)) => ids.push((*id).clone()),
                None => problems.push(usage::unknown_id("--document", word, &shown)),
            }
        }
        match problems.is_empty() {
            true => Ok((!typed.is_empty()).then_some(ids)),
            false => Err(problems.into()),
        }
    }

    /// Whether the request is about an agency.
    pub(super) fn has_agency(&self, agency: &Id) -> bool {
        self.agencies.as_ref().is_none_or(|ids| ids.contains(agency))
    }

    /// Whether the request is about a period.
    pub(super) fn has_period(&self, period: &Id) -> bool {
        self.period.as_ref().is_none_or(|id| id == period)
    }
}
