//! Import: the head of a plan: who issues it, number, day, kind, subject, marks.

use chrono::NaiveDate;

use super::account::is_given;
use super::text::{Text, Where, is_capitals};
use crate::audit::kinds;
use crate::audit::pattern::Pattern;
use crate::audit::signs;
use crate::audit::{Lined, roles};
use crate::data::plan::{Circulation, Urgency};
use crate::kind::NamedKind;
use crate::profile::Role;
use crate::viet::{fold, secrecy};

/// The head as it was read.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The lines of the superior body.
    pub(super) superior: Vec<String>,
    /// The lines of the issuing body.
    pub(super) issuer: Vec<String>,
    /// Its number.
    pub(super) number: Option<u32>,
    /// The abbreviation of the body in its symbol.
    pub(super) symbol: Option<String>,
    /// The place before the day.
    pub(super) place: Option<String>,
    /// The words in place of a day that is not given yet.
    pub(super) blank_date: Option<String>,
    /// Its day.
    pub(super) date: Option<NaiveDate>,
    /// Its kind.
    pub(super) kind: Option<&'static NamedKind>,
    /// What it is about.
    pub(super) subject: Option<String>,
    /// Which draft it is.
    pub(super) draft: Option<u32>,
    /// How urgent it is.
    pub(super) urgency: Option<Urgency>,
    /// Who may see it.
    pub(super) circulation: Option<Circulation>,
    /// What a person must look at, with the field it is about.
    pub(super) notes: Vec<(Field, String)>,
    /// The texts that have no place in the data, by their index.
    pub(super) unplaced: Vec<usize>,
    /// The first text after the head.
    pub(super) end: usize,
}

/// A field of the head that a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Names,
    Number,
    Date,
    Kind,
    Subject,
    Marks,
}

static NUMBER: Pattern =
    Pattern::new(r"(?i)^số\s*[:.]?\s*([\d.…_\s]*)\s*(\p{L}{0,2})\s*[/-]\s*(.+)$");
static DRAFT: Pattern = Pattern::new(r"^du thao(?:\s*(?:lan)?\s*(?:thu)?\s*(\d{1,2}))?$");
static ATTACHED: Pattern = Pattern::new(r"(?i)^\(?\s*((được )?ban hành )?kèm theo");
static OPENS: Pattern = Pattern::new(
    r"^[-–]?\s*(Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Nhằm|Để|Triển khai thực hiện|Trên cơ sở|Tiếp tục thực hiện|Thi hành)\s.*[,;.:]$",
);
static DATE_PLACE: Pattern = Pattern::new(r"(?i)^(.*?)[,;]?\s*ng[àa]y\b");

/// Reads the head.
pub(super) fn read(texts: &[Text], lined: &Lined<'_>) -> Head {
    let mut head = Head { kind: lined.kind, date: lined.date, ..Head::default() };
    let title = title(texts);
    let last = texts.iter().rposition(|text| {
        matches!(
            text.role,
            Some(
                Role::NumberSymbol
                    | Role::PlaceDate
                    | Role::NationalName
                    | Role::Motto
                    | Role::PartyName
                    | Role::Issuer
                    | Role::Superior
            )
        ) && text.place != Where::Header
    });
    let top = title.unwrap_or_else(|| last.map_or(0, |at| at + 1));
    for (at, text) in texts.iter().enumerate().take(top) {
        field(&mut head, at, text);
    }
    // What is beside the title in another column, below it in the file.
    for (at, text) in texts.iter().enumerate().skip(top) {
        let late = matches!(text.role, Some(Role::NumberSymbol | Role::PlaceDate));
        if late && at < top + 12 {
            field(&mut head, at, text);
        }
    }
    head.end = match title {
        Some(at) => subject(&mut head, texts, at),
        None => {
            head.notes
                .push((Field::Kind, "không thấy tên loại văn bản (KẾ HOẠCH) đứng riêng".into()));
            top
        }
    };
    head
}

/// The line with the name of the kind.
fn title(texts: &[Text]) -> Option<usize> {
    const REACH: usize = 45;
    if let Some(at) = texts.iter().position(|text| text.role == Some(Role::KindName)) {
        return Some(at);
    }
    texts.iter().take(REACH).position(|text| {
        let words = text.words.as_str();
        let first = words.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let stands = text.role.is_none() && (text.bold || text.centred);
        stands
            && is_capitals(&first)
            && (kinds::named(words).is_some() || kinds::begins(words).is_some())
    })
}

fn field(head: &mut Head, at: usize, text: &Text) {
    let words = text.words.as_str();
    match text.role {
        role if is_given(role) => {}
        Some(Role::Superior) => head.superior.push(words.to_owned()),
        Some(Role::Issuer) => head.issuer.push(words.to_owned()),
        Some(Role::NumberSymbol) => number(head, at, words),
        Some(Role::PlaceDate) => date(head, words),
        _ if !words.chars().any(char::is_alphanumeric) || signs::is_row_of_signs(words) => {}
        _ => {
            if !mark(head, words) {
                head.unplaced.push(at);
            }
        }
    }
}

