//! Audit rule `so.thap-phan`: Một cách viết phần thập phân.

use std::collections::BTreeMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so.thap-phan",
    name: "Một cách viết phần thập phân",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Luật Kế toán, Điều 11, khoản 2"),
    party: Basis::regulation("Luật Kế toán, Điều 11, khoản 2"),
    why: "Trong một văn bản, chỗ viết 19.31, chỗ viết 19,59 thì không biết dấu chấm là phần thập phân hay hàng nghìn.",
    allowed: Allowed::Same("phần thập phân sau dấu phẩy: 19,31"),
    how_to_fix: "thay dấu chấm thập phân bằng dấu phẩy",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "Diện tích rừng trồng mới là 19.31 ha, rừng chăm sóc là 19,59 ha.",
    )]),
    right: Example::Lines(&[(
        Role::Body,
        "Diện tích rừng trồng mới là 19,31 ha, rừng chăm sóc là 19,59 ha.",
    )]),
    check,
    traits: Traits::USUAL,
};

/// A figure with a unit after it: no number of a heading, an hour or a law.
static WITH_UNIT: Pattern = Pattern::new(
    r"(?:^|[\s(])(\d{1,3}([.,])\d{1,2}) ?(?:tỷ|triệu|nghìn|ha|km|km2|km²|m|m2|m²|m3|m³|tấn|tạ|kg|lít|đồng|điểm phần trăm|độ)(?:$|[\s,;.)])",
);
/// A cell that holds a figure and nothing else.
static ALONE: Pattern = Pattern::new(r"^(\d{1,3}([.,])\d{1,2})$");

/// A line and the figure in it.
type Figure = (usize, String);

fn check(view: &View<'_>, hits: &mut Hits) {
    let (mut points, mut commas) = (Vec::new(), Vec::new());
    let mut columns: BTreeMap<(usize, usize), [Option<Figure>; 2]> = BTreeMap::new();
    for (at, line) in view.written() {
        for groups in WITH_UNIT.all_groups(&line.text) {
            let part = |nth: usize| groups.get(nth).map(|m| m.as_str()).unwrap_or_default();
            let all = if part(2) == "." { &mut points } else { &mut commas };
            all.push((at, part(1).to_owned()));
        }
        // In a table only figures of one column are of one sort; the first column numbers the rows.
        let Some(place) = line.place.filter(|place| place.cell > 0) else { continue };
        if let Some(groups) = ALONE.groups(line.words()) {
            let part = |nth: usize| groups.get(nth).map(|m| m.as_str()).unwrap_or_default();
            let both = columns.entry((place.table, place.cell)).or_default();
            both[usize::from(part(2) == ",")].get_or_insert((at, part(1).to_owned()));
        }
    }
    for both in columns.into_values() {
        if let [Some(point), Some(comma)] = both {
            points.push(point);
            commas.push(comma);
        }
    }
    if let (Some((at, point)), Some((_, comma))) = (points.first(), commas.first()) {
        hits.line_for(
            *at,
            point,
            format!("“{point}”, trong khi chỗ khác viết “{comma}”"),
            format!("“{}”", point.replace('.', ",")),
        );
    }
}
