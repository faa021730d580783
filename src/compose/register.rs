//! Tasks: the register of what goes out (`sổ đăng ký văn bản đi`, NĐ 30/2020, Phụ lục IV): every document that the data
//! issue, in series, with numbers proposed for those that have none.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Composed, Composer, ContextUse, front};
use crate::data::body::{Body, Regime, Signature};
use crate::data::load::Located;
use crate::data::plan::Heading;
use crate::data::scalar::{Counting, Date, Id, Words, example};
use crate::document::{Document, Title};
use crate::kind::Kind;
use crate::problem::{Place, Problems, Severity, faults};
use crate::viet;
use crate::workbook::{Book, Cell, Sheet};

/// The template of the book.
const TEMPLATE: &str = "so-van-ban-di/template.html";

/// The running numbers that a body gives to documents of one sort: in a year, or in the Party over a term.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// The issuing body's id.
    pub issuer: Id,
    /// Its name.
    pub issuer_name: String,
    /// The kind, or the kinds that share numbers.
    pub series: String,
    /// The year; none in the Party, where numbers run over a term.
    pub year: Option<i32>,
    /// The documents, by number; those without one last.
    pub entries: Vec<Entry>,
    /// Numbers that nothing in the data has, from and to.
    pub gaps: Vec<(u32, u32)>,
}

/// A document in the register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Its number.
    pub number: Option<u32>,
    /// The number that it may have, where it has none: nothing in the series has it.
    pub proposed: Option<u32>,
    /// Number and symbol, with dots where there is no number yet.
    pub symbol: String,
    /// Its day.
    pub date: Option<Date>,
    /// Its kind.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Who signs.
    pub signer: String,
    /// Who receives it.
    pub recipients: Vec<String>,
    /// Where it is filed.
    pub filing: String,
    /// The file that says it.
    pub file: String,
    /// Whether it is a draft, for which no number is proposed.
    pub draft: bool,
    #[serde(skip)]
    place: Place,
}

/// What is wrong with numbers that were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterFault {
    /// Two documents of a series have one number.
    Taken {
        /// The number.
        number: u32,
        /// The series and who keeps it.
        series: String,
        /// Where it comes first.
        first: Place,
    },
    /// Numbers that nothing has.
    Gap {
        /// The first one.
        from: u32,
        /// The last one.
        to: u32,
        /// The series and who keeps it.
        series: String,
    },
    /// A later number with an earlier day.
    Backwards {
        /// The number.
        number: u32,
        /// Its day.
        date: Date,
        /// The number before it.
        before: u32,
        /// The day of that.
        before_date: Date,
    },
}

faults! {
    impl Fault for RegisterFault;

    "SO01" {
        title: "Hai văn bản cùng số trong một sổ",
        meaning: "Hai văn bản của cùng cơ quan, cùng loại (hoặc chung một sổ số), cùng năm mang một số.",
        advice: "sửa số của một trong hai văn bản; 'vanban register' nêu số tiếp theo còn trống",
        example: Self::Taken {
            number: 7,
            series: "Công văn của UBND xã, năm 2027".into(),
            first: Place { file: "data/documents/a.yaml".into(), line: 2, column: 9, length: 1 },
        },
        Self::Taken { number, series, first } => {
            message: format!("số {} đã dùng trong sổ {series}; lần đầu ở {}, dòng {}", viet::two_digits(*number), first.file, first.line),
            hint: "sửa số của một trong hai văn bản; 'vanban register' nêu số tiếp theo còn trống",
        }
    }
    "SO02" {
        title: "Sổ văn bản đi nhảy số",
        meaning: "Giữa hai số đã cấp có số mà không văn bản nào trong dữ liệu mang: có thể văn bản đó lập ngoài chương trình, hoặc ghi nhầm số.",
        advice: "kiểm tra lại số; nếu văn bản lập ngoài chương trình thì không phải sửa",
        example: Self::Gap { from: 4, to: 6, series: "Công văn của UBND xã, năm 2027".into() },
        Self::Gap { from, to, series } => {
            severity: Severity::Warning,
            message: match from == to {
                true => format!("sổ {series} chưa có văn bản số {}", viet::two_digits(*from)),
                false => format!("sổ {series} chưa có văn bản từ số {} đến số {}", viet::two_digits(*from), viet::two_digits(*to)),
            },
            hint: "nếu các văn bản đó lập ngoài chương trình thì không phải sửa",
        }
    }
    "SO03" {
        title: "Số sau mà ngày trước",
        meaning: "Trong một sổ, văn bản có số lớn hơn lại ghi ngày sớm hơn văn bản có số đứng trước.",
        advice: "kiểm tra lại số và ngày của hai văn bản",
        example: Self::Backwards {
            number: 8,
            date: example::day(2027, 3, 1),
            before: 7,
            before_date: example::day(2027, 3, 5),
        },
        Self::Backwards { number, date, before, before_date } => {
            severity: Severity::Warning,
            message: format!(
                "số {} ngày {} sớm hơn số {} ngày {}",
                viet::two_digits(*number), viet::date_short(date.0), viet::two_digits(*before), viet::date_short(before_date.0)
            ),
            hint: "kiểm tra lại số và ngày của hai văn bản",
        }
    }
}

