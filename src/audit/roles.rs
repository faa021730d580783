//! Audit: what each line is. In our own files the style says so; in foreign ones text, place and look do,
//! and every role says how sure it is. Unsure roles never give errors.

use chrono::NaiveDate;

use super::finding::{Level, Seen};
use super::kinds::{self, Group, Outside};
use super::names::names;
use super::pattern::Pattern;
use super::pieces::Laid;
use super::signs;
use super::view::{Line, View, shortened};
use crate::data::body::Regime;
use crate::data::scalar::Date;
use crate::kind::NamedKind;
use crate::paper::{Alignment, Paper, PartKind};
use crate::profile::{Profile, Profiles, Role};
use crate::viet::fold;
use crate::viet::legacy::Code;

/// How sure a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::enum_variant_names, reason = "one of the grades has the name of them all")]
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
    /// The most serious that a finding on such a line can be.
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

static DATE: Pattern = Pattern::new(
    r"(?i)ng[àa]y\s*([\d.…_ ]*)\s*th[áa]ng\s*([\d.…_ ]*)\s*n[ăa]m\s*(\d{4}|20[\d.…_ ]*|[.…_ ]+)",
);
static YEAR: Pattern = Pattern::new(r"năm\s+(\d{4})");
static MONTH: Pattern = Pattern::new(r"(?i)th[áa]ng\s*(\d{1,2})\s*n[ăa]m\s*(\d{4})");
static CAPACITY: Pattern = Pattern::new(r"^(TM|KT|TL|TUQ|T/M|K/T|T/L|TLQ|Q)\b[. ]?");
static SECTION: Pattern = Pattern::new(r"^[IVXL]+[.)]\s");
static CLAUSE: Pattern = Pattern::new(r"^\d{1,2}[.)]\s");
static SUBCLAUSE: Pattern = Pattern::new(r"^\d{1,2}(\.\d{1,2})+[.)]?\s");
static ARTICLE: Pattern = Pattern::new(r"^Điều \d+\.");
static POINT: Pattern = Pattern::new(r"^\(?[a-zđ][.)]\s");
static DASH: Pattern = Pattern::new(r"^[-–—•]\s*\S");
static ITEM: Pattern = Pattern::new(r"^[-–—•+*]\s*\S");
static PLUS: Pattern = Pattern::new(r"^[+*]\s*\S");
static ATTACHED: Pattern = Pattern::new(r"(?i)^\(?\s*(ban hành )?kèm theo");
static BASIS: Pattern =
    Pattern::new(r"^-?\s*(Căn cứ|Theo đề nghị|Xét đề nghị|Theo Quyết định|Thực hiện)\s");
static STATES: Pattern = Pattern::new(
    r"(?i)[,;] [^,;]*?(ban hành|xây dựng|báo cáo|đề nghị|yêu cầu|thông báo|tổ chức|hướng dẫn|triển khai|trả lời|có ý kiến|kính trình|kính mời|phê duyệt|thành lập)\b",
);
static PART: Pattern =
    Pattern::new(r"(?i)^(phần|chương|mục|tiểu mục)\s+([IVXL]+|\d{1,2}|thứ\s+\S+)[.:]?$");
static TITLED: Pattern = Pattern::new(r"^\p{Lu}[\p{Lu}\s,./()&-]*$");

/// A paper with its roles.
pub(super) struct Recognised<'p> {
    /// What rules read.
    pub(super) view: View<'p>,
    /// What the paper was seen to be.
    pub(super) seen: Seen,
    /// The profile that may hold as well, where the document does not tell its day.
    pub(super) or: Option<&'p Profile>,
}

