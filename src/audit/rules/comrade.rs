//! Audit rule `viet-tat.dong-chi`: Không viết tắt “đồng chí”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-tat.dong-chi",
    name: "Không viết tắt “đồng chí”",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.b"),
    party: Basis::regulation("Phần I, khoản 6.1"),
    why: "Không viết tắt những cụm từ không thông dụng; cách xưng hô thì ghi đầy đủ, không viết “Đ/c”.",
    allowed: Allowed::Same("đồng chí"),
    how_to_fix: "viết đầy đủ",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Đ/c Giám đốc Sở chỉ đạo các phòng thực hiện.")]),
    right: Example::Lines(&[(Role::Body, "Đồng chí Giám đốc Sở chỉ đạo các phòng thực hiện.")]),
    check,
    traits: Traits::USUAL,
};

static SHORT: Pattern =
    Pattern::new(r"(?:^|[\s(“,;:-])([Đđ]\s?/\s?[CcHh]|ĐC|[Đđ]\.[Cc]\.?)[.:]?\s+\p{Lu}");

fn check(view: &View<'_>, hits: &mut Hits) {
    // A narrow column of a table and the list of recipients are written short.
    let short =
        |line: &Line<'_>| line.place.is_some() || line.is(Role::Recipient) || line.is(Role::Quote);
    for (at, line) in view.written().filter(|(_, line)| !short(line)) {
        let Some(found) = SHORT.groups(&line.text).and_then(|groups| groups.get(1)) else {
            continue;
        };
        let right = if found.as_str().starts_with('đ') {
            "“đồng chí”"
        } else {
            "“Đồng chí”"
        };
        hits.line_for(
            at,
            around(&line.text, found.start()),
            format!("“{}”", found.as_str()),
            right,
        );
    }
}
