//! Audit rule `bang.vien-dau`: Bảng phần đầu không có viền.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "bang.vien-dau",
    name: "Bảng phần đầu không có viền",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục IV (sơ đồ)"),
    party: Basis::regulation("Phụ lục 1"),
    why: "Bảng chỉ để đặt tên cơ quan và Quốc hiệu vào vị trí; in ra không có khung.",
    allowed: Allowed::Same("không có đường viền"),
    how_to_fix: "chọn bảng, thẻ Table Design, Borders, No Border",
    model: Model::Plan,
    wrong: described!("bảng ở đầu văn bản có viền", |sample| sample
        .head_borders(Some(crate::paper::BorderKind::Single))),
    right: described!("bảng ở đầu văn bản không có viền", |sample| sample
        .head_borders(None)),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::NumberSymbol).filter(|(_, line)| line.place.is_some())
    else {
        return;
    };
    let table = view
        .paper
        .blocks(line.paragraph.address.part)
        .get(line.block)
        .and_then(crate::paper::Block::as_table);
    let framed = table.is_some_and(|table| {
        table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.borders.left.is_some() || cell.borders.right.is_some())
    });
    if framed {
        hits.line(at, line.words(), "bảng phần đầu có viền");
    }
}
