//! Tasks: the state of a round, as JSON, templates and tables take it; as a Word appendix and as a workbook.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::{Composed, Composer, ContextUse, front, template_of};
use crate::data::body::Body;
use crate::data::campaign::Spared;
use crate::data::deadline::{Deadline, DeadlineColumn};
use crate::data::report::Corrected;
use crate::data::scalar::{Date, Id};
use crate::document::{Document, Title};
use crate::problem::{Problem, Problems};
use crate::round::owed::OwedView;
use crate::round::reminded::times;
use crate::round::tally::{Row, Status};
use crate::round::{ReportState, Round, Tally};
use crate::viet;
use crate::workbook::{Book, Cell, Chart, Sheet};

/// The kind of the appendix: a folder of templates.
pub(super) const KIND: &str = "tinh-hinh";

/// A period's status.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodStatus {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The first day on which its reports are overdue: that of `trước ngày`.
    pub due_before: Date,
    /// Until when they are due, in words.
    pub due: Deadline,
    /// The head over the deadlines of its agencies.
    pub due_head: &'static str,
    /// The counts and rates of all.
    pub totals: Totals,
    /// The groups with their agencies.
    pub groups: Vec<GroupStatus>,
}

/// Counts with their rates.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// The counts.
    #[serde(flatten)]
    pub tally: Tally,
    /// [`Tally::unclear`], where there are any: only a deadline with an hour makes them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unclear: Option<usize>,
    /// Received of expected, in percent.
    pub completeness: Option<f64>,
    /// Received on time of expected, in percent.
    pub timeliness: Option<f64>,
}

/// A group's status.
#[derive(Debug, Clone, Serialize)]
pub struct GroupStatus {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its counts and rates.
    pub totals: Totals,
    /// Its agencies.
    pub agencies: Vec<AgencyStatus>,
}

/// An agency's status.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyStatus {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// The state of its report.
    pub standing: ReportState,
    /// The same in Vietnamese.
    pub state: &'static str,
    /// Why it owes nothing, or by what it has more time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The first day on which its report is overdue: that of `trước ngày`.
    pub due_before: Date,
    /// Until when it is due, as the period's table says it: a day alone where all are such.
    pub due: String,
    /// Until when it is due.
    #[serde(skip)]
    pub deadline: Deadline,
    /// How many days it is or was late.
    pub days_late: u32,
    /// When its report was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// When a correction of it was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Date>,
    /// What that correction changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Corrected>,
    /// The number of its report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The date of its report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Whether its report is nil.
    pub nil: bool,
    /// Whether its report lacks nothing that was asked.
    pub complete: bool,
    /// How many letters have reminded it.
    pub reminded: usize,
    /// What it owes.
    pub owed: Vec<OwedView>,
}

impl From<Tally> for Totals {
    fn from(tally: Tally) -> Self {
        let float = |rate: Option<Decimal>| rate.and_then(|rate| rate.to_f64());
        Totals {
            completeness: float(tally.completeness()),
            timeliness: float(tally.timeliness()),
            unclear: Some(tally.unclear).filter(|count| *count > 0),
            tally,
        }
    }
}

impl AgencyStatus {
    /// The state of its report with what there is to say about it.
    pub fn noted_state(&self) -> String {
        match &self.note {
            Some(note) => format!("{} ({note})", self.state),
            None => self.state.to_owned(),
        }
    }
}

/// Where a deadline would be of a body that the period is not for.
const NO_DUE: &str = "-";

/// A round's status, of some agencies only where `wanted` says so.
pub fn status<'c>(round: &Round<'c>, wanted: impl Fn(&Id) -> bool) -> PeriodStatus {
    let status = Status::of(round, |entry| wanted(&entry.agency.id));
    let column = DeadlineColumn::of(status.rows.iter().map(|row| row.entry.due));
    let groups = status.groups.iter().map(|(group, tally)| GroupStatus {
        id: group.id.to_string(),
        name: group.name.to_string(),
        totals: (*tally).into(),
        agencies: status
            .rows
            .iter()
            .filter(|row| row.entry.group.id == group.id)
            .map(|row| agency(round, row, column))
            .collect(),
    });
    PeriodStatus {
        id: round.period.id.to_string(),
        name: round.period.name.to_string(),
        due_before: round.period.due.first_late_day(),
        due: round.period.due,
        due_head: column.head(),
        totals: status.all.into(),
        groups: groups.collect(),
    }
}

