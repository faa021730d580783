//! Page: *Văn bản*: what was made, to be opened and taken along; documents as they look.

use serde_json::{Value, json};

use super::super::http::{Answer, encoded};
use super::super::parts::{About, Screen, errors, holds, paged};
use super::forms::kind;
use crate::desk::{Date, DocumentKind, show};

/// Shows what was made.
pub(in crate::web) fn list(screen: &Screen<'_>) -> Answer {
    let found = screen.desk(|desk, _| desk.output());
    let query = screen.query();
    let (wanted, folder) = (query.get("tim"), query.get("muc"));
    let about = About {
        title: "Văn bản đã lập",
        nav: "van-ban",
        command: "vanban build".into(),
        ..About::default()
    };
    match found {
        Ok(found) => {
            let in_folder = |path: &&String| {
                folder.is_none_or(|folder| path.starts_with(&format!("{folder}/")))
            };
            let is_wanted = |path: &&String| holds(path, wanted);
            let shown: Vec<&String> =
                found.files.iter().filter(in_folder).filter(is_wanted).collect();
            let (rows, pager) = paged(shown, query);
            let rows: Vec<Value> = rows
                .into_iter()
                .map(|path| json!({"path": path, "kind": kind_words(path)}))
                .collect();
            let mut folders: Vec<Value> = Vec::new();
            for (id, name) in FOLDERS {
                let count =
                    found.files.iter().filter(|path| path.starts_with(&format!("{id}/"))).count();
                if count > 0 {
                    folders.push(json!({"id": id, "name": name, "count": count}));
                }
            }
            let values = json!({"rows": rows, "pager": pager, "wanted": wanted.unwrap_or_default(), "folders": folders, "folder": folder});
            screen.show("van-ban.html", about, values)
        }
        Err(refused) => {
            let about = About { errors: errors(&refused.problems), ..about };
            screen.show(
                "van-ban.html",
                about,
                json!({"rows": [], "pager": null, "wanted": "", "folders": [], "folder": null}),
            )
        }
    }
}

/// The folders of output by what is in them.
const FOLDERS: [(&str, &str); 5] = [
    ("ke-hoach", "Kế hoạch"),
    ("bieu-mau", "Biểu mẫu"),
    ("tong-hop", "Báo cáo tổng hợp"),
    ("don-doc", "Công văn đôn đốc"),
    ("sua-bieu-mau", "Bản ghi chú gửi lại cơ quan"),
];

fn kind_words(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("docx") => "Word",
        Some("pdf") => "PDF",
        Some("xlsx") => "Excel",
        Some("zip") => "tệp nén",
        Some("csv") => "bảng CSV",
        _ => "tệp",
    }
}

/// A file that was made.
pub(in crate::web) fn file(screen: &Screen<'_>) -> Option<Answer> {
    let path = screen.query().get("ten")?;
    let bytes = screen.desk(|desk, _| desk.output_file(path)).ok()?;
    let kind = match path.rsplit('.').next()? {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    };
    // In a campaign a form is named by its agency alone: with its period it stays one of many in a folder.
    let name = path.replace('/', "_");
    Some(Answer::file(&name, kind, bytes, kind != "application/pdf"))
}

/// A document as it looks, to be shown in a frame.
pub(in crate::web) fn preview(screen: &Screen<'_>, name: &str) -> Option<Answer> {
    let kind = kind(name)?;
    let query = screen.query();
    let request = show::Request {
        kinds: vec![kind],
        agencies: query.all("co-quan").map(str::to_owned).collect(),
        period: query.get("ky").map(str::to_owned),
        as_of: query.get("ngay").and_then(|day| Date::parse(day).ok()),
        collective: query.has("chung"),
        ..show::Request::default()
    };
    // Of forms and letters one is looked at.
    if matches!(kind, DocumentKind::Form | DocumentKind::Reminder)
        && request.agencies.len() != 1
        && !request.collective
    {
        return None;
    }
    let pages = screen.desk(|desk, _| desk.show_pages(&request, true));
    let html = match pages.documents.into_iter().next() {
        Some(page) if kind == DocumentKind::Summary => {
            linked(&page.html, &screen.base(), request.period.as_deref().unwrap_or_default())
        }
        Some(page) => page.html.replacen("</style>", SCALED, 1),
        None => {
            let why = pages.stopped_by.as_ref().unwrap_or(&pages.problems);
            let values = json!({"problems": errors(why), "nothing_because": pages.nothing_because});
            return Some(
                screen
                    .show(
                        "khong-xem-duoc.html",
                        About { title: "Chưa xem được", ..About::default() },
                        values,
                    )
                    .framed(),
            );
        }
    };
    Some(Answer::page(html).framed())
}

/// A page whose figures lead to where they came from. The writer puts nothing but words and emphasis into the element of
/// a figure, so that the next end is its own.
fn linked(html: &str, base: &str, period: &str) -> String {
    const BEGIN: &str = "<span data-ten=\"";
    let mut out = String::with_capacity(html.len() * 2);
    let mut rest = html;
    while let Some(at) = rest.find(BEGIN) {
        out.push_str(&rest[..at]);
        rest = &rest[at + BEGIN.len()..];
        let (Some(name), Some(end)) = (rest.find("\">"), rest.find("</span>")) else { break };
        let to =
            format!("{base}/truy-nguon?so={}&amp;ky={}", encoded(&rest[..name]), encoded(period));
        out.push_str(&format!("<a target=\"_top\" href=\"{to}\">{}</a>", &rest[name + 2..end]));
        rest = &rest[end + "</span>".len()..];
    }
    out.push_str(rest);
    out.replacen("</style>", LINKS, 1).replacen("</style>", SCALED, 1)
}

/// A sheet of paper is as wide as its frame, where that is narrower: on the screen only.
const SCALED: &str = "@media screen{.van-ban{margin:0 8px}\n@media (max-width:830px){.van-ban{zoom:.8}}\n@media (max-width:670px){.van-ban{zoom:.66}}\n@media (max-width:560px){.van-ban{zoom:.5}}\n@media (max-width:430px){.van-ban{zoom:.34}}}\n</style>";

/// How figures that lead on look: on the screen only.
const LINKS: &str = "a{color:inherit;text-decoration:underline dotted #0b5c8a;text-underline-offset:3px}\na:hover,a:focus{background:#dcefff;outline:2px solid #0b5c8a}\n@media print{a{text-decoration:none}}\n</style>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_lead_to_where_they_came_from() {
        let html = "<style></style><p>Có <span data-ten=\"sl_a_1\"><b>1.250</b></span> cây, <span data-ten=\"b\">2</span>.</p>";
        let linked = linked(html, "/d/0", "2024-12");
        assert!(linked.contains("<a target=\"_top\" href=\"/d/0/truy-nguon?so=sl_a_1&amp;ky=2024-12\"><b>1.250</b></a> cây, "));
        assert!(linked.ends_with("so=b&amp;ky=2024-12\">2</a>.</p>"), "{linked}");
    }
}
