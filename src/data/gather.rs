//! Values: the files of a data folder become a [`Campaign`], with everything that is wrong in any of them.
//!
//! The shell reads the bytes; which file means what is decided here. A file that does not read damages only what it
//! is about: a report damages its agency's report, an entry of the agencies or indicators that agency or indicator,
//! the letters that were sent the letters that would follow, anything else the whole campaign.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::agencies::Agencies;
use super::campaign::{Campaign, Former};
use super::check::fault::IdFault;
use super::check::{self, Scope};
use super::indicators::Indicators;
use super::load::{Located, Shape, load};
use super::office::Office;
use super::partial;
use super::plan::Plan;
use super::reminders::Reminders;
use super::report::Report;
use super::scalar::{Date, Id, example};
use super::shared::Shared;
use super::source::Source;
use super::summaries::SummaryText;
use super::then::Then;
use crate::problem::words::guess;
use crate::problem::{Place, Problem, Problems, Severity, faults};
use crate::viet;

/// The files that every campaign has.
pub const FILES: [&str; 4] = ["office.yaml", AGENCIES, "plan.yaml", "indicators.yaml"];

/// The file of the agencies.
const AGENCIES: &str = "agencies.yaml";

/// The file of what was sent to agencies that owe; a campaign that has sent nothing has none.
pub(crate) const REMINDERS: &str = "reminders.yaml";

/// The folder of reports.
pub(crate) const REPORTS: &str = "reports";

/// The folder of what a person wrote of the summaries.
pub(crate) const SUMMARIES: &str = "summaries";

/// Endings that a text editor or Windows, which hides them, puts after the name of a data file.
const HIDDEN_ENDINGS: [&str; 4] = [".txt", ".rtf", ".doc", ".docx"];

/// Whether a file of a data folder (path below it, with `/`) is read: what is data, and what a clerk may have saved
/// as data under a name that is not quite right, so that it can be determined.
pub(crate) fn is_read(path: &str) -> bool {
    let lower = path.to_lowercase();
    let shown = HIDDEN_ENDINGS.iter().find_map(|ending| lower.strip_suffix(ending));
    let is_yaml = |name: &str| name.ends_with(".yaml") || name.ends_with(".yml");
    is_yaml(&lower) || shown.is_some_and(is_yaml) || path.starts_with(REPORTS)
}

/// A data folder, read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The campaign; `None` where one of its own files does not read.
    pub campaign: Option<Campaign>,
    /// Everything that is wrong, with what it invalidates.
    pub problems: Vec<(Scope, Problem)>,
    /// The text of each file that is text, by the name that problems give it.
    pub sources: BTreeMap<Arc<str>, Arc<str>>,
}

impl Gathered {
    /// The problems without their scopes, in the order of files and lines.
    pub fn all_problems(&self) -> Problems {
        let mut problems: Problems =
            self.problems.iter().map(|(_, problem)| problem.clone()).collect();
        problems.sort();
        problems
    }

    /// Forgets the texts of the reports about which nothing is reported, for runs that will find nothing more in
    /// them: of a country they weigh as much as what was read from them.
    pub fn forget_good_reports(&mut self) {
        let reported: HashSet<&Arc<str>> = self
            .problems
            .iter()
            .filter_map(|(_, problem)| problem.place.as_ref().map(|place| &place.file))
            .collect();
        let reports = self.campaign.iter_mut().flat_map(|campaign| campaign.reports.values_mut());
        for report in reports.filter(|report| !reported.contains(&report.source.name)) {
            self.sources.remove(&report.source.name);
            report.forget_text();
        }
    }
}

/// A file that should be there and is not, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatherFault {
    /// One of [`FILES`] is missing.
    Missing {
        /// Its name.
        name: &'static str,
        /// A file that was probably meant to be it: `plan.yaml.txt`, `Plan (1).yaml`.
        lookalike: Option<String>,
    },
    /// A file that means nothing.
    Unknown {
        /// Its path below the data folder.
        path: String,
        /// The nearest valid name.
        nearest: Option<String>,
    },
    /// A report whose file or folder name is no id.
    BadReportName {
        /// Its path below the data folder.
        path: String,
    },
    /// The text of a summary whose file is not named by a period.
    BadSummaryName {
        /// Its path below the data folder.
        path: String,
    },
    /// A report of which an earlier version came before the day it says.
    CameBefore {
        /// The day of that version.
        first: Date,
        /// The day that the report says.
        received: Date,
    },
}

