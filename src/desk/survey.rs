//! Desk: what a campaign holds, as lists to be looked at: agencies, indicators, questions, periods, the plan's outline.

use serde::Serialize;

use super::edit::section_name;
use super::{Desk, Diagnosis, Texts};
use crate::data::body::{Body, Regime};
use crate::data::campaign::Campaign;
use crate::data::indicators::{Indicator, Total, ValueKind};
use crate::data::plan::{Ask, AskKind, Duty, Item, Part, Period};
use crate::data::scalar::{Date, Id};
use crate::data::summaries::SectionText;
use crate::problem::report;
use crate::viet;

/// A campaign, or why it cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What it holds; `None` where a file that everything needs does not read.
    pub campaign: Option<Surveyed>,
    /// Whether nothing is wrong that keeps documents from being made.
    pub sound: bool,
    /// How many errors and warnings there are, in words.
    pub count: String,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// What a campaign holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Surveyed {
    /// Its id.
    pub id: String,
    /// What it is called within a sentence.
    pub name: String,
    /// What the plan is about.
    pub subject: String,
    /// Who issues the plan.
    pub issuer: String,
    /// The plan's number, where it has one.
    pub number: Option<u32>,
    /// The plan's day, where it has one.
    pub date: Option<Date>,
    /// The groups of agencies.
    pub groups: Vec<GroupEntry>,
    /// The agencies, in the order of the data.
    pub agencies: Vec<AgencyEntry>,
    /// The indicators.
    pub indicators: Vec<IndicatorEntry>,
    /// The questions of the forms.
    pub questions: Vec<QuestionEntry>,
    /// The periods.
    pub periods: Vec<PeriodEntry>,
    /// The plan's parts, from above to below.
    pub outline: Vec<OutlineEntry>,
    /// How many duties the plan gives.
    pub duties: usize,
}

/// A group of agencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many agencies it has.
    pub agencies: usize,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgencyEntry {
    /// Its id.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// The id of its group.
    pub group: String,
    /// Its abbreviation in symbols.
    pub symbol: String,
    /// The place before the date.
    pub place: String,
    /// Its superior's lines of the letterhead.
    pub superior: Vec<String>,
    /// Its own lines.
    pub letterhead: Vec<String>,
    /// `Nhà nước` or `Đảng`.
    pub regime: &'static str,
    /// The post of who signs.
    pub signer: String,
    /// Their name, where it is known.
    pub signer_name: Option<String>,
    /// The titles of the duties that bind it.
    pub duties: Vec<String>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// What its values are, in words.
    pub value: &'static str,
    /// How it adds up, in words.
    pub total: &'static str,
    /// The duty it follows from.
    pub duty: Option<String>,
    /// Who reports it, in words.
    pub who: String,
    /// The names of the periods in which it is asked; all where empty.
    pub periods: Vec<String>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionEntry {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// What kind of answer, in words.
    pub kind: &'static str,
    /// The title under which the form asks it; none for what everyone is asked.
    pub under: Option<String>,
    /// Who is asked, in words.
    pub who: String,
    /// What to choose from.
    pub choices: Vec<String>,
    /// Whether a report without it is complete.
    pub optional: bool,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The first day it covers.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// The day before which reports are due.
    pub due_before: Date,
    /// The last day on which a report is on time.
    pub last_day: Option<Date>,
    /// Until when reports are due, as the plan says it.
    pub due: String,
    /// What its reports are about.
    pub subject: String,
    /// Whether its form begins with the standing part.
    pub standing: bool,
    /// How many agencies need not report.
    pub exempt: usize,
    /// How many have a later day.
    pub extensions: usize,
    /// How many reports are there.
    pub reports: usize,
    /// Whether a person has written of its summary.
    pub written: bool,
    /// The sections of which a person has written.
    pub sections: Vec<SectionEntry>,
    /// The agencies whose reports are there and wait for a person, each with its short name.
    pub unread: Vec<(String, String)>,
}

/// A section of a summary of which a person has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionEntry {
    /// Its id.
    pub id: String,
    /// What a clerk calls it.
    pub name: String,
    /// How its text begins.
    pub begin: String,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineEntry {
    /// How deep it is, from 1.
    pub level: usize,
    /// Its place in each list of parts, from above: `1.0.2`.
    pub place: String,
    /// Its id, where something points at it.
    pub id: Option<String>,
    /// Its title, or how its words begin.
    pub words: String,
    /// How many paragraphs and items it has of its own.
    pub paragraphs: usize,
    /// When it holds, where it says so.
    pub window: Option<(Date, Date)>,
}

impl Desk<'_> {
    /// Looks at what a campaign holds.
    pub fn survey(&self) -> Outcome {
        self.on_workers(|| {
            let workspace = self.workspace(Texts::OfProblems);
            Outcome {
                campaign: workspace.campaign.as_deref().map(surveyed),
                sound: !workspace.problems.has_errors(),
                count: report::count(&workspace.problems),
                problems: workspace.diagnosis(workspace.problems.clone()),
            }
        })
    }
}

