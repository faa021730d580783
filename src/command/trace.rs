//! `vanban trace FIGURE`: the reports, files, lines and fields that a figure of the summary was added from.

use std::fmt::Write;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use serde_json::json;

use super::Common;
use super::build::unknown_ids;
use super::input::Input;
use super::status::{named, put};
use super::table::{Align, table};
use super::voice::{Voice, exit_code};
use crate::compose::summary::over_of_row;
use crate::compose::traced::{CountedView, SourceView, TraceView, book, rule_words, view};
use crate::data::campaign::Campaign;
use crate::data::check::spoils_figures;
use crate::data::indicators::Indicator;
use crate::data::plan::{Ask, Period};
use crate::files;
use crate::files::disk::RealDisk;
use crate::problem::{Fault, Origin, Problem, Problems, report};
use crate::round::trace::{Found, Trace, by_bookmark, by_name, trace};
use crate::round::{Column, Count, Figures, Over, Round, Subject};
use crate::{viet, workbook};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Số liệu: mã hoặc tên chỉ tiêu, số thứ tự trong bảng Số liệu tổng hợp, tình trạng báo cáo (da-bao-cao, qua-han…), câu hỏi lựa chọn, hoặc tên dấu trang (bookmark) trong Word
    #[arg(value_name = "SỐ LIỆU")]
    figure: String,
    /// Của ai: mã hoặc tên cơ quan, nhóm; hoặc dòng của Phụ lục II (IV, IV.3); không ghi là tổng số. Với câu hỏi lựa chọn: lựa chọn nào
    #[arg(value_name = "CỦA AI")]
    whose: Option<String>,
    /// Cột đứng cạnh chỉ tiêu trong các bảng; không ghi thì chính số liệu
    #[arg(long, alias = "cot", value_name = "CỘT", value_enum)]
    column: Option<ColumnName>,
    /// Kỳ báo cáo (mã); không ghi thì kỳ gần nhất đã có báo cáo
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Ghi bảng tính Excel tính lại số liệu bằng công thức
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".xlsx"))]
    xlsx: Option<PathBuf>,
    /// Ghi đè cả tệp đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

/// A column beside an indicator, as the command line names it.
#[derive(Debug, Clone, Copy)]
struct ColumnName(Column);

impl ValueEnum for ColumnName {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [ColumnName; 7] = [
            ColumnName(Column::Reported),
            ColumnName(Column::Asked),
            ColumnName(Column::Compared),
            ColumnName(Column::Before),
            ColumnName(Column::Now),
            ColumnName(Column::More),
            ColumnName(Column::Below),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.id()).help(viet::capitalize_first(self.0.words())))
    }
}

/// A figure that cannot be found as it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
enum TraceFault {
    NoReports {
        period: Option<String>,
        reported: Vec<String>,
    },
    /// The figure is there, in other periods.
    OtherPeriod {
        typed: String,
        periods: Vec<String>,
    },
    UnknownFigure {
        typed: String,
        nearest: Option<String>,
    },
    ManyFigures {
        typed: String,
        names: Vec<String>,
    },
    UnknownWhose {
        typed: String,
        nearest: Option<String>,
    },
    ManyWhose {
        typed: String,
        names: Vec<String>,
    },
    NotAsked {
        figure: String,
        whose: String,
    },
    NotCounted {
        figure: String,
    },
    UnknownChoice {
        figure: String,
        choices: Vec<String>,
    },
    NoColumn {
        figure: String,
        column: &'static str,
    },
}

/// More names than these are not told.
const NAMES_SHOWN: usize = 8;

