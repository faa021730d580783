//! Audit rule `so.phan-nghin`: Dấu phân cách trong số.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so.phan-nghin",
    name: "Dấu phân cách trong số",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Luật Kế toán, Điều 11, khoản 2"),
    party: Basis::regulation("Luật Kế toán, Điều 11, khoản 2"),
    why: "Số tiếng Việt phân cách hàng nghìn bằng dấu chấm, phần thập phân bằng dấu phẩy.",
    allowed: Allowed::Same("1.250.000; 12,5%"),
    how_to_fix: "thay dấu phẩy hàng nghìn bằng dấu chấm, dấu chấm thập phân bằng dấu phẩy",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Kinh phí 1,250,000 đồng, tăng 10%.")]),
    right: Example::Lines(&[(Role::Body, "Kinh phí 1.250.000 đồng, tăng 10%.")]),
    check,
    traits: Traits::USUAL,
};

static COMMAS: Pattern = Pattern::new(r"\b\d{1,3}(,\d{3}){2,}\b");
static POINT: Pattern = Pattern::new(r"\b\d{1,3}\.\d{1,2} ?%");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(found) = COMMAS.find(&line.text).or_else(|| POINT.find(&line.text)) {
            hits.line(at, found.as_str(), format!("“{}”", found.as_str()));
        }
    }
}
