//! Audit rule `so-thu-tu.tron-lan`: Số thứ tự gõ tay lẫn với đánh số tự động.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.tron-lan",
    name: "Số thứ tự gõ tay lẫn với đánh số tự động",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    party: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    why: "Cùng một cấp mà chỗ gõ tay, chỗ đánh số tự động thì thêm bớt một mục là số thứ tự sai.",
    allowed: Allowed::Same("cùng một cách trong cả văn bản"),
    how_to_fix: "chọn các dòng gõ tay, đánh số tự động (thẻ Home, Numbering), hoặc ngược lại",
    model: Model::Plan,
    wrong: described!("mục I gõ tay, mục II đánh số tự động", |sample| sample
        .numbered_sections(1)),
    right: described!("các mục cùng gõ tay", |sample| sample.numbered_sections(0)),
    check,
    traits: Traits::USUAL,
};

static ROMAN: Pattern = Pattern::new(r"^[IVXL]+[.)-]\s");
static CLAUSE: Pattern = Pattern::new(r"^\d{1,2}\.\s");
static POINT: Pattern = Pattern::new(r"^[a-zđ]\)\s");

fn check(view: &View<'_>, hits: &mut Hits) {
    let levels: [(&str, &Pattern); 3] = [("mục", &ROMAN), ("khoản", &CLAUSE), ("điểm", &POINT)];
    for (what, pattern) in levels {
        let lines: Vec<(usize, bool)> = view
            .running()
            .filter(|(_, line)| line.place.is_none())
            .filter_map(|(at, line)| match &line.paragraph.number {
                Some(number) => {
                    pattern.is_in(&format!("{} x", number.text.trim())).then_some((at, true))
                }
                None => pattern.is_in(line.words()).then_some((at, false)),
            })
            .collect();
        let automatic = lines.iter().filter(|(_, automatic)| *automatic).count();
        let fewer = automatic * 2 < lines.len();
        let odd = lines.iter().find(|(_, automatic)| *automatic == fewer);
        if let (Some((at, automatic)), true) = (odd, automatic > 0 && automatic < lines.len()) {
            let how = if *automatic { "đánh số tự động" } else { "gõ tay" };
            hits.line(
                *at,
                view.lines[*at].words(),
                format!("{what} này {how}, các {what} khác thì không"),
            );
        }
    }
}
