//! Tasks: `compose : kind × data × profile → document`, the first of the program's three functions.
//!
//! A [`Composer`] holds what all documents of a run share. It lists the [`Job`]s of a run and makes each of
//! them alone: context → merged template → document tree → Word file. No job needs another's result.

pub(crate) mod form;
mod front;
mod lines;
pub(crate) mod mark;
mod plan;
mod reminder;
pub(crate) mod status;
pub(crate) mod summary;
pub(crate) mod traced;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::mem::discriminant;
use std::sync::{Arc, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use self::form::Note;
use crate::data::body::{Body, Regime};
use crate::data::campaign::Campaign;
use crate::data::check::issuers::Issuers;
use crate::data::hash::Hash;
use crate::data::plan::Period;
use crate::data::scalar::example;
use crate::data::scalar::{Date, Id, TypeSize, Words};
use crate::document::{Chart, Document};
use crate::html::{self, Printed};
use crate::kind::{FORM, Kind, Kinds};
use crate::layout::split_names;
use crate::markup::Marked;
use crate::merge;
use crate::problem::words::guess;
use crate::problem::{Place, Problem, Problems, Severity, faults};
use crate::profile::{Profile, Profiles};
use crate::resources::Resources;
use crate::round::compare::Snapshot;
use crate::round::reminded::{self, Reminder};
use crate::svg::{self, Drawing};
use crate::template;
use crate::units::Mm;
use crate::viet;
use crate::word::Typesetter;

/// What a run makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The plan.
    Plan,
    /// An agency's form for a period.
    Form,
    /// The consolidated report of a period.
    Summary,
    /// A letter that reminds an agency, or all that owe.
    Reminder,
}

/// Which documents of a campaign are wanted.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// These kinds; all where empty.
    pub kinds: Vec<DocumentKind>,
    /// Forms of these agencies only.
    pub agencies: Option<Vec<Id>>,
    /// This period only.
    pub period: Option<Id>,
    /// Agencies left out because their own data are bad.
    pub without: Vec<Id>,
    /// How agencies are reminded; without it nobody is.
    pub reminder_options: Option<ReminderOptions>,
}

/// How agencies are reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReminderOptions {
    /// The day up to whose end the letters tell.
    pub as_of: Date,
    /// One letter to all instead of one each.
    pub collective: bool,
}

/// One document to make.
#[derive(Debug, Clone)]
pub struct Job<'c> {
    /// Where it goes below the folder of output, ASCII, with `/`.
    pub path: Arc<str>,
    /// What it is, of which things of the campaign.
    pub what: JobOf<'c>,
}

/// What a document is of: the things themselves, so that no id is looked up when it is made.
#[derive(Debug, Clone)]
pub enum JobOf<'c> {
    /// The plan.
    Plan,
    /// A form.
    Form {
        /// For this period.
        period: &'c Period,
        /// Of this agency.
        agency: &'c Body,
    },
    /// A summary.
    Summary {
        /// Of this period.
        period: &'c Period,
        /// Of this kind.
        kind: &'c Kind,
    },
    /// A letter to one agency.
    Letter {
        /// About this period.
        period: &'c Period,
        /// The day up to whose end it tells.
        as_of: Date,
        /// Whom it reminds, and of what.
        reminder: Box<Reminder<'c>>,
    },
    /// One letter to all that owe.
    CollectiveLetter {
        /// About this period.
        period: &'c Period,
        /// The day up to whose end it tells.
        as_of: Date,
        /// Whom it reminds, in the order of the data, and of what.
        reminders: Vec<Reminder<'c>>,
    },
}

impl<'c> Job<'c> {
    /// What it is.
    pub fn kind(&self) -> DocumentKind {
        match self.what {
            JobOf::Plan => DocumentKind::Plan,
            JobOf::Form { .. } => DocumentKind::Form,
            JobOf::Summary { .. } => DocumentKind::Summary,
            JobOf::Letter { .. } | JobOf::CollectiveLetter { .. } => DocumentKind::Reminder,
        }
    }

    /// Of which period it is.
    pub fn period(&self) -> Option<&'c Period> {
        match self.what {
            JobOf::Plan => None,
            JobOf::Form { period, .. }
            | JobOf::Summary { period, .. }
            | JobOf::Letter { period, .. }
            | JobOf::CollectiveLetter { period, .. } => Some(period),
        }
    }

    /// The one agency that it is of or goes to.
    pub fn agency(&self) -> Option<&'c Body> {
        match &self.what {
            JobOf::Form { agency, .. } => Some(agency),
            JobOf::Letter { reminder, .. } => Some(reminder.entry.agency),
            JobOf::Plan | JobOf::Summary { .. } | JobOf::CollectiveLetter { .. } => None,
        }
    }
}

