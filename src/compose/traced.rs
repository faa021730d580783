//! Tasks: where a figure came from, as JSON and tables take it, and as a workbook that computes it again.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::data::gather::REPORTS;
use crate::data::indicators::Total;
use crate::data::report::CameAs;
use crate::data::scalar::Date;
use crate::round::entry::RATE_PLACES;
use crate::round::trace::{Correction, Lack, Source, Trace, TracedAgency};
use crate::round::{Column, FigureScope, ScopeKind, Subject, SubjectKind};
use crate::viet;
use crate::workbook::{Book, Cell, Sheet, cell_name};

/// A figure with its sources.
#[derive(Debug, Clone, Serialize)]
pub struct TraceView {
    /// Its id, the name of its bookmark in Word; absent where the summary does not print it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What it is about.
    pub kind: SubjectKind,
    /// Its indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Over whom it is added.
    pub over: ScopeKind,
    /// The id of the group or agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The name of the group or agency; `Tổng số` for all.
    pub whose: String,
    /// The figure, as a plain decimal.
    pub value: Option<String>,
    /// How it is computed.
    pub rule: Calculation,
    /// The reports that it was added from.
    pub sources: Vec<SourceView>,
    /// For a count: every agency that it looks at, with its state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<CountedView>,
    /// Whom it lacks, and why.
    pub lacking: Vec<LackView>,
    /// What a rate divides by what, or what a difference takes from what.
    pub parts: Vec<TraceView>,
}

/// A report's share.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// The agency.
    pub agency: String,
    /// Its short name.
    pub name: String,
    /// The name at that time of a body that sent it and is part of the agency now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Its group's name.
    pub group: String,
    /// Its figure, as a plain decimal.
    pub value: String,
    /// What is in the file; absent for a nil report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed: Option<String>,
    /// The file.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The field.
    pub field: String,
    /// The number of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The date of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// When it was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// On what it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came_as: Option<CameAs>,
    /// What corrections made of the figure, the first one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionView>,
    #[serde(skip)]
    exact: Decimal,
}

impl SourceView {
    /// The agency's name; of what a body sent that is part of it now, that body's name with it.
    pub fn sender(&self) -> String {
        match &self.was {
            Some(was) => format!("{was} (nay là {})", self.name),
            None => self.name.clone(),
        }
    }
}

/// A correction that changed a figure.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// What the version before says; absent where it does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What the correction says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The day on which the correction was received.
    pub received: Date,
    /// The file in which the version before is kept.
    pub file: String,
}

impl CorrectionView {
    /// `1.250 → 1.300, bản sửa nhận ngày 16/12/2024`.
    pub fn words(&self) -> String {
        let said =
            |typed: &Option<String>| typed.clone().unwrap_or_else(|| "(không ghi)".to_owned());
        format!(
            "{} → {}, bản sửa nhận ngày {}",
            said(&self.before),
            said(&self.after),
            viet::date_short(self.received.0)
        )
    }
}

/// An agency that a count looks at.
#[derive(Debug, Clone, Serialize)]
pub struct CountedView {
    /// The agency.
    pub agency: String,
    /// Its short name.
    pub name: String,
    /// Its group's name.
    pub group: String,
    /// Its state.
    pub state: String,
    /// Whether it is counted.
    pub counts: bool,
    /// The file of its report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// When it was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
}

/// An agency whose figure is not there.
#[derive(Debug, Clone, Serialize)]
pub struct LackView {
    /// The agency.
    pub agency: String,
    /// Its short name.
    pub name: String,
    /// Why.
    pub why: Lack,
    /// The same in Vietnamese.
    pub words: &'static str,
}

/// How a figure is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calculation {
    /// The figures are added.
    Sum,
    /// The greatest counts.
    Max,
    /// One total is divided by another.
    Rate,
    /// It is the body's own.
    Own,
    /// Bodies are counted.
    Count,
    /// One period is taken from another.
    Difference,
    /// Figures of several bodies make none.
    None,
}

