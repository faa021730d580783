//! Tasks: the report form of an agency for a period. What is known is printed, what is asked becomes a
//! field whose name is the question's id, so that the reader of the form needs no other table.

use std::collections::BTreeSet;

use serde::Serialize;

use super::mark::{self, Mark};
use super::{ComposeFault, Composed, Composer, ContextUse, front, template_of};
use crate::data::body::Body;
use crate::data::deadline::{Deadline, Letter};
use crate::data::field::FieldKind;
use crate::data::indicators::{Indicator, ValueKind};
use crate::data::plan::{Ask, Duty, Period, Role};
use crate::data::scalar::{Date, Words};
use crate::document::{Block, Bookmark, BookmarkName, Document, Inline, Title};
use crate::kind::FORM;
use crate::problem::Problems;
use crate::round::entry::extended_by;
use crate::viet;

/// What the name of a figure's field begins with; the indicator's id follows.
pub(crate) const FIGURE: &str = "figure:";

/// The names of the fields that every form has: whether nothing arose, difficulties, proposals.
pub(crate) const NIL: &str = "report:nil";
pub(crate) const DIFFICULTIES: &str = "report:difficulties";
pub(crate) const PROPOSALS: &str = "report:proposals";

#[derive(Serialize)]
struct Context<'c> {
    agency: AgencyView<'c>,
    period: PeriodView<'c>,
    campaign_name: &'c str,
    plan: String,
    /// What the plan is: `Kế hoạch`, `Chỉ thị`.
    plan_kind: String,
    addressee: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<StandingView<'c>>,
    duties: Vec<DutyView<'c>>,
    general: Vec<AskView<'c>>,
    indicators: Vec<IndicatorView<'c>>,
}

#[derive(Serialize)]
struct AgencyView<'c> {
    id: &'c str,
    name: &'c str,
    short: &'c str,
}

#[derive(Serialize)]
struct PeriodView<'c> {
    id: &'c str,
    name: &'c str,
    from: Date,
    to: Date,
    due_before: Date,
    last_day: Date,
    /// Until when it is due, in words: `trước ngày 15/12/2024`.
    due: Deadline,
    /// The same, where the form itself says it: it is no plain day, or a letter gave more time.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_note: Option<String>,
}

#[derive(Serialize)]
struct StandingView<'c> {
    title: &'c str,
    name: &'c str,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct DutyView<'c> {
    title: &'c str,
    words: Vec<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct AskView<'c> {
    name: &'c str,
    label: &'c str,
    kind: &'static str,
    #[serde(skip)]
    field: FieldKind,
    hint: &'c str,
    choices: Vec<ChoiceView>,
}

#[derive(Serialize)]
struct ChoiceView {
    /// The name of its own field, for ticks.
    name: String,
    value: String,
    text: String,
}

#[derive(Serialize)]
struct IndicatorView<'c> {
    name: String,
    label: &'c str,
    unit: &'c str,
    hint: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<String>,
}

/// What a form says of its deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Note {
    /// What the data say now.
    OfData,
    /// What an issued form says, or nothing.
    AsIssued(Option<String>),
}

/// What is before the deadline in a form.
const NOTE: &str = "Thời hạn gửi báo cáo: ";

/// What a line of an issued form says of its deadline, where it says that and nothing else: the deadline may have
/// been another one when the form went out.
pub(crate) fn note_in(line: &str) -> Option<&str> {
    let note = line.trim().strip_prefix(NOTE)?.strip_suffix('.')?;
    let (due, letter) = match note.split_once(" (") {
        Some((due, letter)) => (due, Some(letter)),
        None => (note, None),
    };
    let (how, day) = due.rsplit_once("ngày ")?;
    let how = how.trim_end();
    let hour =
        || how.strip_prefix("trước ").is_some_and(|h| h.ends_with("giờ") || h.ends_with("phút"));
    let numbers = day.split('/').map(str::parse::<u16>).filter(Result::is_ok).count();
    let by_letter = |letter: &str| {
        let within = letter.strip_prefix("được gia hạn theo ").and_then(|l| l.strip_suffix(')'));
        within
            .is_some_and(|letter| letter.contains(" số ") && !letter.contains(['(', ')', '.', ';']))
    };
    let said = matches!(how, "trước" | "chậm nhất") || hour();
    (said && numbers == 3 && day.split('/').count() == 3 && letter.is_none_or(by_letter))
        .then_some(note)
}

