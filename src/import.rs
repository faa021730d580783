//! Tasks: `import : Paper → data`, a plan that somebody typed in Word becomes the files of a campaign.
//!
//! [`text`] takes the paper apart into what was typed, line by line; [`head`] and [`closing`] read what every official
//! document has; [`outline`] builds the tree of the text from its marks ([`mark`]) and [`lower`] makes of it what
//! `plan.yaml` holds. [`duties`], [`deadlines`] and [`minimums`] read who is charged with what, by when and how much;
//! [`files`] writes the data with a comment at each thing that a person must look at; [`account`] counts every word, so
//! that what has found no place is listed with the place where it is. Pure: the same paper gives the same files.

mod account;
mod agencies;
mod annex;
mod bodies;
mod broken;
mod closing;
mod deadlines;
mod draft;
mod duties;
mod files;
mod head;
mod lower;
mod mark;
mod minimums;
mod outline;
mod recase;
mod spots;
mod table;
mod text;
mod yaml;

use serde::Serialize;

pub use account::Unplaced;

use account::Stock;
use annex::AnnexDraft;
use closing::Closing;
use draft::PartDraft;
use duties::Charged;
use head::Head;
use lower::Lowered;
use outline::Source;
use spots::Ids;
use table::TableDraft;
use text::{Text, Where};

use crate::audit::pattern::Pattern;
use crate::audit::{Lined, lined, signs};
use crate::data::body::Regime;
use crate::paper::Paper;
use crate::problem::faults;
use crate::profile::{Profiles, Role};

/// What became of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files: name, text.
    pub files: Vec<(&'static str, String)>,
    /// What a person must look at.
    pub notes: Vec<Note>,
    /// What is still to be filled in.
    pub to_fill: Vec<Note>,
    /// What has found no place in the data.
    pub unplaced: Vec<Unplaced>,
    /// How many words the paper has.
    pub words: usize,
}

/// Something at which a person must look, and where it is in the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The file.
    pub file: &'static str,
    /// The line of the comment, from 1.
    pub line: usize,
    /// What it is.
    pub words: String,
}

/// Why a paper is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFault {
    /// There are no words in it.
    Empty,
    /// There is no text below its head.
    NoText,
}

faults! {
    impl Fault for ImportFault;

    "NK01" {
        title: "Tệp không có chữ",
        meaning: "Tệp kế hoạch đưa vào không có chữ nào đọc được; có thể là bản chụp, bản quét.",
        advice: "dùng tệp Word gốc của kế hoạch, không dùng bản quét",
        example: Self::Empty,
        Self::Empty => {
            message: "tệp không có chữ nào nên không lập được dữ liệu",
            hint: "dùng tệp Word gốc của kế hoạch; bản quét chỉ là ảnh, chương trình không đọc chữ trong ảnh",
        }
    }
    "NK02" {
        title: "Không thấy nội dung kế hoạch",
        meaning: "Tệp có phần đầu hoặc phần ký nhưng không có đoạn nào là nội dung.",
        advice: "kiểm tra lại tệp: nội dung của kế hoạch phải nằm giữa trích yếu và Nơi nhận",
        example: Self::NoText,
        Self::NoText => {
            message: "tệp không có đoạn văn nào giữa phần đầu và phần ký nên không lập được dữ liệu",
            hint: "kiểm tra lại tệp: nội dung của kế hoạch phải nằm giữa trích yếu và Nơi nhận",
        }
    }
}

/// Everything that was read of a plan.
struct Draft {
    source: String,
    regime: Regime,
    small: bool,
    code: Option<&'static str>,
    head: Head,
    basis: Vec<String>,
    opening: Vec<String>,
    opening_notes: Vec<String>,
    lowered: Lowered,
    annexes: Vec<AnnexDraft>,
    closing: Closing,
    charged: Charged,
    periods: Vec<deadlines::PeriodDraft>,
    untold: Vec<String>,
    indicators: Vec<minimums::IndicatorDraft>,
    window: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    period_anchors: Vec<String>,
    reporting_anchor: String,
    unplaced: Vec<Unplaced>,
    /// The whole text, in which names are looked for.
    whole: String,
}

