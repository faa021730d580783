//! Where a title or a name may be split in two, and where it rather should not be.
//!
//! Vietnamese writes a space between syllables, so a space alone does not say where a word ends. A list of
//! words of several syllables (`compounds.txt`, the one home of them) and the small words that open a phrase
//! tell the sure places; what neither of them knows is held to be one name.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::text::nfc;

/// How well a line may end between two words, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seam {
    /// Before a word that opens a phrase, or after a comma.
    Good,
    /// Between two words that are known.
    Fair,
    /// Between a word that is known and one that is not.
    Likely,
    /// Between two syllables of which nothing is known: perhaps within a name.
    Unsure,
    /// Within a long name, between two words that are known too.
    Within,
    /// Within a word or a name, or after a word that opens a phrase.
    Bad,
}

/// The words of the list, each as its syllables, by their first syllable, the longest first.
static COMPOUNDS: LazyLock<HashMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
    let lines = include_str!("compounds.txt").lines().filter(|line| !line.starts_with('#'));
    for word in lines.flat_map(|line| line.split(',')) {
        let syllables: Vec<String> = word.split_whitespace().map(plain).collect();
        if let [first, _, ..] = syllables.as_slice() {
            by_first.entry(first.clone()).or_default().push(syllables);
        }
    }
    by_first.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
    by_first
});

/// Words that open a phrase: a line may well end before them and never after them.
static OPENERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "và",
        "của",
        "về",
        "với",
        "cho",
        "tại",
        "trên",
        "trong",
        "từ",
        "đến",
        "theo",
        "vào",
        "nhằm",
        "để",
        "do",
        "bằng",
        "giữa",
        "hoặc",
        "nhưng",
        "đối với",
        "qua",
        "sau",
        "trước",
        "gắn",
        "thuộc",
        "khi",
        "nhân",
        "giai đoạn",
        "tỉnh",
        "huyện",
        "xã",
        "phường",
        "quận",
        "thôn",
        "thị trấn",
        "thị xã",
        "năm",
        "tháng",
        "quý",
        "ngày",
        "kỳ",
    ])
});

/// Words that come before what they count or name, next to those of [`OPENERS`]: no line ends after them.
static LEADERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "các",
        "những",
        "mọi",
        "mỗi",
        "một",
        "số",
        "việc",
        "sự",
        "cuộc",
        "nền",
        "không",
        "chưa",
        "đã",
        "được",
        "bị",
        "là",
        "đợt",
        "lần",
        "thứ",
        "cấp",
        "sở",
        "bộ",
        "cục",
        "ban",
        "vụ",
        "phòng",
        "trường",
        "viện",
        "khoa",
        "đội",
        "tổ",
        "khu",
        "hội",
        "đoàn",
        "ngành",
        "nhà",
        "toàn",
        "bản",
        "đang",
        "sẽ",
        "cần",
        "phải",
        "rất",
        "hơn",
        "ít",
        "nhiều",
        "công tác",
        "thành phố",
        "thị xã",
        "thị trấn",
        "đặc khu",
        "giai đoạn",
        "chi cục",
        "hạt",
        "đồn",
        "trạm",
        "tp",
        "v/v",
        "đồng chí",
        "ông",
        "bà",
    ])
});

/// Words of one syllable that are by themselves: where they meet another known word, a word ends.
static SINGLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "hđnd", "ubnd", "mttq", "bcđ", "thpt", "thcs", "ptdt", "cntt", "pctt", "tkcn", "cchc",
        "pccc", "nq", "ttg", "và", "gửi", "giao", "nộp", "chống", "diệt", "dạy", "học", "thu",
        "chi", "trả", "dân", "đảng", "đất", "nước", "rừng", "biển", "thuế", "huế", "người", "nhất",
        "mới", "này", "đó", "cao", "xanh", "lớn", "nhỏ", "gồm", "kèm", "đạt", "giảm", "tăng",
        "xây", "làm", "nêu", "có", "ra",
    ])
});

