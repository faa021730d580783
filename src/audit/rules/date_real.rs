//! Audit rule `dia-danh-thoi-gian.ngay-that`: Ngày ban hành có trong lịch.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dia-danh-thoi-gian.ngay-that",
    name: "Ngày ban hành có trong lịch",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 4.b"),
    party: Basis::regulation("Phần I, khoản 4.2.2"),
    why: "Ngày, tháng, năm ban hành là ngày văn bản được ký; ngày mà lịch không có thì không phải.",
    allowed: Allowed::Same("một ngày có trong lịch"),
    how_to_fix: "sửa ngày, tháng, năm",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::PlaceDate, "Thái Nguyên, ngày 31 tháng 02 năm 2026")]),
    right: Example::Lines(&[(Role::PlaceDate, "Thái Nguyên, ngày 05 tháng 01 năm 2026")]),
    check,
    traits: Traits::USUAL,
};

static DAY: Pattern =
    Pattern::new(r"(?i)(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PlaceDate).filter(|(_, line)| !line.hinted) {
        let Some(groups) = DAY.groups(line.words()) else { continue };
        let number = |nth: usize| groups.get(nth).and_then(|m| m.as_str().parse::<u32>().ok());
        let (Some(day), Some(month), Some(year)) = (number(1), number(2), number(3)) else {
            continue;
        };
        if chrono::NaiveDate::from_ymd_opt(year as i32, month, day).is_none() {
            let found = groups.get(0).map(|m| m.as_str()).unwrap_or_default();
            hits.line(at, line.words(), format!("“{found}” không có trong lịch"));
        }
    }
}
