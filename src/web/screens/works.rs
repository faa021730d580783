//! Page: something that takes longer: how far it is, then what came of it.

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, errors, problems, typed, warnings};
use super::super::work::{Done, Task, Work};
use super::{check, import};
use crate::desk::{
    DocumentKind, DocumentOutcome, Moved, SENT, ScopeKind, Stage, SubjectKind, build, collect,
};
use crate::viet;

/// Shows it.
pub(in crate::web) fn show(screen: &Screen<'_>, id: &str) -> Option<Answer> {
    let work = screen.page.work(id.parse().ok()?)?;
    (work.campaign == screen.campaign).then(|| match work.outcome() {
        None => under_way(screen, &work),
        Some(Done::Built(outcome)) => built(screen, &work, outcome),
        Some(Done::Collected(outcome)) => collected(screen, &work, outcome),
        Some(Done::Checked(outcome, copies)) => check::checked(screen, &work, outcome, copies),
        Some(Done::Imported(outcome, opened)) => import::imported(screen, &work, outcome, *opened),
        Some(Done::Refused(refused)) if matches!(work.what, Task::Import(..)) => {
            import::refused(screen, &work, refused)
        }
        Some(Done::Refused(refused)) => {
            let about = About { errors: errors(&refused.problems), ..about(&work) };
            screen.show("viec-hong.html", about, json!({}))
        }
        Some(Done::Broken) => screen.show("viec-hong.html", about(&work), json!({})),
    })
}

/// Stops it.
pub(in crate::web) fn stop(screen: &Screen<'_>, id: &str) -> Option<Answer> {
    let work = screen.page.work(id.parse().ok()?)?;
    (work.campaign == screen.campaign).then(|| {
        work.stop();
        Answer::go(&format!("{}/viec/{id}", screen.base()))
    })
}

pub(super) fn about(work: &Work) -> About<'static> {
    let (nav, command) = match &work.what {
        Task::Build(request) => {
            let nav = match request.kinds.as_slice() {
                [DocumentKind::Plan] => "ke-hoach",
                [DocumentKind::Summary] => "tong-hop",
                [DocumentKind::Reminder] => "tinh-hinh",
                _ => "bieu-mau",
            };
            (nav, build_command(request))
        }
        Task::Collect(request) => ("thu", collect_command(request)),
        Task::Check(_) => ("kiem-tra", "vanban check thu-muc --fix ban-da-sua".to_owned()),
        Task::Import(_, request) => ("bat-dau", import::command(request)),
    };
    About { title: work.what.words(), nav, command, ..About::default() }
}

fn build_command(request: &build::Request) -> String {
    let mut command = "vanban build".to_owned();
    for kind in &request.kinds {
        command.push(' ');
        command.push_str(match kind {
            DocumentKind::Plan => "plan",
            DocumentKind::Form => "forms",
            DocumentKind::Summary => "summary",
            DocumentKind::Reminder => "reminders",
            DocumentKind::Document => "documents",
        });
    }
    if !request.agencies.is_empty() {
        command.push_str(&format!(" --agency {}", request.agencies.join(",")));
    }
    if let Some(period) = &request.period {
        command.push_str(&format!(" --period {}", typed(period)));
    }
    if let Some(day) = request.as_of {
        command.push_str(&format!(" --as-of {day}"));
    }
    for (is, option) in [
        (request.collective, "--collective"),
        (request.sent, "--sent"),
        (request.pdf, "--pdf"),
        (request.zip, "--zip"),
        (request.skip_bad, "--skip-bad"),
        (request.overwrite, "--overwrite"),
    ] {
        switch(&mut command, is, option);
    }
    command
}

fn collect_command(request: &collect::Request) -> String {
    let mut command = "vanban collect gui-ve".to_owned();
    if let Some(period) = &request.period {
        command.push_str(&format!(" --period {}", typed(period)));
    }
    if let Some(day) = request.received {
        command.push_str(&format!(" --received {day}"));
    }
    switch(&mut command, request.replace, "--replace");
    switch(&mut command, request.dry_run, "--dry-run");
    command
}

