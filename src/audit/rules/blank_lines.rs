//! Audit rule `doan.trong`: Không dùng dòng trống để giãn cách.

use super::prelude::*;
use crate::paper::LineSpacing;

pub(super) const RULE: Rule = Rule {
    code: "doan.trong",
    name: "Không dùng dòng trống để giãn cách",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.e"),
    party: Basis::regulation("Phần I, khoản 6.2.2"),
    why: "Khoảng cách giữa các đoạn đặt bằng Spacing; dòng trống làm khoảng cách không đều và đẩy chữ khi sửa.",
    allowed: Allowed::Same("không có hai dòng trống liền nhau trong nội dung"),
    how_to_fix: "xóa dòng trống, đặt Spacing Before 6 pt ở hộp Paragraph",
    model: Model::Plan,
    wrong: described!("hai đoạn trống liền nhau giữa nội dung", |sample| sample
        .below_body(2, "")),
    right: described!("các đoạn nội dung liền nhau", |sample| sample.below_body(0, "")),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let mut blanks = 0;
    let mut last: Option<usize> = None;
    for (at, line) in view
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.part == PartKind::Body && line.place.is_none())
    {
        // A break of the page is no gap.
        if line.raw.contains('\u{c}') {
            (blanks, last) = (0, None);
            continue;
        }
        // What is no higher than a hair keeps nothing apart.
        if line.is_blank() && is_unseen(line.paragraph.look.line) {
            continue;
        }
        if line.is_blank() && line.paragraph.lines().is_empty() {
            blanks += 1;
            continue;
        }
        let running = line.role.is_some_and(is_running);
        if let Some(above) = last.filter(|_| blanks >= 2 && running) {
            hits.line(
                above,
                view.lines[above].words(),
                format!("{blanks} dòng trống liền nhau sau đoạn này"),
            );
        }
        blanks = 0;
        last = running.then_some(at);
    }
}

/// Up to this height, in twips (2 pt), nobody sees a paragraph without words.
const UNSEEN: i32 = 40;

fn is_unseen(pitch: LineSpacing) -> bool {
    matches!(pitch, LineSpacing::Exact(height) if height.0 <= UNSEEN)
}