fn agency<'c>(round: &Round<'c>, row: &Row<'c>, column: DeadlineColumn) -> AgencyStatus {
    let entry = &row.entry;
    let day = round.as_of;
    let reminded = day.map_or(0, |day| times(round.campaign, round.period, &entry.agency.id, day));
    let report = entry.report.filter(|_| entry.is_expected());
    AgencyStatus {
        id: entry.agency.id.to_string(),
        name: entry.agency.name.to_string(),
        short: entry.agency.short().to_owned(),
        standing: entry.state,
        state: entry.state.words(),
        note: entry.note(round.campaign, round.period),
        due_before: entry.due.first_late_day(),
        due: match round.campaign.spared(&entry.agency.id, round.period) {
            Some(Spared::OtherGroups) => NO_DUE.to_owned(),
            _ => column.cell(entry.due),
        },
        deadline: entry.due,
        days_late: entry.days_late,
        received: report.map(|report| report.received),
        corrected: report.and_then(|report| report.corrected),
        corrections: match report {
            Some(_) => round.campaign.corrections(&round.period.id, &entry.agency.id),
            None => Vec::new(),
        },
        number: report.and_then(|report| report.number).map(|number| number.0),
        date: report.and_then(|report| report.date),
        nil: report.is_some_and(|report| report.nil),
        complete: report.is_some() && !row.owed.iter().any(crate::round::Owed::leaves_incomplete),
        reminded,
        owed: row.owed.iter().map(crate::round::Owed::view).collect(),
    }
}

#[derive(Serialize)]
struct Context<'v, 'c> {
    issuer: &'c str,
    as_of: Date,
    periods: &'v [PeriodStatus],
}

impl Composer {
    /// The status of periods as a Word appendix (`phụ lục`) to a letter of the standing agency.
    ///
    /// # Errors
    /// Problems of the template.
    pub fn status_appendix(
        &self,
        periods: &[PeriodStatus],
        as_of: Date,
    ) -> Result<Vec<u8>, Problems> {
        let draft = self.status_draft(periods, as_of)?;
        let typesetter = self.typesetter(draft.profile);
        typesetter.write(&draft.document).map_err(|fault| Problem::nowhere(&fault).into())
    }

    /// The document tree of the appendix.
    ///
    /// # Errors
    /// As [`Composer::status_appendix`].
    pub fn status_document(
        &self,
        periods: &[PeriodStatus],
        as_of: Date,
    ) -> Result<Document, Problems> {
        self.status_draft(periods, as_of).map(|draft| draft.document)
    }

    fn status_draft(
        &self,
        periods: &[PeriodStatus],
        as_of: Date,
    ) -> Result<Composed<'_>, Problems> {
        let issuer = self.status_issuer();
        let kind = &self.kinds.status;
        let profile = self.profile(issuer.regime, Some(as_of))?;
        let template = template_of(KIND);
        let context = Context { issuer: issuer.short(), as_of, periods };
        let (merged, marked) = self.merge(&template, context, ContextUse::Discard)?;
        let subject = "Tình hình báo cáo của các cơ quan, đơn vị".to_owned();
        let document = Document {
            identity: front::identity(issuer, &subject, kind, None),
            letterhead: front::letterhead(issuer, kind, (None, None), as_of.year()),
            title: Title::Attached { kind: kind.name.clone(), subject },
            addressees: Vec::new(),
            body: marked.body,
            recipients: Vec::new(),
            filing: String::new(),
            signature: front::signature(&issuer.signature),
            contact: None,
            marks: Default::default(),
            sample: self.has_samples(periods),
            appendices: marked.appendices,
        };
        Ok(Composed {
            document,
            profile,
            merged,
            template,
            snapshot: None,
            warnings: Problems::new(),
        })
    }

    /// Who tells the state of a round: the body that reminds.
    fn status_issuer(&self) -> &Body {
        &self.issuers.reminders
    }

    fn has_samples(&self, periods: &[PeriodStatus]) -> bool {
        let reported = |id: &Id| periods.iter().any(|period| period.id == id.as_str());
        self.campaign
            .reports
            .iter()
            .any(|((period, _), file)| reported(period) && file.value.sample)
    }

    /// The status of periods as a workbook: an overview, and a sheet for each period.
    ///
    /// # Errors
    /// The issuer is not there: a bug of this program.
    pub fn status_book(&self, periods: &[PeriodStatus], as_of: Date) -> Result<Book, Problems> {
        let issuer = self.status_issuer();
        let day = viet::date_short(as_of.0);
        let mut sheets = vec![overview(periods, &day)];
        sheets.extend(periods.iter().map(|period| agencies(period, &day)));
        Ok(Book {
            title: format!("Tình hình báo cáo tính đến hết ngày {day}"),
            author: issuer.name.to_string(),
            day: as_of,
            sheets,
        })
    }
}

/// The heads of the counts, in the order of [`counts`].
pub const COUNTS: [&str; 11] = [
    "Phải báo cáo",
    "Đã nhận",
    "Đúng hạn",
    "Quá hạn",
    "Không phát sinh",
    "Chưa đủ nội dung",
    "Chưa đạt mức tối thiểu",
    "Chưa gửi",
    "Chưa đến hạn",
    "Đã gửi, chưa đọc được",
    "Chưa rõ đúng hạn",
];