/// The form's document and what it was made from.
pub(super) fn draft<'s>(
    composer: &'s Composer,
    period: &'s Period,
    agency: &'s Body,
    note: Note,
    keep: ContextUse,
) -> Result<Composed<'s>, Problems> {
    let campaign = composer.campaign();
    let reporting = &campaign.plan.value.reporting;
    let deadline = campaign.due(&agency.id, period);
    let due = deadline.first_late_day();
    // A blank form has no date yet: the day it is due decides the rules it is written by.
    let profile = composer.profile(agency.regime, Some(due))?;
    let kind = &composer.kinds.form;
    let (issuer, plan_kind, plan_profile) = composer.plan_source()?;
    let addressees = addressees(composer, agency);
    let asks = |asks: &'s [Ask]| -> Vec<AskView<'s>> {
        asks.iter()
            .filter(|ask| campaign.begun(ask, period))
            .map(|ask| ask_view(composer, ask))
            .collect()
    };
    let context = Context {
        agency: AgencyView {
            id: agency.id.as_str(),
            name: agency.name.as_str(),
            short: agency.short(),
        },
        period: PeriodView {
            id: period.id.as_str(),
            name: period.name.as_str(),
            from: period.covers.from,
            to: period.covers.to,
            due_before: due,
            last_day: deadline.last_day(),
            due: deadline,
            due_note: match note {
                Note::OfData => due_note(deadline, extended_by(campaign, period, &agency.id)),
                Note::AsIssued(note) => note,
            },
        },
        plan_kind: composer.plan_called()?,
        campaign_name: campaign.plan.value.campaign_name.as_str(),
        plan: front::cite_plan(campaign, issuer, plan_kind, plan_profile, profile),
        addressee: viet::join(&addressees),
        standing: reporting.standing.as_ref().filter(|_| period.standing).map(|part| {
            StandingView {
                title: part.title.as_str(),
                name: part.name.as_str(),
                asks: asks(&part.asks),
            }
        }),
        duties: campaign
            .duties_of(&agency.id)
            .map(|d| duty_view(composer, d, asks(&d.asks)))
            .collect(),
        general: asks(&reporting.general),
        indicators: campaign.indicators_of(&agency.id, &period.id).map(indicator_view).collect(),
    };
    let template = template_of(FORM);
    // What is asked, in its words: a deadline that moves makes no other form.
    let asked = (&context.standing, &context.duties, &context.general, &context.indicators);
    let own = Mark {
        campaign: campaign.office.value.campaign.to_string(),
        period: period.id.to_string(),
        agency: agency.id.to_string(),
        version: mark::version(&serde_json::to_vec(&asked).map_err(super::unfit)?),
    };
    let labels = context.labels();
    let (merged, mut marked) = composer.merge(&template, context, keep)?;
    all_asked(composer, &template, labels, &marked.fields)?;
    if let Some(name) = Mark::bookmark(&own.campaign, &own.period, &own.agency) {
        bookmark_first(&mut marked.body, name);
    }
    let subject = period.subject.as_str().to_owned();
    let mut identity = front::identity(agency, &subject, kind, None);
    identity.keywords = own.keywords();
    identity.keys = own.keys();
    // A regime without `Kính gửi` on reports has the addressee in the recipients.
    let addressed = profile.words.addressing.contains_key(&kind.abbreviation);
    let first = if addressed { vec![profile.words.as_above.clone()] } else { addressees.clone() };
    let document = Document {
        identity,
        letterhead: front::form_letterhead(agency, kind, due),
        title: Title::Named { kind: kind.name.clone(), subject },
        addressees: if addressed { addressees } else { Vec::new() },
        body: marked.body,
        recipients: first,
        filing: agency.filing.to_string(),
        signature: front::form_signature(agency, profile),
        contact: None,
        marks: Default::default(),
        sample: false,
        appendices: marked.appendices,
    };
    Ok(Composed { document, profile, merged, template, snapshot: None, warnings: Problems::new() })
}

/// What a form says of its deadline. A plain day before which it is due is in the plan; an hour, a day that still
/// counts and a letter that gave more time are what a clerk may miss.
fn due_note(due: Deadline, letter: Option<&Letter>) -> Option<String> {
    match letter {
        Some(letter) => Some(format!("{due} (được gia hạn theo {letter})")),
        None => (!due.is_plain()).then(|| due.to_string()),
    }
}

impl<'c> Context<'c> {
    /// The names of the fields that are to be in the form, each with what is asked in it.
    fn labels(&self) -> Vec<(String, &'c str)> {
        let standing = self.standing.iter().flat_map(|part| &part.asks);
        let duties = self.duties.iter().flat_map(|duty| &duty.asks);
        let asks = standing.chain(duties).chain(&self.general).flat_map(AskView::labels);
        let figures = self.indicators.iter().map(|figure| (figure.name.clone(), figure.label));
        asks.chain(figures).collect()
    }
}

impl<'c> AskView<'c> {
    /// The names of its fields with what is asked.
    fn labels(&self) -> Vec<(String, &'c str)> {
        match self.field {
            FieldKind::Tick => {
                self.choices.iter().map(|choice| (choice.name.clone(), self.label)).collect()
            }
            FieldKind::Text
            | FieldKind::Line
            | FieldKind::Number
            | FieldKind::Date
            | FieldKind::Choice => vec![(self.name.to_owned(), self.label)],
        }
    }
}

