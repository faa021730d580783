//! Audit rule `chuc-vu.ten-co-quan`: Chức vụ không kèm tên cơ quan.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chuc-vu.ten-co-quan",
    name: "Chức vụ không kèm tên cơ quan",
    level: Level::Warning,
    about: About::Parts,
    state: None,
    party: Basis::regulation("Phần I, khoản 7.1.2"),
    why: "Văn bản của Đảng ghi chức vụ của người ký, không ghi kèm tên cơ quan.",
    allowed: Allowed::Same("PHÓ BÍ THƯ"),
    how_to_fix: "bỏ tên cơ quan sau chức vụ",
    model: Model::Party,
    wrong: Example::Lines(&[(Role::SignerTitle, "PHÓ TRƯỞNG BAN TUYÊN GIÁO")]),
    right: Example::Lines(&[(Role::SignerTitle, "PHÓ TRƯỞNG BAN")]),
    check,
    traits: Traits::USUAL,
};

static BODY: Pattern = Pattern::new(
    r"(BÍ THƯ|TRƯỞNG BAN|CHỦ NHIỆM)( (?:TỈNH|THÀNH|HUYỆN|XÃ|PHƯỜNG|ĐẢNG|CHI BỘ|ỦY BAN|UỶ BAN|TUYÊN GIÁO|TỔ CHỨC|DÂN VẬN|NỘI CHÍNH).*)$",
);

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::SignerTitle).filter(|(_, line)| !line.hinted) {
        if let Some(found) = BODY.groups(&upper(line.words())).and_then(|groups| groups.get(2)) {
            hits.line(at, line.words(), format!("“{}” sau chức vụ", found.as_str().trim()));
        }
    }
}