faults! {
    impl Fault for GatherFault;

    "DL93" {
        title: "Thiếu tệp dữ liệu",
        meaning: "Thư mục dữ liệu thiếu một tệp bắt buộc, hoặc tệp có đó nhưng tên chưa đúng (plan.yaml.txt).",
        advice: "đổi lại tên tệp, hoặc tạo tệp đó theo mẫu của 'vanban init'",
        example: Self::Missing { name: "plan.yaml", lookalike: Some("plan.yaml.txt".into()) },
        Self::Missing { name, lookalike: None } => {
            message: format!("thiếu tệp {name}"),
            hint: format!(
                "bộ dữ liệu cần đủ các tệp {}; lệnh 'vanban init' tạo sẵn bộ mẫu",
                FILES.join(", ")
            ),
        }
        Self::Missing { name, lookalike: Some(found) } => {
            message: format!("thiếu tệp {name}; trong thư mục có '{found}' là tên chưa đúng"),
            hint: format!("đổi tên '{found}' thành '{name}'{}", hidden_ending(found)),
        }
    }
    "DL94" {
        title: "Tệp không thuộc dữ liệu",
        meaning: "Thư mục dữ liệu có tệp mà chương trình không dùng, thường là tên gõ sai.",
        advice: "đổi tên đúng hoặc chuyển tệp ra ngoài",
        example: Self::Unknown { path: "data/plann.yaml".into(), nearest: Some("plan.yaml".into()) },
        Self::Unknown { path, nearest } => {
            severity: Severity::Warning,
            message: format!(
                "tệp '{path}' không thuộc bộ dữ liệu nên không được đọc{}",
                guess(nearest.as_deref())
            ),
            hint: format!(
                "các tệp được đọc: {}, {REMINDERS}, {REPORTS}/<mã kỳ>/<mã cơ quan>.yaml, {SUMMARIES}/<mã kỳ>.yaml",
                FILES.join(", ")
            ),
        }
    }
    "DL95" {
        title: "Tên tệp báo cáo không đúng",
        meaning: "Tệp trong reports/ không nằm ở thư mục của một kỳ với tên là mã cơ quan.",
        advice: "đặt tệp ở data/reports/<kỳ>/<cơ quan>.yaml",
        example: Self::BadReportName { path: "reports/2024-12/Sở Tư pháp.yaml".into() },
        Self::BadReportName { path } => {
            message: format!("tên tệp báo cáo '{path}' không đúng cách đặt tên"),
            hint: format!(
                "đặt báo cáo tại {REPORTS}/<mã kỳ>/<mã cơ quan>.yaml, ví dụ {REPORTS}/2024-12/so-tu-phap.yaml"
            ),
        }
    }
    "LT12" {
        title: "Tên tệp lời văn không đúng",
        meaning: "Tệp trong summaries/ không mang tên một mã kỳ.",
        advice: "đặt tên tệp theo mã kỳ, ví dụ summaries/2024-12.yaml",
        example: Self::BadSummaryName { path: "summaries/Tháng 12.yaml".into() },
        Self::BadSummaryName { path } => {
            message: format!("tên tệp lời văn báo cáo tổng hợp '{path}' không đúng cách đặt tên"),
            hint: format!("đặt tên tệp theo mã kỳ: {SUMMARIES}/<mã kỳ>.yaml, ví dụ {SUMMARIES}/2024-12.yaml"),
        }
    }
    "DT30" {
        title: "Bản trước của báo cáo đã nhận sớm hơn",
        meaning: "Bản cũ giữ lại (<cơ quan>.1.yaml) có ngày nhận sớm hơn ngày ghi trong báo cáo đang dùng: ngày nhận lần đầu mới quyết định đúng hạn hay quá hạn, nên chương trình tính theo ngày đó.",
        advice: "ghi ngày nhận lần đầu ở received và ngày nhận bản sửa ở corrected",
        example: Self::CameBefore {
            first: example::day(2025, 1, 2),
            received: example::day(2025, 1, 6),
        },
        Self::CameBefore { first, received } => {
            severity: Severity::Warning,
            message: format!(
                "bản trước của báo cáo này đã nhận ngày {}; tính theo ngày đó, ngày {} là ngày nhận bản sửa",
                viet::date_short(first.0),
                viet::date_short(received.0),
            ),
            hint: format!("ghi received: {first} và thêm dòng corrected: {received}"),
        }
    }
}

