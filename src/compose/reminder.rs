//! Tasks: the letters that remind (`công văn đôn đốc`): one to an agency that owes, or one to all of them.
//!
//! What is owed and which letter it is come from [`reminded`]; the words, milder or sharper, are in the templates.
//! Only a body that stands below the issuer is ordered
//! ([`Campaign::stands`](crate::data::campaign::Campaign::stands)); all others are asked, one above it with respect.

use serde::Serialize;

use super::{Composed, Composer, ContextUse, front, template_of};
use crate::data::body::{Body, Regime};
use crate::data::check::issuers::Receiver;
use crate::data::deadline::{Deadline, DeadlineColumn};
use crate::data::plan::Period;
use crate::data::reminders::Sent;
use crate::data::scalar::{Counting, Date, Words};
use crate::data::stands::Stands;
use crate::document::{Document, Title};
use crate::kind::Kind;
use crate::markup::Marked;
use crate::problem::Problems;
use crate::profile::Profile;
use crate::round::entry::extended_by;
use crate::round::owed::OwedView;
use crate::round::reminded::{self, Reminder};
use crate::round::{Owed, ReportState, Round};
use crate::viet;

/// The kind: a folder of templates.
pub(super) const KIND: &str = "don-doc";

/// The template of the letter to all.
const COLLECTIVE: &str = "don-doc/chung.html";

/// Whom a letter names as superior where the issuer has none in the data.
const SUPERIOR: &str = "cấp có thẩm quyền";

/// From the third letter on the words are the sharpest.
const SHARPEST: usize = 3;

/// More addressees than these are named in the appendix alone.
const ADDRESSEES: usize = 6;

#[derive(Serialize)]
struct PeriodView<'c> {
    id: &'c str,
    name: &'c str,
}

#[derive(Serialize)]
struct AgencyView<'c> {
    id: &'c str,
    name: &'c str,
    short: &'c str,
}

#[derive(Serialize)]
struct Context<'c> {
    issuer: &'c str,
    plan: String,
    to: String,
    superior: &'c str,
    period: PeriodView<'c>,
    agency: AgencyView<'c>,
    as_of: Date,
    due_before: Date,
    /// Until when it is due, in words.
    due: Deadline,
    extended: bool,
    /// The letter that gave more time; empty where none did.
    extended_by: String,
    days_late: u32,
    nth: usize,
    level: usize,
    /// What the plan is: `Kế hoạch`, `Chỉ thị`.
    plan_kind: String,
    /// Whether the agency is certainly below the issuer.
    below: bool,
    /// Whether it is above it.
    above: bool,
    /// Whether it is ordered (`yêu cầu`) and not asked: certainly below, and from the second letter on.
    #[serde(rename = "told")]
    ordered: bool,
    earlier: Vec<String>,
    /// Whether the last letter was about the same: nothing, or no other report, has come since.
    still: bool,
    missing: bool,
    questions: usize,
    figures_asked: usize,
    report: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<Date>,
    lacking: Vec<OwedView>,
    least: Vec<OwedView>,
}

#[derive(Serialize)]
struct CollectiveContext<'c> {
    issuer: &'c str,
    plan: String,
    to: String,
    superior: &'c str,
    period: PeriodView<'c>,
    as_of: Date,
    due_before: Date,
    due: Deadline,
    /// The head over the deadlines of the rows.
    due_head: &'static str,
    nth: usize,
    level: usize,
    earlier: Vec<String>,
    expected: usize,
    /// Reports that have come, those that cannot be read yet among them.
    received: usize,
    unread: usize,
    missing: usize,
    lacking: usize,
    /// What the plan is: `Kế hoạch`, `Chỉ thị`.
    plan_kind: String,
    /// Who is asked with respect (whoever is above the issuer), who is asked, and who is ordered: only whoever is
    /// certainly below the issuer, from the second letter on.
    respected: Vec<&'c str>,
    asked: Vec<&'c str>,
    #[serde(rename = "told")]
    ordered: Vec<&'c str>,
    rows: Vec<Row<'c>>,
}

#[derive(Serialize)]
struct Row<'c> {
    agency: &'c str,
    due_before: Date,
    due: String,
    days_late: u32,
    owed: Vec<String>,
    /// How often it has been reminded already.
    times: usize,
}

