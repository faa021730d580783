//! Page: *Cơ quan*: who reports, in groups; one of them with what it is asked.

use serde_json::json;

use super::super::http::Answer;
use super::super::parts::{About, Screen, holds, paged};
use super::surveyed;
use crate::desk::survey::AgencyEntry;

/// Shows the list.
pub(in crate::web) fn list(screen: &Screen<'_>) -> Answer {
    let title = "Cơ quan, đơn vị";
    let (campaign, _) = match surveyed(screen, title, "co-quan") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let query = screen.query();
    let (group, wanted) = (query.get("nhom"), query.get("tim"));
    let is_wanted = |agency: &AgencyEntry| {
        group.is_none_or(|group| agency.group == group)
            && (holds(&agency.name, wanted)
                || holds(&agency.id, wanted)
                || holds(&agency.symbol, wanted))
    };
    let found = campaign.agencies.into_iter().filter(is_wanted).collect();
    let (rows, pager) = paged(found, query);
    let about =
        About { title, nav: "co-quan", command: "vanban show data".into(), ..About::default() };
    let values = json!({
        "rows": rows, "pager": pager, "groups": campaign.groups, "group": group, "wanted": wanted.unwrap_or_default(),
    });
    screen.show("co-quan.html", about, values)
}

/// Shows one.
pub(in crate::web) fn one(screen: &Screen<'_>, id: &str) -> Option<Answer> {
    let (campaign, outcome) = match surveyed(screen, "Cơ quan, đơn vị", "co-quan") {
        Ok(found) => found,
        Err(page) => return Some(*page),
    };
    let agency = campaign.agencies.iter().find(|agency| agency.id == id)?;
    let group = campaign.groups.iter().find(|group| group.id == agency.group);
    let about = About {
        title: &agency.short,
        nav: "co-quan",
        command: format!("vanban build forms --agency {id}"),
        ..About::default()
    };
    let values = json!({
        "agency": agency, "group": group, "periods": campaign.periods, "sound": outcome.sound,
    });
    Some(screen.show("mot-co-quan.html", about, values))
}