impl Fault for TraceFault {
    fn code(&self) -> &'static str {
        match self {
            TraceFault::NoReports { .. } => "TN01",
            TraceFault::OtherPeriod { .. } => "TN10",
            TraceFault::UnknownFigure { .. } => "TN02",
            TraceFault::ManyFigures { .. } => "TN03",
            TraceFault::UnknownWhose { .. } => "TN04",
            TraceFault::ManyWhose { .. } => "TN05",
            TraceFault::NotAsked { .. } => "TN06",
            TraceFault::NotCounted { .. } => "TN07",
            TraceFault::UnknownChoice { .. } => "TN08",
            TraceFault::NoColumn { .. } => "TN09",
        }
    }

    fn origin(&self) -> Origin {
        Origin::Usage
    }

    fn message(&self) -> String {
        let guess = |nearest: &Option<String>| {
            nearest.as_ref().map(|n| format!("; ý bạn là '{n}'?")).unwrap_or_default()
        };
        match self {
            TraceFault::NoReports { period: None, .. } => {
                "chưa có báo cáo nào để truy nguồn".into()
            }
            TraceFault::NoReports { period: Some(period), .. } => {
                format!("kỳ {period} chưa có báo cáo nào để truy nguồn")
            }
            TraceFault::OtherPeriod { typed, periods } => {
                format!("kỳ này không có '{typed}'; có ở kỳ {}", periods.join(", "))
            }
            TraceFault::UnknownFigure { typed, nearest } => {
                format!("không có số liệu nào tên là '{typed}' trong kỳ này{}", guess(nearest))
            }
            TraceFault::ManyFigures { typed, .. } => {
                format!("có nhiều chỉ tiêu khớp với '{typed}'")
            }
            TraceFault::UnknownWhose { typed, nearest } => {
                format!(
                    "không có cơ quan, nhóm hay dòng phụ lục nào tên là '{typed}'{}",
                    guess(nearest)
                )
            }
            TraceFault::ManyWhose { typed, .. } => {
                format!("có nhiều cơ quan, nhóm khớp với '{typed}'")
            }
            TraceFault::NotAsked { figure, whose } => {
                format!("{whose} không phải báo cáo chỉ tiêu '{figure}' trong kỳ này")
            }
            TraceFault::NotCounted { figure } => {
                format!("'{figure}' chỉ tính chung hoặc theo nhóm, không có của riêng một cơ quan")
            }
            TraceFault::UnknownChoice { figure, .. } => {
                format!("câu hỏi '{figure}' cần ghi rõ một lựa chọn đã có người chọn")
            }
            TraceFault::NoColumn { figure, column } => {
                format!("báo cáo tổng hợp không có '{figure}' ở cột {column}")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        let some = |names: &[String]| {
            let shown: Vec<&str> = names.iter().take(NAMES_SHOWN).map(String::as_str).collect();
            let more = if names.len() > NAMES_SHOWN { " …" } else { "" };
            format!("ghi rõ một trong: {}{more}", shown.join(", "))
        };
        Some(match self {
            TraceFault::NoReports { reported, .. } if !reported.is_empty() => {
                format!("các kỳ đã có báo cáo: {}", reported.join(", "))
            }
            TraceFault::NoReports { .. } => {
                "thu biểu mẫu gửi về bằng 'vanban collect', hoặc ghi báo cáo vào reports/<mã kỳ>/<mã cơ quan>.yaml".into()
            }
            TraceFault::OtherPeriod { periods, .. } => {
                format!("ghi thêm --period {}", periods.first().map_or("", String::as_str))
            }
            TraceFault::UnknownFigure { .. } | TraceFault::NotAsked { .. } => {
                "xem mã, tên chỉ tiêu trong indicators.yaml".into()
            }
            TraceFault::UnknownWhose { .. } => "xem mã, tên trong agencies.yaml".into(),
            TraceFault::NotCounted { .. } => "bỏ tên cơ quan, hoặc ghi tên nhóm".into(),
            TraceFault::UnknownChoice { choices, .. } => some(choices),
            TraceFault::NoColumn { .. } => {
                "cột ky-truoc, ky-nay, tang-giam, so-don-vi-so-sanh chỉ có cho tổng số của chỉ tiêu so được với kỳ trước; phai-bao-cao, da-bao-cao có cho tổng số và từng nhóm".into()
            }
            TraceFault::ManyFigures { names, .. } | TraceFault::ManyWhose { names, .. } => {
                some(names)
            }
        })
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let input = Input::read(&RealDisk, common);
    let mut problems = input.problems.clone();
    let mut found = None;
    if let Some(campaign) = &input.gathered.campaign
        && !spoils_figures(&input.gathered.problems)
    {
        if let Err(code) = unknown_ids(campaign, &[], options.period.as_deref(), voice) {
            return code;
        }
        match find(campaign, options) {
            Ok((period, trace)) => {
                if let Some(path) = &options.xlsx {
                    let author = campaign.body(&campaign.office.value.issues.summary);
                    let author = author.map_or("", |body| body.name.as_str());
                    let book = book(&trace, period.name.as_str(), period.due_before, author);
                    let made = workbook::write(&book).map_err(|f| Problem::nowhere(&f).into());
                    match made.and_then(|bytes| put(path, &bytes, options.overwrite)) {
                        Ok(()) => voice.say(&format!("Đã ghi '{}'.", files::shown(path))),
                        Err(found) => problems.extend(found),
                    }
                }
                found = Some((period, view(&trace)));
            }
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    problems.sort();
    // Warnings of the data have been told by other verbs: here they would bury the figure.
    let told: Problems = problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    voice.problems(&told, |name| input.text_of(name));
    match &found {
        Some((period, trace)) if voice.is_json() => voice.json(&json!({
            "period": period.id,
            "figure": trace,
            "problems": report::to_json(&problems),
        })),
        None if voice.is_json() => {
            voice.json(&json!({ "problems": report::to_json(&problems) }));
        }
        Some((period, trace)) => voice.result(&shown(period, trace)),
        None => {}
    }
    exit_code(&problems)
}

/// Finds the figure, in the period that was named, else in the last that has reports; a bookmark says its
/// period itself.
fn find<'c>(
    campaign: &'c Campaign,
    options: &Options,
) -> Result<(&'c Period, Trace<'c>), TraceFault> {
    let all = &campaign.plan.value.reporting.periods;
    let named = options.period.as_deref();
    let has_reports = |period: &&Period| campaign.reports.keys().any(|(of, _)| *of == period.id);
    let mut reported: Vec<&'c Period> = all.iter().filter(has_reports).collect();
    reported.sort_by_key(|period| std::cmp::Reverse(period.due_before));
    let asked = |period: &&Period| named.is_none_or(|id| id == period.id.as_str());
    let Some(last) = reported.iter().copied().find(asked) else {
        let reported = reported.iter().map(|period| period.id.to_string()).collect();
        return Err(TraceFault::NoReports { period: named.map(str::to_owned), reported });
    };
    if options.figure.to_ascii_lowercase().starts_with("sl_") {
        for period in reported.into_iter().filter(asked) {
            let (round, figures) = told(campaign, period);
            if let Some((subject, over)) = by_bookmark(&round, &figures, &options.figure) {
                return Ok((period, trace(&round, &figures, &subject, over)));
            }
        }
        return Err(TraceFault::UnknownFigure { typed: options.figure.clone(), nearest: None });
    }
    let fault = match find_in(campaign, options, last) {
        Ok(found) => return Ok((last, found)),
        Err(fault) => fault,
    };
    let (TraceFault::UnknownFigure { .. } | TraceFault::NotAsked { .. }) = &fault else {
        return Err(fault);
    };
    let others = reported.into_iter().filter(|period| period.id != last.id);
    let others = others.filter(|period| find_in(campaign, options, period).is_ok());
    let periods: Vec<String> = others.map(|period| period.id.to_string()).collect();
    match periods.is_empty() {
        true => Err(fault),
        false => Err(TraceFault::OtherPeriod { typed: options.figure.clone(), periods }),
    }
}

/// Finds the figure in a period, by its name.
fn find_in<'c>(
    campaign: &'c Campaign,
    options: &Options,
    period: &'c Period,
) -> Result<Trace<'c>, TraceFault> {
    let (round, figures) = told(campaign, period);
    let whose = options.whose.as_deref();
    let (subject, over) = match subject(&figures, &options.figure)? {
        Named::Indicator(indicator) => {
            let over = match whose {
                None => Over::All,
                Some(typed) => self::whose(campaign, &figures, indicator, typed)?,
            };
            let beside = |column: ColumnName| Subject::Beside(indicator, column.0);
            (options.column.map_or(Subject::Indicator(indicator), beside), over)
        }
        Named::Count(count) => {
            let over = match whose {
                None => Over::All,
                Some(typed) => by_whose(campaign, typed)?,
            };
            if let Over::Agency(_) = over {
                return Err(TraceFault::NotCounted { figure: count.words().to_owned() });
            }
            (Subject::Count(count), over)
        }
        Named::Question(ask) => (choice(&figures, ask, whose)?, Over::All),
    };
    if let Some(ColumnName(column)) = options.column
        && (!matches!(subject, Subject::Beside(..)) || figures.told(&subject, over).is_none())
    {
        let figure = subject.indicator().map_or_else(|| subject.name(), |i| i.name.to_string());
        return Err(TraceFault::NoColumn { figure, column: column.id() });
    }
    let trace = trace(&round, &figures, &subject, over);
    let nobody = |trace: &Trace<'_>| trace.sources.is_empty() && trace.lacking.is_empty();
    let asked_nobody = nobody(&trace) && trace.parts.iter().all(nobody);
    if let (Subject::Indicator(indicator), true) = (&subject, asked_nobody) {
        let (figure, whose) = (indicator.name.to_string(), over.words().to_owned());
        return Err(TraceFault::NotAsked { figure, whose });
    }
    Ok(trace)
}

/// A period's round and its figures.
fn told<'c>(campaign: &'c Campaign, period: &'c Period) -> (Round<'c>, Figures<'c>) {
    let round = Round::of(campaign, period);
    let figures = Figures::of(&round);
    (round, figures)
}

