//! Audit rule `chu.mau`: Chữ màu đen.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.mau",
    name: "Chữ màu đen",
    level: Level::Error,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục I, khoản 4",
    party: "Phần IV, mục 1",
    from: None,
    why: "Toàn bộ chữ trong văn bản màu đen.",
    allowed: "màu đen",
    mend: "chọn cả văn bản (Ctrl+A), thẻ Home, Font Color, Automatic",
    model: Model::Plan,
    wrong: Example::Told("một đoạn chữ màu đỏ"),
    right: Example::Told("mọi chữ màu đen"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let hints = |id| view.paper.control(id).is_some_and(|control| control.placeholder);
    for (at, line) in view.lines.iter().enumerate() {
        if line.paragraph.control.is_some_and(hints) {
            continue;
        }
        let off = line.paragraph.shown().find(|run| {
            !run.look.color.is_black()
                && !run.control.is_some_and(hints)
                && run.text().chars().any(char::is_alphanumeric)
        });
        if let Some(run) = off {
            let color = match run.look.color {
                crate::paper::Color::Rgb(r, g, b) => format!("chữ màu #{r:02X}{g:02X}{b:02X}"),
                crate::paper::Color::Auto => String::new(),
            };
            let color = if run.link { format!("{color} của liên kết") } else { color };
            hits.line(at, run.text(), color);
        }
    }
}
