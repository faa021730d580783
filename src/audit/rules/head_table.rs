//! Audit rule `phan-dau.bang`: Phần đầu, phần ký xếp bằng bảng.

use super::prelude::*;
use crate::paper::Block;

pub(super) const RULE: Rule = Rule {
    code: "phan-dau.bang",
    name: "Phần đầu, phần ký xếp bằng bảng",
    level: Level::Hint,
    about: About::Parts,
    state: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    party: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    why: "Tên cơ quan và Quốc hiệu, nơi nhận và chữ ký đứng ngang nhau: xếp bằng dấu tab, dấu cách hay khung chữ thì lệch khi đổi cỡ chữ, đổi máy, và chương trình không đo được vị trí.",
    allowed: Allowed::Same("bảng hai cột không viền"),
    how_to_fix: "thẻ Insert, Table 2×1, No Border; chuyển chữ vào hai ô",
    model: Model::Plan,
    wrong: described!("số và địa danh trên một dòng, cách nhau bằng tab", |sample| {
        sample.head_in_lines()
    }),
    right: described!("số và địa danh ở hai ô của bảng không viền", |sample| {
        sample.own_table(0, 1)
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let head = [Role::NumberSymbol, Role::PlaceDate].as_slice();
    for (roles, what) in [(head, "phần đầu"), (&[Role::Recipients], "phần ký")] {
        let lines = roles.iter().flat_map(|role| view.of(*role));
        let odd = lines.filter_map(|(at, line)| Some((at, line, means(view, line)?))).next();
        if let Some((at, line, how)) = odd {
            hits.line(at, line.words(), format!("{what} xếp bằng {how}"));
        }
    }
}

/// What puts a line of head or closing next to another, where no table does.
fn means(view: &View<'_>, line: &Line<'_>) -> Option<&'static str> {
    match line.laid {
        Laid::Tabs => return Some("dấu tab"),
        Laid::Spaces => return Some("dấu cách"),
        Laid::Whole | Laid::Stacked => {}
    }
    if !line.is_of_text() || line.place.is_some() || line.laid == Laid::Stacked {
        return None;
    }
    let own = view
        .paper
        .blocks(line.paragraph.address.part)
        .get(line.block)
        .and_then(Block::as_paragraph);
    // What hangs on a paragraph is in its drawing.
    let boxed = own.is_some_and(|own| !std::ptr::eq(own, line.paragraph));
    match (boxed, line.raw.contains('\t'), line.raw.trim().contains("    ")) {
        (true, ..) => Some("khung chữ"),
        (_, true, _) => Some("dấu tab"),
        (_, _, true) => Some("dấu cách"),
        _ => None,
    }
}
