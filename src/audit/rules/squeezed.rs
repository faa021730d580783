//! Audit rule `chu.gian-co`: Chữ không bị kéo giãn, nén.

use super::prelude::*;
use crate::paper::Run;
use crate::word::edit::LookSet;

pub(super) const RULE: Rule = Rule {
    code: "chu.gian-co",
    name: "Chữ không bị kéo giãn, nén",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Giãn, nén chữ để vừa dòng làm chữ trong văn bản không đều nhau.",
    allowed: Allowed::Same("giãn cách và tỷ lệ chữ bình thường"),
    how_to_fix: "chọn đoạn chữ, hộp Font, thẻ Advanced: Scale 100%, Spacing Normal",
    model: Model::Plan,
    wrong: described!("một đoạn chữ nén 90%", |sample| sample
        .run(|run| run.look.scale = 90)),
    right: described!("mọi chữ tỷ lệ 100%", |sample| sample
        .run(|run| run.look.scale = 100)),
    check,
    traits: Traits::WORDS.fixed_by(fix),
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

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let squeezed = |run: &Run| run.look.scale != 100 || run.look.spacing.0.abs() > 8;
    Some(look(context.letters()?, LookSet::NormalSpacing, squeezed))
}
