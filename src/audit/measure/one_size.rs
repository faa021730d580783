//! Audit, measured: one size through the running text, `co-chu.thong-nhat`.

use std::collections::BTreeMap;

use super::letters::lettered;
use super::prelude::*;
use super::size::is_off;
use crate::audit::rule::most;
use crate::paper::PartKind;

pub(super) fn rule(profile: &Profile) -> Measured {
    Measured {
        code: "co-chu.thong-nhat".into(),
        name: "Nội dung dùng một cỡ chữ".into(),
        level: most(profile.source),
        allowed: "một cỡ chữ trong toàn bộ nội dung".into(),
        basis: profile.articles.sizes.clone(),
        why: "Cỡ chữ trong một văn bản tăng, giảm cùng nhau; nội dung không lúc 13 lúc 14.",
        how_to_fix: "chọn cả phần nội dung, đặt lại một cỡ chữ ở thẻ Home".into(),
        wrong: "một đoạn cỡ 13 giữa nội dung cỡ 14".into(),
        right: "mọi đoạn nội dung cùng cỡ 14".into(),
        traits: Traits::USUAL.fixed_by(fix),
    }
}

/// The running text in several sizes, each of them allowed: the text of a document has one.
pub(super) fn check(view: &View<'_>) -> Vec<Found> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (at, line) in view.lines.iter().enumerate() {
        let text = line.part == PartKind::Body && line.role.is_some_and(is_running);
        if !text || line.place.is_some() {
            continue;
        }
        for run in lettered(view, line) {
            *count.entry(run.look.size.0).or_default() += run.text().chars().count();
            all.push((at, run));
        }
    }
    let usual = count.iter().max_by_key(|(_, letters)| **letters).map(|(size, _)| HalfPoint(*size));
    let Some(usual) = usual else { return Vec::new() };
    // A text that is all of a size that is not allowed has another finding for that.
    if view.profile.row(Role::Body).is_some_and(|row| is_off(usual, row)) {
        return Vec::new();
    }
    let rule = rule(view.profile);
    let mut found: Vec<Found> = Vec::new();
    for (at, run) in all {
        let row = view.lines[at].role.and_then(|role| view.profile.row(role));
        let allowed = row.is_some_and(|row| !is_off(run.look.size, row));
        let reported = found.last().is_some_and(|last| last.finding.at.order == at + 1);
        if run.look.size == usual || !allowed || reported {
            continue;
        }
        let points = |size: HalfPoint| number(f64::from(size.0) / 2.0);
        let words = format!(
            "cỡ chữ {}, trong khi phần lớn nội dung có cỡ chữ {}",
            points(run.look.size),
            points(usual)
        );
        let mut one = rule.found(view, Some(at), &shortened(run.text()), words);
        one.finding.level = one.finding.level.max(Level::Warning);
        found.push(one);
    }
    found
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let (prose, usual) = (context.prose()?, context.usual()?);
    let off = |run: &crate::paper::Run| run.look.size != usual;
    Some(look(prose.part().letters(), LookSet::Size(usual), off))
}

#[cfg(test)]
pub(super) const EXAMPLES: super::Examples = (
    "co-chu.thong-nhat",
    |sample| sample.each(Role::Dash, |line| each_run(line, |look| look.size = HalfPoint(26))),
    |sample| sample.each(Role::Dash, |line| each_run(line, |look| look.size = HalfPoint(28))),
);
