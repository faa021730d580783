//! Audit rule `doan.thut-ca-doan`: Lời văn không thụt cả đoạn.

use crate::units::Twip;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "doan.thut-ca-doan",
    name: "Lời văn không thụt cả đoạn",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.e"),
    party: Basis::regulation("Phần I, khoản 6.2.2"),
    why: "Lời văn trải hết hai lề, chỉ dòng đầu lùi vào; thụt cả đoạn làm văn bản lệch lề.",
    allowed: Allowed::Same("Indentation Left và Right bằng 0"),
    how_to_fix: "hộp Paragraph, Indentation Left 0, Right 0, Special First line",
    model: Model::Plan,
    wrong: described!("cả đoạn thụt 20 mm bên phải", |sample| sample.each(
        Role::Body,
        |line| {
            line.look.indents.right = crate::units::Mm(20.0).into();
        }
    )),
    right: described!("đoạn trải hết hai lề", |sample| sample.each(Role::Body, |line| {
        line.look.indents.right = crate::units::Twip(0);
    })),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Body).filter(|(_, line)| line.place.is_none()) {
        let indents = line.paragraph.look.indents;
        if line.part != PartKind::Body
            || line.paragraph.number.is_some()
            || indents.first_line.0 < 0
        {
            continue;
        }
        let off = |side: &str, indent: Twip| {
            let mm = f64::from(indent.0) * 25.4 / 1440.0;
            (mm.abs() > 2.0).then(|| format!("cả đoạn thụt bên {side} {mm:.0} mm"))
        };
        if let Some(found) = off("trái", indents.left).or_else(|| off("phải", indents.right)) {
            hits.line(at, line.words(), found);
        }
    }
}