/// What a clerk named.
#[derive(Clone, Copy)]
enum Named<'c> {
    Indicator(&'c Indicator),
    Count(Count),
    Question(&'c Ask),
}

fn subject<'c>(figures: &Figures<'c>, typed: &str) -> Result<Named<'c>, TraceFault> {
    if let Ok(nth) = typed.parse::<usize>() {
        let line = nth.checked_sub(1).and_then(|nth| figures.lines.get(nth));
        let unknown = || TraceFault::UnknownFigure { typed: typed.to_owned(), nearest: None };
        return line.map(|line| Named::Indicator(line.indicator)).ok_or_else(unknown);
    }
    let indicators = figures.lines.iter().map(|line| {
        let indicator = line.indicator;
        let short = indicator.short.iter().map(|short| short.as_str());
        let names = [indicator.id.as_str(), indicator.name.as_str()].into_iter().chain(short);
        (Named::Indicator(indicator), names.collect())
    });
    let counts =
        Count::ALL.iter().map(|count| (Named::Count(*count), vec![count.id(), count.words()]));
    let mut asks: Vec<&'c Ask> = Vec::new();
    for (subject, _) in &figures.choices {
        if let Subject::Choice { ask, .. } = subject
            && asks.last().is_none_or(|last| last.id != ask.id)
        {
            asks.push(ask);
        }
    }
    let asks = asks.into_iter();
    let asks = asks.map(|ask| (Named::Question(ask), vec![ask.id.as_str(), ask.label.as_str()]));
    // An indicator goes before what is counted: its name is the office's own.
    let fault = match by_name(typed, indicators) {
        Found::One(named) => return Ok(named),
        Found::None(nearest) => TraceFault::UnknownFigure { typed: typed.to_owned(), nearest },
        Found::Several(names) => TraceFault::ManyFigures { typed: typed.to_owned(), names },
    };
    match (by_name(typed, counts.chain(asks)), fault) {
        (Found::One(named), TraceFault::UnknownFigure { .. }) => Ok(named),
        (Found::Several(names), TraceFault::UnknownFigure { typed, .. }) => {
            Err(TraceFault::ManyFigures { typed, names })
        }
        (_, fault) => Err(fault),
    }
}

