//! Audit rule `gach-dau-dong.mot-kieu`: Một kiểu gạch đầu dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "gach-dau-dong.mot-kieu",
    name: "Một kiểu gạch đầu dòng",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Các ý cùng cấp mở đầu bằng cùng một dấu: gạch nối (-), dưới nó dấu cộng (+).",
    allowed: Allowed::Same("gạch nối (-)"),
    how_to_fix: "thay dấu đầu dòng bằng gạch nối (-)",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Dash, "- Bảo đảm tiến độ;"),
        (Role::Dash, "• Bảo đảm chất lượng."),
    ]),
    right: Example::Lines(&[
        (Role::Dash, "- Bảo đảm tiến độ;"),
        (Role::Dash, "- Bảo đảm chất lượng."),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let marks: Vec<(usize, char)> = view
        .of(Role::Dash)
        .filter(|(_, line)| line.place.is_none())
        .filter_map(|(at, line)| {
            let first = line.paragraph.text_with_number().trim().chars().next()?;
            (!first.is_alphanumeric()).then_some((at, first))
        })
        .collect();
    let count = |mark: char| marks.iter().filter(|(_, other)| *other == mark).count();
    let Some(most) =
        marks.iter().map(|(_, mark)| *mark).max_by_key(|mark| (count(*mark), *mark == '-'))
    else {
        return;
    };
    for (at, mark) in marks.iter().filter(|(_, mark)| *mark != most) {
        let (words, right) = (view.lines[*at].words(), format!("“{most}” như các dòng khác"));
        hits.line_for(*at, words, format!("“{mark}”"), right);
    }
}