/// What every letter of a period says from.
struct Sender<'s> {
    issuer: &'s Body,
    kind: &'s Kind,
    profile: &'s Profile,
    plan: String,
    plan_kind: String,
    to: Vec<&'s str>,
    /// To whom the issuer reports; `None` where it is the plan's own issuer.
    superior: Option<&'s str>,
    as_of: Date,
}

/// Where reports go that are written to so many different bodies that a letter to all names none.
const SEVERAL: &str = "nơi nhận báo cáo theo quy định";

impl<'s> Sender<'s> {
    fn of(composer: &'s Composer, as_of: Date) -> Result<Self, Problems> {
        let campaign = composer.campaign();
        let issuer = &composer.issuers.reminders;
        let profile = composer.profile(issuer.regime, Some(as_of))?;
        let (plan_issuer, plan_kind, plan_profile) = composer.plan_source()?;
        // Nobody threatens to report to itself.
        let superior = match plan_issuer.id == issuer.id {
            true => None,
            false => Some(plan_issuer.name.as_str()),
        };
        // What goes through the issuer goes to the issuer.
        let receiver = |to: &'s Receiver| match &to.via {
            Some(via) if via.id == issuer.id => issuer.name.as_str(),
            _ => to.name.as_str(),
        };
        let mut to: Vec<&str> = composer.issuers.to.iter().map(receiver).collect();
        to.dedup();
        Ok(Sender {
            issuer,
            kind: &composer.kinds.reminder,
            profile,
            plan: front::cite_plan(campaign, plan_issuer, plan_kind, plan_profile, profile),
            plan_kind: composer.plan_called()?,
            to,
            superior,
            as_of,
        })
    }

    /// Where an agency's report goes.
    fn to(&self, agency: &Body) -> String {
        match agency.addressees.is_empty() {
            true => viet::join(&self.to),
            false => viet::join(&agency.addressees.iter().map(Words::as_str).collect::<Vec<_>>()),
        }
    }

    /// A letter that was sent, cited.
    fn cited(&self, sent: &Sent) -> String {
        let symbol = sent
            .number
            .map(|number| front::symbol(self.profile, self.kind, self.issuer, Some(number)));
        self.cite(&self.kind.name, symbol.as_deref(), sent.date)
    }

    /// A document by its kind, number and date, as the regime cites it.
    fn cite(&self, kind: &str, symbol: Option<&str>, date: Date) -> String {
        let (comma, date) = match self.profile.regime {
            Regime::State => ("", viet::date_long(date.0)),
            Regime::Party => (",", format!("ngày {}", date.0.format("%d/%m/%Y"))),
        };
        match symbol {
            Some(symbol) => format!("{kind} số {symbol}{comma} {date}"),
            None => format!("{kind} {date}"),
        }
    }

    /// The document around the merged text.
    fn letter(
        &self,
        subject: String,
        sent: Option<&Sent>,
        addressees: Vec<String>,
        marked: Marked,
        (nth, sample): (usize, bool),
    ) -> Document {
        // A letter that is noted as sent comes out as it was sent, both places left to the pen, until its number is
        // noted too: then it has both.
        let sent = sent.and_then(|sent| Some((sent.number?, sent.date)));
        let (number, date): (Option<Counting>, Option<Date>) = sent.unzip();
        let mut recipients = vec![self.profile.words.as_above.clone()];
        recipients.extend(
            self.superior
                .filter(|_| nth >= SHARPEST)
                .map(|superior| format!("{superior} (để báo cáo)")),
        );
        let issuer = self.issuer;
        Document {
            identity: front::identity(issuer, &subject, self.kind, date),
            letterhead: front::letterhead(issuer, self.kind, (number, date), self.as_of.year()),
            title: Title::Letter { subject },
            addressees,
            body: marked.body,
            recipients,
            filing: issuer.filing.to_string(),
            signature: front::signature(&issuer.signature),
            contact: issuer.contact.as_ref().map(ToString::to_string),
            marks: Default::default(),
            sample,
            appendices: marked.appendices,
        }
    }
}