/// What to add where Windows hides the end of a file's name.
fn hidden_ending(found: &str) -> String {
    let hidden = HIDDEN_ENDINGS.iter().find(|end| found.to_lowercase().ends_with(*end));
    hidden.map_or_else(String::new, |end| {
        format!(
            "; Windows thường ẩn đuôi '{end}': trong File Explorer, mở View (Xem), bật File name extensions (Phần mở rộng tên tệp)"
        )
    })
}

/// Reads all files of a data folder (path below it with `/`, bytes); `shown` is the folder as the clerk
/// typed it.
pub fn gather(files: Vec<(String, Vec<u8>)>, shown: &str) -> Gathered {
    let mut gathered = Gathered::default();
    let mut own: BTreeMap<&'static str, Source> = BTreeMap::new();
    let mut reports = Vec::new();
    let mut summaries = BTreeMap::new();
    let mut earlier: Vec<(u32, ReportFile)> = Vec::new();
    let lookalikes = lookalikes(&files);
    for (path, bytes) in files {
        let name: Arc<str> = format!("{}/{path}", shown.trim_end_matches(['/', '\\'])).into();
        let file = match place_of(&path) {
            Meaning::Own(file) => file,
            Meaning::Report(period, agency) => {
                reports.push(ReportFile { period, agency, name, bytes });
                continue;
            }
            Meaning::Earlier(period, agency, nth) => {
                earlier.push((nth, ReportFile { period, agency, name, bytes }));
                continue;
            }
            Meaning::Summary(period) => {
                let scope = Scope::Summary(period.clone());
                let read = Source::read(name, &bytes).and_then(|source| {
                    gathered.sources.insert(source.name.clone(), source.text.clone());
                    load(&Shape::<SummaryText>::new(), source)
                });
                match read {
                    Ok(text) => {
                        summaries.insert(period, text);
                    }
                    Err(found) => gathered
                        .problems
                        .extend(found.into_iter().map(|problem| (scope.clone(), problem))),
                }
                continue;
            }
            // Reported with the file that is missing.
            Meaning::Wrong(_) if lookalikes.values().any(|found| *found == path) => continue,
            Meaning::Wrong(fault) => {
                gathered.problems.push((scope_of(&path), Problem::at(&fault, Place::file(name))));
                continue;
            }
        };
        let read = match file {
            AGENCIES => Source::read_agencies(name, &bytes),
            _ => Source::read(name, &bytes),
        };
        match read {
            Ok(source) => {
                gathered.sources.insert(source.name.clone(), source.text.clone());
                own.insert(file, source);
            }
            Err(problems) => {
                let scope = if file == REMINDERS { Scope::Letters } else { Scope::Campaign };
                // A file that is there and does not read is not missing.
                gathered.problems.extend(problems.into_iter().map(|p| (scope.clone(), p)));
                own.insert(file, Source { name: "".into(), text: "".into() });
            }
        }
    }
    for name in FILES.into_iter().filter(|name| !own.contains_key(name)) {
        let place = Place::file(format!("{}/{name}", shown.trim_end_matches(['/', '\\'])));
        let fault = GatherFault::Missing { name, lookalike: lookalikes.get(name).cloned() };
        gathered.problems.push((Scope::Campaign, Problem::at(&fault, place)));
    }
    earlier.sort_by_key(|(nth, _)| *nth);
    let earlier = earlier.into_iter().map(|(_, file)| file).collect();
    join(gathered, own, (reports, earlier), summaries)
}

/// What a file damages whose name says nothing: a report only itself.
fn scope_of(path: &str) -> Scope {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [REPORTS, period, file] => {
            let agency = viet::id_from(file.strip_suffix(".yaml").unwrap_or(file));
            match (Id::parse(period), Id::parse(&agency)) {
                (Ok(period), Ok(agency)) => Scope::Report { period, agency },
                _ => Scope::Campaign,
            }
        }
        _ => Scope::Campaign,
    }
}

