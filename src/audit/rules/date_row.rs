//! Audit rule `dia-danh-thoi-gian.cung-dong`: Số, ký hiệu và thời gian trên cùng một dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dia-danh-thoi-gian.cung-dong",
    name: "Số, ký hiệu và thời gian trên cùng một dòng",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 4.c",
    party: "Phần I, mục 4",
    from: None,
    why: "Địa danh và thời gian ban hành trình bày trên cùng một dòng với số, ký hiệu.",
    allowed: "hai thành phần ở cùng một hàng của bảng phần đầu",
    mend: "đặt số, ký hiệu và thời gian vào cùng một hàng của bảng ở đầu văn bản",
    model: Model::Plan,
    wrong: Example::Told("ngày tháng ở hàng thứ ba của bảng phần đầu, số ký hiệu ở hàng thứ hai"),
    right: Example::Told("số, ký hiệu và ngày tháng ở cùng một hàng"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let number = view.first(Role::NumberSymbol).and_then(|(_, line)| line.place);
    let Some((at, line)) = view.first(Role::PlaceDate) else { return };
    // Within one row of a table with all names above it, empty paragraphs may level the two.
    if let (Some(number), Some(date)) = (number, line.place)
        && number.table == date.table
        && number.row != date.row
    {
        hits.line(at, line.words(), "không cùng hàng với số, ký hiệu");
    }
}
