//! Values: the bodies behind the ids of `office.yaml` and of the plan's addressee, looked up once: who makes documents
//! holds bodies and asks for none.

use super::super::body::Body;
use super::super::campaign::Campaign;
use super::super::plan::Addressee;
use super::super::scalar::{Id, Words};
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
    /// To whom the agencies' reports go.
    pub to: Vec<Receiver>,
}

/// To whom reports go.
#[derive(Debug, Clone)]
pub struct Receiver {
    /// The name as printed.
    pub name: Words,
    /// Through whom (`qua`), where the plan says so.
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
        let receiver = |(path, to): (String, &Addressee)| {
            let via = to.via.as_ref();
            let via = via.map(|id| body(id, campaign.plan.place(&format!("{path}/via"))));
            Ok(Receiver { name: to.name.clone(), via: via.transpose()? })
        };
        let to: Result<Vec<Receiver>, Problem> =
            campaign.plan.value.reporting.to.placed().map(receiver).collect();
        let issuer = |id: &Id, key: &str| body(id, campaign.office.place(&format!("issues/{key}")));
        let plan = issuer(&issues.plan, "plan");
        let summary = issuer(&issues.summary, "summary");
        let reminders = issuer(&issues.reminders, "reminders");
        match (plan, summary, reminders, to) {
            (Ok(plan), Ok(summary), Ok(reminders), Ok(to)) => {
                Ok(Issuers { plan, summary, reminders, to })
            }
            (plan, summary, reminders, to) => {
                let found = [plan.err(), summary.err(), reminders.err(), to.err()];
                Err(found.into_iter().flatten().collect())
            }
        }
    }
}