/// What documents of one layout have in common: kind, regime, and the period by which the profile is
/// picked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Layout {
    kind: DocumentKind,
    party: bool,
    period: Option<Id>,
}

/// A document that was made.
#[derive(Debug, Clone)]
pub struct BuiltDocument {
    /// The .docx.
    pub bytes: Vec<u8>,
    /// Of the data that it was made from.
    pub data_sha256: Hash,
    /// Of the merged template's sources and the profile.
    pub template_sha256: Hash,
    /// The figures of a summary, to be kept next to it.
    pub snapshot: Option<Snapshot>,
    /// The profile by which it was laid out.
    pub profile: String,
    /// What is odd in what a person wrote of it or asked for.
    pub warnings: Problems,
}

/// Makes the documents of a campaign. It shares the data and the resources with whoever made it, so that it may be
/// kept as long as it is needed.
#[derive(Debug)]
pub struct Composer {
    campaign: Arc<Campaign>,
    resources: Arc<Resources>,
    issuers: Issuers,
    kinds: KindsInUse,
    /// One for each profile that was needed so far, by its id.
    typesetters: RwLock<BTreeMap<String, Arc<Typesetter>>>,
    /// SHA-256 of each template with each profile, computed when first needed.
    template_hashes: RwLock<BTreeMap<(String, String), Hash>>,
}

/// The kinds that the campaign's documents are of, looked up once.
#[derive(Debug)]
struct KindsInUse {
    plan: Kind,
    form: Kind,
    reminder: Kind,
    status: Kind,
    /// Of the summaries, in the order of the periods.
    summaries: Vec<Kind>,
}

/// A document before it is laid out.
struct Composed<'s> {
    document: Document,
    profile: &'s Profile,
    template: String,
    merged: Merged,
    /// The figures, of a summary.
    snapshot: Option<SnapshotMaker<'s>>,
    /// What is odd in what a person wrote of it or asked for.
    warnings: Problems,
}

/// The figures of a summary, computed when the text has been merged: before, they would only add to what the run
/// holds at its peak.
type SnapshotMaker<'s> = Box<dyn FnOnce() -> Snapshot + Send + 's>;

/// What came of merging, besides the text itself.
struct Merged {
    /// Of what the template got.
    data_sha256: Hash,
    /// What the template got, where it was asked for.
    context: Option<Value>,
}

/// Whether what a template got is kept next to the document: only where somebody wants to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ContextUse {
    Discard,
    Keep,
}

/// What keeps documents from being made although each file of data is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComposeFault {
    /// A document's kind has no folder of templates.
    UnknownKind {
        /// What the data say.
        found: String,
        /// The nearest kind.
        nearest: Option<String>,
    },
    /// No profile covers a regime on a day.
    NoProfile {
        /// Whose documents.
        regime: &'static str,
        /// The day.
        date: String,
    },
    /// The context could not be handed to the template: a bug of this program.
    Context {
        /// Why.
        why: String,
    },
    /// A name in a letterhead is longer than its line, and no place in it is sure to lie between two words.
    SplitName {
        /// The name.
        name: String,
        /// Under which key it is given.
        key: &'static str,
        /// The lines in which it is printed.
        lines: Vec<String>,
    },
    /// The form's template has no field for something that is asked, as where it knows a kind of question not yet.
    NoField {
        /// What is asked.
        label: String,
        /// The name of its field.
        name: String,
    },
    /// Documents cite the plan, which has no number or no date yet.
    PlanUnnumbered {
        /// What the plan is: `Kế hoạch`.
        kind: String,
        /// Whether it has a number.
        numbered: bool,
        /// How many documents cite it.
        citing: usize,
    },
    /// A letter cites an earlier one that was noted without its number.
    LetterUnnumbered {
        /// The day of the earlier one.
        date: Date,
    },
}