/// Makes the data of a paper that came from the file of this name.
///
/// # Errors
/// [`ImportFault`]: there is nothing in it that a plan could be made of.
pub fn import(paper: &Paper, profiles: &Profiles, source: &str) -> Result<Imported, ImportFault> {
    lined(paper, profiles, |lined| {
        let texts = text::texts(&lined.lines, lined.code.is_some());
        let words: usize = texts.iter().map(|text| account::tokens(&text.whole()).len()).sum();
        if words == 0 {
            return Err(ImportFault::Empty);
        }
        let draft = draft(&texts, &lined, source)?;
        Ok(files::write(draft, words))
    })
}

fn draft(texts: &[Text], lined: &Lined<'_>, source: &str) -> Result<Draft, ImportFault> {
    let head = head::read(texts, lined);
    let closing = closing::read(texts, head.end);
    let body = &texts[head.end.min(closing.start)..closing.start];
    let body: Vec<&Text> = body.iter().filter(|text| is_running(text)).collect();
    let (basis, opening, opening_notes, rest) = preface(&body);
    let content = outline::build(sources(&body[rest..]));
    let lowered = lower::lower(content);
    if lowered.sections.is_empty() && opening.is_empty() {
        return Err(ImportFault::NoText);
    }
    let after: Vec<&Text> = texts[closing.end..].iter().filter(|text| is_running(text)).collect();
    let annexes = annex::annexes(&after);
    let whole: String = body.iter().map(|text| text.words.as_str()).collect::<Vec<_>>().join("\n");
    let mut draft = Draft {
        source: source.to_owned(),
        regime: lined.regime,
        small: is_small(lined),
        code: lined.code.map(|code| code.words()),
        basis,
        opening,
        opening_notes,
        lowered,
        annexes,
        closing,
        charged: Charged::default(),
        periods: Vec::new(),
        untold: Vec::new(),
        indicators: Vec::new(),
        window: None,
        period_anchors: Vec::new(),
        reporting_anchor: String::new(),
        unplaced: Vec::new(),
        whole,
        head,
    };
    tasks(&mut draft);
    draft.unplaced = unplaced(&draft, texts);
    Ok(draft)
}

/// Whether a text is of the running text: neither a foot of a page nor a note.
fn is_running(text: &Text) -> bool {
    matches!(text.place, Where::Body | Where::Cell { .. } | Where::Box)
        && (text.words.chars().any(char::is_alphanumeric) || text.auto.is_some())
        && !signs::is_row_of_signs(&text.words)
}

/// The paragraphs and tables of texts.
fn sources<'t>(texts: &[&'t Text]) -> Vec<Source<'t>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(text) = texts.get(at) {
        let Where::Cell { table, .. } = text.place else {
            found.push(Source::Text(text));
            at += 1;
            continue;
        };
        let same =
            |other: &&&Text| matches!(other.place, Where::Cell { table: own, .. } if own == table);
        let cells: Vec<Text> =
            texts[at..].iter().take_while(same).map(|text| (*text).clone()).collect();
        at += cells.len();
        found.push(Source::Table(TableDraft::of(&cells)));
    }
    found
}

static BASIS: Pattern = Pattern::new(
    r"^(Căn cứ|Theo đề nghị|Xét đề nghị|Theo Quyết định|Theo Công văn|Thực hiện|Xét Tờ trình)\s",
);
static STATES: Pattern = Pattern::new(
    r"(?i)(ban hành|xây dựng|báo cáo|đề nghị|yêu cầu|tổ chức|hướng dẫn|triển khai)\b[^;]*?(kế hoạch|phương án|chương trình|đề án|như sau|cụ thể)",
);
static NEXT_BASIS: Pattern =
    Pattern::new(r"[;,]\s+(Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)\s");

