//! Import: the number or mark that a paragraph of an outline begins with, typed or drawn by Word, in the ways in
//! which people write them: `I.`, `1/`, `2 -`, `1.1`, `a)`, `đ.`, `Điều 3.`, `Chương II`, `-`, `+`, `•`.

use super::text::{Text, drawn, is_capitals};
use crate::audit::pattern::Pattern;
use crate::viet::{fold, point_letter, roman};

/// What a mark is, from what holds most to what holds least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// `Phần`
    Part,
    /// `Chương`
    Chapter,
    /// `Mục`, `Tiểu mục` with its word.
    Title,
    /// `A.`
    Capital,
    /// `I.`
    Roman,
    /// `Điều 1.`
    Article,
    /// A heading in capitals without a number.
    Unnumbered,
    /// `1.`
    Arabic,
    /// `1.1.` and deeper: how many numbers.
    Decimal(usize),
    /// `a)`
    Letter,
    /// `(ii)`
    SmallRoman,
    /// `1)` below one of the above.
    Nested,
    /// `-`, `+`, `•`: the sign.
    Bullet(char),
}

impl Kind {
    /// Whether it counts.
    pub(super) fn is_bullet(self) -> bool {
        matches!(self, Kind::Bullet(_))
    }
}

/// The mark at the beginning of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it is.
    pub(super) kind: Kind,
    /// What it counts: the numbers of a decimal, one of the others, none of a bullet.
    pub(super) numbers: Vec<u32>,
    /// What closes it: `.`, `)`, `/`, `-`; nothing of some.
    pub(super) close: Option<char>,
    /// As it is on paper.
    pub(super) typed: String,
}

static PART: Pattern = Pattern::new(
    r"^(?i:(phần|chương|mục|tiểu mục))\s+(?:([IVXLC]{1,7})|(\d{1,2})|(?i:thứ\s+(nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)))\s*(?:[.:/)\-–—]\s*|\s|$)",
);
static ARTICLE: Pattern = Pattern::new(r"^(?:Điều|ĐIỀU)\s+(\d{1,3})\s*([.:])\s*");
static ROMAN: Pattern = Pattern::new(r"^([IVX]{1,7})\s?([./)\-–—:])\s*");
static ROMAN_BARE: Pattern = Pattern::new(r"^([IVX]{1,7})\s+(\p{Lu}{2,}.*)$");
static ROMAN_DECIMAL: Pattern = Pattern::new(r"^([IVX]{1,7})((?:\.\d{1,2})+)([./)\-–:]?)\s*");
static DECIMAL: Pattern = Pattern::new(r"^(\d{1,2}(?:\.\d{1,2}){1,4})([./)\-–:]?)(\s*)");
static ARABIC: Pattern = Pattern::new(r"^\(?(\d{1,3})(\s?)([./)\-–—:,])\s*");
static CAPITAL: Pattern = Pattern::new(r"^([A-ZĐ])\s?([./)\-–—])\s+");
static LETTER: Pattern = Pattern::new(r"^\(?([a-zđ])(\s?)([./)\-–—,])(\s*)");
static SMALL_ROMAN: Pattern = Pattern::new(r"^\(?(i{1,3}|iv|vi{0,3}|ix|xi{0,3})\)\s*");
static ORDINALS: [&str; 10] =
    ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// Signs that people type for a dash; all are one.
const DASHES: &str = "-–—−‐‑―";
/// Other signs of lists.
const SIGNS: &str = "+*•·●▪■◦○❖➢►✓✔→⇒";