faults! {
    impl Fault for ComposeFault;

    "LB01" {
        title: "Không có mẫu cho loại văn bản",
        meaning: "Dữ liệu nêu một loại văn bản mà không có thư mục mẫu.",
        advice: "sửa tên loại, hoặc thêm thư mục mẫu; xem 'vanban template list'",
        example: Self::UnknownKind { found: "ke-hoac".into(), nearest: Some("ke-hoach".into()) },
        Self::UnknownKind { found, nearest } => {
            message: format!("không có mẫu cho loại văn bản '{found}'{}", guess(nearest.as_deref())),
            hint: "xem các loại văn bản có mẫu bằng lệnh: vanban template list",
        }
    }
    "LB02" {
        title: "Không có thể thức cho ngày này",
        meaning: "Không thể thức nào áp dụng cho cơ quan và ngày ban hành.",
        advice: "kiểm tra lại ngày ban hành",
        example: Self::NoProfile { regime: "cơ quan nhà nước", date: "15/12/2010".into() },
        Self::NoProfile { regime, date } => {
            message: format!("không có thể thức nào cho văn bản của {regime} ban hành ngày {date}"),
            hint: "kiểm tra lại ngày ban hành; thể thức có sẵn áp dụng từ 05/3/2020 (Nhà nước) và từ 03/4/2018 (Đảng)",
        }
    }
    "LB04" {
        title: "Không chuyển được dữ liệu sang mẫu",
        meaning: "Lỗi của chương trình khi chuẩn bị dữ liệu cho mẫu.",
        advice: "gửi dữ liệu và thông báo cho người phụ trách chương trình",
        example: Self::Context { why: "…".into() },
        Self::Context { why } => {
            message: format!("lỗi của chương trình khi chuyển dữ liệu sang mẫu ({why})"),
        }
    }
    "LB08" {
        title: "Mẫu biểu không có ô cho một câu hỏi",
        meaning: "Kế hoạch hoặc bộ chỉ tiêu hỏi một nội dung mà mẫu của biểu mẫu không có ô nào để trả lời: không cơ quan nào trả lời được, mà vẫn bị tính là còn thiếu.",
        advice: "thêm ô vào mẫu bieu-mau/template.html, theo mẫu có sẵn: vanban template show bieu-mau/template.html",
        example: Self::NoField { label: "Số cuộc đã tổ chức".into(), name: "so-cuoc".into() },
        Self::NoField { label, name } => {
            message: format!("mẫu này không có ô để trả lời “{label}”"),
            hint: format!(
                "thêm vào mẫu một ô có name=\"{name}\", hoặc bỏ tệp này khỏi thư mục mẫu để dùng mẫu có sẵn; kiểu câu hỏi nào (ask.kind) cũng phải có nhánh riêng trong mẫu"
            ),
        }
    }
    "LB05" {
        title: "Dẫn kế hoạch chưa có số, ngày",
        meaning: "Biểu mẫu, công văn, báo cáo dẫn số và ngày của kế hoạch, mà plan.yaml chưa ghi: chỗ đó in dấu ba chấm.",
        advice: "ghi number và date ở document của plan.yaml khi đã ban hành, rồi lập lại",
        example: Self::PlanUnnumbered { kind: "Kế hoạch".into(), numbered: false, citing: 12 },
        Self::PlanUnnumbered { kind, numbered, citing } => {
            severity: Severity::Warning,
            message: {
                let what = if *numbered { "ngày ban hành" } else { "số" };
                format!(
                    "{} chưa có {what}; {citing} văn bản dẫn văn bản này để trống chỗ đó (…)",
                    viet::lower_first(kind)
                )
            },
            hint: "có số, ngày thì ghi vào number, date ở document của plan.yaml rồi lập lại trước khi in, gửi",
        }
    }
    "LB06" {
        title: "Dẫn công văn chưa có số",
        meaning: "Công văn đôn đốc lần sau dẫn công văn lần trước, mà reminders.yaml chưa ghi số của công văn đó.",
        advice: "thêm dòng number vào công văn đó trong reminders.yaml, rồi lập lại",
        example: Self::LetterUnnumbered { date: example::day(2024, 12, 16) },
        Self::LetterUnnumbered { date } => {
            severity: Severity::Warning,
            message: format!(
                "công văn đôn đốc ngày {} chưa ghi số; công văn lần này dẫn công văn đó không có số",
                viet::date_short(date.0)
            ),
            hint: "thêm dòng number vào công văn đó trong reminders.yaml rồi lập lại trước khi in, gửi",
        }
    }
    "LB07" {
        title: "Tên cơ quan dài hơn một dòng",
        meaning: "Tên ở đầu văn bản (superior, letterhead) không đủ chỗ trên một dòng bên cạnh Quốc hiệu, và không có chỗ nào trong tên chắc chắn là ranh giới giữa hai từ. Văn bản vẫn lập được, tên được ngắt ở chỗ tốt nhất tìm thấy.",
        advice: "ghi tên thành nhiều dòng trong dữ liệu, mỗi dòng một mục, như gợi ý nêu",
        example: Self::SplitName {
            name: "BAN CHỈ ĐẠO PHÁT TRIỂN".into(),
            key: "letterhead",
            lines: vec!["BAN CHỈ ĐẠO".into(), "PHÁT TRIỂN".into()],
        },
        Self::SplitName { name, key, lines } => {
            severity: Severity::Warning,
            message: format!(
                "tên “{name}” dài hơn một dòng ở đầu văn bản; đang in thành “{}”, chỗ ngắt dòng có thể không đúng ý",
                lines.join("” / “")
            ),
            hint: format!(
                "tự chọn chỗ ngắt: ghi mỗi dòng thành một mục, ví dụ {key}: [\"{}\"]",
                lines.join("\", \"")
            ),
        }
    }
}

