//! Page: *Tổng hợp*: the consolidated report of a period as it is printed, its figures leading to where they came from.

use serde_json::json;

use super::super::http::{Answer, encoded};
use super::super::parts::{About, Screen, errors};
use super::forms::has_office;
use super::{period, surveyed};
use crate::desk::start_text;

/// Shows it.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    let title = "Báo cáo tổng hợp";
    let (campaign, outcome) = match surveyed(screen, title, "tong-hop") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    // The latest that has reports, where nothing is asked for.
    let with_reports = campaign.periods.iter().rfind(|period| period.reports > 0);
    let asked = screen.query().get("ky").is_some();
    let period = if asked {
        period(&campaign, screen)
    } else {
        with_reports.or_else(|| campaign.periods.last())
    };
    let about = About {
        title,
        nav: "tong-hop",
        command: match period {
            Some(period) => format!("vanban build summary --period {} --compare", period.id),
            None => "vanban build summary --compare".into(),
        },
        ..About::default()
    };
    let values = json!({
        "periods": campaign.periods, "period": period, "sound": outcome.sound, "indicators": campaign.indicators,
        "office": screen.desk(|_, machine| has_office(machine)),
    });
    screen.show("tong-hop.html", about, values)
}

/// Lays the text of a period's summary down, for a person to go on from.
pub(in crate::web) fn start_text(screen: &Screen<'_>) -> Answer {
    let period = screen.request.form.get("ky").map(str::to_owned);
    let request = start_text::Request { period: period.clone(), dry_run: false };
    let outcome = screen.desk(|desk, _| desk.start_text(&request));
    let wrong = match outcome {
        Ok(outcome)
            if outcome.texts.iter().all(|text| text.status != start_text::Status::Failed)
                && !outcome.texts.is_empty() =>
        {
            return Answer::go(&format!(
                "{}/tong-hop?ky={}",
                screen.base(),
                encoded(&period.unwrap_or_default())
            ));
        }
        Ok(outcome) => errors(&outcome.problems),
        Err(refused) => errors(&refused.problems),
    };
    let about = About {
        title: "Chưa ghi sẵn được lời văn",
        nav: "tong-hop",
        errors: wrong,
        ..About::default()
    };
    screen.show("viec-hong.html", about, json!({}))
}