/// The mark of a paragraph and the words behind it.
pub(super) fn of(text: &Text) -> (Option<Mark>, String) {
    let words = text.words.as_str();
    let Some(auto) = &text.auto else { return typed(words, text.bold) };
    let shown = drawn(auto.text.trim());
    if auto.bullet {
        let sign = shown.chars().next().map_or('•', sign_of);
        // Who types a sign behind the bullet of Word means the sign.
        if let (Some(mark), rest) = typed(words, text.bold)
            && mark.kind.is_bullet()
        {
            return (Some(Mark { typed: format!("{shown} {}", mark.typed), ..mark }), rest);
        }
        let kind = Kind::Bullet(if auto.level > 0 && sign == '•' { '◦' } else { sign });
        return (
            Some(Mark { kind, numbers: Vec::new(), close: None, typed: shown }),
            words.to_owned(),
        );
    }
    match typed(&format!("{shown} {words}"), text.bold) {
        (Some(mark), rest) if rest == words => (Some(Mark { typed: shown, ..mark }), rest),
        _ => match typed(&format!("{shown} Từ"), true) {
            (Some(mark), rest) if rest == "Từ" => {
                (Some(Mark { typed: shown, ..mark }), words.to_owned())
            }
            _ if shown.is_empty() => typed(words, text.bold),
            // A number of a kind that is not known (`Bước 1:`) is words.
            _ => (None, format!("{shown} {words}")),
        },
    }
}

fn sign_of(c: char) -> char {
    match c {
        c if DASHES.contains(c) => '-',
        'o' => '◦',
        c => c,
    }
}

/// A mark that is typed, and what is behind it.
fn typed(words: &str, bold: bool) -> (Option<Mark>, String) {
    match label(words).or_else(|| number(words, bold)).or_else(|| bullet(words)) {
        Some((mark, end)) if !words[end..].trim().is_empty() || mark.kind <= Kind::Title => {
            (Some(mark), words[end..].trim().to_owned())
        }
        _ => (None, words.to_owned()),
    }
}

/// `Phần I`, `Chương 2`, `Mục III`, `Điều 5.`
fn label(words: &str) -> Option<(Mark, usize)> {
    if let Some(found) = ARTICLE.groups(words) {
        let whole = found.get(0)?;
        let number = found.get(1)?.as_str().parse().ok()?;
        let typed = whole.as_str().trim().to_owned();
        let close = found.get(2)?.as_str().chars().next();
        return Some((
            Mark { kind: Kind::Article, numbers: vec![number], close, typed },
            whole.end(),
        ));
    }
    let found = PART.groups(words)?;
    let whole = found.get(0)?;
    let rest = &words[whole.end()..];
    // A sentence may begin so: `Phần 1 của Kế hoạch …`, `Mục II kế hoạch này nêu …`.
    let alone = rest.trim().is_empty()
        || is_capitals(rest)
        || whole.as_str().trim_end().ends_with([':', '.', '-', '–']);
    if !alone || words.chars().count() > 200 {
        return None;
    }
    let word = fold(found.get(1)?.as_str());
    let kind = match word.as_str() {
        "phan" => Kind::Part,
        "chuong" => Kind::Chapter,
        _ => Kind::Title,
    };
    let number = if let Some(numeral) = found.get(2) {
        roman_value(numeral.as_str())?
    } else if let Some(digits) = found.get(3) {
        digits.as_str().parse().ok()?
    } else {
        let ordinal = found.get(4)?.as_str().to_lowercase();
        let ordinal = if ordinal == "bốn" { "tư".to_owned() } else { ordinal };
        ORDINALS.iter().position(|known| *known == ordinal)? as u32 + 1
    };
    let typed = whole.as_str().trim().to_owned();
    Some((Mark { kind, numbers: vec![number], close: None, typed }, whole.end()))
}

