//! Audit rule `bang.lap-dau-cot`: Bảng dài lặp lại hàng đầu cột.

use crate::audit::tables;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "bang.lap-dau-cot",
    name: "Bảng dài lặp lại hàng đầu cột",
    level: Level::Hint,
    about: About::Parts,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Bảng qua nhiều trang nên lặp lại hàng đầu cột ở mỗi trang để người đọc biết cột nào là gì.",
    allowed: Allowed::Same("hàng đầu lặp lại ở mỗi trang"),
    how_to_fix: "đặt con trỏ ở hàng đầu, thẻ Table Layout, Repeat Header Rows",
    model: Model::Plan,
    wrong: described!("bảng 30 hàng, hàng đầu không lặp lại", |sample| sample
        .data_table(30, crate::paper::Alignment::Right, "Kết quả như sau:")),
    right: described!("hàng đầu lặp lại", |sample| {
        sample.data_table(30, crate::paper::Alignment::Right, "Kết quả như sau:");
        sample.table(1).rows[0].header = true;
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for table in tables::of(view) {
        const ROWS_OF_A_PAGE: usize = 25;
        let rows = &table.table.rows;
        if rows.len() > ROWS_OF_A_PAGE && !rows.iter().any(|row| row.header) {
            hits.line(table.first, "", format!("bảng {} hàng, hàng đầu không lặp lại", rows.len()));
        }
    }
}