fn surveyed(campaign: &Campaign) -> Surveyed {
    let plan = &campaign.plan.value;
    let issuer = campaign.body(&campaign.office.value.issues.plan);
    let agencies = campaign.all_agencies();
    let groups = campaign.agencies.value.groups.iter().map(|group| GroupEntry {
        id: group.id.to_string(),
        name: group.name.to_string(),
        agencies: group.agencies.len(),
    });
    let mut outline = Vec::new();
    for (nth, part) in plan.sections.iter().enumerate() {
        push_part(part, &[nth], &mut outline);
    }
    Surveyed {
        id: campaign.office.value.campaign.to_string(),
        name: plan.campaign_name.to_string(),
        subject: plan.document.subject.to_string(),
        issuer: issuer.map(|body| body.name.to_string()).unwrap_or_default(),
        number: plan.document.number.map(|number| number.0),
        date: plan.document.date,
        groups: groups.collect(),
        agencies: agencies.map(|(group, body)| agency(campaign, &group.id, body)).collect(),
        indicators: campaign
            .indicators
            .value
            .indicators
            .iter()
            .map(|one| indicator(campaign, one))
            .collect(),
        questions: questions(campaign),
        periods: plan.reporting.periods.iter().map(|one| period(campaign, one)).collect(),
        outline,
        duties: plan.duties.len(),
    }
}

fn agency(campaign: &Campaign, group: &Id, body: &Body) -> AgencyEntry {
    AgencyEntry {
        id: body.id.to_string(),
        name: body.name.to_string(),
        short: body.short().to_owned(),
        group: group.to_string(),
        symbol: body.symbol.to_string(),
        place: body.place.to_string(),
        superior: body.superior.iter().map(ToString::to_string).collect(),
        letterhead: body.letterhead.iter().map(ToString::to_string).collect(),
        regime: match body.regime {
            Regime::State => "Nhà nước",
            Regime::Party => "Đảng",
        },
        signer: body.signature.title.to_string(),
        signer_name: body.signature.name.as_ref().map(ToString::to_string),
        duties: campaign.duties_of(&body.id).map(|duty| duty.title.to_string()).collect(),
    }
}

/// Who is meant, in words: everyone, groups and agencies by their names.
fn who(campaign: &Campaign, everyone: bool, groups: &[Id], agencies: &[Id]) -> String {
    if everyone {
        return "mọi cơ quan, đơn vị".to_owned();
    }
    let all = &campaign.agencies.value.groups;
    let group = |id: &Id| all.iter().find(|group| group.id == *id).map(|group| group.name.as_str());
    let names = groups.iter().filter_map(group);
    let bodies = agencies.iter().filter_map(|id| campaign.agency(id)).map(Body::short);
    names.chain(bodies).collect::<Vec<_>>().join("; ")
}

fn bound(campaign: &Campaign, duty: &Duty) -> String {
    who(campaign, duty.everyone, &duty.groups, &duty.agencies)
}

fn indicator(campaign: &Campaign, indicator: &Indicator) -> IndicatorEntry {
    let duty = indicator.duty.as_ref().and_then(|id| campaign.duty(id));
    let asked = match duty {
        _ if indicator.total() == Total::Rate => "chương trình tự tính".to_owned(),
        Some(duty) if !indicator.says_who() => bound(campaign, duty),
        _ => who(campaign, indicator.everyone, &indicator.groups, &indicator.agencies),
    };
    let period = |id: &Id| campaign.period(id).map(|period| period.name.to_string());
    IndicatorEntry {
        id: indicator.id.to_string(),
        name: indicator.name.to_string(),
        unit: indicator.unit.to_string(),
        value: match indicator.value {
            ValueKind::Count => "số đếm",
            ValueKind::Decimal => "số thập phân",
            ValueKind::Percent => "tỷ lệ %",
            ValueKind::Money => "tiền",
            ValueKind::YesNo => "có hoặc không",
            ValueKind::Choice => "chọn một",
        },
        total: match indicator.total() {
            Total::Sum => "cộng",
            Total::Max => "lấy số lớn nhất",
            Total::Last => "số hiện có ở kỳ sau cùng",
            Total::None => "không cộng",
            Total::Rate => "tính từ hai chỉ tiêu khác",
            Total::Average => "trung bình",
        },
        duty: duty.map(|duty| duty.title.to_string()),
        who: asked,
        periods: indicator.periods.iter().filter_map(period).collect(),
    }
}