/// Series by body, name and year, each with the folder of its first kind.
type Kept = BTreeMap<(Id, String, Option<i32>), Vec<Entry>>;

/// What is said of a document besides its number and day.
struct Said {
    subject: String,
    signer: String,
    recipients: Vec<String>,
    draft: bool,
    /// Number and symbol, where they are not those of the body and the kind alone.
    symbol: Option<String>,
}

impl Composer {
    /// Every series of numbers, as of a day that gives the year of what has no day yet; and what is wrong with them.
    pub fn register(&self, today: Date) -> (Vec<Series>, Problems) {
        let mut problems = Problems::new();
        let kept = self.kept(today);
        let mut all = Vec::new();
        for ((issuer, series, year), mut entries) in kept {
            entries.sort_by_key(|entry| {
                (entry.number.is_none(), entry.number, entry.date.is_none(), entry.date)
            });
            let issuer_name = self.campaign.body(&issuer).map(|body| body.name.to_string());
            let issuer_name = issuer_name.unwrap_or_default();
            let name = match year {
                Some(year) => format!("{series} của {issuer_name}, năm {year}"),
                None => format!("{series} của {issuer_name}"),
            };
            let gaps = judge(&entries, &name, &mut problems);
            let last = entries.iter().filter_map(|entry| entry.number).max().unwrap_or(0);
            let free = entries.iter_mut().filter(|entry| entry.number.is_none() && !entry.draft);
            for (entry, next) in free.zip(last.saturating_add(1)..) {
                entry.proposed = Some(next);
            }
            all.push(Series { issuer, issuer_name, series, year, entries, gaps });
        }
        viet::sort_by_key(&mut all, |one: &Series| &one.series);
        all.sort_by(|a, b| a.issuer.cmp(&b.issuer));
        (all, problems)
    }

    fn kept(&self, today: Date) -> Kept {
        let campaign = &self.campaign;
        let plan = &campaign.plan;
        let mut kept = Kept::new();
        if !campaign.only_documents {
            let heading = &plan.value.document;
            let (body, kind) = (&self.issuers.plan, &self.kinds.plan);
            let own = plan.value.signature.as_ref().unwrap_or(&body.signature);
            let said = said(heading, own, &plan.value.recipients);
            let given = (heading.number, heading.date);
            let at = place(plan, "document/number");
            self.enter(&mut kept, (body, kind), given, said, today, at);
        }
        let reporting = &plan.value.reporting;
        let periods = reporting.periods.iter().zip(&self.kinds.summaries).enumerate();
        for (nth, (period, kind)) in periods {
            let heading = &period.summary;
            let made = campaign.reports.keys().any(|(of, _)| *of == period.id);
            let body = &self.issuers.summary;
            if !made && heading.number.is_none() {
                continue;
            }
            let own = reporting.summary.signature.as_ref().unwrap_or(&body.signature);
            let to: Vec<Words> =
                reporting.summary.to.iter().chain(&reporting.summary.recipients).cloned().collect();
            let given = (heading.number, heading.date);
            let at = place(plan, &format!("reporting/periods/{nth}/summary/number"));
            self.enter(&mut kept, (body, kind), given, said(heading, own, &to), today, at);
        }
        self.letters_sent(&mut kept, today);
        for file in campaign.documents.values() {
            let document = &file.value;
            let body = self.lead(document);
            let Some(kind) = self.office_kind(document.kind.as_str()) else { continue };
            if !kind.numbered {
                continue;
            }
            let own = document.signatures.last().or(document.signature.as_ref());
            let own = own.unwrap_or(&body.signature);
            let to = document.addressees.iter().chain(&document.recipients);
            let said = Said {
                subject: document.subject.as_ref().map_or("", Words::as_str).to_owned(),
                signer: signer(own),
                recipients: named(to),
                draft: document.marks.draft.is_some(),
                symbol: self.office_symbol(document),
            };
            let given = (document.number, document.date);
            self.enter(&mut kept, (body, kind), given, said, today, place(file, "number"));
        }
        kept
    }

