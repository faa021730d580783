//! Audit rule `viet-hoa.thu-thang`: Viết hoa tên thứ trong tuần.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.thu-thang",
    name: "Viết hoa tên thứ trong tuần",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục II, mục V, khoản 8.c"),
    party: Basis::regulation("Phần I, khoản 6.1 (theo quy tắc chung)"),
    why: "Ngày trong tuần viết bằng chữ thì viết hoa chữ chỉ thứ: thứ Hai, thứ Bảy.",
    allowed: Allowed::Same("thứ Hai, thứ Ba, …, thứ Bảy"),
    how_to_fix: "viết hoa chữ sau “thứ”",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Họp vào sáng thứ hai, ngày 05 tháng 01 năm 2026.")]),
    right: Example::Lines(&[(Role::Body, "Họp vào sáng thứ Hai, ngày 05 tháng 01 năm 2026.")]),
    check,
    traits: Traits::USUAL,
};

static DAY: Pattern = Pattern::new(r"thứ (hai|ba|tư|năm|sáu|bảy)(,? ngày \d| \(|,? \d{1,2}/\d)");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        if let Some(day) = DAY.groups(&line.text).and_then(|g| g.get(1)) {
            let right = format!("“thứ {}”", capitalize_first(day.as_str()));
            hits.line_for(
                at,
                around(&line.text, day.start()),
                format!("“thứ {}”", day.as_str()),
                right,
            );
        }
    }
}
