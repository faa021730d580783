//! Audit rule `chu.ma-cu`: Không có chữ mã TCVN3, VNI dưới phông Unicode.

use super::prelude::*;
use crate::viet::legacy::code_of;

pub(super) const RULE: Rule = Rule {
    code: "chu.ma-cu",
    name: "Không có chữ mã TCVN3, VNI dưới phông Unicode",
    level: Level::Error,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4 (TCVN 6909:2001)"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Chữ gõ bằng bảng mã cũ rồi đổi phông thành Unicode hiện ra ký hiệu lạ (µ ¸ ¶ · ¹, aø aù).",
    allowed: Allowed::Same("chữ Unicode"),
    how_to_fix: "chuyển mã đoạn này từ TCVN3 (ABC) hoặc VNI sang Unicode bằng công cụ của bộ gõ",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "Céng hßa x· héi chñ nghÜa ViÖt Nam, §¶ng vµ Nhµ n\u{ad}íc.",
    )]),
    right: Example::Lines(&[(Role::Body, "Cộng hòa xã hội chủ nghĩa Việt Nam, Đảng và Nhà nước.")]),
    check,
    traits: Traits::FILE,
};

/// Fewer words in a code that the rest of the document does not have may be a name of another language.
const WORDS: usize = 4;

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if line.paragraph.shown().any(|run| is_legacy_font(&run.look.font)) {
            continue;
        }
        let Some(code) = code_of(&line.raw) else { continue };
        if view.code == Some(code) || line.raw.split_whitespace().count() >= WORDS {
            hits.line(at, line.raw.trim(), format!("chữ mã {}", code.words()));
        }
    }
}
