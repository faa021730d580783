//! Audit rule `trang.trong`: Không có trang trống.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trang.trong",
    name: "Không có trang trống",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    party: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    why: "Hai dấu ngắt trang mà ở giữa không có gì thì in ra một trang trắng.",
    allowed: Allowed::Same("trang nào cũng có nội dung"),
    how_to_fix: "bật dấu ẩn (Ctrl+Shift+8), xóa dấu ngắt trang thừa và dòng trống sau nó",
    model: Model::Plan,
    wrong: described!("hai dấu ngắt trang liền nhau giữa nội dung", |sample| sample
        .below_body(2, "\u{c}")),
    right: described!("không có trang trống", |sample| sample.below_body(1, "\u{c}")),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    // A new page begins at these blocks, whatever is in them.
    let begins: std::collections::BTreeSet<usize> =
        view.paper.sections.iter().skip(1).filter(|s| s.new_page).map(|s| s.blocks.start).collect();
    let tables =
        |block: usize| view.paper.body().get(block).is_some_and(|b| b.as_table().is_some());
    let mut page = Page::default();
    let mut block = None;
    let lines = view.lines.iter().enumerate().filter(|(_, line)| line.part == PartKind::Body);
    for (at, line) in lines {
        let new_block = block.replace(line.block) != Some(line.block);
        if new_block && (begins.contains(&line.block) || line.paragraph.look.page_break_before) {
            page.turn(view, hits);
        }
        if tables(line.block) {
            page.blank = None;
            continue;
        }
        let mut parts = line.raw.split('\u{c}');
        let visible = |words: &str| !words.trim().is_empty();
        let drawn = !line.is_blank()
            && !line.raw.chars().any(char::is_alphanumeric)
            && line.raw.trim().is_empty();
        if parts.next().is_some_and(visible) || drawn {
            page.blank = None;
            page.words = Some(at);
        } else if let Some(lines) = &mut page.blank {
            *lines += 1;
        }
        for part in parts {
            page.turn(view, hits);
            page.blank = (!visible(part)).then_some(0);
            if page.blank.is_none() {
                page.words = Some(at);
            }
        }
    }
}

/// The page that is being gone through.
#[derive(Default)]
struct Page {
    /// How many blank paragraphs are on it, where a break began it and nothing else is on it.
    blank: Option<usize>,
    /// The last line with words.
    words: Option<usize>,
}

impl Page {
    /// A new page begins. The mark of the paragraph that holds a break stays next to it: only a paragraph of its
    /// own makes a page.
    fn turn(&mut self, view: &View<'_>, hits: &mut Hits) {
        if self.blank.is_some_and(|lines| lines > 0) {
            let words =
                self.words.and_then(|at| view.lines.get(at)).map_or("", |line| line.words());
            match self.words {
                Some(at) => hits.line(at, words, "sau chỗ này có một trang trống"),
                None => hits.whole("trang đầu trống"),
            }
        }
        self.blank = Some(0);
    }
}