/// What is before the first heading: the basis, the opening paragraphs, what to look at there, and how many texts these are.
fn preface(body: &[&Text]) -> (Vec<String>, Vec<String>, Vec<String>, usize) {
    let heads = |text: &Text| {
        let mark = mark::of(text).0;
        mark.is_some_and(|mark| !mark.kind.is_bullet())
            || text.bold && text.capitals && text.words.contains(' ')
    };
    let first =
        body.iter().position(|text| heads(text) || matches!(text.place, Where::Cell { .. }));
    let end = first.unwrap_or_else(|| {
        // Without any heading the opening ends with what announces the text.
        body.iter().position(|text| text.words.ends_with(':')).map_or(0, |at| at + 1)
    });
    let (mut basis, mut opening, mut notes) =
        (Vec::<String>::new(), Vec::<String>::new(), Vec::new());
    let mut based = true;
    for (nth, text) in body[..end].iter().enumerate() {
        let (mark, words) = mark::of(text);
        let dashed = mark.is_some();
        // A paragraph that a person broke in two.
        let last = if based { basis.last_mut() } else { opening.last_mut() };
        if let (Some(last), false) = (last, dashed)
            && let Some(_how) = broken::joined(last, None, text)
            && !BASIS.is_in(&words)
            && (!based || !last.ends_with([';', ',', '.']))
        {
            notes.push(format!(
                "{}: '{}' viết sang đoạn mới, đã nối lại",
                text.spot(),
                text.short()
            ));
            last.push(' ');
            last.push_str(&words);
            continue;
        }
        let certain =
            text.role == Some(Role::Basis) && text.sure == crate::audit::roles::Sure::Certain;
        let whole = words.as_str();
        let stating = !whole.ends_with(';') && is_stating(whole);
        let is_basis =
            based && BASIS.is_in(whole) && (certain || !stating && !whole.ends_with(':'));
        if is_basis {
            basis.extend(split_basis(whole));
            continue;
        }
        based = false;
        if dashed && nth > 0 {
            opening.push(text.whole());
        } else {
            opening.push(words);
        }
    }
    (basis, opening, notes, end)
}

/// Whether a sentence that begins like a basis says who issues the plan: `Căn cứ …, Ủy ban nhân dân xã ban hành Kế hoạch`.
fn is_stating(words: &str) -> bool {
    let gaps = words.match_indices([',', ';']).map(|(at, _)| words[at + 1..].trim_start());
    gaps.into_iter().any(|clause| bodies::is_head(clause) && STATES.is_in(clause))
}

/// Several items of the basis in one paragraph.
fn split_basis(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    for gap in NEXT_BASIS.all(words) {
        found.push(words[from..gap.start() + 1].trim().to_owned());
        from = gap.start() + 1;
    }
    found.push(words[from..].trim().to_owned());
    found
}

/// Duties, periods, indicators and the anchors that they need.
fn tasks(draft: &mut Draft) {
    let mut ids = Ids::default();
    let mut agency_ids = Ids::default();
    let passages = spots::passages(&draft.lowered.sections);
    let sections: &mut Vec<PartDraft> = &mut draft.lowered.sections;
    let issued = draft.head.date;
    draft.window = deadlines::window(&passages);
    let (periods, untold) = deadlines::periods(&passages, issued);
    draft.charged = duties::charged(sections, &passages, &mut ids, &mut agency_ids);
    for period in &periods {
        let anchor =
            spots::anchor(sections, &period.spot, &mut ids, &format!("bao-cao-{}", period.id));
        draft.period_anchors.push(anchor.unwrap_or_default());
    }
    let holder = periods.first().map(|period| {
        let mut part = period.spot.part.clone();
        if period.spot.item.is_none() && part.len() > 1 {
            part.pop();
        }
        spots::Spot { part, item: None }
    });
    let last = sections.len().saturating_sub(1);
    let holder = holder.unwrap_or(spots::Spot { part: vec![last], item: None });
    draft.reporting_anchor =
        spots::anchor(sections, &holder, &mut ids, "bao-cao").unwrap_or_default();
    draft.indicators = minimums::indicators(&passages, &mut ids);
    draft.periods = periods;
    draft.untold = untold;
}

