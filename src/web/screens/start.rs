//! Page: *Bắt đầu*: a new campaign, or a folder that has one.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::browser;
use super::super::http::Answer;
use super::super::parts::{About, Screen, errors, typed};
use crate::desk::{Refused, folders, init, shown};

/// Shows what can be begun with.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    page(screen, Vec::new())
}

/// Where a new folder is laid down where nothing else is said.
fn home() -> PathBuf {
    let home = browser::home().unwrap_or_else(|| PathBuf::from("."));
    let is_there = |folder: &PathBuf| folder.is_absolute();
    Some(home.join("Documents")).filter(is_there).unwrap_or(home)
}

/// The page with what is wrong on it.
pub(super) fn page(screen: &Screen<'_>, errors: Vec<Value>) -> Answer {
    let opened = screen.page.campaigns().into_iter().map(|(nth, folder)| {
        let name = folder.file_name().map_or_else(String::new, |name| shown(Path::new(name)));
        json!({"nth": nth, "name": name, "folder": shown(&folder)})
    });
    let typed = screen.request.form.typed();
    let folder = screen.query().get("o").map_or_else(|| shown(&home()), str::to_owned);
    let values = json!({
        "opened": opened.collect::<Vec<_>>(),
        "where": typed.get("noi").map_or(folder.as_str(), |typed| typed),
        "name": typed.get("ten").copied().unwrap_or_default(),
        "plan_where": typed.get("noi-kh").map_or(folder.as_str(), |typed| typed),
        "plan_name": typed.get("ten-kh").copied().unwrap_or_default(),
        "path": typed.get("o").copied().unwrap_or_default(),
    });
    let about = About {
        title: "Bắt đầu",
        nav: "bat-dau",
        command: "vanban init dot-moi".into(),
        errors,
        ..About::default()
    };
    screen.show("bat-dau.html", about, values)
}

/// A mistake at a field.
pub(super) fn at(field: &str, message: &str, hint: &str) -> Vec<Value> {
    vec![
        json!({"code": "", "error": true, "message": message, "hint": hint, "place": null, "file": null, "line": null, "field": field}),
    ]
}

fn refusal(refused: &Refused, field: &str) -> Vec<Value> {
    let mut found = errors(&refused.problems);
    found.iter_mut().for_each(|one| one["field"] = field.into());
    found
}

/// The folder that a form asks for: a name within a folder that is there; else what is wrong, at the fields of both.
pub(super) fn asked_folder(
    screen: &Screen<'_>,
    name_field: &str,
    within_field: &str,
) -> Result<PathBuf, Vec<Value>> {
    let form = &screen.request.form;
    let Some(name) = form.get(name_field) else {
        return Err(at(
            name_field,
            "Chưa ghi tên thư mục của đợt",
            "Ghi một tên ngắn, ví dụ: ve-sinh-moi-truong-2027",
        ));
    };
    if name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']) || name.starts_with('.')
    {
        return Err(at(
            name_field,
            "Tên thư mục có dấu không dùng được",
            "Bỏ các dấu / \\ : * ? \" < > | và dấu chấm ở đầu",
        ));
    }
    let within = form.get(within_field).map_or_else(home, PathBuf::from);
    let is_there =
        screen.desk(|_, machine| machine.disk.look(&within)).is_ok_and(|there| there.is_some());
    match within.is_absolute() && is_there {
        true => Ok(within.join(name)),
        false => Err(at(
            within_field,
            "Không có thư mục chứa này",
            "Bấm “Chọn thư mục” để chọn trong danh sách",
        )),
    }
}

/// Lays down a new campaign and opens it.
pub(in crate::web) fn create(screen: &Screen<'_>) -> Answer {
    let folder = match asked_folder(screen, "ten", "noi") {
        Ok(folder) => folder,
        Err(errors) => return page(screen, errors),
    };
    let request = init::Request { folder };
    match screen.desk(|_, machine| init::init(machine, &request)) {
        Ok(_) => Answer::go(&format!("/d/{}/?moi=1", screen.page.open(&request.folder))),
        Err(refused) => page(screen, refusal(&refused, "ten")),
    }
}

/// Opens a folder that has a campaign.
pub(in crate::web) fn open(screen: &Screen<'_>) -> Answer {
    let Some(folder) = screen.request.form.get("o").map(PathBuf::from) else {
        return page(
            screen,
            at("o", "Chưa ghi thư mục", "Bấm “Chọn thư mục” để chọn trong danh sách"),
        );
    };
    // The folder of data itself is meant as well.
    let above = folder.parent().map(Path::to_path_buf);
    let all = [Some(folder.clone()), above.filter(|_| folder.ends_with("data"))];
    let is_campaign = |folder: &PathBuf| {
        folder.is_absolute() && screen.desk(|_, machine| folders::is_campaign(machine, folder))
    };
    match all.into_iter().flatten().find(is_campaign) {
        Some(folder) => Answer::go(&format!("/d/{}/", screen.page.open(&folder))),
        None => {
            let hint = format!(
                "Thư mục của một đợt có thư mục con tên là data. Đã tìm ở {}",
                typed(&shown(&folder))
            );
            page(screen, at("o", "Không thấy dữ liệu của đợt nào trong thư mục này", &hint))
        }
    }
}
