//! Import: the closing: recipients, the filing line, who signs and by what right.

use super::text::{Text, Where};
use crate::audit::pattern::Pattern;
use crate::audit::signs;
use crate::profile::Role;
use crate::viet::fold;

/// The closing as it was read.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// The recipients.
    pub(super) recipients: Vec<String>,
    /// What is behind `Lưu:`.
    pub(super) filing: Option<String>,
    /// Who signs.
    pub(super) signature: Signer,
    /// What a person must look at.
    pub(super) notes: Vec<String>,
    /// The texts that have no place in the data, by their index.
    pub(super) unplaced: Vec<usize>,
    /// The first text of the closing.
    pub(super) start: usize,
    /// The first text after it.
    pub(super) end: usize,
}

/// Who signs, as it is on paper.
#[derive(Debug, Default, Clone)]
pub(super) struct Signer {
    /// `TM.`
    pub(super) on_behalf_of: Option<String>,
    /// `TL.`
    pub(super) by_order_of: Option<String>,
    /// `TUQ.`
    pub(super) by_authority_of: Option<String>,
    /// `KT.`
    pub(super) in_place_of: Option<String>,
    /// `Q.`
    pub(super) acting: bool,
    /// The post.
    pub(super) title: Option<String>,
    /// The post in another body, line by line.
    pub(super) other_title: Vec<String>,
    /// The name.
    pub(super) name: Option<String>,
}

static CAPACITY: Pattern = Pattern::new(r"^(T/?M|K/?T|T/?L|TUQ|T/?UQ|Q)\b\s?[./]?\s*");
static POST: Pattern = Pattern::new(
    r"^(?:(?:T/?M|K/?T|T/?L|TUQ|Q)[./ ]|QUYỀN |PHÓ |TỔNG |GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC|THỦ TRƯỞNG|CHỦ NHIỆM|TỔ TRƯỞNG|HIỆU PHÓ|CHỈ HUY|ỦY VIÊN|UỶ VIÊN)",
);
static NAME: Pattern = Pattern::new(
    r"^(?:(?:(?:Thiếu|Trung|Thượng|Đại) (?:tá|úy|uý|tướng)|[A-ZĐ][A-Za-zĐđ.]{0,7}\.)\s*)*\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){1,5}$",
);
/// Items of recipients that a person put in one line.
static INLINE: Pattern = Pattern::new(r"[;.]\s+[-–+]\s*");

/// Finds and reads the closing behind the beginning of the text.
pub(super) fn read(texts: &[Text], begin: usize) -> Closing {
    let is_role = |text: &Text| {
        matches!(
            text.role,
            Some(
                Role::Recipients
                    | Role::Recipient
                    | Role::Filing
                    | Role::Capacity
                    | Role::SignerTitle
                    | Role::OtherTitle
                    | Role::SignerName
            )
        )
    };
    let behind = || texts.iter().enumerate().skip(begin);
    let label = behind().find(|(_, text)| {
        text.role == Some(Role::Recipients) || signs::is_recipients_label(&text.words)
    });
    let first = behind().find(|(_, text)| is_role(text)).map(|(at, _)| at);
    let mut closing = Closing { start: texts.len(), end: texts.len(), ..Closing::default() };
    let Some(first) =
        label.map(|(at, _)| at).into_iter().chain(first).min().or_else(|| unlabelled(texts, begin))
    else {
        closing.notes.push("không thấy phần Nơi nhận và chữ ký".into());
        return closing;
    };
    let table = texts[first].table;
    let start = match table {
        Some(_) => texts.iter().position(|text| text.table == table).unwrap_or(first).max(begin),
        None => first,
    };
    let start = above(texts, begin, start);
    let mut end = start;
    for (at, text) in texts.iter().enumerate().skip(start) {
        let below = end == at;
        let within = table.is_some() && text.table == table;
        let side = matches!(text.place, Where::Header | Where::Footer | Where::Note);
        if side || signs::is_appendix(&text.words) || is_annex(text) {
            break;
        }
        let short = text.words.chars().count() < 120;
        if within
            || is_role(text)
            || below && at < start + 40 && short && table.is_none() && text.table.is_none()
        {
            end = at + 1;
        } else if table.is_some() {
            break;
        }
    }
    closing.start = start;
    closing.end = end;
    parts(&mut closing, texts);
    closing
}

