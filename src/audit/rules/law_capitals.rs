//! Audit rule `viet-hoa.dieu-khoan`: Viết hoa Điều, viết thường khoản, điểm khi viện dẫn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.dieu-khoan",
    name: "Viết hoa Điều, viết thường khoản, điểm khi viện dẫn",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục II, mục V, khoản 7"),
    party: Basis::regulation("Phần I, khoản 6.1 (theo quy tắc chung)"),
    why: "Viện dẫn phần, chương, mục, tiểu mục, điều thì viết hoa chữ đầu; khoản, điểm viết thường.",
    allowed: Allowed::Same("điểm a khoản 2 Điều 10"),
    how_to_fix: "sửa chữ hoa, chữ thường",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Thực hiện Khoản 2 Điều 10 của Quy chế.")]),
    right: Example::Lines(&[(Role::Body, "Thực hiện khoản 2 Điều 10 của Quy chế.")]),
    check,
    traits: Traits::USUAL,
};

static UPPER: Pattern = Pattern::new(r"[\p{Ll}\d,;] +(Khoản|Điểm) +(\d+|[a-zđ])\b");
static LOWER: Pattern = Pattern::new(r"(khoản \d+,? |điểm [a-zđ] |tại |theo |của )(điều) \d+\b");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        let found =
            UPPER.groups(&line.text).and_then(|g| g.get(1)).map(|m| (m, lower_first(m.as_str())));
        let found = found.or_else(|| {
            LOWER.groups(&line.text).and_then(|g| g.get(2)).map(|m| (m, "Điều".to_owned()))
        });
        if let Some((word, right)) = found {
            let words = around(&line.text, word.start());
            hits.line_for(at, words, format!("“{}”", word.as_str()), format!("“{right}”"));
        }
    }
}