/// Gives every line its role and finds regime, kind and date. `None` where the paper is no administrative
/// document.
pub(super) fn recognise<'p>(
    paper: &'p Paper,
    mut lines: Vec<Line<'p>>,
    code: Option<Code>,
    profiles: &'p Profiles,
    asked: Option<&str>,
) -> Option<Recognised<'p>> {
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
    let outside = if foreign { outside(&lines) } else { None };
    let none = signs == 0 || (signs == 1 && !has(Role::PlaceDate) && foreign && asked.is_none());
    if none && outside.is_none() {
        return None;
    }
    let party = has(Role::PartyName) && !has(Role::NationalName);
    let regime = if party { Regime::Party } else { Regime::State };
    let dated = lines.iter().find(|line| line.is(Role::PlaceDate)).map(|line| line.text.clone());
    let date = dated.as_deref().and_then(date_of);
    let mut or = None;
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
            let pick = |day: NaiveDate| profiles.pick(regime, Some(Date(day)));
            // A form without its day tells the year for which it was made.
            let month = dated.as_deref().filter(|_| date.is_none()).and_then(month_of);
            let last = month.map(|(_, last)| last);
            let day = date.or(last).or_else(|| dated.as_deref().and_then(last_of_year));
            let picked = day.and_then(pick).or_else(|| profiles.pick(regime, None))?;
            or = month.and_then(|(first, _)| pick(first)).filter(|first| first.id != picked.id);
            let by = match or {
                Some(or) => format!(
                    "{by}; ngày chưa ghi nên chưa rõ theo {} hay {}, chỉ nêu những chỗ sai theo cả hai",
                    or.id, picked.id
                ),
                None => by.to_owned(),
            };
            (picked, by)
        }
    };
    let symbol =
        lines.iter().find(|line| line.is(Role::NumberSymbol)).map(|line| line.text.clone());
    let (kind, kind_by) = kind_of(&mut lines, foreign, symbol.as_deref(), profile);
    // Without number and body it is no body's official document, whatever its title.
    let private = kind.is_none_or(|kind| kind.private)
        && ![
            Role::NumberSymbol,
            Role::Issuer,
            Role::LetterSubject,
            Role::PartyName,
            Role::AppendixNote,
        ]
        .into_iter()
        .any(|role| lines.iter().any(|line| line.is(role)));
    let outside = outside.or_else(|| {
        (foreign && private).then(|| OutsideKind { what: kinds::private(kind), over_kind: true })
    });
    let outside = match (asked, kind) {
        // Who names the format knows better.
        (Some(_), _) => None,
        (None, Some(_)) if outside.as_ref().is_some_and(|outside| !outside.over_kind) => None,
        (None, _) => outside,
    };
    if let Some(outside) = outside {
        let view = View { paper, profile, lines, kind: None, date, blank: true, code };
        return Some(Recognised {
            view,
            seen: Seen::Outside { what: outside.what, date },
            or: None,
        });
    }
    if none {
        return None;
    }
    if foreign {
        body(&mut lines, kind, profile.regime);
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
    Some(Recognised { view: View { paper, profile, lines, kind, date, blank, code }, seen, or })
}

/// A document outside the format.
struct OutsideKind {
    what: Outside,
    /// Whether it is so though its title is the name of a kind of the format.
    over_kind: bool,
}

/// What the title or the number says that is no administrative document of the format.
fn outside(lines: &[Line<'_>]) -> Option<OutsideKind> {
    const TITLES: usize = 25;
    let number = lines.iter().find(|line| line.is(Role::NumberSymbol));
    if number.is_some_and(|line| kinds::is_number_of_law(line.words())) {
        let title = titles(lines, TITLES).find_map(|line| kinds::outside(line.words()));
        let law = title.filter(|title| title.group == Group::Law);
        let what = law.unwrap_or_else(kinds::law_unnamed);
        return Some(OutsideKind { what, over_kind: true });
    }
    let youth = |line: &Line<'_>| fold(line.words()) == "doan tncs ho chi minh";
    let country = lines.iter().any(|line| line.is(Role::NationalName));
    if !country && lines.iter().take(TITLES).any(youth) {
        return Some(OutsideKind { what: kinds::YOUTH_UNION, over_kind: true });
    }
    let title = titles(lines, TITLES).find_map(|line| {
        let words = line.words();
        if let Some(what) = kinds::outside(words) {
            return Some(Some(what));
        }
        // A kind of the format comes first: what is below is its subject or its text.
        (kinds::named(words).is_some() || kinds::begins(words).is_some()).then_some(None)
    });
    match title {
        Some(Some(what)) => Some(OutsideKind { what, over_kind: false }),
        _ => None,
    }
}

/// The lines at the top that are set as a title: capitals, outside the head.
fn titles<'l, 'p>(
    lines: &'l [Line<'p>],
    most: usize,
) -> impl Iterator<Item = &'l Line<'p>> + use<'l, 'p> {
    let body = lines.iter().filter(|line| is_body(line) && !line.words().is_empty());
    body.take(most).filter(|line| {
        let words = line.words();
        line.role.is_none()
            && words.chars().count() < 120
            && words.chars().any(char::is_alphabetic)
            && (words == words.to_uppercase() || line.all(|run| run.look.caps))
            && !line.laid.is_next_to_other()
    })
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
    line.is_of_text()
}

