//! Audit rule `chu.cach-sau-dau`: Có dấu cách sau dấu câu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.cach-sau-dau",
    name: "Có dấu cách sau dấu câu",
    level: Level::Warning,
    about: About::Words,
    state: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    party: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    why: "Sau dấu phẩy, chấm phẩy, hai chấm có một dấu cách.",
    allowed: Allowed::Same("một dấu cách sau dấu câu"),
    how_to_fix: "thêm dấu cách sau dấu câu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp,Sở Nội vụ ban hành Kế hoạch.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp, Sở Nội vụ ban hành Kế hoạch.")]),
    check,
    traits: Traits::WORDS,
};

static AFTER: Pattern = Pattern::new(r"\p{L}[,;]\p{L}|\p{Ll}{2}[.]\p{Lu}\p{Ll}|\p{L}:\p{Lu}\p{Ll}");
static ADDRESS: Pattern = Pattern::new(r"://|@|www\.|\.vn\b|\.com\b");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(found) = AFTER.find(&line.text).filter(|_| !ADDRESS.is_in(&line.text)) {
            hits.line(at, around(&line.text, found.start()), format!("“{}”", found.as_str()));
        }
    }
}