/// Everything that has no place: what the steps have listed, and what the count finds besides.
fn unplaced(draft: &Draft, texts: &[Text]) -> Vec<Unplaced> {
    let mut stock = Stock::default();
    let head = &draft.head;
    let closing = &draft.closing;
    let signer = &closing.signature;
    let fields = [
        head.symbol.as_deref(),
        head.place.as_deref(),
        head.subject.as_deref(),
        head.kind.map(|kind| kind.name),
        head.kind.map(|kind| kind.abbreviation),
        head.blank_date.as_deref(),
        closing.filing.as_deref(),
        signer.on_behalf_of.as_deref(),
        signer.by_order_of.as_deref(),
        signer.by_authority_of.as_deref(),
        signer.in_place_of.as_deref(),
        signer.title.as_deref(),
        signer.name.as_deref(),
    ];
    fields.into_iter().flatten().for_each(|words| stock.add(words));
    let lists = [
        &head.superior,
        &head.issuer,
        &draft.basis,
        &draft.opening,
        &closing.recipients,
        &signer.other_title,
    ];
    lists.into_iter().flatten().for_each(|words| stock.add(words));
    if let Some(date) = head.date {
        for form in ["%d", "%-d", "%m", "%-m", "%Y"] {
            // Each is on paper once, in one of two forms.
            stock.add(&date.format(form).to_string());
        }
    }
    stock.add(&head.draft.map(|nth| nth.to_string()).unwrap_or_default());
    let number = head.number.map(|number| number.to_string()).unwrap_or_default();
    for zeros in 0..3 {
        stock.add(&format!("{}{number}", "0".repeat(zeros)));
    }
    for part in &draft.lowered.sections {
        stock_part(part, &mut stock);
    }
    for annex in &draft.annexes {
        annex.stock(&mut stock);
    }
    let mut listed = head.unplaced.clone();
    listed.extend(&closing.unplaced);
    let mut found: Vec<Unplaced> = listed
        .iter()
        .filter_map(|at| texts.get(*at))
        .map(|text| Unplaced { place: text.spot(), words: text.whole(), about: None })
        .collect();
    found.extend(account::left_over(texts, &listed, &mut stock));
    draft.lowered.sections.iter().for_each(|part| tables(part, &mut found));
    for annex in &draft.annexes {
        annex.unplaced(&mut found);
    }
    found
}

/// The tables of a part: the data have no place for them.
fn tables(part: &PartDraft, found: &mut Vec<Unplaced>) {
    for table in &part.tables {
        for row in &table.rows {
            let words = TableDraft::row_words(row);
            found.push(Unplaced { place: table.spot.clone(), words, about: Some("bảng".into()) });
        }
    }
    part.parts.iter().for_each(|part| tables(part, found));
}

fn stock_part(part: &PartDraft, stock: &mut Stock) {
    let mut words = Vec::new();
    part.words(&mut words);
    words.into_iter().for_each(|words| stock.add(words));
    stock_marks(part, stock);
}

/// The numbers on paper and the words in tables.
fn stock_marks(part: &PartDraft, stock: &mut Stock) {
    if part.title.as_deref() != Some(part.typed.as_str()) {
        stock.add(&part.typed);
    }
    for table in &part.tables {
        table.rows.iter().flatten().for_each(|cell| stock.add(cell));
    }
    part.parts.iter().for_each(|part| stock_marks(part, stock));
}

/// Whether most of the running text is 13 points or less.
fn is_small(lined: &Lined<'_>) -> bool {
    let mut sizes = [0usize; 2];
    for line in lined.lines.iter().filter(|line| line.place.is_none() && line.is_of_text()) {
        for run in line.paragraph.shown() {
            let letters = run.text().chars().count();
            sizes[usize::from(run.look.size.0 <= 26)] += letters;
        }
    }
    sizes[1] > sizes[0]
}