    fn letters_sent(&self, kept: &mut Kept, today: Date) {
        let campaign = &self.campaign;
        let Some(file) = &campaign.reminders else { return };
        let (body, kind) = (&self.issuers.reminders, &self.kinds.reminder);
        for (nth, sent) in file.value.sent.iter().enumerate() {
            let name = |id: &Id| {
                campaign.agency(id).map_or_else(|| id.to_string(), |b| b.short().to_owned())
            };
            let period = campaign.period(&sent.period).map_or("", |period| period.name.as_str());
            let said = Said {
                subject: format!("Đôn đốc báo cáo {period}"),
                signer: signer(&body.signature),
                recipients: sent.to.iter().map(name).collect(),
                draft: false,
                symbol: None,
            };
            let at = place(file, &format!("sent/{nth}/number"));
            let given = (sent.number, Some(sent.date));
            self.enter(kept, (body, kind), given, said, today, at);
        }
    }

    fn enter(
        &self,
        kept: &mut Kept,
        (body, kind): (&Body, &Kind),
        (number, date): (Option<Counting>, Option<Date>),
        said: Said,
        today: Date,
        place: Place,
    ) {
        let state = body.regime == Regime::State;
        let year = state.then(|| date.unwrap_or(today).year());
        let series = kind.series.clone().unwrap_or_else(|| kind.name.clone());
        let profile = self.profile(body.regime, date);
        let symbol = said
            .symbol
            .or_else(|| profile.ok().map(|profile| front::symbol(profile, kind, body, number)));
        let entry = Entry {
            number: number.map(|number| number.0),
            proposed: None,
            symbol: symbol.unwrap_or_default(),
            date,
            kind: kind.name.clone(),
            subject: said.subject,
            signer: said.signer,
            recipients: said.recipients,
            filing: body.filing.to_string(),
            file: place.file.to_string(),
            draft: said.draft,
            place,
        };
        let series = match series.as_str() {
            "ban-sao" => "Bản sao".to_owned(),
            _ => series,
        };
        kept.entry((body.id.clone(), series, year)).or_default().push(entry);
    }

    /// The register as the decree's book, one part for each series.
    ///
    /// # Errors
    /// The template does not read, or the data have no issuing body.
    pub fn register_book(&self, series: &[Series], today: Date) -> Result<Vec<u8>, Problems> {
        let composed = self.register_draft(series, today)?;
        let typesetter = self.typesetter(composed.profile);
        let bytes = typesetter.write(&composed.document);
        bytes.map_err(|fault| crate::problem::Problem::nowhere(&fault).into())
    }

    fn register_draft(&self, series: &[Series], today: Date) -> Result<Composed<'_>, Problems> {
        let first = series.first().and_then(|first| self.campaign.body(&first.issuer));
        let issuer = first.unwrap_or(&self.issuers.plan);
        let profile = self.profile(issuer.regime, Some(today))?;
        let context = BTreeMap::from([("series", series)]);
        let (merged, marked) = self.merge(TEMPLATE, context, ContextUse::Discard)?;
        let kind = Kind::default();
        let subject = "Sổ đăng ký văn bản đi".to_owned();
        let document = Document {
            identity: front::identity(issuer, &subject, &kind, None),
            letterhead: front::letterhead(issuer, &kind, (None, None), today.year()),
            title: Title::Attached { kind: String::new(), subject },
            addressees: Vec::new(),
            body: marked.body,
            recipients: Vec::new(),
            filing: String::new(),
            signature: front::signature(&issuer.signature),
            contact: None,
            marks: Default::default(),
            sample: false,
            appendices: marked.appendices,
            build: Default::default(),
        };
        Ok(Composed {
            document,
            profile,
            merged,
            template: TEMPLATE.to_owned(),
            snapshot: None,
            warnings: Problems::new(),
        })
    }
}