/// The letter to one agency.
pub(super) fn draft<'s>(
    composer: &'s Composer,
    period: &'s Period,
    reminder: &Reminder<'s>,
    as_of: Date,
    keep: ContextUse,
) -> Result<Composed<'s>, Problems> {
    let campaign = composer.campaign();
    let sender = Sender::of(composer, as_of)?;
    let Reminder { entry, owed, nth } = reminder;
    let (agency, nth) = (entry.agency, *nth);
    let missing = owed.iter().find_map(|owed| match owed {
        Owed::Report { questions, figures } => Some((*questions, *figures)),
        _ => None,
    });
    let views = |wanted: bool| -> Vec<OwedView> {
        owed.iter()
            .filter(|owed| missing.is_none() && owed.leaves_incomplete() == wanted)
            .map(Owed::view)
            .collect()
    };
    let (lacking, least) = (views(true), views(false));
    let report = match entry.report.and_then(|report| report.number.zip(report.date)) {
        Some((number, date)) => {
            let profile = composer.profile(agency.regime, Some(date))?;
            let symbol = front::symbol(profile, &composer.kinds.form, agency, Some(number));
            sender.cite("Báo cáo", Some(&symbol), date)
        }
        None => "báo cáo".to_owned(),
    };
    let level = nth.min(SHARPEST);
    let subject = {
        let act = match (missing.is_some(), lacking.is_empty()) {
            (true, _) => "gửi báo cáo",
            (false, false) => "bổ sung báo cáo",
            (false, true) => &format!("thực hiện mức {} giao và bổ sung báo cáo", sender.plan_kind),
        };
        subject(act, period, nth)
    };
    let letters: Vec<&Sent> = reminded::earlier(campaign, period, as_of)
        .filter(|sent| sent.to.contains(&agency.id))
        .collect();
    let last = letters.iter().map(|sent| sent.date).max();
    let still = last.is_some_and(|last| entry.report.is_none_or(|r| r.latest() <= last));
    let stands = campaign.stands(agency, sender.issuer);
    let below = stands == Stands::Below;
    let context = Context {
        issuer: sender.issuer.name.as_str(),
        plan: sender.plan.clone(),
        to: sender.to(agency),
        superior: sender.superior.unwrap_or(SUPERIOR),
        period: PeriodView { id: period.id.as_str(), name: period.name.as_str() },
        agency: AgencyView {
            id: agency.id.as_str(),
            name: agency.name.as_str(),
            short: agency.short(),
        },
        as_of,
        due_before: entry.due.first_late_day(),
        due: entry.due,
        extended: entry.due != period.due,
        extended_by: extended_by(campaign, period, &agency.id)
            .map_or_else(String::new, ToString::to_string),
        days_late: entry.days_late,
        nth,
        level,
        plan_kind: sender.plan_kind.clone(),
        below,
        above: stands == Stands::Above,
        ordered: below && level > 1,
        earlier: letters.into_iter().map(|sent| sender.cited(sent)).collect(),
        still,
        missing: missing.is_some(),
        questions: missing.map_or(0, |(questions, _)| questions),
        figures_asked: missing.map_or(0, |(_, figures)| figures),
        report,
        received: entry.report.map(|report| report.received),
        lacking,
        least,
    };
    let template = template_of(KIND);
    let (merged, marked) = composer.merge(&template, context, keep)?;
    let sent = reminded::noted(campaign, period, Some(&agency.id), as_of);
    let sample = entry.report.is_some_and(|report| report.sample);
    let addressees = vec![agency.name.to_string()];
    let document = sender.letter(subject, sent, addressees, marked, (nth, sample));
    let profile = sender.profile;
    Ok(Composed { document, profile, merged, template, snapshot: None, warnings: Problems::new() })
}

/// In which tone a letter speaks to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    /// `kính đề nghị`
    Respect,
    /// `đề nghị`
    Request,
    /// `yêu cầu`
    Order,
}

impl Tone {
    /// Too many to be named of those to whom it speaks so.
    fn several(self) -> &'static str {
        match self {
            Tone::Respect => "các cơ quan cấp trên nêu trên",
            Tone::Request => "các cơ quan, đơn vị khác nêu trên",
            Tone::Order => "các cơ quan, đơn vị trực thuộc nêu trên",
        }
    }
}

