//! Audit rule `quoc-hieu.mot-dong`: Quốc hiệu, tiêu đề trên một dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quoc-hieu.mot-dong",
    name: "Quốc hiệu, tiêu đề trên một dòng",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 1.c",
    party: "Phần I, mục 1",
    from: None,
    why: "Quốc hiệu (tiêu đề) và Tiêu ngữ mỗi thứ là một dòng chữ; cột hẹp làm dòng chữ gãy đôi.",
    allowed: "một dòng",
    mend: "kéo rộng cột bên phải của bảng phần đầu, hoặc giảm cỡ chữ trong khoảng cho phép",
    model: Model::Plan,
    wrong: Example::Told("cột bên phải hẹp, Quốc hiệu xuống dòng"),
    right: Example::Told("Quốc hiệu gọn một dòng"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let roles = [Role::NationalName, Role::Motto, Role::PartyName];
    for (at, line) in roles.into_iter().flat_map(|role| view.of(role)) {
        if line.part != PartKind::Body || line.words().contains('\t') {
            continue;
        }
        let broken = line.words().contains('\n');
        let wider = line.free().is_some_and(|free| line.width() > free + SLACK);
        if broken || wider {
            hits.line(at, line.words(), "chữ xuống hai dòng");
        }
    }
}

/// Twips that other fonts of the same widths may differ by.
const SLACK: i64 = 40;