impl Composer {
    /// Prepares a run: looks up the bodies and kinds that its documents need.
    ///
    /// # Errors
    /// A problem for each document whose issuer or kind is not there.
    pub fn new(campaign: Arc<Campaign>, resources: Arc<Resources>) -> Result<Self, Problems> {
        let issuers = Issuers::of(&campaign);
        let kinds = KindsInUse::of(&campaign, &resources.kinds);
        match (issuers, kinds) {
            (Ok(issuers), Ok(kinds)) => {
                let (typesetters, template_hashes) = (RwLock::default(), RwLock::default());
                Ok(Composer { campaign, resources, issuers, kinds, typesetters, template_hashes })
            }
            (issuers, kinds) => {
                let mut problems = Problems::new();
                problems.extend(issuers.err().unwrap_or_default());
                problems.extend(kinds.err().unwrap_or_default());
                Err(problems)
            }
        }
    }

    /// The form of an agency for a period.
    pub fn form<'c>(&'c self, period: &'c Period, agency: &'c Body) -> Job<'c> {
        let agency = self.campaign.called(agency, period);
        let path = form_path(&period.id, &agency.id).into();
        Job { path, what: JobOf::Form { period, agency } }
    }

    /// The documents of a selection, in the order in which they are listed: the plan, the forms by period
    /// and agency, the summaries of the periods that have reports.
    pub fn jobs(&self, selection: &Selection) -> Vec<Job<'_>> {
        let wanted = |kind| selection.kinds.is_empty() || selection.kinds.contains(&kind);
        let plan = &self.campaign.plan.value;
        let mut jobs = Vec::new();
        if wanted(DocumentKind::Plan) && selection.agencies.is_none() && selection.period.is_none()
        {
            jobs.push(Job { path: self.plan_path().into(), what: JobOf::Plan });
        }
        let is_wanted =
            |period: &Period| selection.period.as_ref().is_none_or(|wanted| *wanted == period.id);
        let periods = plan.reporting.periods.iter().filter(|period| is_wanted(period));
        for period in periods.clone().filter(|_| wanted(DocumentKind::Form)) {
            for (_, agency) in self.campaign.all_agencies() {
                let named = selection.agencies.as_ref().is_none_or(|ids| ids.contains(&agency.id));
                let owes = self.campaign.owes(&agency.id, period);
                if !named || !owes || selection.without.contains(&agency.id) {
                    continue;
                }
                jobs.push(self.form(period, agency));
            }
        }
        if wanted(DocumentKind::Summary) && selection.agencies.is_none() {
            let all = plan.reporting.periods.iter().zip(&self.kinds.summaries);
            for (period, kind) in all.filter(|(period, _)| is_wanted(period)) {
                if self.campaign.reports.keys().any(|(of, _)| *of == period.id) {
                    let path = summary_path(&period.id).into();
                    jobs.push(Job { path, what: JobOf::Summary { period, kind } });
                }
            }
        }
        // Letters depend on a day: only when they are named.
        if let Some(reminder_options) = selection.reminder_options
            && selection.kinds.contains(&DocumentKind::Reminder)
        {
            jobs.extend(
                periods.flat_map(|period| self.letters(selection, reminder_options, period)),
            );
        }
        jobs
    }

    /// Whether the data still ask for a document that an earlier run made: the plan under its name, the form of an
    /// agency that owes it, the summary of a period, with reports or without any that reads. Letters belong to their
    /// day and were sent: they are asked for whatever the data say now.
    pub fn asks_for(
        &self,
        path: &str,
        kind: DocumentKind,
        period: Option<&Id>,
        agency: Option<&Id>,
    ) -> bool {
        let period = period.and_then(|id| self.campaign.period(id));
        match kind {
            DocumentKind::Plan => path == self.plan_path(),
            DocumentKind::Form => period.zip(agency).is_some_and(|(period, agency)| {
                let owes = || self.campaign.owes(agency, period);
                self.campaign.sender(agency).is_some()
                    && owes()
                    && path == form_path(&period.id, agency)
            }),
            DocumentKind::Summary => period.is_some_and(|period| path == summary_path(&period.id)),
            DocumentKind::Reminder => true,
        }
    }

    /// What is to be reported before documents are printed: what they cite that has no number or date yet.
    pub fn warnings(&self, jobs: &[Job<'_>]) -> Problems {
        let mut problems = Problems::new();
        let plan = &self.campaign.plan;
        let heading = &plan.value.document;
        let citing = jobs.iter().filter(|job| job.kind() != DocumentKind::Plan).count();
        if citing > 0 && (heading.number.is_none() || heading.date.is_none()) {
            let kind = self.kinds.plan.name.clone();
            let numbered = heading.number.is_some();
            let fault = ComposeFault::PlanUnnumbered { kind, numbered, citing };
            problems.at(&fault, plan.place("document"));
        }
        let Some(file) = &self.campaign.reminders else { return problems };
        let mut reported = Vec::new();
        for (nth, sent) in file.value.sent.iter().enumerate().filter(|(_, s)| s.number.is_none()) {
            let before = |period: &Period, as_of| sent.period == period.id && sent.date < as_of;
            let cites = |job: &&Job<'_>| match &job.what {
                JobOf::Plan | JobOf::Form { .. } | JobOf::Summary { .. } => false,
                JobOf::Letter { period, as_of, reminder } => {
                    before(period, *as_of) && sent.to.contains(&reminder.entry.agency.id)
                }
                JobOf::CollectiveLetter { period, as_of, .. } => {
                    before(period, *as_of) && sent.collective
                }
            };
            // The letters of one day once: a country's are thousands.
            if !reported.contains(&sent.date) && jobs.iter().find(cites).is_some() {
                reported.push(sent.date);
                let fault = ComposeFault::LetterUnnumbered { date: sent.date };
                problems.at(&fault, file.place(&format!("sent/{nth}")));
            }
        }
        problems
    }

    /// What is odd in what a person wrote of the summaries that can be made, or asked for in them. Whoever makes a
    /// summary is told with it.
    pub fn summary_warnings(&self) -> Problems {
        let kinds = vec![DocumentKind::Summary];
        let jobs = self.jobs(&Selection { kinds, ..Selection::default() });
        let periods = jobs.iter().filter_map(|job| job.period());
        periods.flat_map(|period| summary::warnings(self, period)).collect()
    }

    /// The text that a person goes on from: a period's summary as the program writes it, with every figure by name; what
    /// is written in `summaries/<period>.yaml`. It reads back as the same document.
    ///
    /// # Errors
    /// As [`Composer::make`] of the summary.
    pub fn start_text(&self, period: &Period) -> Result<String, Problems> {
        summary::start_text(self, period)
    }

    /// The text of a period's summary as it is today.
    ///
    /// # Errors
    /// As the summary itself.
    pub fn living(&self, period: &Period) -> Result<summary::Living, Problems> {
        summary::living(self, period)
    }

    /// The summary of a period; `None` where the campaign has no such period.
    pub fn summary<'c>(&'c self, period: &Id) -> Option<Job<'c>> {
        let mut all = self.campaign.plan.value.reporting.periods.iter().zip(&self.kinds.summaries);
        let (period, kind) = all.find(|(known, _)| known.id == *period)?;
        let path = summary_path(&period.id).into();
        Some(Job { path, what: JobOf::Summary { period, kind } })
    }

    /// One document of each kind that the data give rise to, letters as of the last day on which anything is
    /// due: what shows whether the templates fit the data.
    pub fn one_of_each(&self) -> Vec<Job<'_>> {
        let last_due = self.last_due();
        let kinds =
            [DocumentKind::Plan, DocumentKind::Form, DocumentKind::Summary, DocumentKind::Reminder];
        let mut found: Vec<Job<'_>> = Vec::new();
        for collective in [false, true] {
            let reminder_options = last_due.map(|as_of| ReminderOptions { as_of, collective });
            let selection =
                Selection { kinds: kinds.to_vec(), reminder_options, ..Selection::default() };
            for job in self.jobs(&selection) {
                let same = |other: &Job<'_>| discriminant(&other.what) == discriminant(&job.what);
                if !found.iter().any(same) {
                    found.push(job);
                }
            }
        }
        found
    }

    /// The first day on which every period's reports are overdue, but for extensions.
    pub fn last_due(&self) -> Option<Date> {
        let periods = self.campaign.plan.value.reporting.periods.iter();
        periods.map(|period| period.due.first_late_day()).max()
    }

    /// The letters of a period: one to each agency that is to be reminded, or one to all of them.
    fn letters<'c>(
        &'c self,
        selection: &Selection,
        reminder_options: ReminderOptions,
        period: &'c Period,
    ) -> Vec<Job<'c>> {
        let as_of = reminder_options.as_of;
        let wanted = |reminder: &Reminder<'_>| {
            let id = &reminder.entry.agency.id;
            let named = selection.agencies.as_ref().is_none_or(|ids| ids.contains(id));
            named && !selection.without.contains(id)
        };
        let reminders = reminded::reminders(&self.campaign, period, as_of).filter(wanted);
        if reminder_options.collective {
            let reminders: Vec<Reminder<'c>> = reminders.collect();
            if reminders.is_empty() {
                return Vec::new();
            }
            let nth = reminded::collective_nth(&self.campaign, period, as_of);
            return vec![Job {
                // No agency's id has a `_`: no letter to one agency has this name.
                path: format!("don-doc/{}/gui_chung-{nth}.docx", period.id).into(),
                what: JobOf::CollectiveLetter { period, as_of, reminders },
            }];
        }
        let letter = |reminder: Reminder<'c>| {
            let (id, nth) = (&reminder.entry.agency.id, reminder.nth);
            let path = format!("don-doc/{}/{id}-{nth}.docx", period.id).into();
            Job { path, what: JobOf::Letter { period, as_of, reminder: Box::new(reminder) } }
        };
        reminders.map(letter).collect()
    }

    /// Makes one document. Pure: the same data give the same bytes.
    ///
    /// # Errors
    /// Problems of the template that it is merged from, or a bug of this program.
    pub fn make<'c>(&'c self, job: &Job<'c>) -> Result<BuiltDocument, Problems> {
        let Composed { document, profile, template, merged, snapshot, warnings } =
            self.draft(job, ContextUse::Discard)?;
        let data_sha256 = merged.data_sha256;
        let typesetter = self.typesetter(profile);
        let lay_out = || typesetter.write(&document);
        let (bytes, snapshot) = match snapshot {
            Some(reckon) => {
                let (bytes, snapshot) = rayon::join(lay_out, reckon);
                (bytes, Some(snapshot))
            }
            None => (lay_out(), None),
        };
        let bytes = bytes.map_err(|fault| Problem::nowhere(&fault))?;
        let template_sha256 = self.template_hash(&template, &profile.id);
        Ok(BuiltDocument {
            bytes,
            data_sha256,
            template_sha256,
            snapshot,
            profile: profile.id.clone(),
            warnings,
        })
    }

    /// What a document's template and profile hash to.
    fn template_hash(&self, template: &str, profile: &str) -> Hash {
        let key = (template.to_owned(), profile.to_owned());
        let known = self.template_hashes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(hash) = known.get(&key) {
            return *hash;
        }
        drop(known);
        let source = self.resources.templates.source(template).unwrap_or_default();
        let hash = Hash::of(format!("{profile}\n{source}").as_bytes());
        let mut known = self.template_hashes.write().unwrap_or_else(PoisonError::into_inner);
        *known.entry(key).or_insert(hash)
    }

    /// The merged template of a document, before it is read.
    ///
    /// # Errors
    /// Problems of the template.
    pub fn text<'c>(&'c self, job: &Job<'c>) -> Result<String, Problems> {
        let (template, context) = self.context(job)?;
        let mut text = Vec::new();
        let context = template::Context::of(&context)?;
        self.resources.templates.render(&template, &context, &mut text)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// The document tree of a job.
    ///
    /// # Errors
    /// As [`Composer::make`].
    pub fn document<'c>(&'c self, job: &Job<'c>) -> Result<Document, Problems> {
        self.draft(job, ContextUse::Discard).map(|draft| draft.document)
    }

    /// A form as it was issued: to an agency under the name that it had, with what it said of its deadline.
    ///
    /// # Errors
    /// As [`Composer::make`].
    pub(crate) fn issued_form<'c>(
        &'c self,
        period: &'c Period,
        agency: &'c Body,
        note: Option<String>,
    ) -> Result<Document, Problems> {
        let note = Note::AsIssued(note);
        form::draft(self, period, agency, note, ContextUse::Discard).map(|draft| draft.document)
    }

    /// The documents of jobs as a page for a browser, one below the other.
    ///
    /// # Errors
    /// As [`Composer::make`].
    pub fn page<'c>(&'c self, jobs: &[Job<'c>]) -> Result<String, Problems> {
        let drafts = jobs.iter().map(|job| self.draft(job, ContextUse::Discard));
        let drafts: Vec<Composed<'_>> = drafts.collect::<Result<_, _>>()?;
        let printed = drafts.iter().map(|draft| Printed {
            document: &draft.document,
            profile: draft.profile,
            size: self.type_size(),
        });
        Ok(html::page(&printed.collect::<Vec<_>>()))
    }

    /// The charts of a job as pictures of their own, each as wide as a slide asks for.
    ///
    /// # Errors
    /// As [`Composer::make`].
    pub fn pictures(&self, job: &Job) -> Result<Vec<String>, Problems> {
        let document = self.document(job)?;
        let draw = |chart: &Chart| {
            let caption = Some(chart.title.as_str());
            svg::draw(chart, &Drawing { width: Mm(SLIDE).into(), prefix: "bd", caption })
        };
        Ok(document.charts().map(draw).collect())
    }

    /// The template of a job and the context that it gets.
    ///
    /// # Errors
    /// As [`Composer::make`].
    pub fn context<'c>(&'c self, job: &Job<'c>) -> Result<(String, Value), Problems> {
        let draft = self.draft(job, ContextUse::Keep)?;
        Ok((draft.template, draft.merged.context.unwrap_or_default()))
    }

    fn draft<'c>(&'c self, job: &Job<'c>, keep: ContextUse) -> Result<Composed<'c>, Problems> {
        match &job.what {
            JobOf::Plan => plan::draft(self, keep),
            JobOf::Form { period, agency } => form::draft(self, period, agency, Note::OfData, keep),
            JobOf::Summary { period, kind } => summary::draft(self, period, kind, keep),
            JobOf::Letter { period, as_of, reminder } => {
                reminder::draft(self, period, reminder, *as_of, keep)
            }
            JobOf::CollectiveLetter { period, as_of, reminders } => {
                reminder::collective(self, period, reminders, *as_of, keep)
            }
        }
    }

    /// Merges a template with its context, which is gone before the template's own copy of it is used: of a
    /// country both together would be the peak of a run.
    fn merge(
        &self,
        template: &str,
        context: impl Serialize,
        keep: ContextUse,
    ) -> Result<(Merged, Marked), Problems> {
        let mut hashed = Hashed { hash: Sha256::new(), size: 0 };
        let mut out = BufWriter::with_capacity(32 * 1024, &mut hashed);
        serde_json::to_writer(&mut out, &context).map_err(unfit)?;
        out.flush().map_err(|error| unfit(serde_json::Error::io(error)))?;
        drop(out);
        let kept = match keep {
            ContextUse::Discard => None,
            ContextUse::Keep => Some(serde_json::to_value(&context).map_err(unfit)?),
        };
        let taken = template::Context::of(&context)?;
        drop(context);
        let marked = merge::compose(&self.resources.templates, template, taken, hashed.size)?;
        Ok((Merged { data_sha256: hashed.hash.into(), context: kept }, marked))
    }

    /// What writes by a profile, made when first needed.
    fn typesetter(&self, profile: &Profile) -> Arc<Typesetter> {
        let known = self.typesetters.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(typesetter) = known.get(&profile.id) {
            return Arc::clone(typesetter);
        }
        drop(known);
        let mut known = self.typesetters.write().unwrap_or_else(PoisonError::into_inner);
        let made = || Arc::new(Typesetter::new(profile, self.type_size()));
        Arc::clone(known.entry(profile.id.clone()).or_insert_with(made))
    }

    fn profile(&self, regime: Regime, date: Option<Date>) -> Result<&Profile, Problems> {
        self.resources.profiles.pick(regime, date).ok_or_else(|| {
            let regime = match regime {
                Regime::State => "cơ quan nhà nước",
                Regime::Party => "cơ quan Đảng",
            };
            let date = date.map_or_else(|| "(chưa ghi)".to_owned(), |d| viet::date_short(d.0));
            let place = Place::file(self.campaign.plan.source.name.clone());
            Problem::at(&ComposeFault::NoProfile { regime, date }, place).into()
        })
    }

    /// The plan's issuer, kind and profile, by which other documents cite it.
    fn plan_source(&self) -> Result<(&Body, &Kind, &Profile), Problems> {
        let issuer = &self.issuers.plan;
        let profile = self.profile(issuer.regime, self.campaign.plan.value.document.date)?;
        Ok((issuer, &self.kinds.plan, profile))
    }

    /// What a sentence calls the plan: its kind, `Kế hoạch`; a letter, which has no other name, by its number as
    /// well, so that it is not taken for the letter in which the sentence is.
    pub(crate) fn plan_called(&self) -> Result<String, Problems> {
        let (issuer, kind, profile) = self.plan_source()?;
        let number = self.campaign.plan.value.document.number;
        Ok(match kind.letter {
            true => format!("{} số {}", kind.name, front::symbol(profile, kind, issuer, number)),
            false => kind.name.clone(),
        })
    }

    /// Where the plan goes below the folder of output.
    fn plan_path(&self) -> String {
        format!("ke-hoach/{}.docx", self.plan_file_name())
    }

    /// `181-KH-BCD`, or `chua-so-KH-BCD` before the plan has a number.
    fn plan_file_name(&self) -> String {
        let heading = &self.campaign.plan.value.document;
        let symbol = format!("{}-{}", self.kinds.plan.abbreviation, self.issuers.plan.symbol);
        let number = heading.number.map_or_else(|| "chua-so".to_owned(), |n| viet::two_digits(n.0));
        viet::ascii_name(&format!("{number}-{symbol}"))
    }

    /// By what the layout of a job differs from that of others: documents of one key look alike.
    pub fn layout(&self, job: &Job<'_>) -> Layout {
        let party = job.agency().is_some_and(|body| body.regime == Regime::Party);
        Layout { kind: job.kind(), party, period: job.period().map(|period| period.id.clone()) }
    }

    /// A warning for each name that is longer than its line in a letterhead and would be split at a place that is
    /// not sure to lie between two words; of a name that many have, at the first.
    pub fn split_names(&self) -> Problems {
        let campaign = &self.campaign;
        let issuers = campaign.office.value.issuers.iter().enumerate();
        let issuers = issuers.map(|(nth, body)| (body, None, nth));
        let groups = campaign.agencies.value.groups.iter().enumerate();
        let agencies = groups.flat_map(|(group, of)| {
            of.agencies.iter().enumerate().map(move |(nth, body)| (body, Some(group), nth))
        });
        let date = campaign.plan.value.document.date;
        let (mut reported, mut problems) = (BTreeSet::new(), Problems::new());
        for (body, group, nth) in issuers.chain(agencies) {
            let Some(profile) = self.resources.profiles.pick(body.regime, date) else { continue };
            let lines = |words: &[Words]| words.iter().map(|line| line.to_string()).collect();
            let (superior, issuer): (Vec<_>, Vec<_>) =
                (lines(&body.superior), lines(&body.letterhead));
            for split_name in split_names(profile, self.type_size(), &superior, &issuer) {
                if !reported.insert(split_name.name.clone()) {
                    continue;
                }
                let key = if split_name.superior { "superior" } else { "letterhead" };
                let place = match group {
                    None => {
                        let path = format!("issuers/{nth}/{key}/{}", split_name.nth);
                        campaign.office.place(&path)
                    }
                    Some(group) => {
                        let path =
                            format!("groups/{group}/agencies/{nth}/{key}/{}", split_name.nth);
                        campaign.agencies.place(&path)
                    }
                };
                let (name, lines) = (split_name.name, split_name.lines);
                problems.at(&ComposeFault::SplitName { name, key, lines }, place);
            }
        }
        problems
    }

    /// The data.
    pub fn campaign(&self) -> &Campaign {
        &self.campaign
    }

    /// The profiles of the run.
    pub fn profiles(&self) -> &Profiles {
        &self.resources.profiles
    }

    /// The base type size of the office.
    pub fn type_size(&self) -> TypeSize {
        self.campaign.office.value.type_size
    }
}