/// Whether a text begins what is attached.
pub(super) fn is_annex(text: &Text) -> bool {
    let folded = fold(&text.words);
    let label =
        ["phu luc", "danh sach", "bieu so", "mau so", "phu bieu", "bang phan cong", "bieu mau"];
    let begins = label.iter().any(|label| {
        folded
            .strip_prefix(label)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '.']))
    });
    begins && (text.centred || text.bold || text.capitals) && text.role != Some(Role::Recipient)
        || folded.starts_with("(kem theo ")
        || folded.starts_with("(ban hanh kem theo")
}

/// Where a signature begins that has no recipients next to it.
fn unlabelled(texts: &[Text], begin: usize) -> Option<usize> {
    texts.iter().enumerate().skip(begin).find(|(_, text)| is_post(text)).map(|(at, _)| at)
}

fn is_post(text: &Text) -> bool {
    text.capitals
        && text.words.chars().count() < 80
        && POST.is_in(&text.words)
        && super::mark::of(text).0.is_none()
}

/// A signature that is above the recipients: its first line.
fn above(texts: &[Text], begin: usize, start: usize) -> usize {
    const REACH: usize = 8;
    let from = start.saturating_sub(REACH).max(begin);
    (from..start).find(|at| is_post(&texts[*at])).unwrap_or(start)
}

fn parts(closing: &mut Closing, texts: &[Text]) {
    let mut signing: Vec<usize> = Vec::new();
    let mut open = false;
    let mut filed = false;
    let mut listing = false;
    let of_closing = texts.iter().enumerate().take(closing.end).skip(closing.start);
    for (at, text) in of_closing {
        let words = text.words.as_str();
        if !words.chars().any(char::is_alphanumeric) {
            continue;
        }
        if signs::is_recipients_label(words) {
            listing = true;
            continue;
        }
        if matches!(
            text.role,
            Some(Role::Capacity | Role::SignerTitle | Role::OtherTitle | Role::SignerName)
        ) {
            signing.push(at);
            continue;
        }
        let item = matches!(text.role, Some(Role::Recipient | Role::Filing | Role::Recipients))
            || signs::is_filing(words);
        let dashed = super::mark::of(text).0.is_some_and(|mark| mark.kind.is_bullet());
        if !item && (is_post(text) || !listing) {
            signing.push(at);
            continue;
        }
        let loose = listing && text.table.is_none();
        if !item && !(loose && (dashed || open)) {
            if loose && filed && !signing.is_empty()
                || loose && NAME.is_in(words)
                || loose && text.capitals
            {
                signing.push(at);
            } else if loose && !filed && !signs::ends_with_mark(words) {
                add(closing, text, false);
            } else {
                closing.unplaced.push(at);
            }
            continue;
        }
        let goes_on = (text.continues || open && !dashed)
            && !closing.recipients.is_empty()
            && !signs::is_filing(words);
        add(closing, text, goes_on && !dashed);
        filed |= signs::is_filing(&super::mark::of(text).1);
        open = !words.ends_with([';', '.', ':']);
    }
    sign(closing, texts, &signing);
    if closing.recipients.is_empty() {
        closing.notes.push("không thấy dòng nào ở Nơi nhận".into());
    }
    if closing.filing.is_none() {
        closing.notes.push("không thấy dòng Lưu ở Nơi nhận".into());
    }
}

