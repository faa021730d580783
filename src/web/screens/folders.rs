//! Page: a folder is chosen from lists, without typing its path.

use std::path::PathBuf;

use serde_json::json;

use super::super::browser;
use super::super::http::Answer;
use super::super::parts::{About, Screen, errors};
use crate::desk::folders;

/// Shows a folder with those in it.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    let asked = screen.query().get("o").map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || browser::home().unwrap_or_else(|| PathBuf::from("/"));
    let folder = asked.unwrap_or_else(home);
    let found = screen.desk(|_, machine| folders::folders(machine, &folder));
    let about = About { title: "Chọn thư mục", nav: "bat-dau", ..About::default() };
    // Windows has no folder above its drives.
    let drives: Vec<String> = match cfg!(windows) {
        true => ('A'..='Z')
            .map(|letter| format!("{letter}:/"))
            .filter(|drive| {
                screen
                    .desk(|_, machine| machine.disk.look(&PathBuf::from(drive)))
                    .is_ok_and(|there| there.is_some())
            })
            .collect(),
        false => Vec::new(),
    };
    match found {
        Ok(found) => {
            screen.show("chon-thu-muc.html", about, json!({"found": found, "drives": drives}))
        }
        Err(refused) => {
            let about = About { errors: errors(&refused.problems), ..about };
            screen.show("chon-thu-muc.html", about, json!({"found": null, "drives": drives}))
        }
    }
}