fn number(words: &str, bold: bool) -> Option<(Mark, usize)> {
    let mark = |kind, numbers, close: &str, end: usize| {
        let typed = words[..end].trim().to_owned();
        Some((Mark { kind, numbers, close: close.chars().next(), typed }, end))
    };
    let next = |end: usize| words[end..].chars().next();
    let digit = |end: usize| next(end).is_some_and(|c| c.is_ascii_digit());
    if let Some(found) = ROMAN_DECIMAL.groups(words) {
        let end = found.get(0)?.end();
        let mut numbers = vec![roman_value(found.get(1)?.as_str())?];
        numbers.extend(parsed(found.get(2)?.as_str()));
        if !digit(end) {
            return mark(Kind::Decimal(numbers.len()), numbers, &found[3], end);
        }
    }
    if let Some(found) = ROMAN.groups(words)
        && let Some(value) = roman_value(&found[1])
    {
        let end = found.get(0)?.end();
        // `V. I. Lê-nin`, `I/2026` are none.
        let name =
            words[end..].chars().nth(1) == Some('.') && next(end).is_some_and(char::is_uppercase);
        if !digit(end) && !name {
            return mark(Kind::Roman, vec![value], &found[2], end);
        }
    }
    if let Some(found) = ROMAN_BARE.groups(words)
        && is_capitals(&found[2])
        && let Some(value) = roman_value(&found[1])
    {
        return mark(Kind::Roman, vec![value], "", found.get(2)?.start());
    }
    if let Some(found) = DECIMAL.groups(words) {
        let end = found.get(0)?.end();
        let numbers: Vec<u32> = parsed(&found[1]);
        let closed = !found[2].is_empty();
        let spaced = !found[3].is_empty();
        let small = next(end).is_some_and(char::is_lowercase);
        let letter = next(end).is_some_and(|c| !c.is_ascii_digit() && c != '%');
        // `1.5 triệu đồng` is a figure, `30.11.2024` a day.
        if letter
            && (closed || spaced)
            && (closed || bold || !small)
            && numbers.iter().all(|n| *n > 0)
        {
            return mark(Kind::Decimal(numbers.len()), numbers, &found[2], end);
        }
        return None;
    }
    if let Some(found) = ARABIC.groups(words) {
        let end = found.get(0)?.end();
        let number: u32 = found[1].parse().ok()?;
        let close = &found[3];
        let spaced = words[..end].ends_with(' ');
        let capital = next(end).is_some_and(char::is_uppercase);
        // `10-15 người`, `8:00`, `3/4 số hộ` are figures; `3-Nội dung` is not.
        let figure = digit(end)
            || matches!(close, "/" | "-" | "–" | "—" | ":")
                && !spaced
                && next(end).is_some_and(char::is_lowercase);
        // `1, Mục đích` is typed in haste; `5, 10 và 15` is a list.
        let comma = close == "," && !(spaced && capital);
        if !figure && !comma && number > 0 && number < 200 {
            return mark(Kind::Arabic, vec![number], close, end);
        }
        return None;
    }
    if let Some(found) = SMALL_ROMAN.groups(words)
        && found[1].chars().count() > 1
        && !digit(found.get(0)?.end())
    {
        let value = roman_value(&found[1].to_uppercase())?;
        return mark(Kind::SmallRoman, vec![value], ")", found.get(0)?.end());
    }
    if let Some(found) = CAPITAL.groups(words) {
        let end = found.get(0)?.end();
        let name = words[end..].chars().nth(1) == Some('.');
        if !name && (bold || found[1] == *"A" || is_capitals(&words[end..])) {
            let order = letter_order(&found[1].to_lowercase())?;
            return mark(Kind::Capital, vec![order], &found[2], end);
        }
    }
    if let Some(found) = LETTER.groups(words) {
        let end = found.get(0)?.end();
        let close = &found[3];
        let spaced = !found[4].is_empty();
        // `p/h`, `a-b` are words.
        let capital = next(end).is_some_and(char::is_uppercase);
        let comma = close == "," && !capital;
        if !comma && (spaced || close == ")" || capital) {
            return mark(Kind::Letter, vec![letter_order(&found[1])?], close, end);
        }
    }
    None
}

fn bullet(words: &str) -> Option<(Mark, usize)> {
    let mut end = 0;
    let mut sign = None;
    for c in words.chars() {
        let is_sign = DASHES.contains(c) || SIGNS.contains(c);
        // `- +` is what a list of Word makes of a typed plus.
        if is_sign && (sign.is_none() || words[..end].ends_with(' ')) {
            sign = Some(sign_of(c));
        } else if c != ' ' {
            break;
        }
        end += c.len_utf8();
    }
    let sign = sign?;
    let next = words[end..].chars().next()?;
    // `-5 độ`, `+84`, `*.docx`: the sign belongs to the word; `-Tổ chức` is a mark typed in haste.
    let held = !words[..end].ends_with(' ') && (next.is_ascii_digit() || next == '.');
    let typed = words[..end].trim().to_owned();
    (!held).then_some((
        Mark { kind: Kind::Bullet(sign), numbers: Vec::new(), close: None, typed },
        end,
    ))
}

