//! Audit rule `tep.noi-dung-hoat-dong`: Tệp không có macro, liên kết ngoài, đối tượng nhúng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.noi-dung-hoat-dong",
    name: "Tệp không có macro, liên kết ngoài, đối tượng nhúng",
    level: Level::Warning,
    about: About::File,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Macro, liên kết tự mở và đối tượng nhúng có thể chạy mã hoặc tải nội dung khi người nhận mở tệp.",
    allowed: Allowed::Same("tệp chỉ có chữ, bảng và hình"),
    how_to_fix: "lưu lại thành Word (.docx) không macro; thẻ File, Info, Edit Links to Files để bỏ liên kết",
    model: Model::Plan,
    wrong: described!("tệp có macro", |sample| sample.paper.facts.macros = true),
    right: described!("tệp không có macro", |sample| sample.paper.facts.macros = false),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let facts = &view.paper.facts;
    if facts.macros {
        hits.whole("tệp có macro");
    }
    for link in &facts.external {
        hits.whole(format!("liên kết ngoài đến {}", shortened(&link.target)));
    }
    for name in &facts.active {
        hits.whole(format!("trường {name} tự lấy hoặc chạy nội dung khác"));
    }
    if facts.embedded > 0 {
        hits.whole(format!("{} đối tượng nhúng", facts.embedded));
    }
}
