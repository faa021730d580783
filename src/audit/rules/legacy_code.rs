//! Audit rule `chu.ma-cu`: Không có chữ mã TCVN3, VNI dưới phông Unicode.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.ma-cu",
    name: "Không có chữ mã TCVN3, VNI dưới phông Unicode",
    level: Level::Error,
    about: About::Words,
    state: "Phụ lục I, Phần I, mục I, khoản 4 (TCVN 6909:2001)",
    party: "Phần IV, mục 1",
    from: None,
    why: "Chữ gõ bằng bảng mã cũ rồi đổi phông thành Unicode hiện ra ký hiệu lạ (µ ¸ ¶ · ¹, aø aù).",
    allowed: "chữ Unicode",
    mend: "chuyển mã đoạn này từ TCVN3 (ABC) hoặc VNI sang Unicode bằng công cụ của bộ gõ",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "Céng hßa x· héi chñ nghÜa ViÖt Nam, §¶ng vµ Nhµ n\u{ad}íc.",
    )]),
    right: Example::Lines(&[(Role::Body, "Cộng hòa xã hội chủ nghĩa Việt Nam, Đảng và Nhà nước.")]),
    check,
};

static TCVN3: Pattern = Pattern::new(r"[a-zA-Z][µ¸¶·¹¨©ª«¬®»¾¼½Ì×Ñ¦§ÖÜÞßñ÷øþ]|[µ¸¶·¹®§][a-z]");
static VNI: Pattern =
    Pattern::new(r"[aeouAEOU][øùûïØÙÛÏ]|[aeo][âê][áàåãä]?[cnmptgh]?\b.*[aeou][øùûï]");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        // One such pair may be a foreign name or a sign of multiplication; three are a coding.
        for (form, name) in [(&TCVN3, "TCVN3 (ABC)"), (&VNI, "VNI")] {
            let legacy = line.paragraph.shown().any(|run| is_legacy_font(&run.look.font));
            if !legacy && form.all(&line.text).len() >= 3 {
                hits.line(at, line.words(), format!("chữ mã {name}"));
                break;
            }
        }
    }
}