impl KindsInUse {
    /// Those of a campaign.
    ///
    /// # Errors
    /// A problem for each that has no folder of templates.
    fn of(campaign: &Campaign, kinds: &Kinds) -> Result<Self, Problems> {
        let plan = &campaign.plan;
        let mut problems = Problems::new();
        let mut find = |folder: &str, place: Option<Place>| {
            let found = kinds.get(folder).cloned();
            if found.is_none() {
                let nearest = viet::nearest(folder, kinds.folders()).map(str::to_owned);
                let fault = ComposeFault::UnknownKind { found: folder.to_owned(), nearest };
                problems.push(Problem { place, ..Problem::nowhere(&fault) });
            }
            found
        };
        let heading = &plan.value.document;
        let of_plan = find(heading.kind.as_str(), Some(plan.place("document/kind")));
        let periods = plan.value.reporting.periods.iter().enumerate();
        let summaries: Vec<Option<Kind>> = periods
            .map(|(nth, period)| {
                let place = plan.place(&format!("reporting/periods/{nth}/summary/kind"));
                find(period.summary.kind.as_str(), Some(place))
            })
            .collect();
        let own = (find(FORM, None), find(reminder::KIND, None), find(status::KIND, None));
        match (of_plan, own, summaries.into_iter().collect()) {
            (Some(plan), (Some(form), Some(reminder), Some(status)), Some(summaries)) => {
                Ok(KindsInUse { plan, form, reminder, status, summaries })
            }
            _ => Err(problems),
        }
    }
}
/// The width of a picture, in millimetres: of a page of A4 across, within its margins.
const SLIDE: f64 = 240.0;

/// Hashes what is written, and counts it.
struct Hashed {
    hash: Sha256,
    size: usize,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hash.update(bytes);
        self.size += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where an agency's form of a period goes below the folder of output.
fn form_path(period: &Id, agency: &Id) -> String {
    format!("bieu-mau/{period}/{agency}.docx")
}

/// Where the summary of a period goes below the folder of output.
fn summary_path(period: &Id) -> String {
    format!("tong-hop/{period}.docx")
}

/// A context that is no JSON: a bug of this program.
fn unfit(error: serde_json::Error) -> Problems {
    Problem::nowhere(&ComposeFault::Context { why: error.to_string() }).into()
}

/// The template of a kind's folder.
fn template_of(folder: &str) -> String {
    format!("{folder}/template.html")
}