fn parsed(numbers: &str) -> Vec<u32> {
    numbers.split('.').filter_map(|number| number.parse().ok()).collect()
}

/// The value of a Roman numeral up to 50, in its one right form.
fn roman_value(numeral: &str) -> Option<u32> {
    (1..=50).find(|value| roman(*value) == numeral)
}

/// The place of a letter in the order of points (a, b, c, d, đ, e, g …); letters that this order does not have (f, j,
/// w, z) come behind the one before them.
fn letter_order(letter: &str) -> Option<u32> {
    let letter = match letter {
        "f" => "e",
        "j" => "i",
        "w" => "v",
        "z" => "y",
        letter => letter,
    };
    (0..23).find(|nth| point_letter(*nth) == letter).map(|nth| nth as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (words, kind, rest) in [
            ("I. MỤC ĐÍCH", Kind::Roman, "MỤC ĐÍCH"),
            ("II/ YÊU CẦU", Kind::Roman, "YÊU CẦU"),
            ("III - Tổ chức", Kind::Roman, "Tổ chức"),
            ("IV NỘI DUNG", Kind::Roman, "NỘI DUNG"),
            ("1. Mục đích", Kind::Arabic, "Mục đích"),
            ("2- Yêu cầu", Kind::Arabic, "Yêu cầu"),
            ("3 - Yêu cầu", Kind::Arabic, "Yêu cầu"),
            ("4/Thời gian", Kind::Arabic, "Thời gian"),
            ("5) Kinh phí", Kind::Arabic, "Kinh phí"),
            ("2.1. Trước ngày", Kind::Decimal(2), "Trước ngày"),
            ("2.1 Trước ngày", Kind::Decimal(2), "Trước ngày"),
            ("1.2.3.Nội dung", Kind::Decimal(3), "Nội dung"),
            ("a) Cơ sở", Kind::Letter, "Cơ sở"),
            ("đ. Cơ sở", Kind::Letter, "Cơ sở"),
            ("b- Cơ sở", Kind::Letter, "Cơ sở"),
            ("(c) Cơ sở", Kind::Letter, "Cơ sở"),
            ("Điều 5. Phạm vi", Kind::Article, "Phạm vi"),
            ("CHƯƠNG II", Kind::Chapter, ""),
            ("Phần thứ nhất: MỤC TIÊU", Kind::Part, "MỤC TIÊU"),
            ("- Tổ chức", Kind::Bullet('-'), "Tổ chức"),
            ("–Tổ chức", Kind::Bullet('-'), "Tổ chức"),
            ("- + Bảo đảm", Kind::Bullet('+'), "Bảo đảm"),
            ("• Bảo đảm", Kind::Bullet('•'), "Bảo đảm"),
            ("* Bảo đảm", Kind::Bullet('*'), "Bảo đảm"),
            ("A. QUAN ĐIỂM", Kind::Capital, "QUAN ĐIỂM"),
            ("(ii) Bảo đảm", Kind::SmallRoman, "Bảo đảm"),
            ("a, Cơ sở", Kind::Letter, "Cơ sở"),
            ("1, Mục đích", Kind::Arabic, "Mục đích"),
        ] {
            let (mark, behind) = typed(words, false);
            assert_eq!(
                (mark.map(|mark| mark.kind), behind.as_str()),
                (Some(kind), rest),
                "{words}"
            );
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_text() {
        for words in [
            "30/11/2024 - 31/12/2024",
            "10-15 người tham gia",
            "1.5 triệu đồng mỗi hộ",
            "V.I. Lê-nin viết",
            "Mục đích của đợt",
            "Phần mềm quản lý",
            "Mục II kế hoạch này nêu rõ",
            "-5 độ C",
            "+84 208",
            "Điều 5 Luật này quy định",
            "I/2026 là số",
            "3/4 số hộ",
            "8:30 ngày 05",
            "1.000 cuộc",
            "2024. Năm",
            "M. Gorki",
            "p/h",
        ] {
            assert_eq!(typed(words, false).0, None, "{words}");
        }
    }
}
