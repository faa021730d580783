//! Tasks: the sections of a consolidated report: what the figures say, what a person wrote in their place, and what the
//! agencies are quoted with.

use std::collections::HashMap;

use super::narrative::{self, Narrator, plain};
use super::statements::{self, StatementView};
use crate::compose::Composer;
use crate::data::body::Body;
use crate::data::living::Paragraph;
use crate::data::plan::Ask;
use crate::data::report::Report;
use crate::data::scalar::Id;
use crate::data::summaries::{Fixed, Start, SummaryText, meanings, phases};
use crate::round::figures::Figures;
use crate::round::{Round, Statement};
use crate::viet;

/// What of a report is reported under a section.
#[derive(Debug, Clone)]
pub(super) enum Source<'c> {
    /// Nothing of it.
    Nothing,
    /// The answers to questions.
    Asks(Vec<&'c Ask>),
    /// Other words of it: which, and who wrote them.
    Words(fn(&'c Report) -> Option<&'c str>, Vec<Statement<'c>>),
}

/// A section of the body.
#[derive(Debug, Clone)]
pub(super) struct Section<'c> {
    /// Its id: a fixed one, a duty's or a phase's.
    pub id: &'c str,
    /// What it is.
    pub kind: SectionKind,
    /// Its title.
    pub title: String,
    /// What the figures say.
    pub text: Vec<Paragraph>,
    /// What of the reports belongs to it.
    pub source: Source<'c>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionKind {
    /// One that every summary has.
    Fixed(Fixed),
    /// A phase of the plan.
    Phase,
    /// A duty.
    Duty,
}

/// What is said of a section where nobody wrote it.
pub(super) fn generated<'c>(
    composer: &'c Composer,
    (round, figures): (&Round<'c>, &Figures<'c>),
    issuer: &Body,
    plan: &str,
    annexes: &[String; 3],
) -> Vec<Section<'c>> {
    let campaign = composer.campaign();
    let data = &campaign.plan.value;
    let reporting = &data.reporting;
    let period = round.period;
    // Whoever has no plan's kind does not come here.
    let plan_kind = &composer.plan_called().unwrap_or_default();
    let mut narrator = Narrator::new(round, figures);
    let mut sections = Vec::new();
    let fixed = |fixed: Fixed, title: &str, text: Vec<Paragraph>, source: Source<'c>| {
        let title = match title {
            "" => viet::capitalize_first(fixed.words()),
            title => title.to_owned(),
        };
        Section { id: fixed.id(), kind: SectionKind::Fixed(fixed), title, text, source }
    };
    let (from, to) = (period.covers.from.0, period.covers.to.0);
    let opening = format!(
        "Thực hiện {plan}, {} tổng hợp kết quả {} (từ ngày {} đến hết ngày {}) như sau:",
        issuer.name,
        period.name,
        viet::date_short(from),
        viet::date_short(to)
    );
    sections.push(fixed(Fixed::Opening, "", vec![plain(opening)], Source::Nothing));
    let coverage = narrative::coverage(round, figures, &annexes[0]);
    sections.push(fixed(
        Fixed::State,
        "Tình hình triển khai và báo cáo",
        coverage,
        Source::Nothing,
    ));
    let every_ask = || data.duties.iter().flat_map(|duty| &duty.asks).chain(&reporting.general);
    if let Some(standing) = reporting.standing.as_ref().filter(|_| period.standing) {
        let asks = Source::Asks(standing.asks.iter().collect());
        sections.push(fixed(Fixed::Standing, standing.title.as_str(), Vec::new(), asks));
    }
    for (id, part) in phases(campaign) {
        let asks: Vec<&'c Ask> = every_ask().filter(|ask| ask.phase.as_ref() == Some(id)).collect();
        if !asks.is_empty() {
            sections.push(Section {
                id: id.as_str(),
                kind: SectionKind::Phase,
                title: part.title.as_ref().map_or("", |title| title.as_str()).to_owned(),
                text: Vec::new(),
                source: Source::Asks(asks),
            });
        }
    }
    // What everyone did first: who is named as the greatest is named there.
    let mut said: HashMap<&'c Id, Vec<Paragraph>> = HashMap::new();
    for everyone in [true, false] {
        for duty in data.duties.iter().filter(|duty| duty.everyone == everyone) {
            said.insert(&duty.id, narrator.of_duty(duty));
        }
    }
    for duty in &data.duties {
        let own: Vec<&'c Ask> = duty.asks.iter().filter(|ask| ask.phase.is_none()).collect();
        let mut text = said.remove(&duty.id).unwrap_or_default();
        text.extend(
            own.iter().filter_map(|ask| narrative::of_choices(round, figures, ask, duty.everyone)),
        );
        sections.push(Section {
            id: duty.id.as_str(),
            kind: SectionKind::Duty,
            title: duty.title.to_string(),
            text,
            source: Source::Asks(own),
        });
    }
    sections.push(fixed(Fixed::Other, "", narrator.of_no_duty(), Source::Nothing));
    let mut highlights = narrative::changes(figures, &annexes[1]);
    highlights.extend(narrative::reached(figures, plan_kind));
    let general = reporting.general.iter().filter(|ask| ask.phase.is_none());
    highlights.extend(general.filter_map(|ask| narrative::of_choices(round, figures, ask, true)));
    sections.push(fixed(Fixed::Highlights, "", highlights, Source::Nothing));
    let partial = !campaign.skipped.is_empty();
    let shortcomings = narrative::shortcomings(figures, plan_kind, partial);
    sections.push(fixed(Fixed::Shortcomings, "", shortcomings, Source::Nothing));
    let causes: fn(&'c Report) -> Option<&'c str> =
        |report| report.difficulties.as_ref().map(|words| words.as_str());
    let statements = round.statements(causes);
    let lead = lead(&statements, "khó khăn, vướng mắc", &annexes[2]);
    let title = "Nguyên nhân, khó khăn, vướng mắc";
    sections.push(fixed(Fixed::Causes, title, lead, Source::Words(causes, statements)));
    sections.push(fixed(Fixed::Directions, "", Vec::new(), Source::Nothing));
    let proposals: fn(&'c Report) -> Option<&'c str> =
        |report| report.proposals.as_ref().map(|words| words.as_str());
    let statements = round.statements(proposals);
    let lead = self::lead(&statements, "kiến nghị, đề xuất", &annexes[2]);
    sections.push(fixed(Fixed::Proposals, "", lead, Source::Words(proposals, statements)));
    let to: Vec<&str> = reporting.summary.to.iter().map(|to| to.as_str()).collect();
    let closing = format!(
        "Trên đây là báo cáo tổng hợp kết quả {}, {} kính báo cáo {}.",
        period.name,
        issuer.name,
        viet::join(&to)
    );
    sections.push(fixed(Fixed::Closing, "", vec![plain(closing)], Source::Nothing));
    sections
}

/// What leads to the accounts of difficulties or proposals, or says that there are none or where they are.
fn lead(statements: &[Statement<'_>], what: &str, annex: &str) -> Vec<Paragraph> {
    let quotable = statements::quotable(statements).min(statements::QUOTES_OF_ALL);
    match (statements.len(), quotable) {
        (0, _) => vec![plain(format!("Các cơ quan, đơn vị không nêu {what}."))],
        (_, 0) => vec![plain(format!("Các {what} cơ quan, đơn vị nêu tại {annex}."))],
        (all, some) if some < all => vec![plain(format!(
            "Các cơ quan, đơn vị nêu một số {what} chính sau đây (đầy đủ tại {annex}):"
        ))],
        _ => vec![plain(format!("Các cơ quan, đơn vị nêu {what} sau đây:"))],
    }
}

/// The text of a section: a person's, else ours; `None` where a person left the section out.
pub(super) fn text(section: &Section<'_>, file: Option<&SummaryText>) -> Option<Vec<Paragraph>> {
    let typed = file.and_then(|file| file.section(section.id));
    if typed.is_some_and(|typed| typed.leave_out) {
        return None;
    }
    Some(typed.and_then(|typed| typed.paragraphs()).unwrap_or_else(|| section.text.clone()))
}

/// What a person typed as the text of a section.
pub(super) fn typed<'f>(id: &str, file: Option<&'f SummaryText>) -> Option<&'f str> {
    Some(file?.section(id)?.text.as_ref()?.as_str())
}

