//! Audit: what each line is. In our own files the style says so; in foreign ones text, place and look do,
//! and every role says how sure it is. Unsure roles never give errors.

use chrono::NaiveDate;

use super::finding::{Level, Seen};
use super::kinds::{self, KindName};
use super::pattern::Pattern;
use super::view::{Line, View, shortened};
use crate::data::body::Regime;
use crate::data::scalar::Date;
use crate::paper::{Alignment, Paper, PartKind};
use crate::profile::{Profiles, Role};
use crate::viet::fold;

/// How sure a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// By its place alone.
    Guess,
    /// By look and place.
    Likely,
    /// By words that only this part has.
    Sure,
    /// By the style of a file of ours.
    Certain,
}

impl Sure {
    /// The gravest that a finding on such a line can be.
    pub fn most(self) -> Level {
        match self {
            Sure::Guess | Sure::Likely => Level::Warning,
            Sure::Sure | Sure::Certain => Level::Error,
        }
    }

    /// As a clerk reads it.
    pub fn words(self) -> &'static str {
        match self {
            Sure::Guess => "đoán",
            Sure::Likely => "có lẽ",
            Sure::Sure => "theo lời văn",
            Sure::Certain => "theo kiểu (style)",
        }
    }
}

static NUMBER: Pattern = Pattern::new(r"^\s*[Ss][ốỐôoO]\s*[:.]?\s*[^/]{0,40}[/-]\s*\S");
static DATE: Pattern = Pattern::new(
    r"(?i)ng[àa]y\s*([\d.…_ ]*)\s*th[áa]ng\s*([\d.…_ ]*)\s*n[ăa]m\s*(\d{4}|20[\d.…_ ]*|[.…_ ]+)",
);
static DATE_LINE: Pattern = Pattern::new(
    r"(?i)(^|\t|\p{L},?)\s*ng[àa]y\s*[\d.…_ ]*\s*th[áa]ng\s*[\d.…_ ]*\s*n[ăa]m\s*[\d.…_ ]*$",
);
static YEAR: Pattern = Pattern::new(r"năm\s+(\d{4})");
static CAPACITY: Pattern = Pattern::new(r"^(TM|KT|TL|TUQ|T/M|K/T|T/L|TLQ|Q)\b[. ]?");
static SECTION: Pattern = Pattern::new(r"^[IVXL]+[.)]\s");
static CLAUSE: Pattern = Pattern::new(r"^\d{1,2}[.)]\s");
static SUBCLAUSE: Pattern = Pattern::new(r"^\d{1,2}(\.\d{1,2})+[.)]?\s");
static ARTICLE: Pattern = Pattern::new(r"^Điều \d+\.");
static POINT: Pattern = Pattern::new(r"^\(?[a-zđ][.)]\s");
static DASH: Pattern = Pattern::new(r"^[-–—•]\s*\S");
static PLUS: Pattern = Pattern::new(r"^[+*]\s*\S");
static APPENDIX: Pattern = Pattern::new(r"(?i)^phụ lục(\s+(số\s*)?[IVXL\d]+)?[.:]?$");
static ATTACHED: Pattern = Pattern::new(r"(?i)^\(?\s*kèm theo");
static BASIS: Pattern =
    Pattern::new(r"^-?\s*(Căn cứ|Theo đề nghị|Xét đề nghị|Theo Quyết định|Thực hiện)\s");
static PART: Pattern =
    Pattern::new(r"(?i)^(phần|chương|mục|tiểu mục)\s+([IVXL]+|\d{1,2}|thứ\s+\S+)[.:]?$");
static TITLED: Pattern = Pattern::new(r"^\p{Lu}[\p{Lu}\s,./()&-]*$");

