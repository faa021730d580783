//! Audit rule `trich-yeu-cong-van.cach-dong`: Trích yếu công văn cách số, ký hiệu 6 pt.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu-cong-van.cach-dong",
    name: "Trích yếu công văn cách số, ký hiệu 6 pt",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 5.b"),
    party: None,
    why: "Trích yếu công văn đặt dưới số, ký hiệu, cách 6 pt.",
    allowed: Allowed::Same("6 pt"),
    how_to_fix: "đặt con trỏ ở dòng V/v, hộp Paragraph, Spacing Before 6 pt",
    model: Model::Letter,
    wrong: described!("V/v sát ngay dưới số, ký hiệu", |sample| sample.each(
        Role::LetterSubject,
        |line| {
            line.look.before = crate::units::Twip(0);
        }
    )),
    right: described!("V/v cách số, ký hiệu 6 pt", |sample| sample.each(
        Role::LetterSubject,
        |line| {
            line.look.before = crate::units::Twip(120);
        }
    )),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::LetterSubject) else { return };
    let Some((_, above)) = view.before(at).filter(|(_, above)| above.is(Role::NumberSymbol)) else {
        return;
    };
    let (upper, lower) = (&above.paragraph.look, &line.paragraph.look);
    if lower.before_auto || upper.after_auto || upper.contextual || lower.contextual {
        return;
    }
    let gap = match view.paper.facts.gaps_add_up || !view.paper.facts.settings {
        true => upper.after.0 + lower.before.0,
        false => upper.after.0.max(lower.before.0),
    };
    if (gap - 120).abs() > 20 {
        let points = format!("{}", f64::from(gap) / 20.0).replace('.', ",");
        hits.line(at, line.words(), format!("cách {points} pt"));
    }
}