impl Calculation {
    fn of(trace: &Trace<'_>) -> Self {
        let indicator = match &trace.subject {
            Subject::Count(_) | Subject::Choice { .. } | Subject::Others(_) => {
                return Calculation::Count;
            }
            Subject::Column(
                _,
                Column::Reported | Column::Asked | Column::Compared | Column::Below,
            ) => {
                return Calculation::Count;
            }
            Subject::Column(_, Column::More) => return Calculation::Difference,
            Subject::Indicator(indicator)
            | Subject::Column(indicator, Column::Before | Column::Now) => indicator,
        };
        match (indicator.total(), trace.scope) {
            (Total::Rate, _) => Calculation::Rate,
            (_, FigureScope::Agency(_)) => Calculation::Own,
            (Total::Sum | Total::Last, _) => Calculation::Sum,
            (Total::Max, _) => Calculation::Max,
            (Total::None, _) => Calculation::None,
        }
    }

    /// What it means, for a clerk.
    pub fn words(self) -> &'static str {
        match self {
            Calculation::Sum => "cộng số của từng cơ quan, đơn vị",
            Calculation::Max => "lấy số lớn nhất",
            Calculation::Rate => {
                "lấy tổng tử số chia tổng mẫu số của các cơ quan, đơn vị có đủ cả hai số"
            }
            Calculation::Own => "số của chính cơ quan, đơn vị",
            Calculation::Count => "đếm cơ quan, đơn vị theo tình trạng",
            Calculation::Difference => {
                "lấy số kỳ này trừ số kỳ trước, của các cơ quan, đơn vị có số liệu ở cả hai kỳ"
            }
            Calculation::None => "chỉ tiêu này không cộng giữa các cơ quan, đơn vị",
        }
    }
}

/// A trace as JSON and tables take it.
pub fn view(trace: &Trace<'_>) -> TraceView {
    TraceView {
        id: trace.id.clone(),
        kind: trace.subject.kind(),
        indicator: trace.subject.indicator().map(|indicator| indicator.id.to_string()),
        name: trace.name.clone(),
        unit: trace.subject.unit().to_owned(),
        over: trace.scope.kind(),
        of: trace.scope.of().map(ToString::to_string),
        whose: trace.scope.words().to_owned(),
        value: trace.value.map(|value| value.normalize().to_string()),
        rule: Calculation::of(trace),
        sources: trace.sources.iter().map(source).collect(),
        counted: trace.counted.iter().map(counted).collect(),
        lacking: trace
            .lacking
            .iter()
            .map(|(entry, lack)| LackView {
                agency: entry.agency.id.to_string(),
                name: entry.agency.short().to_owned(),
                why: *lack,
                words: lack.words(),
            })
            .collect(),
        parts: trace.parts.iter().map(view).collect(),
    }
}

fn counted(looked: &TracedAgency<'_>) -> CountedView {
    let entry = &looked.agency.entry;
    CountedView {
        agency: entry.agency.id.to_string(),
        name: entry.agency.short().to_owned(),
        group: entry.group.name.to_string(),
        state: looked.agency.state.clone(),
        counts: looked.agency.counts,
        file: looked.place.as_ref().map(|place| place.file.to_string()),
        line: looked.place.as_ref().map(|place| place.line),
        received: entry.report.map(|report| report.received),
    }
}

fn source(source: &Source<'_>) -> SourceView {
    let report = source.entry.report;
    SourceView {
        agency: source.entry.agency.id.to_string(),
        name: source.entry.agency.short().to_owned(),
        was: source.was.map(|was| was.name().to_owned()),
        group: source.entry.group.name.to_string(),
        value: source.value.normalize().to_string(),
        typed: source.typed.map(str::to_owned),
        file: source.place.file.to_string(),
        line: source.place.line,
        field: source.field.clone(),
        number: report.and_then(|report| report.number).map(|number| number.0),
        date: report.and_then(|report| report.date),
        received: report.map(|report| report.received),
        came_as: report.map(|report| report.came_as),
        corrections: source.corrections.iter().map(correction).collect(),
        exact: source.value,
    }
}

fn correction(correction: &Correction<'_>) -> CorrectionView {
    let Correction { before, after, received, file } = *correction;
    let owned = |typed: Option<&str>| typed.map(str::to_owned);
    CorrectionView { before: owned(before), after: owned(after), received, file: file.to_owned() }
}

/// The sheet of sources; formulas name it.
const SOURCES: &str = "Nguồn";

