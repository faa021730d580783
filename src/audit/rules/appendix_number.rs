//! Audit rule `phu-luc.so`: Cách đánh số phụ lục.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phu-luc.so",
    name: "Cách đánh số phụ lục",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 1.a"),
    party: Basis::regulation("Phần II, mục 1"),
    why: "Có từ hai phụ lục thì đánh số: cơ quan nhà nước bằng chữ số La Mã, cơ quan Đảng bằng chữ số Ả Rập.",
    allowed: Allowed::Each {
        state: "Phụ lục I, II (một phụ lục thì không đánh số)",
        party: "Phụ lục 1, 2 (một phụ lục thì không đánh số)",
    },
    how_to_fix: "sửa số của phụ lục",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::AppendixLabel, "Phụ lục 1")]),
    right: Example::Lines(&[(Role::AppendixLabel, "Phụ lục")]),
    check,
    traits: Traits::USUAL,
};

static NUMBERED: Pattern = Pattern::new(r"(?i)^phụ lục\s+(?:số\s*)?([IVXL]+|\d+)");

fn check(view: &View<'_>, hits: &mut Hits) {
    let all: Vec<_> = view.of(Role::AppendixLabel).collect();
    for (at, line) in &all {
        let number =
            NUMBERED.groups(line.words()).and_then(|g| g.get(1).map(|m| m.as_str().to_owned()));
        let arabic = number.as_deref().is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
        let found = match number {
            Some(_) if all.len() == 1 => "đánh số trong khi chỉ có một phụ lục".to_owned(),
            None if all.len() > 1 => "không đánh số trong khi có nhiều phụ lục".to_owned(),
            Some(number) if arabic == view.is_state() => format!("số {number}"),
            _ => continue,
        };
        hits.line(*at, line.words(), found);
    }
}
