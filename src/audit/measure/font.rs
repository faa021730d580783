//! Audit, measured: the typeface, `phong-chu`.

use super::letters::lettered;
use super::prelude::*;
use crate::audit::rule::most;
use crate::viet::legacy::is_legacy_font;

pub(super) fn rule(profile: &Profile) -> Measured {
    Measured {
        code: "phong-chu".into(),
        name: "Phông chữ".into(),
        level: most(profile.source),
        allowed: format!("phông chữ {}", profile.font),
        basis: profile.articles.font.clone(),
        why: "Văn bản dùng một phông chữ, bộ mã Unicode, để máy nào cũng đọc và in ra như nhau.",
        how_to_fix: format!(
            "chọn toàn bộ văn bản (Ctrl+A), đặt phông chữ {} ở thẻ Home",
            profile.font
        ),
        wrong: "nội dung bằng phông Arial".into(),
        right: format!("nội dung bằng phông {}", profile.font),
        traits: Traits::USUAL.fixed_by(fix),
    }
}

/// Letters in another typeface than the profile's: a finding for each paragraph.
pub(super) fn check(view: &View<'_>) -> Vec<Found> {
    let rule = rule(view.profile);
    let mut all = Vec::new();
    for (at, line) in view.lines.iter().enumerate() {
        let off = lettered(view, line).find(|run| {
            !run.look.font.eq_ignore_ascii_case(&view.profile.font)
                && !is_legacy_font(&run.look.font)
        });
        let Some(run) = off else { continue };
        let words = format!("phông chữ {}", run.look.font);
        let mut found = rule.found(view, Some(at), &shortened(run.text()), words);
        // A face of the family under a name of its own looks the same.
        let family = run.look.font.to_lowercase().replace(['-', '_', ' '], "");
        if family.starts_with("timesnewroman") {
            found.finding.level = found.finding.level.min(Level::Warning);
        }
        all.push(found);
    }
    all
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let font = &context.view().profile.font;
    Some(look(context.letters()?, LookSet::Font(font.clone()), |run| {
        !run.look.font.eq_ignore_ascii_case(font)
    }))
}

#[cfg(test)]
pub(super) const EXAMPLES: super::Examples = (
    "phong-chu",
    |sample| sample.each(Role::Body, |line| each_run(line, |look| look.font = "Arial".into())),
    |sample| {
        sample.each(Role::Body, |line| each_run(line, |look| look.font = "Times New Roman".into()));
    },
);
