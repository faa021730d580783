//! Audit rule `quoc-hieu.mot-dong`: Quốc hiệu, tiêu đề trên một dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quoc-hieu.mot-dong",
    name: "Quốc hiệu, tiêu đề trên một dòng",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 1.c"),
    party: Basis::regulation("Phần I, mục 1"),
    why: "Quốc hiệu (tiêu đề) và Tiêu ngữ mỗi thứ là một dòng chữ; cột hẹp làm dòng chữ gãy đôi.",
    allowed: Allowed::Same("một dòng"),
    how_to_fix: "kéo rộng cột bên phải của bảng phần đầu, hoặc giảm cỡ chữ trong khoảng cho phép",
    model: Model::Plan,
    wrong: described!("cột bên phải hẹp, Quốc hiệu xuống dòng", |sample| sample
        .each(Role::NationalName, |line| {
            line.room = Some(crate::units::Twip(3_000));
        })),
    right: described!("Quốc hiệu gọn một dòng", |sample| sample.each(
        Role::NationalName,
        |line| {
            line.room = Some(crate::units::Twip(5_450));
        }
    )),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let roles = [Role::NationalName, Role::Motto, Role::PartyName];
    for (at, line) in roles.into_iter().flat_map(|role| view.of(role)) {
        if !line.is_of_text() || line.words().contains('\t') {
            continue;
        }
        if line.words().contains('\n') {
            hits.line(at, line.words(), "chữ xuống hai dòng");
            continue;
        }
        // Only what can be measured is reported: letters of other fonts are of other widths.
        let measured = line.all(|run| run.look.font.eq_ignore_ascii_case("Times New Roman"));
        let Some(free) = line.free().filter(|_| measured) else { continue };
        let width = line.width();
        if width > free + width / SLACK {
            let mm = |twips: i64| (twips as f64 * 25.4 / 1440.0).round();
            let (width, free) = (mm(width), mm(free.max(0)));
            let found = format!("dòng chữ dài {width} mm, cột rộng {free} mm: chữ xuống hai dòng");
            hits.line(at, line.words(), found);
        }
    }
}

/// Programs differ by a fiftieth in what still fits on a line.
const SLACK: i64 = 50;
