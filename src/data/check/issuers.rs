//! Values: the bodies behind the ids of `office.yaml` and of the plan's addressee, looked up once: who makes documents
//! holds bodies and asks for none.

use super::super::body::Body;
use super::super::campaign::Campaign;
use super::super::scalar::Id;
use super::facts::IdOf;
use super::known;
use crate::problem::{Place, Problem, Problems};

/// Which body issues which document, and through which the reports go.
#[derive(Debug, Clone)]
pub struct Issuers {
    /// The plan.
    pub plan: Body,
    /// The consolidated reports.
    pub summary: Body,
    /// The letters that remind.
    pub reminders: Body,
    /// Through whom the agencies' reports go (`qua`), where the plan says so.
    pub via: Option<Body>,
}

impl Issuers {
    /// Those of a campaign.
    ///
    /// # Errors
    /// A problem for each id that names no body, as [`check`](super::check) has reported it.
    pub fn of(campaign: &Campaign) -> Result<Self, Problems> {
        let issues = &campaign.office.value.issues;
        let body = |id: &Id, place: Place| {
            campaign.body(id).cloned().ok_or_else(|| {
                let bodies: Vec<&str> = campaign.bodies().map(|body| body.id.as_str()).collect();
                Problem::at(&known::unknown(IdOf::Body, id.as_str(), bodies, None), place)
            })
        };
        let via = campaign.plan.value.reporting.to.via.as_ref();
        let via = via.map(|id| body(id, campaign.plan.place("reporting/to/via"))).transpose();
        let issuer = |id: &Id, key: &str| body(id, campaign.office.place(&format!("issues/{key}")));
        let plan = issuer(&issues.plan, "plan");
        let summary = issuer(&issues.summary, "summary");
        let reminders = issuer(&issues.reminders, "reminders");
        match (plan, summary, reminders, via) {
            (Ok(plan), Ok(summary), Ok(reminders), Ok(via)) => {
                Ok(Issuers { plan, summary, reminders, via })
            }
            (plan, summary, reminders, via) => {
                let found = [plan.err(), summary.err(), reminders.err(), via.err()];
                Err(found.into_iter().flatten().collect())
            }
        }
    }
}
