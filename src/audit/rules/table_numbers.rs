//! Audit rule `bang.so-canh-phai`: Cột số trong bảng canh phải.

use crate::audit::tables;
use crate::paper::Alignment;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "bang.so-canh-phai",
    name: "Cột số trong bảng canh phải",
    level: Level::Hint,
    about: About::Parts,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Số trong một cột canh phải (hoặc giữa) thì hàng đơn vị thẳng nhau, dễ so và dễ cộng.",
    allowed: Allowed::Same("canh phải hoặc giữa"),
    how_to_fix: "chọn cột số, thẻ Home, Align Right",
    model: Model::Plan,
    wrong: described!("cột số canh trái", |sample| sample.data_table(
        4,
        crate::paper::Alignment::Left,
        "Kết quả như sau:"
    )),
    right: described!("cột số canh phải", |sample| sample.data_table(
        4,
        crate::paper::Alignment::Right,
        "Kết quả như sau:"
    )),
    check,
    traits: Traits::USUAL,
};

static NUMBER: Pattern = Pattern::new(r"^-?\d{1,3}(\.\d{3})*(,\d+)?%?$");

fn check(view: &View<'_>, hits: &mut Hits) {
    for table in tables::of(view) {
        let width = table.table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for column in 0..width {
            let cells: Vec<(usize, &Line<'_>)> = view
                .of_blocks(table.block..table.block + 1)
                .filter(|(_, line)| {
                    line.place.is_some_and(|place| {
                        place.table == table.nth
                            && place.cell == column
                            && place.cells == width
                            && place.row > 0
                    })
                })
                .filter(|(_, line)| !line.words().is_empty())
                .collect();
            const FEWEST: usize = 3;
            let numbers = cells.iter().filter(|(_, line)| NUMBER.is_in(line.words())).count();
            // Thousands show that it is amounts, not years, codes or the count of rows.
            let amounts = cells.iter().any(|(_, line)| line.words().contains('.'));
            let left = cells.iter().find(|(_, line)| {
                matches!(line.paragraph.look.align, Alignment::Left | Alignment::Justify)
            });
            if let Some((at, left)) = left
                && numbers >= FEWEST
                && numbers == cells.len()
                && amounts
            {
                hits.line(*at, left.words(), "cột số canh trái");
            }
        }
    }
}
