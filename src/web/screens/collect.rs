//! Page: *Thu báo cáo*: files are sent, read without being taken, shown with their doubts, then taken.

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, error_at};
use super::super::work::Task;
use super::surveyed;
use crate::desk::page::PageFault;
use crate::desk::{Date, collect};

/// Shows where files are dropped.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    page(screen, Vec::new())
}

fn page(screen: &Screen<'_>, errors: Vec<Value>) -> Answer {
    let title = "Thu báo cáo";
    let (campaign, _) = match surveyed(screen, title, "thu") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let typed = screen.request.form.typed();
    let about = About {
        title,
        nav: "thu",
        command: "vanban collect gui-ve --dry-run".into(),
        errors,
        ..About::default()
    };
    let latest =
        screen.page.latest(screen.campaign).filter(|work| matches!(work.what, Task::Collect(_)));
    let values = json!({
        "periods": campaign.periods,
        "received": typed.get("ngay").map_or_else(|| screen.page.today().to_string(), |typed| (*typed).to_owned()),
        "period": typed.get("ky").copied().unwrap_or_default(),
        "latest": latest.map(|work| work.id),
    });
    screen.show("thu.html", about, values)
}

/// Reads what was sent, and takes nothing.
pub(in crate::web) fn read(screen: &Screen<'_>) -> Answer {
    let form = &screen.request.form;
    let received = match form.get("ngay").map(Date::parse).transpose() {
        Ok(day) => day,
        Err(_) => {
            let error = json!({"code": "", "error": true, "message": "Ngày nhận không có trong lịch", "hint": "Ghi lại ngày nhận", "place": null, "file": null, "line": null, "field": "ngay"});
            return page(screen, vec![error]);
        }
    };
    // What is under way reads what was sent before.
    if let Some(work) = screen.page.latest(screen.campaign).filter(|work| work.outcome().is_none())
    {
        let busy = PageFault::Busy { what: work.what.words().to_owned() };
        return page(screen, vec![error_at(&busy, "")]);
    }
    let files = screen.request.files.take();
    if files.is_empty() {
        return page(screen, vec![error_at(&PageFault::NoFile, "tep")]);
    }
    let paths = screen.page.take(screen.campaign, files);
    let request = collect::Request {
        paths,
        period: form.get("ky").map(str::to_owned),
        received,
        replace: form.has("thay"),
        dry_run: true,
    };
    begin(screen, request)
}

/// Takes what was read: the same files, as they were shown.
pub(in crate::web) fn take(screen: &Screen<'_>) -> Answer {
    let id = screen.request.form.get("viec").and_then(|id| id.parse().ok());
    let read =
        id.and_then(|id| screen.page.work(id)).filter(|work| work.campaign == screen.campaign);
    let Some(Task::Collect(request)) = read.as_ref().map(|work| &work.what) else {
        return page(screen, vec![error_at(&PageFault::NoFile, "tep")]);
    };
    let there = screen.page.sent(screen.campaign);
    // Other files were sent meanwhile, from another window.
    if request.paths.iter().any(|path| there.sent(path).is_none()) {
        return page(screen, vec![error_at(&PageFault::NoFile, "tep")]);
    }
    let replace = request.replace || screen.request.form.has("thay");
    begin(screen, collect::Request { dry_run: false, replace, ..request.clone() })
}

fn begin(screen: &Screen<'_>, request: collect::Request) -> Answer {
    match screen.page.begin(screen.campaign, Task::Collect(request)) {
        Ok(id) => Answer::go(&format!("{}/viec/{id}", screen.base())),
        Err(fault) => page(screen, vec![error_at(&fault, "")]),
    }
}
