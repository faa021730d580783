//! Audit rule `chu.cach-truoc-dau`: Không có dấu cách trước dấu câu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.cach-truoc-dau",
    name: "Không có dấu cách trước dấu câu",
    level: Level::Warning,
    about: About::Words,
    state: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    party: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    why: "Dấu phẩy, chấm, chấm phẩy, hai chấm, đóng ngoặc viết liền từ đứng trước.",
    allowed: Allowed::Same("dấu câu liền từ đứng trước"),
    how_to_fix: "xóa dấu cách trước dấu câu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp , Sở Nội vụ ban hành Kế hoạch.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp, Sở Nội vụ ban hành Kế hoạch.")]),
    check,
    traits: Traits::WORDS.fixed_by(fix),
};

static BEFORE: Pattern = Pattern::new(r"[\p{L}\d)”] +[,;:.)”!?](\s|$)");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(found) = BEFORE.find(&line.text) {
            hits.line(at, around(&line.text, found.start()), format!("“{}”", found.as_str()));
        }
    }
}

static MENDED: Pattern =
    Pattern::new(r"[\p{L}\d)”]( )[,;:)”!?](?:\s|$)|[\p{L})”]( )\.(?:\s+\p{L}|\s*$)");
static ALIGNED: Pattern = Pattern::new(r"\S(\s{2,}|\t\s*):");

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let (view, at, prose) = (context.view(), context.at()?, context.prose()?);
    let line = prose.line();
    // Colons one below the other are a layout.
    let next_to = [view.before(at), view.after(at)];
    let aligned = next_to.into_iter().flatten().any(|(_, line)| ALIGNED.is_in(&line.raw));
    let typed = Typed::of(line);
    let mut fixes = Vec::new();
    for groups in MENDED.all_groups(&line.raw) {
        let space = groups.get(1).or_else(|| groups.get(2))?;
        let sign = line.raw.get(space.end()..)?.chars().next()?;
        let before = line.raw.get(..space.start())?.chars().next_back()?;
        let ratio = sign == ':' && before.is_ascii_digit();
        if sign == ':' && aligned || ratio {
            return None;
        }
        fixes.push(typed.text(space.range(), String::new())?);
    }
    (!fixes.is_empty()).then_some(fixes)
}