fn questions(campaign: &Campaign) -> Vec<QuestionEntry> {
    let reporting = &campaign.plan.value.reporting;
    let everyone = || who(campaign, true, &[], &[]);
    let mut all = Vec::new();
    if let Some(part) = &reporting.standing {
        let under = Some(part.title.to_string());
        all.extend(part.asks.iter().map(|ask| question(campaign, ask, under.clone(), everyone())));
    }
    for duty in &campaign.plan.value.duties {
        let under = Some(duty.title.to_string());
        let asked = bound(campaign, duty);
        let each = duty.asks.iter();
        all.extend(each.map(|ask| question(campaign, ask, under.clone(), asked.clone())));
    }
    all.extend(reporting.general.iter().map(|ask| question(campaign, ask, None, everyone())));
    all
}

fn question(campaign: &Campaign, ask: &Ask, under: Option<String>, who: String) -> QuestionEntry {
    QuestionEntry {
        id: ask.id.to_string(),
        label: ask.label.to_string(),
        kind: match ask.kind {
            AskKind::Text => "đoạn văn",
            AskKind::Line => "một dòng",
            AskKind::Date => "ngày",
            AskKind::Choice => "chọn một",
            AskKind::Ticks => "đánh dấu nhiều",
            AskKind::Table => "bảng",
        },
        under,
        who,
        choices: campaign.choices(ask).into_iter().map(|choice| choice.text.to_string()).collect(),
        optional: ask.optional,
    }
}

fn period(campaign: &Campaign, period: &Period) -> PeriodEntry {
    PeriodEntry {
        id: period.id.to_string(),
        name: period.name.to_string(),
        from: period.covers.from,
        to: period.covers.to,
        due_before: period.due.first_late_day(),
        last_day: viet::last_day_before(period.due.first_late_day().0).map(Date),
        due: period.due.to_string(),
        subject: period.subject.to_string(),
        standing: period.standing,
        exempt: period.exempt.len(),
        extensions: period.extensions.len(),
        reports: campaign.reports.keys().filter(|(of, _)| *of == period.id).count(),
        written: campaign.summaries.contains_key(&period.id),
        sections: campaign
            .summaries
            .get(&period.id)
            .iter()
            .flat_map(|text| &text.value.sections)
            .map(|section| section_entry(campaign, section))
            .collect(),
        unread: campaign
            .unread
            .iter()
            .filter(|(of, _)| *of == period.id)
            .map(|(_, id)| {
                let short = campaign.agency(id).map_or(id.as_str(), Body::short);
                (id.to_string(), short.to_owned())
            })
            .collect(),
    }
}

fn section_entry(campaign: &Campaign, section: &SectionText) -> SectionEntry {
    /// As many letters of its text say which it is.
    const BEGIN: usize = 120;
    let text = section.text.as_ref().map(|text| text.as_str()).unwrap_or_default();
    SectionEntry {
        id: section.id.to_string(),
        name: section_name(Some(campaign), section.id.as_str()),
        begin: text.chars().take(BEGIN).collect(),
    }
}

fn push_part(part: &Part, place: &[usize], outline: &mut Vec<OutlineEntry>) {
    let first = || part.text.first().map(|words| words.as_str());
    let item = || part.items.first().map(Item::words);
    let words = part.title.as_ref().map(|title| title.as_str()).or_else(first).or_else(item);
    outline.push(OutlineEntry {
        level: place.len(),
        place: place.iter().map(ToString::to_string).collect::<Vec<_>>().join("."),
        id: part.id.as_ref().map(ToString::to_string),
        words: words.unwrap_or_default().to_owned(),
        paragraphs: part.text.len() + part.items.len(),
        window: part.window.map(|window| (window.from, window.to)),
    });
    for (nth, below) in part.parts.iter().enumerate() {
        push_part(below, &[place, &[nth]].concat(), outline);
    }
}
