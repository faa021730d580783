//! Page: a plan that was typed in Word becomes the data of a campaign: sent at *Bắt đầu*, then shown with all that a
//! person must look at. Data that are there stay as they are until a box is ticked.

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, error_at, errors, paged, problems, typed, warnings};
use super::super::work::{Task, Work};
use super::works::{about, without_folder};
use super::{start, works};
use crate::desk::import::{Outcome, Request};
use crate::desk::page::PageFault;
use crate::desk::{Note, Refused};
use crate::problem::report;

/// Reads the plan that was sent and makes data of it in the folder that is named.
pub(in crate::web) fn read(screen: &Screen<'_>) -> Answer {
    let folder = match start::asked_folder(screen, "ten-kh", "noi-kh") {
        Ok(folder) => folder,
        Err(errors) => return start::page(screen, errors),
    };
    // What is under way reads what was sent before.
    if let Some(work) = screen.page.latest(screen.campaign).filter(|work| work.outcome().is_none())
    {
        let busy = PageFault::Busy { what: work.what.words().to_owned() };
        return start::page(screen, vec![error_at(&busy, "")]);
    }
    let files = screen.request.files.take();
    if files.len() > 1 {
        let hint = "Chọn tệp của bản kế hoạch; các văn bản khác không thuộc đợt này";
        return start::page(screen, start::at("tep", "Mỗi lần chỉ đọc một tệp kế hoạch", hint));
    }
    let mut paths = screen.page.take(screen.campaign, files);
    let Some(file) = paths.pop() else {
        return start::page(screen, vec![error_at(&PageFault::NoFile, "tep")]);
    };
    begin(screen, Task::Import(folder, Request { file, ..Request::default() }))
}

/// Reads the same plan again and puts the data that are there aside.
pub(in crate::web) fn replace(screen: &Screen<'_>) -> Answer {
    let id = screen.request.form.get("viec").and_then(|id| id.parse().ok());
    let work =
        id.and_then(|id| screen.page.work(id)).filter(|work| work.campaign == screen.campaign);
    let sent = screen.page.sent(screen.campaign);
    // Other files may have been sent meanwhile, from another window.
    let plan = work.as_ref().and_then(|work| match &work.what {
        Task::Import(folder, request) if sent.sent(&request.file).is_some() => {
            Some((work, folder, request))
        }
        _ => None,
    });
    let Some((work, folder, request)) = plan else {
        return start::page(screen, vec![error_at(&PageFault::NoFile, "tep")]);
    };
    if !screen.request.form.has("thay") {
        let hint =
            "Đánh dấu vào ô nếu muốn thay; để giữ nguyên dữ liệu đó thì chọn tên thư mục khác";
        return decision(screen, work, start::at("thay", "Chưa đồng ý thay dữ liệu đã có", hint));
    }
    let request = Request { replace: true, ..request.clone() };
    begin(screen, Task::Import(folder.clone(), request))
}

fn begin(screen: &Screen<'_>, what: Task) -> Answer {
    match screen.page.begin(screen.campaign, what) {
        Ok(id) => Answer::go(&format!("{}/viec/{id}", screen.base())),
        Err(fault) => start::page(screen, vec![error_at(&fault, "")]),
    }
}

/// The command that does the same in the folder of the campaign.
pub(super) fn command(request: &Request) -> String {
    let replace = if request.replace { " --replace" } else { "" };
    format!(
        "vanban import plan {}{replace}",
        typed(without_folder(&request.file.to_string_lossy()))
    )
}

/// Shows why no data were made, and asks where there are data already.
pub(super) fn refused(screen: &Screen<'_>, work: &Work, refused: &Refused) -> Answer {
    let mut found = errors(&refused.problems);
    let there = found.iter_mut().find(|one| one["code"] == "NK03");
    let Some(there) = there else {
        let about = About { errors: found, ..about(work) };
        return screen.show("chua-nhap.html", about, json!({"id": work.id, "is_there": false}));
    };
    there["field"] = "thay".into();
    there["hint"] =
        "Để giữ nguyên dữ liệu đó, chọn tên thư mục khác; để thay, đánh dấu vào ô dưới đây".into();
    decision(screen, work, found)
}

/// Asks whether data that are there are to be replaced.
fn decision(screen: &Screen<'_>, work: &Work, errors: Vec<Value>) -> Answer {
    let about = About { errors, ..works::about(work) };
    screen.show("chua-nhap.html", about, json!({"id": work.id, "is_there": true}))
}

/// Shows what became of a plan, in the campaign that it is now.
pub(super) fn imported(
    screen: &Screen<'_>,
    work: &Work,
    outcome: &Outcome,
    opened: Option<usize>,
) -> Answer {
    let notes = |notes: &[Note]| -> Vec<Value> {
        let note = |note: &Note| json!({"words": note.words, "place": format!("{}, dòng {}", note.file, note.line)});
        notes.iter().map(note).collect()
    };
    let (unplaced, pager) = paged(outcome.unplaced.iter().collect(), screen.query());
    let unplaced: Vec<Value> = unplaced
        .into_iter()
        .map(|one| json!({"words": one.words, "place": one.place, "about": one.about}))
        .collect();
    let values = json!({
        "file": without_folder(&outcome.file), "words": outcome.words, "written": outcome.written,
        "files": outcome.files, "kept": outcome.kept,
        "notes": notes(&outcome.notes), "to_fill": notes(&outcome.to_fill),
        "unplaced": unplaced, "pager": pager, "unplaced_count": outcome.unplaced.len(),
        "problems": problems(&outcome.problems),
        "invalid": errors(&outcome.validation), "warnings": warnings(&outcome.validation),
        "count": report::count(&outcome.validation.problems),
    });
    let screen = Screen { campaign: opened.or(screen.campaign), ..*screen };
    screen.show("da-nhap.html", about(work), values)
}