/// Adds a switch to a command, where it is on.
fn switch(command: &mut String, is: bool, option: &str) {
    if is {
        command.push(' ');
        command.push_str(option);
    }
}

fn under_way(screen: &Screen<'_>, work: &Work) -> Answer {
    let far = work.far();
    let stage = match far.stage {
        Some(Stage::Documents) => "Đang lập văn bản",
        Some(Stage::Pdfs) => "Đang tạo bản PDF",
        Some(Stage::Returns) => "Đang đọc báo cáo gửi về",
        Some(Stage::Checks) => "Đang kiểm tra tệp",
        None => "Đang đọc dữ liệu",
    };
    let files: Vec<Value> = far
        .files
        .iter()
        .rev()
        .map(|(file, became)| json!({"file": without_folder(file), "became": became}))
        .collect();
    let is_stopping = crate::desk::Progress::is_cancelled(work);
    let values = json!({
        "id": work.id, "stage": stage, "done": far.done, "of": far.of, "files": files, "stopping": is_stopping,
    });
    screen.show("viec-dang-lam.html", about(work), values)
}

/// A file's name without the folder in memory.
pub(super) fn without_folder(file: &str) -> &str {
    file.strip_prefix(SENT).and_then(|file| file.strip_prefix('/')).unwrap_or(file)
}

fn built(screen: &Screen<'_>, work: &Work, outcome: &build::Outcome) -> Answer {
    let Task::Build(request) = &work.what else { return super::super::routes::broken() };
    let words = |status| match status {
        DocumentOutcome::Written => "đã lập",
        DocumentOutcome::Unchanged => "không đổi",
        DocumentOutcome::KeptEdited => "giữ bản đã sửa tay",
        DocumentOutcome::Failed => "không lập được",
        DocumentOutcome::Planned => "sẽ lập",
        DocumentOutcome::Cancelled => "chưa lập vì đã dừng",
    };
    let row = |done: &crate::desk::Done| {
        let pdf = format!("{}.pdf", done.path.trim_end_matches(".docx"));
        let has_pdf = outcome.pdfs.contains(&pdf);
        json!({
            "path": &*done.path, "status": words(done.status),
            "there": matches!(done.status, DocumentOutcome::Written | DocumentOutcome::Unchanged | DocumentOutcome::KeptEdited),
            "pdf": has_pdf.then_some(pdf),
        })
    };
    // What went otherwise than wished comes first.
    let mut files: Vec<&crate::desk::Done> = outcome.files.iter().collect();
    files.sort_by_key(|done| match done.status {
        DocumentOutcome::Failed => 0,
        DocumentOutcome::KeptEdited => 1,
        DocumentOutcome::Cancelled => 2,
        _ => 3,
    });
    let (rows, pager) = super::super::parts::paged(files, screen.query());
    let moved = outcome.files.iter().flat_map(|done| done.moved.iter().flatten());
    let totals = moved.filter(|moved| {
        moved.figure.over == ScopeKind::All
            && matches!(moved.of.kind, SubjectKind::Figure | SubjectKind::Count)
    });
    let reworded: Vec<Value> = outcome
        .files
        .iter()
        .flat_map(|done| &done.reworded)
        .map(|one| json!({"before": one.before, "after": one.after}))
        .collect();
    let values = json!({
        "id": work.id,
        "rows": rows.into_iter().map(row).collect::<Vec<_>>(), "pager": pager,
        "written": outcome.written, "unchanged": outcome.unchanged, "kept": outcome.kept_edited, "failed": outcome.failed,
        "cancelled": outcome.cancelled, "archive": outcome.archive, "pdfs": outcome.pdfs.len(),
        "nothing_because": outcome.nothing_because, "skipped": outcome.skipped.words(),
        "no_letters": outcome.no_letters_because, "left_over": outcome.left_over,
        "noted": outcome.noted.as_ref().map(|noted| noted.letters),
        "problems": errors(&outcome.problems),
        "warnings": warnings(&outcome.problems),
        "moved": totals.map(moved_row).collect::<Vec<_>>(), "reworded": reworded,
        "letters": request.kinds.contains(&DocumentKind::Reminder),
        "period": request.period,
    });
    screen.show("da-lap.html", about(work), values)
}

