//! Audit rule `tep.noi-dung-hoat-dong`: Tệp không có macro, liên kết ngoài, đối tượng nhúng.

use super::prelude::*;
use crate::paper::PartId;

pub(super) const RULE: Rule = Rule {
    code: "tep.noi-dung-hoat-dong",
    name: "Tệp không có macro, liên kết ngoài, đối tượng nhúng",
    level: Level::Warning,
    about: About::File,
    state: "thông lệ an toàn văn bản",
    party: "thông lệ an toàn văn bản",
    from: None,
    why: "Macro, liên kết tự mở, trường DDE, INCLUDETEXT và đối tượng nhúng có thể chạy mã hoặc tải nội dung khi người nhận mở tệp.",
    allowed: "tệp chỉ có chữ, bảng và hình",
    mend: "lưu lại thành Word (.docx) không macro; thẻ File, Info, Edit Links to Files để bỏ liên kết",
    model: Model::Plan,
    wrong: Example::Told("tệp có macro"),
    right: Example::Told("tệp không có macro"),
    check,
};

/// Fields that fetch from another file or start another program when they are brought up to date.
const ACTIVE: [&str; 9] = [
    "DDE",
    "DDEAUTO",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "INCLUDE",
    "IMPORT",
    "LINK",
    "DATABASE",
    "MACROBUTTON",
];

fn check(view: &View<'_>, hits: &mut Hits) {
    let facts = &view.paper.facts;
    if facts.macros {
        hits.whole("tệp có macro");
    }
    for link in &facts.external {
        hits.whole(format!("liên kết ngoài đến {}", shortened(&link.target)));
    }
    if facts.embedded > 0 {
        hits.whole(format!("{} đối tượng nhúng", facts.embedded));
    }
    let mut told = std::collections::BTreeSet::new();
    for part in 0..view.paper.parts.len() {
        let paragraphs = view.paper.paragraphs(PartId(part as u16));
        for run in paragraphs.flat_map(|paragraph| &paragraph.runs) {
            let word = run.field.as_deref().and_then(|field| field.split_whitespace().next());
            let Some(word) = word.map(str::to_ascii_uppercase) else { continue };
            if ACTIVE.contains(&word.as_str()) && told.insert(word.clone()) {
                hits.whole(format!("trường {word} lấy nội dung từ tệp hoặc chương trình khác"));
            }
        }
    }
}