/// For each of [`FILES`] that is not there, a file whose name begins like it and says YAML: `plan.yaml.txt`,
/// `Plan.yaml`, `plan (1).yml`.
fn lookalikes(files: &[(String, Vec<u8>)]) -> BTreeMap<&'static str, String> {
    let missing = FILES.into_iter().filter(|name| files.iter().all(|(path, _)| path != name));
    let like = |name: &str, path: &str| {
        let stem = name.split('.').next().unwrap_or(name);
        !path.contains('/') && is_read(path) && path.to_lowercase().starts_with(stem)
    };
    let found = missing.filter_map(|name| {
        let mut paths = files.iter().map(|(path, _)| path);
        paths.find(|path| like(name, path)).map(|path| (name, path.clone()))
    });
    found.collect()
}

/// The file of a report.
struct ReportFile {
    period: Id,
    agency: Id,
    name: Arc<str>,
    bytes: Vec<u8>,
}

fn join(
    mut gathered: Gathered,
    mut own: BTreeMap<&'static str, Source>,
    (reports, earlier): (Vec<ReportFile>, Vec<ReportFile>),
    summaries: BTreeMap<Id, Located<SummaryText>>,
) -> Gathered {
    let [office, agencies, plan, indicators] = FILES.map(|name| own.remove(name));
    let problems = &mut gathered.problems;
    let office = read::<Office>(office, &Scope::Campaign, problems);
    let mut bad_entries = Vec::new();
    let agencies = agencies.filter(|source| !source.name.is_empty()).and_then(|source| {
        load(&Agencies::shape(), source.clone())
            .or_else(|found| match partial::agencies(&source, &found) {
                Some(partly) => {
                    bad_entries = partly.problems;
                    Ok(partly.agencies)
                }
                None => Err(found),
            })
            .map_err(|found| problems.extend(found.into_iter().map(|p| (Scope::Campaign, p))))
            .ok()
    });
    let plan = read::<Plan>(plan, &Scope::Campaign, problems);
    let (mut bad_indicators, mut nameless_skipped) = (Vec::new(), false);
    let indicators = indicators.filter(|source| !source.name.is_empty()).and_then(|source| {
        load(&Shape::<Indicators>::new(), source.clone())
            .or_else(|found| match partial::indicators(&source, &found) {
                Some(partly) => {
                    bad_indicators = partly.problems;
                    nameless_skipped = partly.nameless;
                    Ok(partly.indicators)
                }
                None => Err(found),
            })
            .map_err(|found| problems.extend(found.into_iter().map(|p| (Scope::Campaign, p))))
            .ok()
    });
    let reminders = read::<Reminders>(own.remove(REMINDERS), &Scope::Letters, problems);
    let shape = Shape::<Report>::new();
    let mut read_reports = BTreeMap::new();
    // The one thing of which there are thousands: read on all cores, reported in the order of the files.
    let load_report = |shared: &mut Shared, file: ReportFile| {
        let ReportFile { period, agency, name, bytes } = file;
        let source = Source::read(name, &bytes);
        drop(bytes);
        let report = source.map(|source| {
            let report = load(&shape, source.clone());
            (source, report.map(|report| report.map(|report: Report| report.shared(shared))))
        });
        (period, agency, report)
    };
    let loaded: Vec<_> = reports.into_par_iter().map_init(Shared::default, load_report).collect();
    for (period, agency, source) in loaded {
        let report = source.and_then(|(source, report)| {
            gathered.sources.insert(source.name, source.text);
            report
        });
        match report {
            Ok(report) => {
                read_reports.insert((period, agency), report);
            }
            Err(found) => {
                let scope = Scope::Report { period, agency };
                problems.extend(found.into_iter().map(|problem| (scope.clone(), problem)));
            }
        }
    }
    if let (Some(office), Some(agencies), Some(plan), Some(indicators)) =
        (office, agencies, plan, indicators)
    {
        let then = Then::of(&agencies.value);
        let mut campaign = Campaign {
            then,
            office,
            agencies,
            plan,
            indicators,
            reports: read_reports,
            unread: BTreeSet::new(),
            former: BTreeMap::new(),
            inherited: BTreeMap::new(),
            earlier: versions(&shape, earlier),
            skipped: bad_indicators.iter().map(|(indicator, _)| indicator.clone()).collect(),
            nameless_skipped,
            half_known: bad_entries.iter().map(|(agency, _)| agency.clone()).collect(),
            reminders,
            summaries,
        };
        let of_indicator = |(id, problem)| (Scope::Indicator(id), problem);
        problems.extend(bad_indicators.drain(..).map(of_indicator));
        problems.extend(bad_entries.drain(..).map(|(agency, problem)| {
            // Without the body that issues a document there is none.
            let scope = match campaign.issues_anything(&agency) {
                true => Scope::Campaign,
                false => Scope::Agency(agency),
            };
            (scope, problem)
        }));
        problems.extend(strangers(&mut campaign));
        problems.extend(first_days(&mut campaign));
        problems.extend(check::check(&campaign));
        let known = |(period, agency): &(&Id, &Id)| {
            campaign.period(period).is_some() && campaign.agency(agency).is_some()
        };
        let bad = check::bad_reports(problems).into_iter().filter(known);
        campaign.unread = bad.map(|(period, agency)| (period.clone(), agency.clone())).collect();
        gathered.campaign = Some(campaign);
    }
    // Where another file does not read there is no campaign, and nothing to leave an agency out of.
    let bad = bad_entries.into_iter().chain(bad_indicators);
    gathered.problems.extend(bad.map(|(_, p)| (Scope::Campaign, p)));
    gathered
}