fn number(head: &mut Head, at: usize, words: &str) {
    let Some(found) = NUMBER.groups(words) else {
        head.unplaced.push(at);
        return;
    };
    let digits: String = found[1].chars().filter(char::is_ascii_digit).collect();
    head.number = digits.parse().ok().filter(|number| *number > 0);
    if head.number.is_none() {
        head.notes.push((Field::Number, "bản gốc chưa ghi số".into()));
    }
    if !found[2].is_empty() {
        head.notes.push((Field::Number, format!("số có chữ đi kèm: '{}{}'", digits, &found[2])));
        head.unplaced.push(at);
    }
    let tail = found[3].trim().trim_end_matches(['.', ',', ';']);
    // `KH-UBND` of state bodies; of the Party the kind stands before the stroke: `12-KH/TU`.
    let parts: Vec<&str> =
        tail.split(['-', '–', '/']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let body = match parts.as_slice() {
        [_kind, rest @ ..] if !rest.is_empty() => {
            let start = tail.find(rest[0]).unwrap_or(0);
            let first = parts[0].len();
            tail[tail[first..].find(rest[0]).map_or(start, |at| at + first)..].trim().to_owned()
        }
        [one] => (*one).to_owned(),
        _ => String::new(),
    };
    if parts.len() == 1 {
        let note = format!("ký hiệu '{tail}' không có chữ viết tắt tên loại");
        head.notes.push((Field::Number, note));
    }
    head.symbol = Some(body).filter(|body| !body.is_empty());
}

fn date(head: &mut Head, words: &str) {
    let place = DATE_PLACE
        .groups(words)
        .map(|found| found[1].trim().trim_end_matches(',').trim().to_owned());
    head.place = place.filter(|place| !place.is_empty());
    head.date = roles::date_of(words).or(head.date);
    if head.date.is_none() {
        head.blank_date = Some(words.to_owned());
        head.notes.push((Field::Date, format!("bản gốc chưa ghi đủ ngày: '{words}'")));
    }
}

/// A mark above the head: draft, urgency, circulation.
fn mark(head: &mut Head, words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(bare);
    if let Some(found) = DRAFT.groups(&folded) {
        let nth = found.get(1).and_then(|digits| digits.as_str().parse().ok());
        if nth.is_none() {
            head.notes.push((
                Field::Marks,
                "bản gốc ghi DỰ THẢO, không ghi lần thứ mấy; coi là lần 1".into(),
            ));
        }
        head.draft = Some(nth.unwrap_or(1));
        return true;
    }
    head.urgency = match folded.as_str() {
        "khan" => Some(Urgency::Urgent),
        "thuong khan" => Some(Urgency::VeryUrgent),
        "hoa toc" => Some(Urgency::Express),
        _ => head.urgency,
    };
    head.circulation = match folded.as_str() {
        "luu hanh noi bo" => Some(Circulation::Internal),
        "xem xong tra lai" => Some(Circulation::Return),
        _ => head.circulation,
    };
    if secrecy(words).is_some() {
        let note = format!(
            "'{words}': độ mật không có chỗ trong dữ liệu; văn bản mật không lập bằng chương trình này"
        );
        head.notes.push((Field::Marks, note));
        return false;
    }
    matches!(
        folded.as_str(),
        "khan" | "thuong khan" | "hoa toc" | "luu hanh noi bo" | "xem xong tra lai"
    )
}

/// The subject below the name of the kind; returns the first text after it.
fn subject(head: &mut Head, texts: &[Text], title: usize) -> usize {
    const LINES: usize = 9;
    let words = texts[title].words.as_str();
    head.kind = kinds::named(words).or_else(|| kinds::begins(words)).or(head.kind);
    let mut lines: Vec<String> = Vec::new();
    if kinds::named(words).is_none()
        && let Some(kind) = head.kind
    {
        let count = kind.name.split(' ').count();
        let rest: Vec<&str> = words.split(' ').skip(count).collect();
        let rest = rest.join(" ").trim_start_matches([':', '-', '–', ' ']).to_owned();
        if !rest.is_empty() {
            lines.push(rest);
        }
    }
    let mut at = title + 1;
    let column = texts[title].column;
    while let Some(text) = texts.get(at).filter(|_| at <= title + LINES) {
        let words = text.words.as_str();
        if !words.chars().any(char::is_alphanumeric) || signs::is_row_of_signs(words) {
            at += 1;
            if lines.is_empty() { continue } else { break }
        }
        if matches!(text.role, Some(Role::NumberSymbol | Role::PlaceDate)) {
            at += 1;
            continue;
        }
        let rule = matches!(text.role, Some(Role::SubjectDashes | Role::Rule));
        if rule {
            at += 1;
            break;
        }
        if ATTACHED.is_in(words) {
            head.unplaced.push(at);
            at += 1;
            continue;
        }
        let same = text.column == column || text.place == texts[title].place;
        let certain = text.role == Some(Role::Subject);
        let marked = super::mark::of(text).0.is_some();
        let opens =
            OPENS.is_in(words) || text.role == Some(Role::Basis) || signs::is_addressee(words);
        let stands = text.centred || text.bold;
        let first =
            lines.is_empty() && !words.ends_with(['.', ';', ':']) && words.chars().count() < 250;
        if !same || marked && !text.centred || opens || !(certain || stands || first) {
            break;
        }
        if !certain && !stands {
            head.notes.push((
                Field::Subject,
                "trích yếu không đứng giữa, không đậm: nhận theo vị trí".into(),
            ));
        }
        lines.push(words.to_owned());
        at += 1;
    }
    let joined = lines.join(" ");
    let subject = joined.trim().trim_end_matches('.').to_owned();
    head.subject = Some(subject).filter(|subject| !subject.is_empty());
    at
}
