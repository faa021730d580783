//! Audit rule `noi-nhan-dong.dau-cau`: Dấu câu của Nơi nhận.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-dong.dau-cau",
    name: "Dấu câu của Nơi nhận",
    level: Level::Error,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 9.d",
    party: "Phần I, khoản 9.2.5",
    from: None,
    why: "Cuối mỗi dòng nơi nhận có dấu chấm phẩy, dòng cuối (nơi lưu) có dấu chấm.",
    allowed: "cuối mỗi dòng dấu chấm phẩy (;), dòng cuối dấu chấm (.)",
    mend: "sửa dấu ở cuối dòng này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Recipient, "- UBND tỉnh (b/c),")]),
    right: Example::Lines(&[(Role::Recipient, "- UBND tỉnh (b/c);")]),
    check,
};

/// The drafter's mark and the number of copies after the last stop: `NC.Châu`, `VP (3). TN`.
static MARK: Pattern = Pattern::new(r"\.\s*[\p{L}\d().,/_\s-]{1,24}$");

fn check(view: &View<'_>, hits: &mut Hits) {
    let words = &view.profile.words;
    let marked = |line: &Line<'_>| line.is(Role::Filing) && MARK.is_in(line.words());
    ends_but(
        marked,
        view,
        &[Role::Recipient, Role::Filing],
        &words.item_end,
        &words.last_end,
        hits,
    );
}