/// Gives every line its role and finds regime, kind and date. `None` where the paper is no administrative
/// document.
pub(super) fn recognise<'p>(
    paper: &'p Paper,
    mut lines: Vec<Line<'p>>,
    profiles: &'p Profiles,
    asked: Option<&str>,
) -> Option<(View<'p>, Seen)> {
    by_style(&mut lines, profiles);
    let styled = |role| lines.iter().any(|line: &Line<'_>| line.is(role));
    let foreign =
        !([Role::NumberSymbol, Role::PlaceDate, Role::Recipients].into_iter().all(styled)
            && (styled(Role::KindName) || styled(Role::LetterSubject)));
    if foreign {
        // Styles of the same names mean nothing in a file that is not built of them.
        for line in &mut lines {
            line.role = None;
            line.sure = Sure::Guess;
        }
        head(&mut lines);
    }
    let has = |role| lines.iter().any(|line| line.is(role));
    let signs = [Role::NationalName, Role::Motto, Role::PartyName, Role::NumberSymbol]
        .into_iter()
        .filter(|role| has(*role))
        .count();
    if signs == 0 || (signs == 1 && !has(Role::PlaceDate) && foreign && asked.is_none()) {
        return None;
    }
    let party = has(Role::PartyName) && !has(Role::NationalName);
    let regime = if party { Regime::Party } else { Regime::State };
    let dated = lines.iter().find(|line| line.is(Role::PlaceDate)).map(|line| line.text.clone());
    let date = dated.as_deref().and_then(date_of);
    let (profile, profile_by) = match asked.and_then(|id| profiles.iter().find(|p| p.id == id)) {
        Some(profile) => (profile, "theo tùy chọn --profile".to_owned()),
        None => {
            let by = match (party, has(Role::NationalName)) {
                (true, _) => "có tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM",
                (false, true) => "có Quốc hiệu",
                (false, false) => {
                    "không thấy Quốc hiệu và tiêu đề của Đảng, coi là văn bản của cơ quan nhà nước"
                }
            };
            // A form without its day tells the year for which it was made.
            let day = date.or_else(|| dated.as_deref().and_then(last_of_year)).map(Date);
            let picked = profiles.pick(regime, day).or_else(|| profiles.pick(regime, None));
            (picked?, by.to_owned())
        }
    };
    let symbol =
        lines.iter().find(|line| line.is(Role::NumberSymbol)).map(|line| line.text.clone());
    let (kind, kind_by) = kind_of(&mut lines, foreign, symbol.as_deref(), profile.regime);
    if foreign {
        body(&mut lines);
        closing(&mut lines);
        appendices(&mut lines);
        feet(&mut lines);
    }
    let blank = symbol.as_deref().is_some_and(|text| !text.chars().any(|c| c.is_ascii_digit()))
        || lines.iter().any(|line| {
            line.hinted && matches!(line.role, Some(Role::NumberSymbol | Role::PlaceDate))
        })
        || date.is_none() && dated.is_some();
    let seen = Seen::Document {
        profile: profile.id.clone(),
        profile_by,
        kind: kind.map(|kind| kind.name.to_owned()),
        kind_by,
        date,
        blank,
        parts: lines
            .iter()
            .filter(|line| !line.words().is_empty())
            .filter_map(|line| Some((shortened(line.words()), line.role?, line.sure)))
            .collect(),
    };
    Some((View { paper, profile, lines, kind, date, blank }, seen))
}

/// Roles by the id or the name of a style, as our own files have them.
fn by_style(lines: &mut [Line<'_>], profiles: &Profiles) {
    for line in lines {
        let Some(style) = &line.paragraph.look.style else { continue };
        let named = || {
            profiles.iter().find_map(|profile| {
                let same = |role: &Role| {
                    profile.row(*role).is_some_and(|row| row.name.as_str() == &*style.name)
                };
                profile.roles().find(same)
            })
        };
        line.role = style.id.parse().ok().or_else(named);
        line.sure = Sure::Certain;
    }
}

fn set(line: &mut Line<'_>, role: Role, sure: Sure) {
    line.role = Some(role);
    line.sure = sure;
}

fn is_body(line: &Line<'_>) -> bool {
    line.part == PartKind::Body
}

/// The head of page 1: names, number, date.
fn head(lines: &mut [Line<'_>]) {
    const REACH: usize = 40;
    let mut last = None;
    let mut dated = false;
    let reach = lines.len().min(REACH);
    for (at, line) in lines.iter_mut().enumerate().take(reach).filter(|(_, line)| is_body(line)) {
        let folded = fold(line.words());
        let many = line.text.contains('\t') && line.place.is_none();
        let role = if folded.contains("cong hoa xa hoi chu nghia") || folded.starts_with("chxhcn") {
            Some(Role::NationalName)
        } else if folded.contains("doc lap") && folded.contains("hanh phuc") {
            Some(Role::Motto)
        } else if folded.trim_end_matches('.') == "dang cong san viet nam" {
            Some(Role::PartyName)
        } else if NUMBER.is_in(&line.text) && folded.len() < 90 && !line.text.contains("ngày") {
            Some(Role::NumberSymbol)
        } else if !dated && DATE_LINE.is_in(line.words()) && !folded.starts_with("can cu") {
            dated = true;
            Some(Role::PlaceDate)
        } else if folded.starts_with("v/v") || folded.starts_with("ve viec") && line.place.is_some()
        {
            Some(Role::LetterSubject)
        } else {
            None
        };
        if let Some(role) = role {
            set(line, role, if many { Sure::Likely } else { Sure::Sure });
            last = Some(at);
        }
    }
    let Some(last) = last else { return };
    names(lines, last);
}

/// Superior and issuing body: the capitals that stand beside or above the national name.
fn names(lines: &mut [Line<'_>], last: usize) {
    let number = lines.iter().position(|line| line.is(Role::NumberSymbol));
    let number_column =
        number.and_then(|at| lines[at].place).map(|place| (place.table, place.cell));
    let fits = |line: &Line<'_>| {
        line.role.is_none()
            && !line.words().is_empty()
            && match (number_column, line.place) {
                (Some((table, cell)), Some(place)) => place.table == table && place.cell == cell,
                (Some(_), None) => false,
                (None, place) => {
                    place.is_some_and(|place| place.cell == 0) || TITLED.is_in(line.words())
                }
            }
    };
    let end = number.unwrap_or(last);
    let found: Vec<usize> = (0..end).filter(|at| fits(&lines[*at])).collect();
    let star = |line: &Line<'_>| {
        line.words().chars().all(|c| matches!(c, '*' | '_' | '-' | '─' | '—' | '–'))
    };
    let upper: Vec<usize> = found.iter().copied().filter(|at| !star(&lines[*at])).collect();
    for at in found.into_iter().filter(|at| !upper.contains(at)) {
        let role = if lines[at].words() == "*" { Role::Star } else { Role::Rule };
        set(&mut lines[at], role, Sure::Likely);
    }
    let Some(bottom) = upper.last().copied() else { return };
    // The issuing body is the bold tail; without any bold it is the last line.
    let mixed = upper.iter().any(|at| lines[*at].all_bold())
        && !upper.iter().all(|at| lines[*at].all_bold());
    for at in upper.iter().copied() {
        let issuer = match mixed {
            true => lines[at].all_bold(),
            false => at == bottom,
        };
        let role = if issuer { Role::Issuer } else { Role::Superior };
        let sure =
            if upper.len() <= 2 && (mixed || upper.len() == 1) { Sure::Sure } else { Sure::Likely };
        set(&mut lines[at], role, sure);
    }
}

/// The kind: the title above the text, else the letter, else the symbol.
fn kind_of(
    lines: &mut [Line<'_>],
    foreign: bool,
    symbol: Option<&str>,
    regime: Regime,
) -> (Option<&'static KindName>, String) {
    let known = |at: usize, lines: &[Line<'_>]| kinds::named(lines[at].words());
    if !foreign {
        if let Some(at) = lines.iter().position(|line| line.is(Role::KindName)) {
            return (known(at, lines), "theo tên loại".into());
        }
    } else {
        let after = lines
            .iter()
            .rposition(|line| matches!(line.role, Some(Role::PlaceDate | Role::NumberSymbol)))
            .map_or(0, |at| at + 1);
        let limit = lines.len().min(after + 12);
        let title = (after..limit).find(|at| {
            let line = &lines[*at];
            is_body(line)
                && line.place.is_none()
                && known(*at, lines).is_some()
                && line.words() == line.words().to_uppercase()
        });
        if let Some(at) = title {
            set(&mut lines[at], Role::KindName, Sure::Sure);
            let column = lines[at].column;
            let mut first = true;
            for line in lines.iter_mut().skip(at + 1).take(8) {
                let centred = line.paragraph.look.align == Alignment::Center;
                let blank = line.words().is_empty();
                let drawn =
                    line.words().chars().all(|c| matches!(c, '-' | '_' | '─' | '—' | '–' | '*'));
                if line.column != column
                    || (!centred && !blank)
                    || fold(line.words()).starts_with("kinh ")
                {
                    break;
                }
                match (blank, drawn) {
                    (true, _) if first => {}
                    (true, _) => break,
                    // Capitals below a subject name who decides.
                    (false, false) if !first && TITLED.is_in(line.words()) => break,
                    (false, true) => {
                        set(line, Role::SubjectDashes, Sure::Likely);
                        break;
                    }
                    (false, false) => {
                        first = false;
                        set(line, Role::Subject, Sure::Sure);
                    }
                }
            }
            return (kinds::named(lines[at].words()), "theo tên loại".into());
        }
    }
    let letter = lines.iter().any(|line| line.is(Role::LetterSubject));
    if letter {
        return (kinds::letter(), "có trích yếu V/v dưới số, ký hiệu".into());
    }
    let by_symbol = symbol.and_then(|text| {
        let tail = text.rsplit_once('/').map_or(text, |(_, tail)| tail);
        let words = tail.split(['-', '/', ' ']).chain(text.split(['-', '/', ' ']));
        words.filter_map(|word| kinds::abbreviated(word.trim(), regime)).next()
    });
    match by_symbol {
        Some(kind) => (Some(kind), "theo ký hiệu".into()),
        None => (None, "chưa nhận ra".into()),
    }
}

/// The text between title and closing.
fn body(lines: &mut [Line<'_>]) {
    let start = lines
        .iter()
        .rposition(|line| {
            matches!(
                line.role,
                Some(
                    Role::Subject
                        | Role::KindName
                        | Role::PlaceDate
                        | Role::NumberSymbol
                        | Role::LetterSubject
                        | Role::SubjectDashes
                )
            )
        })
        .map_or(0, |at| at + 1);
    let end = closing_start(lines).unwrap_or(lines.len());
    let mut addressing = false;
    let mut opening = true;
    let mut titled = false;
    for line in lines.iter_mut().take(end).skip(start) {
        if !is_body(line) || line.place.is_some() || line.words().is_empty() || line.role.is_some()
        {
            continue;
        }
        let shown = line.paragraph.text_with_number();
        let words = crate::viet::nfc(shown.trim()).replace('\u{a0}', " ");
        let bold = line.all_bold();
        let centred = line.paragraph.look.align == Alignment::Center;
        let folded = fold(&words);
        if folded.starts_with("kinh gui") || folded.starts_with("kinh trinh") {
            addressing = words.trim_end().ends_with(':');
            set(line, Role::Addressee, Sure::Sure);
            continue;
        }
        if addressing {
            if DASH.is_in(&words) {
                set(line, Role::AddresseeItem, Sure::Sure);
                continue;
            }
            addressing = false;
        }
        if opening
            && BASIS.is_in(&words)
            && words.ends_with([';', '.', ','])
            && !words.contains(". ")
        {
            let sure = if words.contains("Căn cứ") { Sure::Sure } else { Sure::Likely };
            // "Thực hiện …, Sở … báo cáo" is running text.
            if words.ends_with(';') || !words.contains("Thực hiện") {
                set(line, Role::Basis, sure);
                continue;
            }
        }
        if centred {
            // A centred line in the text (a heading of a part, an order's verb) is measured by no row.
            if PART.is_in(&words) {
                set(line, Role::PartLabel, Sure::Likely);
                titled = true;
            } else if titled {
                // A title may take two lines.
                set(line, Role::PartTitle, Sure::Likely);
            }
            continue;
        }
        titled = false;
        opening = opening && !SECTION.is_in(&words);
        let role = if SUBCLAUSE.is_in(&words) {
            if bold { Role::Subclause } else { Role::Body }
        } else if SECTION.is_in(&words) && (bold || words == words.to_uppercase()) {
            Role::Section
        } else if ARTICLE.is_in(&words) && bold {
            Role::Clause
        } else if CLAUSE.is_in(&words) {
            if bold { Role::Clause } else { Role::Body }
        } else if POINT.is_in(&words) {
            Role::Point
        } else if DASH.is_in(&words) {
            Role::Dash
        } else if PLUS.is_in(&words) {
            Role::Plus
        } else {
            Role::Body
        };
        // A heading without a number is measured by no row; words that stand out whole may be meant to.
        let heading = role == Role::Body && bold && !words.ends_with(['.', ';']);
        let stands_out = bold || line.all(|run| run.look.italic);
        match (heading, stands_out && role != Role::Section && role != Role::Clause) {
            (true, _) => {}
            (false, false) if role == Role::Section && !bold => set(line, role, Sure::Likely),
            (false, true) => set(line, role, Sure::Likely),
            (false, false) => set(line, role, Sure::Sure),
        }
    }
}

/// Where the closing begins: `Nơi nhận`, or the table that holds it.
fn closing_start(lines: &[Line<'_>]) -> Option<usize> {
    let at = lines.iter().position(|line| {
        is_body(line)
            && fold(line.words()).starts_with("noi nhan")
            && line.words().chars().count() < 14
    })?;
    let table = lines[at].place.map(|place| place.table);
    let first =
        lines.iter().position(|line| table.is_some() && line.place.map(|p| p.table) == table);
    Some(first.unwrap_or(at))
}

/// Recipients and signature.
fn closing(lines: &mut [Line<'_>]) {
    let Some(start) = closing_start(lines) else { return };
    let Some(label) =
        lines.iter().skip(start).position(|line| fold(line.words()).starts_with("noi nhan"))
    else {
        return;
    };
    let label = start + label;
    set(&mut lines[label], Role::Recipients, Sure::Sure);
    let column = lines[label].column;
    let table = lines[label].place.map(|place| place.table);
    let mut signature = Vec::new();
    for (at, line) in lines.iter_mut().enumerate().skip(start) {
        if line.words().is_empty() || at == label {
            continue;
        }
        let ends = APPENDIX.is_in(line.words());
        let within = line.place.map(|place| place.table) == table;
        if ends || (table.is_some() && !within) || !is_body(line) {
            break;
        }
        let folded = fold(line.words());
        let item = DASH.is_in(line.words()) || line.paragraph.number.is_some();
        if line.column == column && at > label && (table.is_some() || item) {
            let filing = folded.trim_start_matches(['-', ' ']).starts_with("luu");
            let role = if filing { Role::Filing } else { Role::Recipient };
            set(line, role, Sure::Sure);
        } else if line.column != column || table.is_none() {
            signature.push(at);
        }
    }
    sign(lines, &signature);
}

fn sign(lines: &mut [Line<'_>], signature: &[usize]) {
    let name = signature.iter().rev().copied().find(|at| {
        let words = lines[*at].words();
        let folded = fold(words);
        !CAPACITY.is_in(words)
            && words.split_whitespace().count() >= 2
            && !["chu tich", "giam doc", "truong ", "bi thu", "chanh ", "pho ", "cuc truong"]
                .iter()
                .any(|post| folded.contains(post))
    });
    let mut second = false;
    for at in signature.iter().copied() {
        let words = lines[at].words().to_owned();
        let (role, sure) = if Some(at) == name {
            (Role::SignerName, Sure::Sure)
        } else if name.is_some_and(|name| at > name) {
            continue;
        } else if CAPACITY.is_in(&words) {
            second = false;
            (Role::Capacity, Sure::Sure)
        } else if words.chars().any(char::is_alphabetic) && !words.starts_with(['[', '(']) {
            let role = if second { Role::OtherTitle } else { Role::SignerTitle };
            second = true;
            (role, Sure::Likely)
        } else {
            continue;
        };
        set(&mut lines[at], role, sure);
    }
}

/// Appendices after the closing: label, title, note; their text is not measured as running text.
fn appendices(lines: &mut [Line<'_>]) {
    let start = lines.iter().rposition(|line| line.is(Role::SignerName)).unwrap_or(0);
    if start == 0 {
        return;
    }
    let mut titled = false;
    for line in lines.iter_mut().skip(start + 1).filter(|line| is_body(line)) {
        let words = line.words().to_owned();
        if APPENDIX.is_in(&words) {
            set(line, Role::AppendixLabel, Sure::Sure);
            titled = true;
        } else if ATTACHED.is_in(&words) {
            set(line, Role::AppendixNote, Sure::Sure);
            titled = false;
        } else if titled && !words.is_empty() {
            match line.paragraph.look.align == Alignment::Center {
                true => set(line, Role::AppendixTitle, Sure::Likely),
                false => titled = false,
            }
        }
    }
}

/// Page numbers in headers and footers.
fn feet(lines: &mut [Line<'_>]) {
    for line in lines.iter_mut().filter(|line| line.part == PartKind::Header) {
        if is_page_number(line) {
            set(line, Role::PageNumber, Sure::Sure);
        }
    }
}

/// Whether a line shows the number of its page.
pub(super) fn is_page_number(line: &Line<'_>) -> bool {
    let page = |field: &str| {
        field.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
    };
    line.paragraph.runs.iter().any(|run| run.field.as_deref().is_some_and(page))
}

/// The day in a line (`ngày 05 tháng 01 năm 2025`), where it is a day of the calendar.
pub(super) fn date_of(text: &str) -> Option<NaiveDate> {
    let groups = DATE.groups(text)?;
    let number = |nth: usize| groups.get(nth)?.as_str().trim().parse::<u32>().ok();
    NaiveDate::from_ymd_opt(number(3)? as i32, number(2)?, number(1)?)
}

/// The last day of the year that a line without day and month names.
fn last_of_year(text: &str) -> Option<NaiveDate> {
    let year = YEAR.groups(text)?.get(1)?.as_str().parse().ok()?;
    NaiveDate::from_ymd_opt(year, 12, 31)
}