/// The earlier versions of reports; one that does not read tells nothing and stops nothing.
fn versions(
    shape: &Shape<Report>,
    files: Vec<ReportFile>,
) -> BTreeMap<(Id, Id), Vec<Located<Report>>> {
    let mut versions: BTreeMap<(Id, Id), Vec<Located<Report>>> = BTreeMap::new();
    for ReportFile { period, agency, name, bytes } in files {
        let report = Source::read(name, &bytes).ok().and_then(|source| load(shape, source).ok());
        if let Some(report) = report {
            versions.entry((period, agency)).or_default().push(report);
        }
    }
    versions
}

/// The first day of receipt counts: where an earlier version of a report was received before, and the report does
/// not say that it is a correction, it is taken for one, and reported.
fn first_days(campaign: &mut Campaign) -> Vec<(Scope, Problem)> {
    let mut found = Vec::new();
    for (key, versions) in &campaign.earlier {
        let first = versions.iter().map(|version| version.value.received).min();
        let (Some(first), Some(report)) = (first, campaign.reports.get_mut(key)) else { continue };
        let received = report.value.received;
        if report.value.corrected.is_some() || first >= received {
            continue;
        }
        let place = report.place("received");
        report.value.received = first;
        report.value.corrected = Some(received);
        let (period, agency) = key.clone();
        let fault = GatherFault::CameBefore { first, received };
        found.push((Scope::Report { period, agency }, Problem::at(&fault, place)));
    }
    found
}

/// Takes out the reports of periods or agencies that the data do not know.
fn strangers(campaign: &mut Campaign) -> Vec<(Scope, Problem)> {
    let mut found = Vec::new();
    let reports = std::mem::take(&mut campaign.reports);
    for ((period, agency), report) in reports {
        let near = |found: &Id, known: &mut dyn Iterator<Item = &Id>| {
            let known: Vec<&str> = known.map(Id::as_str).collect();
            viet::nearest(found.as_str(), known).map(str::to_owned)
        };
        let place = Place::file(report.source.name.clone());
        let fault = if campaign.period(&period).is_none() {
            let mut known = campaign.plan.value.reporting.periods.iter().map(|p| &p.id);
            let nearest = near(&period, &mut known);
            IdFault::UnknownReportPeriod { found: period.to_string(), nearest }
        } else if let Some((now, was)) = campaign
            .successor(&agency)
            .filter(|_| campaign.agency(&agency).is_none())
            .map(|(body, was)| (body.id.clone(), was.clone()))
        {
            // It is asked what its successor is asked.
            let problems = check::check_report(campaign, &period, &now, &report);
            let bad = problems.has_errors();
            let scope = Scope::Report { period: period.clone(), agency: now.clone() };
            found.extend(problems.into_iter().map(|problem| (scope.clone(), problem)));
            if !bad {
                let former = Former { until: Some(was.until), was, report };
                campaign.former.entry((period, now)).or_default().push(former);
            }
            continue;
        } else if campaign.agency(&agency).is_none() {
            let mut known = campaign.all_agencies().map(|(_, body)| &body.id);
            let nearest = near(&agency, &mut known);
            IdFault::UnknownReportAgency { found: agency.to_string(), nearest }
        } else {
            campaign.reports.insert((period, agency), report);
            continue;
        };
        found.push((Scope::Report { period, agency }, Problem::at(&fault, place)));
    }
    inherit(campaign);
    found
}