/// A choice of a question, by its id or its words.
fn choice<'c>(
    figures: &Figures<'c>,
    ask: &'c Ask,
    typed: Option<&str>,
) -> Result<Subject<'c>, TraceFault> {
    let own = figures.choices.iter().enumerate().filter_map(|(nth, (subject, _))| match subject {
        Subject::Choice { ask: of, id, text } if of.id == ask.id => {
            Some((nth, vec![id.as_str(), text.as_str()]))
        }
        _ => None,
    });
    let own: Vec<(usize, Vec<&str>)> = own.collect();
    let choices = own.iter().filter_map(|(_, names)| names.first().map(|id| (*id).to_owned()));
    let choices: Vec<String> = choices.collect();
    let found = match (typed, own.as_slice()) {
        (None, [(only, _)]) => Some(*only),
        (None, _) => None,
        (Some(typed), _) => match by_name(typed, own.iter().cloned()) {
            Found::One(nth) => Some(nth),
            Found::None(_) | Found::Several(_) => None,
        },
    };
    let subject =
        found.and_then(|nth| figures.choices.get(nth)).map(|(subject, _)| subject.clone());
    let figure = ask.label.to_string();
    subject.ok_or(TraceFault::UnknownChoice { figure, choices })
}

fn whose<'c>(
    campaign: &'c Campaign,
    figures: &Figures<'c>,
    indicator: &Indicator,
    typed: &str,
) -> Result<Over<'c>, TraceFault> {
    match over_of_row(figures, &indicator.id, typed) {
        Some(over) => Ok(over),
        None => by_whose(campaign, typed),
    }
}

fn by_whose<'c>(campaign: &'c Campaign, typed: &str) -> Result<Over<'c>, TraceFault> {
    let groups = campaign.agencies.value.groups.iter();
    let groups = groups.map(|g| (Over::Group(g), vec![g.id.as_str(), g.name.as_str()]));
    let agencies = campaign.all_agencies();
    let agencies =
        agencies.map(|(_, a)| (Over::Agency(a), vec![a.id.as_str(), a.name.as_str(), a.short()]));
    match by_name(typed, groups.chain(agencies)) {
        Found::One(over) => Ok(over),
        Found::None(nearest) => Err(TraceFault::UnknownWhose { typed: typed.to_owned(), nearest }),
        Found::Several(names) => Err(TraceFault::ManyWhose { typed: typed.to_owned(), names }),
    }
}

