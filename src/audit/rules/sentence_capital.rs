//! Audit rule `viet-hoa.dau-cau`: Viết hoa chữ đầu câu, đầu dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.dau-cau",
    name: "Viết hoa chữ đầu câu, đầu dòng",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục II, mục I"),
    party: Basis::regulation("Phần I, khoản 6.1 (theo quy tắc chung)"),
    why: "Viết hoa chữ đầu của câu và khi xuống dòng, kể cả sau số thứ tự; ý liệt kê nối tiếp sau dấu hai chấm, chấm phẩy có thể viết thường.",
    allowed: Allowed::Same("chữ đầu câu, đầu dòng viết hoa"),
    how_to_fix: "viết hoa chữ này",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "Sở Tư pháp ban hành Kế hoạch này. các đơn vị tổ chức thực hiện.",
    )]),
    right: Example::Lines(&[(
        Role::Body,
        "Sở Tư pháp ban hành Kế hoạch này. Các đơn vị tổ chức thực hiện.",
    )]),
    check,
    traits: Traits::USUAL,
};

static START: Pattern =
    Pattern::new(r"^(\d{1,2}(\.\d{1,2})*[.)]|\(?[a-zđ][.)]|[-–—•+*]|[IVXL]+[.)-]|\()\s*");
// A word of three letters and more before the stop: no abbreviation ends so.
static STOP: Pattern = Pattern::new(r"\p{Ll}{3,}[.?!] +(\p{Ll}\p{L}*)");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        // Items after a colon or a semicolon go on with a sentence; quoted words may be part of one.
        let goes_on = view.before(at).is_some_and(|(_, above)| {
            matches!(line.role, Some(Role::Dash | Role::Plus | Role::Point))
                && above.words().ends_with([':', ';', ','])
        });
        if line.is(Role::Quote) || line.words().starts_with(['“', '"', '…']) {
            continue;
        }
        let words =
            START.find(line.words()).map_or(line.words(), |mark| &line.words()[mark.end()..]);
        let first = words.split_whitespace().next().unwrap_or_default();
        let address = first.contains(['@', '/', '.', '_']);
        let begins = !goes_on && first.chars().next().is_some_and(char::is_lowercase) && !address;
        let within = STOP.groups(&line.text).and_then(|groups| groups.get(1));
        let word = match (begins, within) {
            (true, _) => first,
            (false, Some(word)) => word.as_str(),
            (false, None) => continue,
        };
        let place = line.text.find(word).unwrap_or_default();
        let right = format!("“{}”", capitalize_first(word));
        hits.line_for(at, around(&line.text, place), format!("“{word}”"), right);
    }
}
