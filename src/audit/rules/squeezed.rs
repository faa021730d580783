//! Audit rule `chu.gian-co`: Chữ không bị kéo giãn, nén.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.gian-co",
    name: "Chữ không bị kéo giãn, nén",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục I, khoản 4",
    party: "Phần IV, mục 1",
    from: None,
    why: "Giãn, nén chữ để vừa dòng làm chữ trong văn bản không đều nhau.",
    allowed: "giãn cách và tỷ lệ chữ bình thường",
    mend: "chọn đoạn chữ, hộp Font, thẻ Advanced: Scale 100%, Spacing Normal",
    model: Model::Plan,
    wrong: Example::Told("một đoạn chữ nén 90%"),
    right: Example::Told("mọi chữ tỷ lệ 100%"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        // Word's own spacing of up to a tenth of a point is not to be seen.
        let off = line.paragraph.shown().find(|run| {
            (run.look.scale != 100 || run.look.spacing.0.abs() > 8)
                && run.text().chars().any(char::is_alphanumeric)
        });
        if let Some(run) = off {
            let found = match run.look.scale {
                100 => format!("giãn cách chữ {} pt", f64::from(run.look.spacing.0) / 20.0)
                    .replace('.', ","),
                scale => format!("tỷ lệ chữ {scale}%"),
            };
            hits.line(at, run.text(), found);
        }
    }
}