/// The counts of a tally, in the order of [`COUNTS`].
pub fn counts(tally: &Tally) -> [usize; 11] {
    [
        tally.expected,
        tally.received,
        tally.on_time,
        tally.late,
        tally.nil,
        tally.incomplete,
        tally.short,
        tally.missing,
        tally.not_due,
        tally.unread,
        tally.unclear,
    ]
}

/// The two rates' heads.
pub const RATES: [&str; 2] = ["Tỷ lệ gửi (%)", "Tỷ lệ đúng hạn (%)"];

fn overview(periods: &[PeriodStatus], day: &str) -> Sheet {
    // Only a deadline with an hour leaves anything unclear.
    let any_unclear = periods.iter().any(|period| period.totals.tally.unclear > 0);
    let shown = if any_unclear { COUNTS.len() } else { COUNTS.len() - 1 };
    let heads = ["Kỳ báo cáo", "Nhóm cơ quan, đơn vị"].into_iter();
    let heads = heads.chain(COUNTS.into_iter().take(shown)).chain(RATES);
    let heads: Vec<Cell> = heads.map(|head| Cell::Head(head.into())).collect();
    let mut widths = vec![24, 44];
    widths.resize(heads.len(), 11);
    let mut rows = vec![
        vec![Cell::Title(format!("TÌNH HÌNH BÁO CÁO TÍNH ĐẾN HẾT NGÀY {day}"))],
        vec![Cell::Note(
            "Tỷ lệ gửi = đã nhận / phải báo cáo; tỷ lệ đúng hạn = nhận đúng hạn / phải báo cáo."
                .into(),
        )],
        heads,
    ];
    let row = |period: &str, group: Cell, totals: &Totals, strong: bool| {
        let number = |value| if strong { Cell::StrongNumber(value) } else { Cell::Number(value) };
        let rate = |rate: Option<Decimal>| rate.map_or_else(|| Cell::text("-"), number);
        let mut row = vec![Cell::text(period), group];
        let counts = counts(&totals.tally).into_iter().take(shown);
        row.extend(counts.map(|count| number(Decimal::from(count))));
        row.extend([rate(totals.tally.completeness()), rate(totals.tally.timeliness())]);
        row
    };
    let mut charts = Vec::new();
    for period in periods {
        let first = rows.len() as u32;
        for group in &period.groups {
            rows.push(row(&period.name, Cell::text(group.name.as_str()), &group.totals, false));
        }
        rows.push(row(&period.name, Cell::Strong("Tổng số".into()), &period.totals, true));
        let rates = (2 + shown) as u16;
        charts.push(Chart {
            title: format!("Tỷ lệ gửi báo cáo {} theo nhóm (%)", period.name),
            rows: (first, rows.len() as u32 - 1),
            names: 1,
            series: RATES.iter().zip(rates..).map(|(n, at)| ((*n).to_owned(), at)).collect(),
        });
    }
    Sheet { name: "Tổng hợp".into(), widths, rows, head: Some(2), charts }
}

fn agencies(period: &PeriodStatus, day: &str) -> Sheet {
    let heads = [
        "STT",
        "Nhóm",
        "Cơ quan, đơn vị",
        period.due_head,
        "Ngày nhận",
        "Tình trạng",
        "Số ngày quá hạn",
        "Không phát sinh",
        "Số lần đã đôn đốc",
        "Còn thiếu, chưa đạt",
    ];
    let mut rows = vec![
        vec![Cell::Title(format!("Tình hình báo cáo {} tính đến hết ngày {day}", period.name))],
        heads.iter().map(|head| Cell::Head((*head).into())).collect(),
    ];
    let all = period.groups.iter().flat_map(|group| group.agencies.iter().map(move |a| (group, a)));
    for (nth, (group, agency)) in all.enumerate() {
        let owed: Vec<String> =
            agency.owed.iter().map(|owed| format!("- {}", owed.words)).collect();
        rows.push(vec![
            Cell::count(nth + 1),
            Cell::text(group.name.as_str()),
            Cell::text(agency.short.as_str()),
            match period.due_head == DeadlineColumn::PLAIN && agency.due != NO_DUE {
                true => Cell::Day(agency.due_before),
                false => Cell::text(agency.due.as_str()),
            },
            agency.received.map_or_else(|| Cell::text("-"), Cell::Day),
            Cell::text(agency.noted_state()),
            Cell::Number(Decimal::from(agency.days_late)),
            Cell::text(if agency.nil { "x" } else { "" }),
            Cell::count(agency.reminded),
            Cell::text(owed.join("\n")),
        ]);
    }
    // A period's id is a valid name of a sheet: 31 letters, figures and hyphens at most.
    let widths = vec![6, 30, 34, 13, 13, 15, 9, 10, 9, 70];
    Sheet { name: period.id.to_owned(), widths, rows, head: Some(1), charts: Vec::new() }
}
