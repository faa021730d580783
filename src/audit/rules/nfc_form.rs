//! Audit rule `chu.nfc`: Chữ dựng sẵn (Unicode NFC).

use super::prelude::*;
use crate::audit::fixing::in_paragraph;

pub(super) const RULE: Rule = Rule {
    code: "chu.nfc",
    name: "Chữ dựng sẵn (Unicode NFC)",
    level: Level::Error,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4 (TCVN 6909:2001)"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Chữ tổ hợp (dấu tách khỏi chữ) nhìn giống nhưng tìm kiếm không ra và sắp xếp sai.",
    allowed: Allowed::Same("chữ Unicode dựng sẵn"),
    how_to_fix: "đổi bộ gõ sang Unicode dựng sẵn, chuyển mã bằng công cụ của bộ gõ (Unicode tổ hợp sang Unicode)",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Kế hoạch công tác quý I của Sở Tư pha\u{301}p.")]),
    right: Example::Lines(&[(Role::Body, "Kế hoạch công tác quý I của Sở Tư pháp.")]),
    check,
    traits: Traits::WORDS.fixed_by(fix),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(word) = line.raw.split_whitespace().find(|word| !is_nfc(word)) {
            hits.line(at, word, format!("chữ tổ hợp ở “{}”", nfc(word)));
        }
    }
}

/// Letters put together of several signs become one sign each: the same letters, as they look too.
fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let line = context.letters()?.line();
    let typed = Typed::of(line);
    let mut fixes = Vec::new();
    let mut at = 0;
    for word in line.raw.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !is_nfc(trimmed) {
            let at_address = line.paragraph.address.clone();
            let range = at..at + trimmed.len();
            // Quoted or not, the letters are the same.
            if !typed.is_typed(&range) {
                return None;
            }
            let words = nfc(trimmed).into_owned();
            let range = in_paragraph(line, range);
            fixes.push(Fix::Text { at: at_address, range, words });
        }
        at += word.len();
    }
    (!fixes.is_empty()).then_some(fixes)
}
