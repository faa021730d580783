//! Audit rule `trich-yeu.chu-dau`: Chữ đầu của trích yếu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu.chu-dau",
    name: "Chữ đầu của trích yếu",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục V, dòng 5.a"),
    party: Basis::regulation("Phần I, khoản 5.1.1 (các mẫu)"),
    why: "Trích yếu của cơ quan nhà nước bắt đầu bằng chữ hoa; của cơ quan Đảng bằng chữ thường.",
    allowed: Allowed::Each { state: "chữ hoa", party: "chữ thường" },
    how_to_fix: "sửa chữ cái đầu của trích yếu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Subject, "triển khai công tác năm 2026")]),
    right: Example::Lines(&[(Role::Subject, "Triển khai công tác năm 2026")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::Subject) else { return };
    let Some(first) = line.words().chars().next().filter(|c| c.is_alphabetic()) else { return };
    match view.profile.layout.subject_initial {
        Initial::Upper if first.is_lowercase() => {
            hits.line_for(at, line.words(), "chữ thường", "chữ hoa")
        }
        // A proper name keeps its capital.
        Initial::Lower if first.is_uppercase() && is_common(line.words()) => {
            hits.line_for(at, line.words(), "chữ hoa", "chữ thường");
        }
        _ => {}
    }
}

/// Words with which a subject mostly begins and that are no names.
fn is_common(words: &str) -> bool {
    const COMMON: [&str; 8] =
        ["kết ", "về ", "triển ", "tổng ", "thực ", "tình ", "công tác", "việc "];
    COMMON.iter().any(|common| lower_first(words).starts_with(common))
}