fn said(heading: &Heading, signature: &Signature, recipients: &[Words]) -> Said {
    Said {
        subject: heading.subject.to_string(),
        signer: signer(signature),
        recipients: named(recipients),
        draft: heading.marks.draft.is_some(),
        symbol: None,
    }
}

fn place<T>(file: &Located<T>, path: &str) -> Place {
    file.place(path)
}

fn signer(signature: &Signature) -> String {
    signature.name.as_ref().unwrap_or(&signature.title).to_string()
}

/// Who receives a document; `Như trên` only points at others.
fn named<'w>(words: impl IntoIterator<Item = &'w Words>) -> Vec<String> {
    let all = words.into_iter().map(|words| words.as_str().replace('\n', " "));
    all.filter(|words| !viet::same_words(words).starts_with("như ")).collect()
}

/// What is wrong with the numbers of a series, and its gaps.
fn judge(entries: &[Entry], series: &str, problems: &mut Problems) -> Vec<(u32, u32)> {
    let given: Vec<&Entry> = entries.iter().filter(|entry| entry.number.is_some()).collect();
    let mut gaps = Vec::new();
    let mut first: BTreeMap<u32, &Entry> = BTreeMap::new();
    let mut before: Option<(&Entry, u32)> = None;
    for entry in given {
        let Some(number) = entry.number else { continue };
        if let Some(other) = first.get(&number) {
            let (series, first) = (series.to_owned(), other.place.clone());
            let fault = RegisterFault::Taken { number, series, first };
            problems.at(&fault, entry.place.clone());
            continue;
        }
        first.insert(number, entry);
        let last = before.map_or(0, |(_, last)| last);
        if number > last + 1 {
            let (from, to) = (last + 1, number - 1);
            gaps.push((from, to));
            // What came before the first may be older than the data.
            if before.is_some() {
                let series = series.to_owned();
                problems.at(&RegisterFault::Gap { from, to, series }, entry.place.clone());
            }
        }
        if let Some((other, last)) = before
            && let (Some(date), Some(before_date)) = (entry.date, other.date)
            && date < before_date
        {
            let fault = RegisterFault::Backwards { number, date, before: last, before_date };
            problems.at(&fault, entry.place.clone());
        }
        before = Some((entry, number));
    }
    gaps
}

/// The heads of the book (Phụ lục IV, mục I, khoản 2).
const HEADS: [&str; 10] = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];

/// The register as a workbook, a sheet for all series.
pub fn workbook(series: &[Series], today: Date) -> Book {
    let heads = ["Sổ"].into_iter().chain(HEADS);
    let mut rows = vec![
        vec![Cell::Title("SỔ ĐĂNG KÝ VĂN BẢN ĐI".into())],
        heads.map(|head| Cell::Head(head.into())).collect(),
    ];
    for one in series {
        let book = match one.year {
            Some(year) => format!("{}, {year}", one.series),
            None => one.series.clone(),
        };
        for entry in &one.entries {
            let note = match (entry.proposed, entry.draft) {
                (Some(next), _) => format!("Đề xuất số {}", viet::two_digits(next)),
                (None, true) => "Dự thảo".to_owned(),
                (None, false) => String::new(),
            };
            rows.push(vec![
                Cell::text(format!("{book} ({})", one.issuer_name)),
                Cell::text(entry.symbol.as_str()),
                entry.date.map_or(Cell::Empty, Cell::Day),
                Cell::text(format!("{}: {}", entry.kind, entry.subject)),
                Cell::text(entry.signer.as_str()),
                Cell::text(entry.recipients.join("; ")),
                Cell::text(entry.filing.as_str()),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
                Cell::text(note),
            ]);
        }
    }
    let widths = vec![34, 18, 13, 60, 20, 40, 16, 9, 12, 12, 20];
    let sheet =
        Sheet { name: "Văn bản đi".into(), widths, rows, head: Some(1), charts: Vec::new() };
    let author = series.first().map(|one| one.issuer_name.clone()).unwrap_or_default();
    Book { title: "Sổ đăng ký văn bản đi".into(), author, day: today, sheets: vec![sheet] }
}
