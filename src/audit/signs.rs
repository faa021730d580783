//! Audit: the words by which a part is known, line by line. Found with diacritics folded away, so that a misspelled
//! part is found too; a sentence that only names the same thing is none.

use super::pattern::Pattern;
use crate::viet::fold;

/// A line with one space between words, without diacritics and small.
fn plain(line: &str) -> String {
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    words.join(" ")
}

/// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, alone in its line.
pub(super) fn is_national_name(line: &str) -> bool {
    const LETTERS: usize = 48;
    if line.chars().count() > LETTERS * 2 {
        return false;
    }
    let plain = plain(line);
    let trimmed = plain.trim_matches(|c: char| !c.is_alphanumeric());
    let named = trimmed.starts_with("cong hoa xa hoi chu ngh") || trimmed.starts_with("chxhcn");
    let letters: String = trimmed.chars().filter(|c| c.is_alphanumeric()).collect();
    let spread = letters.starts_with("conghoaxahoichungh") && letters.len() <= 32;
    (named || spread) && trimmed.len() <= LETTERS && letters.contains("vietnam")
        || named && trimmed.len() <= 36
}

/// `Độc lập - Tự do - Hạnh phúc`, alone in its line.
pub(super) fn is_motto(line: &str) -> bool {
    let plain = plain(line);
    plain.len() <= 48 && plain.contains("doc lap") && plain.contains("hanh phuc")
}

/// `ĐẢNG CỘNG SẢN VIỆT NAM`, alone in its line.
pub(super) fn is_party_name(line: &str) -> bool {
    plain(line).trim_end_matches('.') == "dang cong san viet nam"
}

static NUMBER: Pattern =
    Pattern::new(r"^\s*[Ss][ốỐôÔoO]\s*[:.]?\s*[\d.…_\s]*\p{L}?\s*[/-]\s*[\p{L}\d(…._]");

/// `Số: 05/KH-STP`, filled in or not.
pub(super) fn is_number(line: &str) -> bool {
    line.trim_start().starts_with(['S', 's'])
        && NUMBER.is_in(line)
        && line.chars().count() < 90
        && !fold(line).contains("ngay")
}

static DATE_LINE: Pattern = Pattern::new(
    r"(?i)^(?P<place>[^(;:]*?),?\s*ng[àa]y\s*[\d.…_ ]*\s*th[áa]ng\s*([\d.…_ ]*|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai|chạp)\s*n[ăa]m\s*[\d.…_ ]*$",
);
static SHORT_DATE: Pattern = Pattern::new(
    r"(?i)^(?P<place>[^(;:\d]+?),\s*(ng[àa]y\s*)?\d\d?\s?[/.-]\s?\d\d?\s?[/.-]\s?\d\d\d\d\.?$",
);
static MONTH_LINE: Pattern =
    Pattern::new(r"(?i)^(?P<place>[^(;:\d]+?),\s*tháng\s*\d\d?\s*năm\s*\d\d\d\d$");

/// `Thái Nguyên, ngày 05 tháng 01 năm 2026`: a place, or nothing, and a day.
pub(super) fn is_place_date(line: &str) -> bool {
    const LONGEST: usize = 120;
    const PLACE: usize = 60;
    let line = line.trim();
    // Nearly no line has a day in it.
    let may = line.contains(|c: char| c.is_ascii_digit()) || line.contains("áng");
    if !may || line.chars().count() > LONGEST {
        return false;
    }
    let place = [&DATE_LINE, &SHORT_DATE, &MONTH_LINE]
        .into_iter()
        .find_map(|form| form.groups(line))
        .and_then(|groups| groups.name("place").map(|place| place.as_str().to_owned()));
    let Some(place) = place.filter(|place| place.chars().count() <= PLACE) else { return false };
    let folded = plain(&place);
    let has = |word: &str| folded.split([' ', ',']).any(|found| found == word);
    let cites = ["so", "theo", "cu", "cua", "tu", "den", "truoc", "sau", "vao", "hanh"];
    let sentence = cites.iter().any(|word| has(word)) || folded.contains("co hieu luc");
    !sentence && place.trim().chars().next().is_none_or(|c| !c.is_lowercase())
}

/// `V/v …`.
pub(super) fn is_subject_of_letter(line: &str) -> bool {
    fold(line.trim()).starts_with("v/v")
}

/// `Kính gửi:` or `Kính trình:`.
pub(super) fn is_addressee(line: &str) -> bool {
    let plain = plain(line);
    plain.starts_with("kinh gui") || plain.starts_with("kinh trinh")
}

/// `Nơi nhận:`, with whatever blanks, alone in its line.
pub(super) fn is_recipients_label(line: &str) -> bool {
    let plain = plain(line);
    plain
        .strip_prefix("noi nhan")
        .is_some_and(|rest| rest.chars().all(|c| !c.is_alphanumeric()) && rest.chars().count() < 6)
}

/// `Nơi nhận: - Như trên; …`: the label with what belongs below it.
pub(super) fn is_recipients_run_on(line: &str) -> bool {
    let plain = plain(line);
    let rest = plain.strip_prefix("noi nhan").map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(':') && rest.contains(['-', ';']))
}

/// `- Lưu: VT, …`.
pub(super) fn is_filing(line: &str) -> bool {
    let plain = plain(line);
    let item = plain.trim_start_matches(['-', '–', '+', '•', ' ']);
    item.starts_with("luu:") || item.starts_with("luu ") || item.starts_with("luu,")
}

/// The drafter's mark and the number of copies after the last stop: `NC.Châu`, `VP (3). TN`, `PL.(300)`.
pub(super) fn ends_with_mark(line: &str) -> bool {
    const LONGEST: usize = 24;
    let Some((_, mark)) = line.trim_end().rsplit_once('.') else { return false };
    let mark = mark.trim();
    let of_mark = |c: char| c.is_alphanumeric() || "(),/_- ".contains(c);
    !mark.is_empty() && mark.chars().count() <= LONGEST && mark.chars().all(of_mark)
}

static CAPACITY: Pattern = Pattern::new(r"^(TM|KT|TL|TUQ|T/M|K/T|T/L|TLQ|Q)\b\s?[./]?\s*\p{Lu}{2}");

/// `KT. GIÁM ĐỐC`.
pub(super) fn is_capacity(line: &str) -> bool {
    CAPACITY.is_in(line.trim())
}

/// A row of signs, an ornament such as `---o0o---` among them, that people type for a rule.
pub(super) fn is_row_of_signs(words: &str) -> bool {
    const LEAST: usize = 3;
    let sign = |c: char| matches!(c, '-' | '*' | '=' | '~');
    let all = words.chars().all(|c| sign(c) || matches!(c, 'o' | 'O' | '0' | ' '));
    all && words.chars().filter(|c| sign(*c)).count() >= LEAST
}

static APPENDIX: Pattern = Pattern::new(r"(?i)^phụ lục(\s+(số\s*)?([IVXL]+|\d+|[A-Z]))?[.:]?$");

/// `Phụ lục I`, alone in its line.
pub(super) fn is_appendix(line: &str) -> bool {
    APPENDIX.is_in(line)
}
