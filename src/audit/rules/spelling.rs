//! Audit rule `chu.chinh-ta`: Lỗi chính tả chắc chắn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.chinh-ta",
    name: "Lỗi chính tả chắc chắn",
    level: Level::Warning,
    about: About::Words,
    state: "quy tắc chính tả tiếng Việt",
    party: "Phần I, khoản 6.1",
    from: None,
    why: "Những chữ này không có trong tiếng Việt.",
    allowed: "chữ đúng chính tả",
    mend: "sửa lại chữ này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Các nghành phối hợp thực hiện.")]),
    right: Example::Lines(&[(Role::Body, "Các ngành phối hợp thực hiện.")]),
    check,
};

/// Syllables that Vietnamese does not have, and what is meant.
const WRONG: [(&str, &str); 12] = [
    ("nghành", "ngành"),
    ("ngành nghành", "ngành"),
    ("sát nhập", "sáp nhập"),
    ("sẳn sàng", "sẵn sàng"),
    ("bổ xung", "bổ sung"),
    ("xắp xếp", "sắp xếp"),
    ("xuất sắt", "xuất sắc"),
    ("kỹ luật", "kỷ luật"),
    ("chuẩn đoán", "chẩn đoán"),
    ("cọ sát", "cọ xát"),
    ("thẩm quyền thẩm quyền", "thẩm quyền"),
    ("vchỉ", "chỉ"),
];

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        let text = line.text.to_lowercase();
        if let Some((wrong, right)) = WRONG.iter().find(|(wrong, _)| has_word(&text, wrong)) {
            hits.line_for(at, wrong, format!("“{wrong}”"), format!("“{right}”"));
        }
    }
}