/// A body that did not exist before has reported once all whom it was made from have: the first of their reports
/// stands for its own, the others are added to it.
fn inherit(campaign: &mut Campaign) {
    let mut inherited = Vec::new();
    for (key, former) in &campaign.former {
        let Some(body) = campaign.agency(&key.1).filter(|body| body.since.is_some()) else {
            continue;
        };
        if former.len() == body.was.iter().filter(|was| was.id.is_some()).count()
            && !campaign.reports.contains_key(key)
        {
            inherited.push(key.clone());
        }
    }
    for key in inherited {
        let Some(former) = campaign.former.get_mut(&key) else { continue };
        // The last that came: the successor has reported when all have.
        let last = (0..former.len()).max_by_key(|nth| former[*nth].report.value.received);
        let Some(last) = last else { continue };
        let own = former.remove(last);
        former.iter_mut().for_each(|other| other.until = None);
        campaign.inherited.insert(key.clone(), own.was);
        campaign.reports.insert(key, own.report);
    }
}

fn read<T: DeserializeOwned + JsonSchema>(
    source: Option<Source>,
    scope: &Scope,
    problems: &mut Vec<(Scope, Problem)>,
) -> Option<Located<T>> {
    let source = source?;
    if source.name.is_empty() {
        return None;
    }
    match load(&Shape::<T>::new(), source) {
        Ok(located) => Some(located),
        Err(found) => {
            problems.extend(found.into_iter().map(|problem| (scope.clone(), problem)));
            None
        }
    }
}

/// What a file means by its path.
enum Meaning {
    /// One of the campaign's own files.
    Own(&'static str),
    /// A report that counts: period, agency.
    Report(Id, Id),
    /// What a person wrote of a period's summary.
    Summary(Id),
    /// An earlier version of a report (`<agency>.1.yaml`), kept: which one.
    Earlier(Id, Id, u32),
    /// Nothing that is read.
    Wrong(GatherFault),
}

fn place_of(path: &str) -> Meaning {
    if let Some(file) = FILES.iter().chain([&REMINDERS]).find(|file| **file == path) {
        return Meaning::Own(file);
    }
    let parts: Vec<&str> = path.split('/').collect();
    if let [SUMMARIES, file] = parts[..]
        && let Some(period) = file.strip_suffix(".yaml")
    {
        return match Id::parse(period) {
            Ok(period) => Meaning::Summary(period),
            Err(_) => Meaning::Wrong(GatherFault::BadSummaryName { path: path.to_owned() }),
        };
    }
    if let [REPORTS, period, file] = parts[..]
        && let Some(agency) = file.strip_suffix(".yaml")
    {
        let version = agency
            .rsplit_once('.')
            .filter(|(_, nth)| !nth.is_empty() && nth.bytes().all(|b| b.is_ascii_digit()));
        let (agency, nth) = version.map_or((agency, None), |(agency, nth)| (agency, Some(nth)));
        if let (Some(Ok(nth)), Ok(period), Ok(agency)) =
            (nth.map(str::parse), Id::parse(period), Id::parse(agency))
        {
            return Meaning::Earlier(period, agency, nth);
        }
        return match (Id::parse(period), Id::parse(agency)) {
            (Ok(period), Ok(agency)) => Meaning::Report(period, agency),
            _ => Meaning::Wrong(GatherFault::BadReportName { path: path.to_owned() }),
        };
    }
    let nearest = viet::nearest(path, FILES.iter().copied().chain([REMINDERS])).map(str::to_owned);
    Meaning::Wrong(GatherFault::Unknown { path: path.to_owned(), nearest })
}
