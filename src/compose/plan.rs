//! Tasks: the plan's own document, word for word from its data.

use serde::Serialize;

use super::lines::{PlanLine, lines, typed_lines};
use super::{Composed, Composer, ContextUse, front, template_of};
use crate::data::scalar::Words;
use crate::document::{Document, Title};
use crate::problem::Problems;
use crate::profile::FixedWords;

#[derive(Serialize)]
struct Context<'c> {
    basis: Vec<String>,
    opening: Vec<&'c str>,
    lines: Vec<PlanLine<'c>>,
}

/// The plan's document and what it was made from.
pub(super) fn draft<'s>(
    composer: &'s Composer,
    keep: ContextUse,
) -> Result<Composed<'s>, Problems> {
    let plan = &composer.campaign.plan.value;
    let heading = &plan.document;
    let (issuer, kind, profile) = composer.plan_source()?;
    let context = Context {
        basis: basis(&plan.basis, &profile.words),
        opening: plan.opening.iter().flat_map(typed_lines).collect(),
        lines: lines(&plan.sections, plan.numbering),
    };
    let template = template_of(heading.kind.as_str());
    let (merged, marked) = composer.merge(&template, context, keep)?;
    let year = plan.reporting.periods.first().map_or(0, |period| period.covers.from.year());
    let subject = heading.subject.as_str().to_owned();
    let document = Document {
        identity: front::identity(issuer, &subject, kind, heading.date),
        letterhead: front::letterhead(issuer, kind, (heading.number, heading.date), year),
        title: match kind.letter {
            true => Title::Letter { subject },
            false => Title::Named { kind: kind.name.clone(), subject },
        },
        addressees: Vec::new(),
        body: marked.body,
        recipients: plan.recipients.iter().map(|words| words.to_string()).collect(),
        filing: issuer.filing.to_string(),
        signature: front::signature(plan.signature.as_ref().unwrap_or(&issuer.signature)),
        contact: issuer.contact.as_ref().filter(|_| kind.letter).map(|words| words.to_string()),
        marks: heading.marks.clone(),
        sample: false,
        appendices: marked.appendices,
    };
    Ok(Composed { document, profile, merged, template, snapshot: None, warnings: Problems::new() })
}

/// Each legal basis with the marks that the regime puts around it (NĐ 30/2020, Phụ lục I, Phần I, mục II,
/// khoản 6.a), whatever the clerk ended it with.
fn basis(basis: &[Words], marks: &FixedWords) -> Vec<String> {
    let last = basis.len().saturating_sub(1);
    basis
        .iter()
        .enumerate()
        .map(|(nth, words)| {
            let end = if nth == last { &marks.basis_last } else { &marks.basis_end };
            format!("{}{}{end}", marks.basis_mark, words.without_stop())
        })
        .collect()
}
