//! Page: something of the data is changed on a sheet, and a change is taken back.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, errors, problems};
use crate::desk::edit::{Request, Sheet, Status, Target};

/// Where the menu shows a target, and where its list is.
fn nav(target: &Target) -> (&'static str, String) {
    match target {
        Target::Agency(_) | Target::NewAgency(_) => ("co-quan", "co-quan".to_owned()),
        Target::Indicator(_) | Target::NewIndicator => ("chi-tieu", "chi-tieu".to_owned()),
        Target::Period(_) => ("ky", "ky".to_owned()),
        Target::Question(_) => ("cau-hoi", "cau-hoi".to_owned()),
        Target::Heading | Target::Part(_) => ("ke-hoach", "ke-hoach".to_owned()),
        Target::Section(period, _) => ("tong-hop", format!("tong-hop?ky={period}")),
        Target::Report(period, _) => ("tinh-hinh", format!("tinh-hinh?ky={period}")),
    }
}

/// Shows a sheet.
pub(in crate::web) fn show(screen: &Screen<'_>, target: &str) -> Option<Answer> {
    let target = Target::parse(target)?;
    let sheet = screen.desk(|desk, _| desk.sheet(&target)).ok()?;
    Some(page(screen, &target, &sheet, None, Vec::new()))
}

/// A sheet with what was typed, where something was.
fn page(
    screen: &Screen<'_>,
    target: &Target,
    sheet: &Sheet,
    typed: Option<&BTreeMap<String, String>>,
    wrong: Vec<Value>,
) -> Answer {
    let (nav, list) = nav(target);
    let fields: Vec<Value> = sheet
        .fields
        .iter()
        .enumerate()
        .map(|(nth, field)| {
            let value = match typed {
                Some(typed) => typed.get(&field.name).cloned().unwrap_or_default(),
                None => field.value.clone(),
            };
            let own = wrong.iter().filter(|one| one["field"] == field.name.as_str());
            let rows = value.lines().map(|line| line.chars().count() / 70 + 1).sum::<usize>();
            json!({
                "id": format!("o{nth}"), "name": field.name, "label": field.label, "hint": field.hint, "kind": field.kind,
                "value": value, "choices": field.choices, "required": field.required, "rows": (rows + 1).clamp(2, 18),
                "wrong": own.map(|one| one["message"].clone()).collect::<Vec<_>>(),
            })
        })
        .collect();
    // The summary of errors leads to the fields by their places on the page.
    let errors = wrong
        .into_iter()
        .map(|mut one| {
            let nth = sheet.fields.iter().position(|field| one["field"] == field.name.as_str());
            one["field"] =
                nth.map_or_else(|| Value::String(String::new()), |nth| format!("o{nth}").into());
            one
        })
        .collect();
    let about = About { title: &sheet.title, nav, errors, ..About::default() };
    let values = json!({
        "target": target.to_string(), "seen": sheet.seen, "fields": fields, "removable": sheet.removable, "list": list,
        "file": sheet.file, "living": matches!(target, Target::Section(..)),
    });
    screen.show("sua.html", about, values)
}

/// Saves a sheet.
pub(in crate::web) fn save(screen: &Screen<'_>, target: &str) -> Option<Answer> {
    let target = Target::parse(target)?;
    let form = &screen.request.form;
    let typed = form.typed();
    let values: BTreeMap<String, String> = typed
        .iter()
        .filter_map(|(name, value)| {
            Some((name.strip_prefix("o/")?.to_owned(), (*value).to_owned()))
        })
        .collect();
    let request = Request {
        seen: form.get("seen").unwrap_or_default().to_owned(),
        values: values.clone(),
        remove: form.has("bo-di"),
    };
    let sheet = screen.desk(|desk, _| desk.sheet(&target)).ok()?;
    let outcome = match screen.desk(|desk, _| desk.edit(&target, &request)) {
        Ok(outcome) => outcome,
        Err(refused) => {
            return Some(page(screen, &target, &sheet, Some(&values), errors(&refused.problems)));
        }
    };
    let (_, list) = nav(&target);
    match (outcome.status, outcome.undo) {
        (Status::Written, undo) => {
            if let (Some(undo), Some(nth)) = (undo, screen.campaign) {
                screen.page.keep_undo(nth, sheet.title.clone(), undo);
            }
            Some(Answer::go(&format!(
                "{}/sua-lai?ve={}",
                screen.base(),
                super::super::http::encoded(&list)
            )))
        }
        (Status::Unchanged, _) => Some(Answer::go(&format!("{}/{list}", screen.base()))),
        (Status::Stale | Status::Wrong, _) => {
            let mut wrong = problems(&outcome.problems);
            for (one, field) in wrong.iter_mut().zip(&outcome.fields) {
                one["field"] = field.clone().into();
            }
            Some(page(screen, &target, &sheet, Some(&values), wrong))
        }
    }
}

/// Says what was changed last, and how it is taken back.
pub(in crate::web) fn last(screen: &Screen<'_>) -> Answer {
    told(screen, Vec::new(), Vec::new())
}

fn told(screen: &Screen<'_>, wrong: Vec<Value>, notices: Vec<String>) -> Answer {
    let about = About { title: "Đã lưu", nav: "", errors: wrong, notices, ..About::default() };
    let back = screen.query().get("ve").filter(|to| {
        to.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_?=".contains(&byte))
    });
    screen.show("da-luu.html", about, json!({"back": back.unwrap_or_default()}))
}

/// Takes the latest change back.
pub(in crate::web) fn undo(screen: &Screen<'_>) -> Answer {
    let Some((nth, (what, undo))) =
        screen.campaign.and_then(|nth| Some((nth, screen.page.take_undo(nth)?)))
    else {
        return told(screen, Vec::new(), vec!["Không còn thay đổi nào để lấy lại.".to_owned()]);
    };
    match screen.desk(|desk, _| desk.undo(&undo)) {
        Ok(_) => told(screen, Vec::new(), vec![format!("Đã lấy lại như trước khi sửa: {what}.")]),
        Err(refused) => {
            let wrong = errors(&refused.problems);
            screen.page.keep_undo(nth, what, undo);
            told(screen, wrong, Vec::new())
        }
    }
}
