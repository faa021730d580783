//! Audit rule `ket-thuc.ky-hieu`: Dấu ./. cuối nội dung gõ đúng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "ket-thuc.ky-hieu",
    name: "Dấu ./. cuối nội dung gõ đúng",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục III (các mẫu)"),
    party: None,
    why: "Nội dung kết thúc bằng “./.”: dấu chấm, gạch chéo, dấu chấm, liền nhau.",
    allowed: Allowed::Same("./."),
    how_to_fix: "gõ lại ba dấu cuối đoạn: ./.",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Point, "a) Các phòng tổ chức thực hiện;"),
        (Role::Point, "b) Văn phòng Sở theo dõi, đôn đốc, báo cáo Giám đốc Sở.\\."),
    ]),
    right: Example::Lines(&[
        (Role::Point, "a) Các phòng tổ chức thực hiện;"),
        (Role::Point, "b) Văn phòng Sở theo dõi, đôn đốc, báo cáo Giám đốc Sở./."),
    ]),
    check,
    traits: Traits::USUAL,
};

/// Strokes the wrong way, dots too few or too many, spaces between.
static SIGN: Pattern = Pattern::new(r"[\p{L}\d)”%]\s*([.,;:]?\s*[\\/|]{1,2}\s*[.,;]{0,2})$");

fn check(view: &View<'_>, hits: &mut Hits) {
    let closing = view.first(Role::Recipients).map_or(view.lines.len(), |(at, _)| at);
    let last =
        view.running().filter(|(at, line)| *at < closing && line.part == PartKind::Body).last();
    let Some((at, line)) = last.filter(|(_, line)| line.place.is_none()) else { return };
    let Some(sign) = SIGN.groups(line.words()).and_then(|groups| groups.get(1)) else { return };
    let sign = sign.as_str().trim();
    if sign != "./." {
        hits.line_for(
            at,
            around(line.words(), line.words().len() - sign.len()),
            format!("“{sign}”"),
            "“./.”",
        );
    }
}