/// The letter to all, or to those of them that are wanted.
pub(super) fn collective<'s>(
    composer: &'s Composer,
    period: &'s Period,
    all: &[Reminder<'s>],
    as_of: Date,
    keep: ContextUse,
) -> Result<Composed<'s>, Problems> {
    let campaign = composer.campaign();
    let sender = Sender::of(composer, as_of)?;
    let nth = reminded::collective_nth(campaign, period, as_of);
    let level = nth.min(SHARPEST);
    let round = Round::at(campaign, period, as_of);
    let is_missing = |reminder: &&Reminder<'s>| {
        reminder.owed.iter().any(|owed| matches!(owed, Owed::Report { .. }))
    };
    let missing = all.iter().filter(is_missing).count();
    let unread = round.in_state(ReportState::Unread).count();
    let tone = |agency: &Body| match campaign.stands(agency, sender.issuer) {
        Stands::Below if level > 1 => Tone::Order,
        Stands::Above => Tone::Respect,
        Stands::Below | Stands::Beside => Tone::Request,
    };
    let names = |wanted: Tone| -> Vec<&'s str> {
        let some: Vec<&'s Body> = all
            .iter()
            .map(|reminder| reminder.entry.agency)
            .filter(|agency| tone(agency) == wanted)
            .collect();
        match some.len() > ADDRESSEES {
            // Named one by one in the appendix.
            true if some.len() == all.len() => vec!["các cơ quan, đơn vị nêu trên"],
            true => vec![wanted.several()],
            false => some.into_iter().map(|agency| agency.name.as_str()).collect(),
        }
    };
    let mut to: Vec<String> = all.iter().map(|reminder| sender.to(reminder.entry.agency)).collect();
    to.dedup();
    let to = match to.len() {
        1 => to.swap_remove(0),
        _ => SEVERAL.to_owned(),
    };
    let column = DeadlineColumn::of(all.iter().map(|reminder| reminder.entry.due));
    let context = CollectiveContext {
        issuer: sender.issuer.name.as_str(),
        plan: sender.plan.clone(),
        to,
        superior: sender.superior.unwrap_or(SUPERIOR),
        period: PeriodView { id: period.id.as_str(), name: period.name.as_str() },
        as_of,
        due_before: period.due.first_late_day(),
        due: period.due,
        due_head: column.head(),
        nth,
        level,
        earlier: reminded::earlier(campaign, period, as_of)
            .filter(|sent| sent.collective)
            .map(|sent| sender.cited(sent))
            .collect(),
        expected: round.expected().count(),
        received: round.received().count() + unread,
        unread,
        plan_kind: sender.plan_kind.clone(),
        missing,
        lacking: all.len() - missing,
        respected: names(Tone::Respect),
        asked: names(Tone::Request),
        ordered: names(Tone::Order),
        rows: all
            .iter()
            .map(|reminder| Row {
                agency: reminder.entry.agency.short(),
                due_before: reminder.entry.due.first_late_day(),
                due: column.cell(reminder.entry.due),
                // Of a report that came late and lacks something the days say nothing any more.
                days_late: if is_missing(&reminder) { reminder.entry.days_late } else { 0 },
                owed: reminder.owed.iter().map(Owed::words).collect(),
                times: reminder.nth - 1,
            })
            .collect(),
    };
    let (merged, marked) = composer.merge(COLLECTIVE, context, keep)?;
    let addressees = match all.len() > ADDRESSEES {
        true => vec!["Các cơ quan, đơn vị (theo danh sách tại Phụ lục)".to_owned()],
        false => all.iter().map(|reminder| reminder.entry.agency.name.to_string()).collect(),
    };
    let sent = reminded::noted(campaign, period, None, as_of);
    let sample = round.is_sample();
    let subject = subject("gửi báo cáo", period, nth);
    let document = sender.letter(subject, sent, addressees, marked, (nth, sample));
    let (profile, template) = (sender.profile, COLLECTIVE.to_owned());
    Ok(Composed { document, profile, merged, template, snapshot: None, warnings: Problems::new() })
}

/// What a letter is about; from the second on it says which it is.
fn subject(act: &str, period: &Period, nth: usize) -> String {
    let times = if nth > 1 { format!(" (lần {nth})") } else { String::new() };
    format!("đôn đốc {act} kết quả {}{times}", period.name)
}