/// Adds what a line of recipients holds.
fn add(closing: &mut Closing, text: &Text, goes_on: bool) {
    let (_, words) = super::mark::of(text);
    let words = match signs::is_recipients_run_on(&words) {
        true => words.split_once(':').map_or(words.clone(), |(_, rest)| rest.trim().to_owned()),
        false => words,
    };
    let mut from = 0;
    let mut pieces = Vec::new();
    for gap in INLINE.all(&words) {
        pieces.push(words[from..gap.start() + 1].to_owned());
        from = gap.end();
    }
    pieces.push(words[from..].to_owned());
    for (nth, piece) in pieces.iter().enumerate() {
        let piece = piece.trim().trim_start_matches(['-', '–', '+', '•', ' ']);
        if piece.is_empty() {
            continue;
        }
        if signs::is_filing(piece) {
            let rest = piece.chars().skip(3).collect::<String>();
            let rest = rest.trim_start_matches([':', ' ', ',']).trim_end_matches([';', ' ']);
            let bare = rest.strip_suffix('.').unwrap_or(rest);
            if signs::ends_with_mark(piece) && bare == rest {
                closing
                    .notes
                    .push(format!("dòng Lưu có ký hiệu người soạn thảo hoặc số bản: '{rest}'"));
            }
            closing.filing = Some(bare.trim().to_owned());
        } else if goes_on && nth == 0 {
            let end = piece.trim_end_matches([';', '.', ' ']);
            match (&mut closing.filing, closing.recipients.last_mut()) {
                (Some(filing), _) => {
                    filing.push(' ');
                    filing.push_str(end);
                }
                (None, Some(last)) => {
                    last.push(' ');
                    last.push_str(end);
                }
                (None, None) => closing.recipients.push(end.to_owned()),
            }
        } else {
            closing.recipients.push(piece.trim_end_matches([';', '.', ' ', ',']).to_owned());
        }
    }
}

fn sign(closing: &mut Closing, texts: &[Text], lines: &[usize]) {
    let name = lines.iter().rev().copied().find(|at| {
        let text = &texts[*at];
        text.role == Some(Role::SignerName)
            || NAME.is_in(&text.words) && !POST.is_in(&text.words) && !text.capitals
    });
    let name = name.or_else(|| {
        // A name in capitals, as some type it.
        lines
            .iter()
            .rev()
            .copied()
            .find(|at| {
                let words = texts[*at].words.split_whitespace().count();
                (2..=5).contains(&words)
                    && !POST.is_in(&texts[*at].words)
                    && !CAPACITY.is_in(&texts[*at].words)
            })
            .filter(|_| lines.len() > 1)
    });
    for at in lines.iter().copied() {
        let words = texts[at].words.as_str();
        if Some(at) == name {
            closing.signature.name = Some(words.to_owned());
            continue;
        }
        if name.is_some_and(|name| at > name) {
            closing.unplaced.push(at);
            continue;
        }
        if words.starts_with(['(', '[']) {
            // `(Đã ký)`, `(Ký tên, đóng dấu)`
            closing.unplaced.push(at);
            continue;
        }
        let signature = &mut closing.signature;
        if let Some(found) = CAPACITY.find(words) {
            let of = words[found.end()..].trim().to_owned();
            let mark: String = found.as_str().chars().filter(|c| c.is_alphabetic()).collect();
            let field = match mark.as_str() {
                "TM" => Some(&mut signature.on_behalf_of),
                "KT" => Some(&mut signature.in_place_of),
                "TL" => Some(&mut signature.by_order_of),
                "TUQ" => Some(&mut signature.by_authority_of),
                _ => None,
            };
            match field {
                Some(field) => *field = Some(of),
                None => {
                    signature.acting = true;
                    signature.title = Some(of);
                }
            }
        } else if signature.title.is_none() {
            signature.title = Some(words.to_owned());
        } else {
            signature.other_title.push(words.to_owned());
        }
    }
    if closing.signature.title.is_none() {
        closing.notes.push("không thấy chức vụ người ký".into());
    }
    if closing.signature.name.is_none() {
        closing.notes.push("không thấy họ tên người ký".into());
    }
}