/// Whether the template has a field for all that is asked: what no form asks nobody could answer, and a letter would
/// remind of it.
fn all_asked(
    composer: &Composer,
    template: &str,
    labels: Vec<(String, &str)>,
    fields: &BTreeSet<String>,
) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let mut missing: Vec<&str> = Vec::new();
    for (name, label) in labels {
        if !fields.contains(&name) && !missing.contains(&label) {
            missing.push(label);
            let fault = ComposeFault::NoField { label: label.to_owned(), name };
            problems.at(&fault, composer.resources.templates.place_of(template, 0, 0, 1));
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems),
    }
}

/// Puts a bookmark around the first words of a text.
fn bookmark_first(body: &mut [Block], name: BookmarkName) {
    let mut paragraphs = body.iter_mut().filter_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.content.first_mut(),
        _ => None,
    });
    let first = paragraphs.find(|inline| matches!(inline, Inline::Text(_)));
    if let Some(inline) = first
        && let Inline::Text(text) = inline
    {
        let text = text.clone();
        *inline = Inline::Bookmark(Bookmark { name, text });
    }
}

/// To whom an agency's report goes: what it or its group says, else what the plan says for all. The `qua` is left out
/// where that body is the sender itself.
fn addressees(composer: &Composer, agency: &Body) -> Vec<String> {
    if !agency.addressees.is_empty() {
        return agency.addressees.iter().map(ToString::to_string).collect();
    }
    let to = composer.issuers.to.iter();
    to.map(|to| match to.via.as_ref().filter(|via| via.id != agency.id) {
        Some(via) => format!("{} (qua {})", to.name, via.short()),
        None => to.name.to_string(),
    })
    .collect()
}

fn duty_view<'s>(composer: &'s Composer, duty: &'s Duty, asks: Vec<AskView<'s>>) -> DutyView<'s> {
    DutyView {
        title: duty.title.as_str(),
        words: composer.campaign.duty_words(duty),
        role: duty.role.map(|role| match role {
            Role::Lead => "chủ trì",
            Role::Cooperate => "phối hợp",
            Role::Supply => "cung cấp",
        }),
        from: duty.window.map(|window| window.from),
        to: duty.window.map(|window| window.to),
        asks,
    }
}

fn ask_view<'s>(composer: &'s Composer, ask: &'s Ask) -> AskView<'s> {
    AskView {
        name: ask.id.as_str(),
        label: ask.label.as_str(),
        kind: ask.kind.name(),
        field: ask.kind.field(),
        hint: ask.hint.as_ref().map_or(ask.kind.hint(), Words::as_str),
        choices: composer
            .campaign
            .choices(ask)
            .into_iter()
            .map(|choice| ChoiceView {
                name: format!("{}.{}", ask.id, choice.id),
                value: choice.id.to_string(),
                text: choice.text.to_string(),
            })
            .collect(),
    }
}

fn indicator_view(indicator: &Indicator) -> IndicatorView<'_> {
    IndicatorView {
        name: format!("{FIGURE}{}", indicator.id),
        label: indicator.name.as_str(),
        unit: indicator.unit.as_str(),
        hint: match indicator.value {
            ValueKind::Count => "số",
            ValueKind::Decimal => "số, vd 12,5",
            ValueKind::Percent => "%",
            ValueKind::Money => "số tiền",
        },
        at_least: indicator.at_least.map(|figure| figure.0.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_on_the_deadline_is_known_and_one_that_says_more_is_not() {
        for note in [
            "trước ngày 15/6/2026",
            "chậm nhất ngày 17/7/2026",
            "trước 16 giờ ngày 14/7/2026",
            "trước 08 giờ 30 phút ngày 14/7/2026",
            "chậm nhất ngày 17/7/2026 (được gia hạn theo Công văn số 215/UBND-NC ngày 10/7/2026 của Ủy ban nhân dân tỉnh)",
        ] {
            assert_eq!(note_in(&format!("{NOTE}{note}.")), Some(note));
        }
        for line in [
            "Thời hạn gửi báo cáo: trước ngày 15/6/2026",
            "Thời hạn gửi báo cáo: trước ngày 15/6/2026; xin lùi.",
            "Thời hạn gửi báo cáo: xin lùi đến ngày 20/6/2026.",
            "Thời hạn gửi báo cáo: trước ngày 15/6/2026 (được gia hạn theo đề nghị).",
            "Thời hạn gửi báo cáo: trước ngày 15/6/2026 (xin lùi).",
            "Trước ngày 15/6/2026.",
        ] {
            assert_eq!(note_in(line), None, "{line}");
        }
    }
}