/// Words that a number after them numbers.
const NUMBERED: [&str; 12] =
    ["ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "chương", "phần", "mục", "kỳ", "lần"];

/// The seam of each plain space of a text, in their order. Spaces in a row count as one.
pub(crate) fn seams(text: &str) -> Vec<Seam> {
    let text = nfc(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let shouted = !words.iter().any(|word| word.chars().any(char::is_lowercase));
    let mut syllables = Vec::new();
    // The number of the syllable that ends each word: what a no-break space holds counts as one word.
    let mut ends = Vec::with_capacity(words.len());
    for word in &words {
        syllables.extend(word.split('\u{a0}').filter(|part| !part.is_empty()).map(Syllable::of));
        ends.push(syllables.len());
    }
    let parts = segment(&syllables);
    let between = ends.iter().take(words.len().saturating_sub(1));
    between.map(|end| seam(&syllables, &parts, *end, shouted)).collect()
}

/// A syllable as it is written and as it is compared.
struct Syllable {
    plain: String,
    capital: bool,
    /// It ends with a mark that ends a phrase.
    stops: bool,
    /// A bracket or a quote opens before it.
    opens: bool,
}

impl Syllable {
    fn of(word: &str) -> Self {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        Syllable {
            plain: plain(trimmed),
            capital: trimmed.starts_with(char::is_uppercase),
            stops: word.ends_with([',', ';', ':', ')', ']', '”', '"', '»', '!', '?']),
            opens: word.starts_with(['(', '[', '“', '"', '«']),
        }
    }
}

/// In small letters, its tone mark in the old place (`ủy`, not `uỷ`).
fn plain(syllable: &str) -> String {
    const MOVED: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    let small = syllable.to_lowercase();
    let moved = MOVED.iter().find_map(|(new, old)| Some((small.strip_suffix(new)?, old)));
    match moved {
        Some((before, old)) => [before, old].concat(),
        None => small,
    }
}

/// A word of the text: where its syllables begin, where the next word's begin, and whether it is known.
struct Part {
    from: usize,
    to: usize,
    word: String,
    known: bool,
}

/// The text as words, each as long as the list allows.
fn segment(syllables: &[Syllable]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(first) = syllables.get(from) {
        let fits = |word: &&Vec<String>| {
            syllables.get(from..from + word.len()).is_some_and(|here| {
                let same = here.iter().zip(word.iter()).all(|(here, there)| here.plain == *there);
                let split_name = here.iter().take(word.len() - 1).any(|syllable| syllable.stops);
                same && !split_name
            })
        };
        let found = COMPOUNDS.get(&first.plain).and_then(|words| words.iter().find(fits));
        let to = from + found.map_or(1, Vec::len);
        let word = found.map_or_else(|| first.plain.clone(), |word| word.join(" "));
        let small = word.as_str();
        let known = found.is_some()
            || OPENERS.contains(small)
            || LEADERS.contains(small)
            || SINGLES.contains(small)
            || first.plain.starts_with(|c: char| c.is_ascii_digit());
        parts.push(Part { from, to, word, known });
        from = to;
    }
    parts
}

/// The seam before the syllable `at`.
fn seam(syllables: &[Syllable], parts: &[Part], at: usize, shouted: bool) -> Seam {
    let behind = parts.partition_point(|part| part.from < at);
    let Some(before) = behind.checked_sub(1).and_then(|nth| parts.get(nth)) else {
        return Seam::Bad;
    };
    if before.to != at {
        return within(syllables, before, at);
    }
    let Some(after) = parts.get(behind) else { return Seam::Bad };
    let (Some(last), Some(next)) = (syllables.get(at - 1), syllables.get(at)) else {
        return Seam::Bad;
    };
    // A dash stays with the word before it (see `keep_together`): after it a line may end.
    if next.plain.is_empty() {
        return Seam::Bad;
    }
    if last.plain.is_empty() {
        return Seam::Likely;
    }
    if last.stops || next.opens {
        return Seam::Good;
    }
    // A number counts the word after it (`76 năm`), where it does not number the one before (`tháng 6`).
    if last.plain.chars().all(|c| c.is_ascii_digit()) {
        let numbered = behind.checked_sub(2).and_then(|nth| parts.get(nth));
        if !numbered.is_some_and(|part| NUMBERED.contains(&part.word.as_str())) {
            return Seam::Bad;
        }
    }
    let (ahead, opener) = (before.word.as_str(), OPENERS.contains(after.word.as_str()));
    if OPENERS.contains(ahead) || LEADERS.contains(ahead) {
        return if opener && ahead == "thành phố" { Seam::Good } else { Seam::Bad };
    }
    // A capital in the middle of a sentence: what goes on with one is most likely the same name.
    let named = !shouted && last.capital && next.capital;
    match (before.known, after.known) {
        _ if opener && !named => Seam::Good,
        (true, true) => Seam::Fair,
        (false, false) => {
            if named {
                Seam::Bad
            } else {
                Seam::Unsure
            }
        }
        _ if named => Seam::Unsure,
        _ => Seam::Likely,
    }
}

/// The seam within a word: between two that are known by themselves a name of a whole office may be split, where it
/// fits no line.
fn within(syllables: &[Syllable], part: &Part, at: usize) -> Seam {
    let known = |from: usize, to: usize| {
        let parts = segment(syllables.get(from..to).unwrap_or_default());
        let words = parts.iter().all(|part| part.known);
        let last = parts.last().map_or("", |part| part.word.as_str());
        words && !LEADERS.contains(last) && parts.iter().any(|part| part.to - part.from > 1)
    };
    match known(part.from, at) && known(at, part.to) {
        true => Seam::Within,
        false => Seam::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a mark in each space: `|` good, `/` fair, `~` likely, `?` unsure, `-` within, `_` bad.
    fn marked(text: &str) -> String {
        let mut words = text.split(' ');
        let mut out = words.next().unwrap_or("").to_owned();
        for (seam, word) in seams(text).into_iter().zip(words) {
            out.push(match seam {
                Seam::Good => '|',
                Seam::Fair => '/',
                Seam::Likely => '~',
                Seam::Unsure => '?',
                Seam::Within => '-',
                Seam::Bad => '_',
            });
            out.push_str(word);
        }
        out
    }

    #[test]
    fn a_word_of_the_list_has_no_seam() {
        for word in COMPOUNDS.values().flatten() {
            let text = word.join(" ");
            assert!(seams(&text).iter().all(|seam| *seam >= Seam::Within), "{}", marked(&text));
        }
    }

    #[test]
    fn a_phrase_may_end_before_the_word_that_opens_the_next() {
        assert_eq!(
            marked("triển khai công tác nhân quyền năm 2026"),
            "triển_khai/công_tác_nhân_quyền|năm_2026"
        );
        assert_eq!(
            marked("thành tựu bảo đảm quyền con người"),
            "thành_tựu/bảo_đảm/quyền_con_người"
        );
        assert_eq!(marked("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"), "BỘ_NÔNG_NGHIỆP|VÀ_MÔI_TRƯỜNG");
        assert_eq!(marked("CÔNG AN TỈNH THÁI NGUYÊN"), "CÔNG_AN|TỈNH_THÁI_NGUYÊN");
        assert_eq!(marked("UỶ BAN NHÂN DÂN XÃ LŨNG CÚ"), "UỶ_BAN-NHÂN_DÂN|XÃ_LŨNG?CÚ");
    }

    #[test]
    fn marks_open_seams_and_names_close_them() {
        assert_eq!(marked("Sở Văn hóa, Thể thao"), "Sở_Văn_hóa,|Thể_thao");
        assert_eq!(marked("gương Nguyễn Văn Trỗi"), "gương?Nguyễn_Văn_Trỗi");
        assert_eq!(marked("(10/12/1948\u{a0}- 10/12/2024)"), "(10/12/1948\u{a0}-~10/12/2024)");
        assert_eq!(marked("kỷ niệm 76 năm ngày"), "kỷ_niệm/76_năm_ngày");
        assert_eq!(marked("tháng\u{a0}12 năm\u{a0}2024 và"), "tháng\u{a0}12|năm\u{a0}2024|và");
        assert_eq!(seams(""), []);
        assert_eq!(seams("  "), []);
    }
}