fn moved_row(moved: &Moved) -> Value {
    let number = |text: Option<&str>| {
        let value = text.and_then(|text| text.parse().ok());
        value.map_or_else(|| "chưa có".to_owned(), viet::format_number)
    };
    json!({
        "name": moved.of.name, "unit": moved.of.unit, "whose": moved.figure.whose,
        "before": number(moved.before.as_deref()), "after": number(moved.after.as_deref()),
    })
}

fn collected(screen: &Screen<'_>, work: &Work, outcome: &collect::Outcome) -> Answer {
    let row = |taken: &&collect::Return| {
        let found = outcome.problems.clone();
        let own = crate::desk::Diagnosis::new(taken.problems.clone(), |file| found.text_of(file));
        json!({
            "file": without_folder(&taken.path),
            "became": taken.became, "words": viet::capitalize_first(&words_of(taken, outcome.dry_run)),
            "whose": taken.whose.as_ref().map(|whose| whose.name.clone()),
            "agency": taken.whose.as_ref().map(|whose| whose.agency.to_string()),
            "period": taken.whose.as_ref().map(|whose| whose.period.to_string()),
            "earlier": taken.earlier, "sheet": taken.sheet.as_deref().and_then(|sheet| sheet.split_once("sua-bieu-mau/")).map(|(_, name)| format!("sua-bieu-mau/{name}")),
            "unanswered": taken.unanswered,
            "corrected": taken.corrected,
            "changed": taken.changed.iter().flatten().map(crate::desk::Corrected::words).collect::<Vec<_>>(),
            "doubts": problems(&own),
        })
    };
    // What wants a person comes first.
    let mut files: Vec<&collect::Return> = outcome.files.iter().collect();
    files.sort_by_key(|taken| match taken.became {
        collect::Became::Refused => 0,
        collect::Became::Doubtful => 1,
        collect::Became::Cancelled => 2,
        collect::Became::Taken => 3,
        collect::Became::Unchanged => 4,
    });
    let (rows, pager) = super::super::parts::paged(files, screen.query());
    let of_none: Vec<Value> = problems(&outcome.problems)
        .into_iter()
        .filter(|one| one["file"].is_null() || outcome.files.is_empty())
        .collect();
    let values = json!({
        "id": work.id, "dry_run": outcome.dry_run, "received": outcome.received,
        "taken": outcome.taken, "doubtful": outcome.taken_with_doubts, "unchanged": outcome.unchanged,
        "refused": outcome.refused, "cancelled": outcome.cancelled, "count": outcome.files.len(),
        "rows": rows.iter().map(row).collect::<Vec<_>>(), "pager": pager, "problems": of_none,
        "is_there": outcome.files.iter().any(|taken| taken.problems.iter().any(|problem| problem.code == "TB12")),
    });
    screen.show("da-thu.html", about(work), values)
}

fn words_of(taken: &collect::Return, dry_run: bool) -> String {
    let errors = taken.problems.iter().filter(|problem| problem.is_error()).count();
    let will = if dry_run { "sẽ thu" } else { "đã thu" };
    match taken.became {
        collect::Became::Taken => format!("{will}, đọc được chắc chắn"),
        collect::Became::Doubtful => format!("{will}, {errors} chỗ phải xem lại"),
        collect::Became::Unchanged => "đã thu trước đó, không đổi".to_owned(),
        collect::Became::Refused => "không thu".to_owned(),
        collect::Became::Cancelled => "chưa thu vì đã dừng".to_owned(),
    }
}
