//! Audit rule `so-thu-tu.cach-viet`: Dấu sau số thứ tự.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.cach-viet",
    name: "Dấu sau số thứ tự",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4"),
    why: "Mục dùng số La Mã và dấu chấm (I.), khoản dùng số Ả Rập và dấu chấm (1.), điểm dùng chữ cái và dấu đóng ngoặc (a)); không dùng “I/”, “1/”, “1)”, “a/”.",
    allowed: Allowed::Same("I. 1. a)"),
    how_to_fix: "sửa dấu sau số thứ tự",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Section, "I/ MỤC ĐÍCH, YÊU CẦU"),
        (Role::Section, "II/ TỔ CHỨC THỰC HIỆN"),
    ]),
    right: Example::Lines(&[
        (Role::Section, "I. MỤC ĐÍCH, YÊU CẦU"),
        (Role::Section, "II. TỔ CHỨC THỰC HIỆN"),
    ]),
    check,
    traits: Traits::USUAL,
};

static STROKE: Pattern =
    Pattern::new(r"^([IVXL]+|[A-HK]|\d{1,2}|[a-zđ])\s?/(?:\s+[\p{L}“]|\p{Lu}\p{Ll})");
static BRACKET: Pattern = Pattern::new(r"^([IVXL]+|\d{1,2})\)\s+\p{L}");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in
        view.written().filter(|(_, line)| line.place.is_none() && line.part == PartKind::Body)
    {
        let measured = line.role.is_none_or(is_running) && !line.is(Role::Quote);
        if !measured {
            continue;
        }
        let shown = line.paragraph.text_with_number();
        let shown = shown.trim();
        let (groups, sign) = match (STROKE.groups(shown), BRACKET.groups(shown)) {
            (Some(groups), _) => (groups, "/"),
            (None, Some(groups)) => (groups, ")"),
            (None, None) => continue,
        };
        let number = groups.get(1).map(|m| m.as_str()).unwrap_or_default();
        let right = if number.starts_with(char::is_lowercase) { ")" } else { "." };
        hits.line_for(at, line.words(), format!("“{number}{sign}”"), format!("“{number}{right}”"));
    }
}