/// Its columns.
const HEADS: [&str; 13] = [
    "STT",
    "Chỉ tiêu",
    "Nhóm",
    "Cơ quan, đơn vị",
    "Số liệu",
    "Ghi trong báo cáo, tình trạng",
    "Tệp",
    "Dòng",
    "Trường",
    "Số báo cáo",
    "Ngày báo cáo",
    "Ngày nhận",
    "Đã sửa",
];

/// The column of figures on it.
const VALUE: usize = 4;

/// The column of what a report says, or of the state of an agency's report.
const STATE: usize = 5;

/// A trace as a workbook: a sheet with the figure, computed by formulas from a sheet with its sources. `period` is
/// the period's name, `day` the day of which it tells, `author` who makes it.
pub fn book(trace: &Trace<'_>, period: &str, day: Date, author: &str) -> Book {
    let mut sources = Sources::new();
    let whose = trace.scope.words();
    let title = format!("{}: {whose}, {period}", trace.name);
    let mut rows = vec![
        vec![Cell::Title(title.clone())],
        vec![Cell::Note(format!(
            "Mã số liệu trong tệp Word (bookmark): {}. Đơn vị tính: {}. Cách tính: {}.",
            trace.id,
            trace.subject.unit(),
            Calculation::of(trace).words(),
        ))],
        vec![Cell::Head("Nội dung".into()), Cell::Head("Số liệu".into())],
    ];
    let computed = computed(trace, &mut rows, &mut sources);
    let checked = matches!(computed, Cell::Formula { .. });
    rows.push(vec![Cell::Strong("Tính lại từ các báo cáo".into()), computed]);
    if let (Some(value), true) = (trace.value, checked) {
        let at = rows.len();
        rows.push(vec![Cell::text("Số trong báo cáo tổng hợp"), Cell::Number(value)]);
        let difference = format!("={}-{}", cell_name(at - 1, 1), cell_name(at, 1));
        let zero = Cell::Formula { formula: difference, result: Decimal::ZERO };
        rows.push(vec![Cell::text("Chênh lệch (phải bằng 0)"), zero]);
    }
    let figure = Sheet {
        name: "Số liệu".into(),
        widths: vec![70, 18],
        rows,
        head: None,
        charts: Vec::new(),
    };
    let sheets = vec![figure, sources.sheet()];
    Book { title, author: author.to_owned(), day, sheets }
}

/// The place of a report within the folder of data: a workbook is sent, and where the folder is on this machine is
/// nobody's business.
fn in_data(file: &str) -> &str {
    file.rfind(&format!("{REPORTS}/")).map_or(file, |at| &file[at..])
}

/// A figure by a formula: over the cells of its sources, or over those of its parts, which come before it
/// in rows of their own.
fn computed(trace: &Trace<'_>, rows: &mut Vec<Vec<Cell>>, sources: &mut Sources) -> Cell {
    let Some(value) = trace.value.filter(|_| Calculation::of(trace) != Calculation::None) else {
        sources.add(trace);
        return Cell::figure(trace.value);
    };
    let formula = match (trace.parts.as_slice(), Calculation::of(trace)) {
        ([one, other], rule) => {
            let mut names = Vec::with_capacity(2);
            for part in [one, other] {
                let figure = computed(part, rows, sources);
                names.push(cell_name(rows.len(), 1));
                rows.push(vec![Cell::text(part.name.as_str()), figure]);
            }
            let names = names.join(if rule == Calculation::Rate { "/" } else { "-" });
            match trace.subject.indicator().filter(|_| rule == Calculation::Rate) {
                Some(indicator) => {
                    let scale = indicator.scale();
                    format!("=ROUND({names}*{scale},{RATE_PLACES})")
                }
                None => format!("={names}"),
            }
        }
        (_, Calculation::Count) => {
            let Some(range) = sources.add_counted(trace) else { return Cell::figure(Some(value)) };
            let counting = trace.counted.iter().filter(|looked| looked.agency.counts);
            let mut states: Vec<&str> = counting.map(|l| l.agency.state.as_str()).collect();
            states.sort_unstable();
            states.dedup();
            let each = states.iter().map(|state| format!("COUNTIF({range},\"{state}\")"));
            let each: Vec<String> = each.collect();
            if each.is_empty() {
                return Cell::figure(Some(value));
            }
            format!("={}", each.join("+"))
        }
        (_, rule) => {
            let Some(range) = sources.add(trace) else { return Cell::figure(Some(value)) };
            let greatest = trace.subject.indicator().is_some_and(|i| i.total() == Total::Max);
            format!(
                "={}({range})",
                if rule == Calculation::Max || greatest { "MAX" } else { "SUM" }
            )
        }
    };
    Cell::Formula { formula, result: value }
}