/// What a section is quoted with: what a person picked; `None` where nobody did.
pub(super) fn picked<'c>(
    round: &Round<'c>,
    section: &Section<'c>,
    file: Option<&SummaryText>,
) -> Option<Vec<StatementView<'c>>> {
    let picked = file.and_then(|file| file.section(section.id))?.quotes.as_ref()?;
    Some(match &section.source {
        Source::Nothing => Vec::new(),
        Source::Asks(asks) => statements::picked(round, picked, asks, None),
        Source::Words(words, _) => statements::picked(round, picked, &[], Some(*words)),
    })
}

/// So many agencies that wrote something are named in the start text.
const NAMED: usize = 8;

/// The sections as they are laid down for a person to go on from.
pub(super) fn start<'c>(round: &Round<'c>, sections: &[Section<'c>]) -> Vec<Start> {
    let start = |section: &Section<'c>| {
        let wrote = round.expected().filter(|entry| match &section.source {
            Source::Nothing => false,
            Source::Asks(asks) => asks.iter().any(|ask| entry.answer(ask).is_some()),
            Source::Words(words, _) => entry.reports().any(|report| words(report).is_some()),
        });
        Start {
            id: section.id.to_owned(),
            title: section.title.clone(),
            text: section.text.clone(),
            wrote: wrote.take(NAMED).map(|entry| entry.agency.id.to_string()).collect(),
            clear: meanings(round.campaign, section.id) == 1,
        }
    };
    sections.iter().map(start).collect()
}
