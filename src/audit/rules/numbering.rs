//! Audit rule `so-thu-tu.lien-tuc`: Số thứ tự liên tục.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.lien-tuc",
    name: "Số thứ tự liên tục",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4"),
    why: "Các phần, mục, khoản đánh số liên tục, không nhảy, không lặp.",
    allowed: Allowed::Same("số tiếp theo trong dãy"),
    how_to_fix: "sửa lại số thứ tự",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Section, "I. MỤC ĐÍCH, YÊU CẦU"),
        (Role::Section, "III. TỔ CHỨC THỰC HIỆN"),
    ]),
    right: Example::Lines(&[
        (Role::Section, "I. MỤC ĐÍCH, YÊU CẦU"),
        (Role::Section, "II. TỔ CHỨC THỰC HIỆN"),
    ]),
    check,
    traits: Traits::USUAL,
};

static ROMAN: Pattern = Pattern::new(r"^([IVXL]+)[.)]\s");

fn check(view: &View<'_>, hits: &mut Hits) {
    let mut last = 0u32;
    for (at, line) in view.running() {
        let words = line.paragraph.text_with_number();
        let Some(found) = ROMAN
            .groups(words.trim())
            .and_then(|groups| groups.get(1).map(|m| m.as_str().to_owned()))
        else {
            continue;
        };
        if !line.is(Role::Section) {
            continue;
        }
        let Some(number) = (1..=60).find(|n| roman(*n) == found) else { continue };
        // A new part begins again at I.
        if number != last + 1 && number != 1 {
            hits.line_for(
                at,
                line.words(),
                format!(
                    "mục {found} sau mục {}",
                    if last == 0 { "đầu".into() } else { roman(last) }
                ),
                format!("mục {}", roman(last + 1)),
            );
        }
        last = number;
    }
}