/// The head of page 1: names, number, date. Each is there once; what names the country, a number or a day further
/// down is text.
fn head(lines: &mut [Line<'_>]) {
    const REACH: usize = 40;
    let mut last = None;
    let mut found: Vec<Role> = Vec::new();
    let reach = lines.len().min(REACH);
    for (at, line) in lines.iter_mut().enumerate().take(reach).filter(|(_, line)| is_body(line)) {
        let words = line.words();
        if signs::is_recipients_label(words) || signs::is_appendix(words) {
            break;
        }
        let many = line.text.contains('\t') && line.place.is_none();
        let role = if signs::is_national_name(words) {
            Role::NationalName
        } else if signs::is_motto(words) {
            Role::Motto
        } else if signs::is_party_name(words) {
            Role::PartyName
        } else if signs::is_number(words) {
            Role::NumberSymbol
        } else if signs::is_place_date(words) {
            Role::PlaceDate
        } else if signs::is_subject_of_letter(words)
            || fold(words).starts_with("ve viec") && line.place.is_some()
        {
            Role::LetterSubject
        } else {
            continue;
        };
        if found.contains(&role) {
            continue;
        }
        found.push(role);
        set(line, role, if many { Sure::Likely } else { Sure::Sure });
        last = Some(at);
    }
    let Some(last) = last else { return };
    subject_of_letter(lines);
    names(lines, last);
}

/// A subject under the number may run over several paragraphs.
fn subject_of_letter(lines: &mut [Line<'_>]) {
    let Some(first) = lines.iter().position(|line| line.is(Role::LetterSubject)) else { return };
    let (column, italic) = (lines[first].column, lines[first].all(|run| run.look.italic));
    if lines[first].place.is_none() && lines[first].laid == Laid::Whole {
        return;
    }
    for line in lines.iter_mut().skip(first + 1) {
        let words = line.words();
        let goes_on = line.column == column
            && line.role.is_none()
            && words.chars().any(char::is_lowercase)
            && line.all(|run| run.look.italic) == italic
            && !signs::is_addressee(words);
        if !goes_on {
            break;
        }
        set(line, Role::LetterSubject, Sure::Likely);
        line.continues = true;
    }
}

/// The kind: the title above the text, else the letter, else the symbol.
fn kind_of(
    lines: &mut [Line<'_>],
    foreign: bool,
    symbol: Option<&str>,
    profile: &Profile,
) -> (Option<&'static NamedKind>, String) {
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
        let long = || {
            (after..limit).find(|at| {
                let line = &lines[*at];
                let words = line.words();
                is_body(line)
                    && line.place.is_none()
                    && line.role.is_none()
                    && words == words.to_uppercase()
                    && kinds::begins(words).is_some()
            })
        };
        let about = lines.iter().any(|line| line.is(Role::LetterSubject));
        if let Some(at) = (title.is_none() && !about).then(long).flatten() {
            // Name and subject in one line: not to be measured as either for certain.
            set(&mut lines[at], Role::KindName, Sure::Likely);
            return (kinds::begins(lines[at].words()), "theo tên loại".into());
        }
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
                // What is issued with a decision says so below its subject.
                if ATTACHED.is_in(line.words()) {
                    set(line, Role::AppendixNote, Sure::Likely);
                    continue;
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
        words.filter_map(|word| kinds::abbreviated(word.trim(), profile)).next()
    });
    match by_symbol {
        Some(kind) => (Some(kind), "theo ký hiệu".into()),
        None => (None, "chưa nhận ra".into()),
    }
}

/// The text between title and closing.
fn body(lines: &mut [Line<'_>], kind: Option<&NamedKind>, regime: Regime) {
    let letter = kind.is_some_and(|kind| kind.letter);
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
    let mut begun = false;
    let mut quoting = false;
    let (mut item_open, mut comma) = (false, false);
    let mut based = false;
    for line in lines.iter_mut().take(end).skip(start) {
        if !is_body(line) || line.words().is_empty() || line.role.is_some() {
            continue;
        }
        if line.place.is_some() {
            // The addressees may be in a table of two cells.
            if !begun && signs::is_addressee(line.words()) {
                set(line, Role::Addressee, Sure::Likely);
            }
            continue;
        }
        let shown = line.paragraph.text_with_number();
        let words = crate::viet::nfc(shown.trim()).replace('\u{a0}', " ");
        let bold = line.all_bold();
        let centred = line.paragraph.look.align == Alignment::Center;
        // What is quoted from another document is that document's.
        let quoted = quoting || words.starts_with(['“', '"', '«']) && heads_quote(&words);
        if quoted {
            quoting = !words.trim_end_matches(['.', ';', ',']).ends_with(['”', '"', '»']);
            begun = true;
            continue;
        }
        if !begun && signs::is_addressee(&words) {
            addressing = words.trim_end().ends_with(':');
            set(line, Role::Addressee, Sure::Sure);
            continue;
        }
        if addressing {
            if DASH.is_in(&words) {
                set(line, Role::AddresseeItem, Sure::Sure);
                item_open = !words.ends_with([';', '.', ',']);
                comma = words.ends_with(',');
                continue;
            }
            // An item that has not come to its end goes on in the next paragraph.
            let lower = words.starts_with(|c: char| c.is_lowercase());
            if item_open || comma && lower {
                set(line, Role::AddresseeItem, Sure::Likely);
                line.continues = true;
                item_open = !words.ends_with([';', '.']);
                continue;
            }
            addressing = false;
        }
        if opening
            && BASIS.is_in(&words)
            && words.ends_with([';', '.', ','])
            && !words.contains(". ")
        {
            // A letter argues from what it cites; only a decision surely has a basis of its own.
            let sure = match words.starts_with("Căn cứ") && !letter || regime == Regime::Party {
                true => Sure::Sure,
                false => Sure::Likely,
            };
            let item = DASH.is_in(&words) && regime == Regime::State && (begun || letter);
            // "Thực hiện …, Sở … báo cáo" is running text.
            let text = words.contains("Thực hiện") && !words.ends_with(';')
                || letter && !words.ends_with(';')
                || words.contains("như sau");
            if !words.ends_with(';') && !based && STATES.is_in(&words) {
                // "Căn cứ …, Sở … ban hành Kế hoạch này." is a sentence, and may be set as a basis.
                opening = false;
                begun = true;
                continue;
            }
            if !item && !text {
                based = true;
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
        // A basis comes before all other text, but for a sentence that leads to it.
        opening = opening
            && !begun
            && !SECTION.is_in(&words)
            && !CLAUSE.is_in(&words)
            && !DASH.is_in(&words)
            && !ARTICLE.is_in(&words);
        begun = true;
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

/// Whether words in quotes at the start of a paragraph are a part of another document: an article, a clause,
/// a head. A quoted word at the start of a sentence is none.
fn heads_quote(words: &str) -> bool {
    let inner = words.trim_start_matches(['“', '"', '«', ' ']);
    let closed = inner.contains(['”', '"', '»']);
    ARTICLE.is_in(inner)
        || CLAUSE.is_in(inner)
        || POINT.is_in(inner)
        || SECTION.is_in(inner)
        || PART.is_in(inner)
        || !closed
        || inner.trim_end_matches(['.', ';', ',']).ends_with(['”', '"', '»'])
}

/// Where the closing begins: `Nơi nhận`, or the table that holds it.
fn closing_start(lines: &[Line<'_>]) -> Option<usize> {
    let at = recipients_label(lines)?;
    let table = lines[at].place.map(|place| place.table);
    let first =
        lines.iter().position(|line| table.is_some() && line.place.map(|p| p.table) == table);
    Some(first.unwrap_or(at))
}

/// `Nơi nhận:`, alone in its line or with the recipients after it.
fn recipients_label(lines: &[Line<'_>]) -> Option<usize> {
    let find =
        |is: fn(&str) -> bool| lines.iter().position(|line| is_body(line) && is(line.words()));
    // A column of a table may be called so too.
    find(|words| signs::is_recipients_label(words) && words.contains(':'))
        .or_else(|| find(signs::is_recipients_label))
        .or_else(|| find(signs::is_recipients_run_on))
}

/// Recipients and signature.
fn closing(lines: &mut [Line<'_>]) {
    let (Some(start), Some(label)) = (closing_start(lines), recipients_label(lines)) else {
        return;
    };
    // With recipients in its own line the label is there, and none of its looks can be determined.
    let alone = signs::is_recipients_label(lines[label].words());
    set(&mut lines[label], Role::Recipients, if alone { Sure::Sure } else { Sure::Guess });
    let column = lines[label].column;
    let place = lines[label].place;
    let table = place.map(|place| place.table);
    // Label and items may be in two rows of one column.
    let beneath = |line: &Line<'_>| {
        line.column == column
            || line.place.zip(place).is_some_and(|(own, label)| {
                (own.table, own.cell) == (label.table, label.cell) && own.row > label.row
            })
    };
    let mut signature = Vec::new();
    let mut items = Items { open: false, filed: false, any: false };
    for (at, line) in lines.iter_mut().enumerate().skip(start) {
        if line.words().is_empty() || at == label {
            continue;
        }
        let ends = signs::is_appendix(line.words());
        let within = line.place.map(|place| place.table) == table;
        if ends || (table.is_some() && !within) || !is_body(line) {
            break;
        }
        let below = beneath(line) && at > label;
        match below.then(|| items.next(line, table.is_some())).flatten() {
            Some(Below::Item(role)) => set(line, role, Sure::Sure),
            Some(Below::More(role)) => {
                set(line, role, Sure::Sure);
                line.continues = true;
            }
            // The drafter's mark, how many copies: practice, measured by nothing.
            Some(Below::Mark) => {}
            None if !beneath(line) || table.is_none() => signature.push(at),
            None => {}
        }
    }
    sign(lines, &signature);
}

/// What is below `Nơi nhận:`.
enum Below {
    Item(Role),
    More(Role),
    Mark,
}

/// The recipients so far.
struct Items {
    /// Whether the last one has not come to its end.
    open: bool,
    /// Whether the last one says where the document is filed.
    filed: bool,
    /// Whether there is one.
    any: bool,
}

impl Items {
    /// What the next line in the column of the recipients is; `None` for what is no recipient.
    fn next(&mut self, line: &Line<'_>, table: bool) -> Option<Below> {
        let words = line.words();
        let dashed = ITEM.is_in(words) || line.paragraph.number.is_some();
        let filing = signs::is_filing(words);
        let kept = if self.filed { Role::Filing } else { Role::Recipient };
        let lower = words.starts_with(|c: char| c.is_lowercase() || c == '(');
        let found = if dashed || filing && (table || self.any) {
            self.filed = filing;
            Below::Item(if filing { Role::Filing } else { Role::Recipient })
        } else if self.filed && !self.open {
            return Some(Below::Mark);
        } else if self.any && (self.open || lower) && (table || !line.all_bold()) {
            Below::More(kept)
        } else if table {
            Below::Item(Role::Recipient)
        } else {
            return None;
        };
        self.any = true;
        let ended = words.ends_with([';', '.']) || self.filed && signs::ends_with_mark(words);
        self.open = !ended;
        Some(found)
    }
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
    let closes = |line: &Line<'_>| line.is(Role::SignerName) || line.is(Role::Filing);
    let start = lines.iter().rposition(closes).unwrap_or(0);
    if start == 0 {
        return;
    }
    let mut titled = false;
    for line in lines.iter_mut().skip(start + 1).filter(|line| is_body(line)) {
        let words = line.words().to_owned();
        if signs::is_appendix(&words) {
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

/// The first and the last day of the month in a line that does not tell its day.
fn month_of(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let groups = MONTH.groups(text)?;
    let number = |nth: usize| groups.get(nth)?.as_str().parse::<u32>().ok();
    let first = NaiveDate::from_ymd_opt(number(2)? as i32, number(1)?, 1)?;
    let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    Some((first, last))
}

/// The last day of the year that a line without day and month names.
fn last_of_year(text: &str) -> Option<NaiveDate> {
    let year = YEAR.groups(text)?.get(1)?.as_str().parse().ok()?;
    NaiveDate::from_ymd_opt(year, 12, 31)
}
