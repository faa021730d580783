//! Audit rule `chu.hai-dau-cach`: Giữa hai từ có một dấu cách.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.hai-dau-cach",
    name: "Giữa hai từ có một dấu cách",
    level: Level::Warning,
    about: About::Words,
    state: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    party: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    why: "Hai dấu cách liền nhau làm khoảng cách giữa các từ không đều.",
    allowed: Allowed::Same("một dấu cách"),
    how_to_fix: "Ctrl+H, thay hai dấu cách bằng một dấu cách, bấm Replace All",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp  ban hành Kế hoạch.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp ban hành Kế hoạch.")]),
    check,
    traits: Traits::WORDS.fixed_by(fix),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        let text = line.raw.trim();
        let Some(place) = text.find("  ") else { continue };
        if text.contains("   ") && line.role.is_some_and(is_running) {
            continue;
        }
        // Blanks to be filled in by hand are no mistake.
        if !text.contains("   ") {
            hits.line(at, around(text, place), "hai dấu cách liền nhau");
        }
    }
}

static SPACES: Pattern = Pattern::new(r"([^ ]+)( {2})([^ ])");
/// Words after which a number is written by hand.
static TO_FILL: Pattern = Pattern::new(
    r"(?i)^[(“]?(ngày|tháng|năm|số|quý|tuần|kỳ|lần|thứ|giờ|phút|điều|khoản|điểm)$|[:/(…._-]$",
);

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.part()?;
    let line = part.line();
    // A number or day still to be written takes the room of two spaces.
    if matches!(part.role, Role::NumberSymbol | Role::PlaceDate) {
        return None;
    }
    let typed = Typed::of(line);
    let trimmed = line.raw.trim();
    let start = line.raw.len() - line.raw.trim_start().len();
    let mut fixes = Vec::new();
    let mut from = 0;
    while let Some(groups) = SPACES.groups(trimmed.get(from..)?) {
        let (word, spaces) = (groups.get(1)?, groups.get(2)?);
        if TO_FILL.is_in(word.as_str()) {
            return None;
        }
        let range = start + from + spaces.start()..start + from + spaces.end();
        fixes.push(typed.text(range, " ".into())?);
        from += spaces.end();
    }
    (!fixes.is_empty()).then_some(fixes)
}