fn number(plain: &str) -> String {
    plain.parse().map_or_else(|_| plain.to_owned(), viet::format_number)
}

fn shown(period: &Period, trace: &TraceView<'_>) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "Kỳ {} ({})", period.name, period.id);
    push(&mut text, trace);
    push_parts(&mut text, trace);
    text
}

fn push_parts(text: &mut String, trace: &TraceView<'_>) {
    let names = if trace.rule == "rate" {
        ["TỬ SỐ", "MẪU SỐ"]
    } else {
        ["KỲ NÀY", "KỲ TRƯỚC"]
    };
    for (part, name) in trace.parts.iter().zip(names) {
        let _ = write!(text, "\n{name}: ");
        push(text, part);
        push_parts(text, part);
    }
}

fn push(text: &mut String, trace: &TraceView<'_>) {
    let value = match &trace.value {
        Some(value) => format!("{} {}", number(value), trace.unit),
        None => "không có số".to_owned(),
    };
    let _ = writeln!(text, "{} - {}: {value}", trace.name, trace.whose);
    let mark = match trace.id.as_str() {
        "" => String::new(),
        id => format!(". Dấu trang trong Word: {id}"),
    };
    let _ = writeln!(text, "Cách tính: {}{mark}", rule_words(trace.rule));
    if !trace.sources.is_empty() {
        let _ = writeln!(text, "Từ {} báo cáo:\n", trace.sources.len());
        let columns = [
            ("Cơ quan, đơn vị", Align::Left),
            ("Số liệu", Align::Right),
            ("Báo cáo", Align::Left),
            ("Tệp, dòng", Align::Left),
            ("Trường", Align::Left),
        ];
        let rows: Vec<Vec<String>> = trace.sources.iter().map(row).collect();
        text.push_str(&table(&columns, &rows));
        push_corrections(text, &trace.sources);
    }
    if !trace.counted.is_empty() {
        let _ = writeln!(text, "Trong {} cơ quan, đơn vị:\n", trace.counted.len());
        let columns = [
            ("Cơ quan, đơn vị", Align::Left),
            ("Tính", Align::Left),
            ("Tình trạng", Align::Left),
            ("Ngày nhận", Align::Right),
            ("Tệp, dòng", Align::Left),
        ];
        let rows: Vec<Vec<String>> = trace.counted.iter().map(counted_row).collect();
        text.push_str(&table(&columns, &rows));
    }
    if !trace.lacking.is_empty() {
        text.push_str("\nChưa có trong số này:\n");
        for lack in &trace.lacking {
            let _ = writeln!(text, "  {}: {}", lack.name, lack.words);
        }
    }
}

/// What corrections made of the figures.
fn push_corrections(text: &mut String, sources: &[SourceView<'_>]) {
    let mut all = sources
        .iter()
        .flat_map(|source| source.corrections.iter().map(move |correction| (source, correction)))
        .peekable();
    if all.peek().is_some() {
        text.push_str("\nSố đã được cơ quan sửa:\n");
    }
    for (source, correction) in all {
        let (sender, words) = (source.sender(), correction.words());
        let _ = writeln!(text, "  {sender}: {words} (bản trước: {})", correction.file);
    }
}

fn counted_row(counted: &CountedView<'_>) -> Vec<String> {
    let place = counted.file.as_ref().zip(counted.line);
    vec![
        counted.name.to_owned(),
        if counted.counts { "có" } else { "-" }.to_owned(),
        counted.state.clone(),
        counted.received.map_or_else(|| "-".to_owned(), |day| viet::date_short(day.0)),
        place.map_or_else(|| "-".to_owned(), |(file, line)| format!("{file}:{line}")),
    ]
}

fn row(source: &SourceView<'_>) -> Vec<String> {
    let day = |day: crate::data::scalar::Date| viet::date_short(day.0);
    let report = match (source.number, source.date, source.received) {
        (Some(number), Some(date), _) => {
            format!("số {} ngày {}", viet::two_digits(number), day(date))
        }
        (_, _, Some(received)) => format!("nhận ngày {}", day(received)),
        _ => "-".to_owned(),
    };
    vec![
        source.sender(),
        number(&source.value),
        report,
        format!("{}:{}", source.file, source.line),
        source.field.clone(),
    ]
}
