//! Audit rule `chu.phong-cu`: Không dùng phông TCVN3, VNI.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.phong-cu",
    name: "Không dùng phông TCVN3, VNI",
    level: Level::Error,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Phông .Vn… (TCVN3) và VNI-… không phải Unicode: máy khác đọc thành chữ lạ.",
    allowed: Allowed::Same("phông Times New Roman, bộ mã Unicode"),
    how_to_fix: "chuyển mã sang Unicode bằng công cụ của bộ gõ (UniKey: Ctrl+Shift+F6) rồi đặt phông Times New Roman",
    model: Model::Plan,
    wrong: described!("một đoạn bằng phông .VnTime", |sample| sample
        .run(|run| run.look.font = ".VnTime".into())),
    right: described!("mọi đoạn bằng phông Times New Roman", |sample| sample
        .run(|run| run.look.font = "Times New Roman".into())),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(run) = line
            .paragraph
            .shown()
            .find(|run| is_legacy_font(&run.look.font) && !run.text().trim().is_empty())
        {
            hits.line(at, run.text(), format!("phông {}", run.look.font));
        }
    }
}
