//! Audit rule `chu-ky.hinh-anh`: Ảnh chữ ký, con dấu dán vào tệp.

use crate::paper::DrawingKind;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu-ky.hinh-anh",
    name: "Ảnh chữ ký, con dấu dán vào tệp",
    level: Level::Hint,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.d, 8.a"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Ảnh chữ ký, con dấu chép vào tệp Word không phải chữ ký số: ai cũng chép lại được. Chữ ký số do phần mềm ký đặt khi phát hành.",
    allowed: Allowed::Same("chỗ ký để trống; ký số bằng phần mềm ký"),
    how_to_fix: "xóa ảnh, in ra ký hoặc ký số sau khi chuyển sang PDF",
    model: Model::Plan,
    wrong: described!("ảnh chữ ký giữa chức vụ và họ tên", |sample| sample
        .picture_above_name()),
    right: described!("chỗ ký để trống", |sample| sample
        .each(Role::SignerName, |line| line.look.before = crate::units::Twip(1_440))),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((name, signer)) = view.first(Role::SignerName) else { return };
    let titles = [Role::Capacity, Role::SignerTitle];
    let Some(first) =
        titles.into_iter().filter_map(|role| view.first(role)).map(|(at, _)| at).min()
    else {
        return;
    };
    let picture = |line: &Line<'_>| {
        line.column == signer.column
            && line.paragraph.drawings().any(|drawing| drawing.kind == DrawingKind::Picture)
    };
    let lines = view.lines.get(first..=name).unwrap_or_default();
    if lines.iter().any(picture) && !view.paper.facts.signed {
        hits.line(name, signer.words(), "có ảnh ở chỗ ký");
    }
}
