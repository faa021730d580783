//! Audit rule `chu.nfc`: Chữ dựng sẵn (Unicode NFC).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.nfc",
    name: "Chữ dựng sẵn (Unicode NFC)",
    level: Level::Error,
    about: About::Words,
    state: "Phụ lục I, Phần I, mục I, khoản 4 (TCVN 6909:2001)",
    party: "Phần IV, mục 1",
    from: None,
    why: "Chữ tổ hợp (dấu tách khỏi chữ) nhìn giống nhưng tìm kiếm không ra và sắp xếp sai.",
    allowed: "chữ Unicode dựng sẵn",
    mend: "đổi bộ gõ sang Unicode dựng sẵn, chuyển mã bằng công cụ của bộ gõ (Unicode tổ hợp sang Unicode)",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Kế hoạch công tác quý I của Sở Tư pha\u{301}p.")]),
    right: Example::Lines(&[(Role::Body, "Kế hoạch công tác quý I của Sở Tư pháp.")]),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(word) = line.raw.split_whitespace().find(|word| !is_nfc(word)) {
            hits.line(at, word, format!("chữ tổ hợp ở “{}”", nfc(word)));
        }
    }
}
