//! Page: *Biểu mẫu*: any agency's form is looked at; all documents are made.

use serde_json::json;

use super::super::http::Answer;
use super::super::parts::{About, Screen, error_at};
use super::super::work::Task;
use super::{period, surveyed};
use crate::desk::{DocumentKind, Machine, build};

/// Shows a form and what can be made.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    page(screen, Vec::new())
}

fn page(screen: &Screen<'_>, errors: Vec<serde_json::Value>) -> Answer {
    let title = "Biểu mẫu";
    let (campaign, outcome) = match surveyed(screen, title, "bieu-mau") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let period = period(&campaign, screen);
    let asked = screen.query().get("co-quan");
    let agency = campaign.agencies.iter().find(|agency| asked == Some(agency.id.as_str()));
    let agency = agency.or_else(|| campaign.agencies.first());
    let names: Vec<_> = campaign
        .agencies
        .iter()
        .map(|agency| json!({"id": agency.id, "short": agency.short}))
        .collect();
    let about = About {
        title,
        nav: "bieu-mau",
        command: match (period, agency) {
            (Some(period), Some(agency)) => {
                format!("vanban build forms --period {} --agency {}", period.id, agency.id)
            }
            _ => "vanban build forms".into(),
        },
        errors,
        ..About::default()
    };
    let values = json!({
        "periods": campaign.periods, "period": period, "names": names, "agency": agency, "sound": outcome.sound,
        "office": screen.desk(|_, machine| has_office(machine)),
    });
    screen.show("bieu-mau.html", about, values)
}

/// Whether PDFs can be made.
pub(super) fn has_office(machine: &Machine<'_>) -> bool {
    machine.office.is_ready().is_ok()
}

/// Begins to make documents.
pub(in crate::web) fn build(screen: &Screen<'_>) -> Answer {
    let form = &screen.request.form;
    let kinds = form.all("loai").filter_map(kind).collect();
    let request = build::Request {
        kinds,
        agencies: form.all("co-quan").map(str::to_owned).collect(),
        period: form.get("ky").map(str::to_owned),
        pdf: form.has("pdf"),
        zip: form.has("zip"),
        skip_bad: form.has("bo-qua-loi"),
        overwrite: form.has("ghi-de"),
        ..build::Request::default()
    };
    match screen.page.begin(screen.campaign, Task::Build(request)) {
        Ok(id) => Answer::go(&format!("{}/viec/{id}", screen.base())),
        Err(fault) => page(screen, vec![error_at(&fault, "")]),
    }
}

/// A kind of document by its name in a form.
pub(super) fn kind(name: &str) -> Option<DocumentKind> {
    match name {
        "ke-hoach" => Some(DocumentKind::Plan),
        "bieu-mau" => Some(DocumentKind::Form),
        "tong-hop" => Some(DocumentKind::Summary),
        "don-doc" => Some(DocumentKind::Reminder),
        _ => None,
    }
}
