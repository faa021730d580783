//! Page: letters that remind: who is to get one, the letters themselves, and which of them were sent.

use serde_json::{Value, json};

use super::super::http::{Answer, Fields};
use super::super::parts::{About, Screen, error_at, errors, paged};
use super::super::work::Task;
use super::{period, surveyed};
use crate::desk::{Date, DocumentKind, build, reminders};

/// Shows who is to get one.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    page(screen, Vec::new(), Vec::new())
}

/// Which letters are meant, as an address or a form says.
fn asked(fields: &Fields, period: Option<String>) -> reminders::Request {
    reminders::Request {
        agencies: fields.all("co-quan").map(str::to_owned).collect(),
        period: fields.get("ky").map(str::to_owned).or(period),
        as_of: fields.get("ngay").and_then(|day| Date::parse(day).ok()),
        collective: fields.has("chung"),
    }
}

fn page(screen: &Screen<'_>, mut wrong: Vec<Value>, notices: Vec<String>) -> Answer {
    let title = "Công văn đôn đốc";
    let (campaign, _) = match surveyed(screen, title, "tinh-hinh") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let period = period(&campaign, screen);
    let request = asked(screen.query(), period.map(|period| period.id.clone()));
    let outcome = screen.desk(|desk, _| desk.reminders(&request));
    let (letters, as_of) = match outcome {
        Ok(outcome) => {
            if outcome.letters.is_empty() {
                wrong.extend(errors(&outcome.problems));
            }
            (outcome.letters, outcome.as_of)
        }
        Err(refused) => {
            wrong.extend(errors(&refused.problems));
            (Vec::new(), screen.page.today())
        }
    };
    let made = letters.iter().filter(|letter| letter.made).count();
    let count = letters.len();
    let rows: Vec<Value> = letters
        .iter()
        .flat_map(|letter| {
            letter.to.iter().map(move |to| {
                json!({
                    "name": to.name, "nth": to.nth, "made": letter.made, "path": letter.path,
                    "owed": to.owed.iter().map(|owed| owed.words.clone()).collect::<Vec<_>>(),
                })
            })
        })
        .collect();
    let (rows, pager) = paged(rows, screen.query());
    let mut command = "vanban build reminders".to_owned();
    if let Some(period) = &request.period {
        command.push_str(&format!(" --period {period}"));
    }
    if request.collective {
        command.push_str(" --collective");
    }
    let about = About { title, nav: "tinh-hinh", command, errors: wrong, notices };
    let values = json!({
        "periods": campaign.periods, "period": period, "as_of": as_of, "collective": request.collective,
        "rows": rows, "pager": pager, "made": made, "count": count,
    });
    screen.show("don-doc.html", about, values)
}

/// Makes the letters.
pub(in crate::web) fn build(screen: &Screen<'_>) -> Answer {
    let asked = asked(&screen.request.form, None);
    let request = build::Request {
        kinds: vec![DocumentKind::Reminder],
        agencies: asked.agencies,
        period: asked.period,
        as_of: asked.as_of,
        collective: asked.collective,
        ..build::Request::default()
    };
    match screen.page.begin(screen.campaign, Task::Build(request)) {
        Ok(id) => Answer::go(&format!("{}/viec/{id}", screen.base())),
        Err(fault) => page(screen, vec![error_at(&fault, "")], Vec::new()),
    }
}

/// Notes the letters as sent.
pub(in crate::web) fn sent(screen: &Screen<'_>) -> Answer {
    let request = asked(&screen.request.form, None);
    match screen.desk(|desk, _| desk.note_sent(&request)) {
        Ok(outcome) => {
            let notice = match &outcome.noted {
                Some(noted) => format!("Đã ghi nhận {} công văn đã gửi.", noted.letters),
                None => "Không có công văn mới nào để ghi nhận.".to_owned(),
            };
            page(screen, errors(&outcome.problems), vec![notice])
        }
        Err(refused) => page(screen, errors(&refused.problems), Vec::new()),
    }
}
