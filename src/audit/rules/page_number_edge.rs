//! Audit rule `so-trang.cach-mep`: Số trang cách mép trên 10 mm.

use crate::units::Twip;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.cach-mep",
    name: "Số trang cách mép trên 10 mm",
    level: Level::Hint,
    about: About::File,
    state: None,
    party: Basis::regulation("Phần IV, khoản 5.1"),
    why: "Số trang của văn bản Đảng đặt cách mép trên trang giấy 10 mm.",
    allowed: Allowed::Same("cách mép trên 10 mm"),
    how_to_fix: "Layout, Margins, Custom Margins, thẻ Layout, From edge Header 1 cm",
    model: Model::Party,
    wrong: described!("số trang cách mép trên 20 mm", |sample| {
        sample.paper.sections[0].geometry.header = crate::units::Mm(20.0).into();
    }),
    right: described!("số trang cách mép trên 10 mm", |sample| {
        sample.paper.sections[0].geometry.header = crate::units::Mm(10.0).into();
    }),
    check,
    traits: Traits::PAGE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if !numbers_in(view, PartKind::Header) {
        return;
    }
    let wanted = Twip::from(view.profile.page.header).0;
    for section in &view.paper.sections {
        let found = section.geometry.header;
        if (found.0 - wanted).abs() > 57 {
            let mm = f64::from(found.0) * 25.4 / 1440.0;
            hits.whole(format!("cách mép trên {mm:.0} mm"));
            return;
        }
    }
}
