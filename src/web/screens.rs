//! Page: the screens, a file each: what was asked → desk → a page.

pub(super) mod agencies;
pub(super) mod check;
pub(super) mod collect;
pub(super) mod documents;
pub(super) mod edit;
pub(super) mod figures;
pub(super) mod folders;
pub(super) mod forms;
pub(super) mod help;
pub(super) mod import;
pub(super) mod indicators;
pub(super) mod letters;
pub(super) mod overview;
pub(super) mod periods;
pub(super) mod plan;
pub(super) mod questions;
pub(super) mod start;
pub(super) mod status;
pub(super) mod summary;
pub(super) mod works;

use serde_json::json;

use super::http::Answer;
use super::parts::{About, Screen, problems};
use crate::desk::survey::{Outcome, PeriodEntry, Surveyed};

/// What a campaign holds, or the page that says why it cannot be looked at.
fn surveyed(
    screen: &Screen<'_>,
    title: &str,
    nav: &str,
) -> Result<(Surveyed, Outcome), Box<Answer>> {
    let mut outcome = screen.desk(|desk, _| desk.survey());
    match outcome.campaign.take() {
        Some(campaign) => Ok((campaign, outcome)),
        None => {
            let about = About { title, nav, command: "vanban validate".into(), ..About::default() };
            let values = json!({"problems": problems(&outcome.problems), "count": outcome.count});
            Err(Box::new(screen.show("chua-doc-duoc.html", about, values)))
        }
    }
}

/// The period that is asked for, else the first that is not over, else the last.
fn period<'c>(campaign: &'c Surveyed, screen: &Screen<'_>) -> Option<&'c PeriodEntry> {
    let asked = screen.query().get("ky");
    let today = screen.page.today();
    let periods = &campaign.periods;
    periods
        .iter()
        .find(|period| asked == Some(period.id.as_str()))
        .or_else(|| periods.iter().find(|period| period.due_before > today))
        .or_else(|| periods.last())
}
