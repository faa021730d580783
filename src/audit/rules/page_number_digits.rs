//! Audit rule `so-trang.chu-so`: Số trang bằng chữ số Ả Rập.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.chu-so",
    name: "Số trang bằng chữ số Ả Rập",
    level: Level::Error,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 7"),
    party: Basis::regulation("Phần IV, mục 5"),
    why: "Số trang ghi bằng chữ số Ả Rập (1, 2, 3), không bằng số La Mã hay chữ cái.",
    allowed: Allowed::Same("1, 2, 3"),
    how_to_fix: "Insert, Page Number, Format Page Numbers, Number format 1, 2, 3",
    model: Model::Plan,
    wrong: described!("số trang dạng i, ii, iii", |sample| {
        sample.paper.sections[0].numbers.format = Some("lowerRoman".into());
    }),
    right: described!("số trang dạng 1, 2, 3", |sample| {
        sample.paper.sections[0].numbers.format = Some("decimal".into());
    }),
    check,
    traits: Traits::PAGE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if !numbers_in(view, PartKind::Header) && !numbers_in(view, PartKind::Footer) {
        return;
    }
    for (nth, section) in view.paper.sections.iter().enumerate() {
        let format = section.numbers.format.as_deref().unwrap_or("decimal");
        let like = match format {
            "upperRoman" => "I, II, III",
            "lowerRoman" => "i, ii, iii",
            "upperLetter" => "A, B, C",
            "lowerLetter" => "a, b, c",
            _ => continue,
        };
        hits.whole(format!("phần (section) {}: số trang dạng {like}", nth + 1));
    }
}