/// The sheet of sources while it grows.
struct Sources {
    rows: Vec<Vec<Cell>>,
    nth: usize,
}

impl Sources {
    fn new() -> Self {
        let rows = vec![HEADS.iter().map(|head| Cell::Head((*head).into())).collect()];
        Sources { rows, nth: 0 }
    }

    /// Adds the sources of a figure; the cells of their figures as formulas name them, `None` where there
    /// is none.
    fn add(&mut self, trace: &Trace<'_>) -> Option<String> {
        let first = self.rows.len();
        for view in trace.sources.iter().map(source) {
            self.nth += 1;
            let corrected: Vec<String> =
                view.corrections.iter().map(CorrectionView::words).collect();
            let corrected = corrected.join("; ");
            self.rows.push(vec![
                Cell::count(self.nth),
                Cell::text(trace.name.as_str()),
                Cell::text(view.group.as_str()),
                Cell::text(view.sender()),
                Cell::Number(view.exact),
                Cell::text(view.typed.as_deref().unwrap_or("không phát sinh")),
                Cell::text(in_data(&view.file)),
                Cell::Number(Decimal::from(view.line)),
                Cell::text(view.field),
                Cell::text(view.number.map_or_else(|| "-".to_owned(), viet::two_digits)),
                view.date.map_or_else(|| Cell::text("-"), Cell::Day),
                view.received.map_or_else(|| Cell::text("-"), Cell::Day),
                Cell::text(corrected),
            ]);
        }
        let last = self.rows.len().checked_sub(1).filter(|last| *last >= first);
        for (entry, lack) in &trace.lacking {
            self.nth += 1;
            self.rows.push(vec![
                Cell::count(self.nth),
                Cell::text(trace.name.as_str()),
                Cell::text(entry.group.name.as_str()),
                Cell::text(entry.agency.short()),
                Cell::text(""),
                Cell::text(viet::capitalize_first(lack.words())),
            ]);
            if let Some(row) = self.rows.last_mut() {
                row.resize(HEADS.len(), Cell::text(""));
            }
        }
        let (from, to) = (cell_name(first, VALUE), cell_name(last?, VALUE));
        Some(format!("'{SOURCES}'!{from}:{to}"))
    }

    /// Adds the agencies that a count looks at; the cells of their states as formulas name them.
    fn add_counted(&mut self, trace: &Trace<'_>) -> Option<String> {
        let first = self.rows.len();
        for view in trace.counted.iter().map(counted) {
            self.nth += 1;
            self.rows.push(vec![
                Cell::count(self.nth),
                Cell::text(trace.name.as_str()),
                Cell::text(view.group),
                Cell::text(view.name),
                Cell::count(usize::from(view.counts)),
                Cell::text(view.state),
                Cell::text(view.file.as_deref().map_or("", in_data)),
                view.line.map_or_else(|| Cell::text(""), |line| Cell::Number(line.into())),
                Cell::text(""),
                Cell::text("-"),
                Cell::text("-"),
                view.received.map_or_else(|| Cell::text("-"), Cell::Day),
                Cell::text(""),
            ]);
        }
        let last = self.rows.len().checked_sub(1).filter(|last| *last >= first)?;
        let (from, to) = (cell_name(first, STATE), cell_name(last, STATE));
        Some(format!("'{SOURCES}'!{from}:{to}"))
    }

    fn sheet(self) -> Sheet {
        let widths = vec![6, 34, 28, 30, 14, 18, 44, 7, 28, 10, 13, 13, 48];
        Sheet { name: SOURCES.into(), widths, rows: self.rows, head: Some(0), charts: Vec::new() }
    }
}
