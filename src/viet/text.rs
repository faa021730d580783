//! Letters: Unicode form, case, comparison without marks, and names a file system accepts.
//!
//! Word types precomposed letters (NFC); text copied from elsewhere may hold decomposed ones (NFD) that
//! look the same and compare as different. Everything that leaves this module is NFC.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_width::UnicodeWidthStr;

use crate::limits;

/// The text in NFC, borrowed when it already is.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether every letter is in its precomposed form.
pub(crate) fn is_nfc(text: &str) -> bool {
    // Nearly all text: what Unicode's tables would say of each letter, they say of these ranges whole.
    if text.chars().all(is_surely_composed) {
        return true;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => unicode_normalization::is_nfc(text),
    }
}

/// Whether a letter is in NFC whatever is next to it: Latin up to the combining marks, the Vietnamese letters with
/// two marks, dashes, quotation marks and dots.
fn is_surely_composed(c: char) -> bool {
    matches!(c, ..'\u{300}' | 'Ạ'..='ỹ' | '\u{2010}'..='\u{2027}')
}

/// The text in capitals. Unicode's default upper-casing is right for every Vietnamese letter once the
/// text is NFC: đ→Đ, ơ→Ơ, ữ→Ữ.
pub fn upper(text: &str) -> String {
    let capitals = nfc(text).to_uppercase();
    if is_nfc(&capitals) { capitals } else { capitals.nfc().collect() }
}

/// The text with a full stop where it ends in a letter, a figure or a closing mark: an account that is in a list of
/// sentences is a sentence itself.
pub fn ended(text: &str) -> String {
    let text = text.trim_end();
    let open =
        text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '"' | '%'));
    // `“Đạt.”` has its stop inside.
    let inside = text.trim_end_matches(['”', '"']).ends_with(['.', '!', '?', '…']);
    if open && !inside { format!("{text}.") } else { text.to_owned() }
}

/// `A, B và C`; names that hold commas themselves are told apart by `;`, and where one holds `và` itself
/// (`Sở Giáo dục và Đào tạo`) no `và` of ours comes before the last.
pub fn join<S: AsRef<str>>(list: &[S]) -> String {
    let list: Vec<&str> = list.iter().map(AsRef::as_ref).collect();
    let comma = between(&list);
    match list.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        list if list.iter().any(|name| name.contains(AND)) => list.join(comma),
        [most @ .., last] => format!("{}{AND}{last}", most.join(comma)),
    }
}

/// What is put between names: `; ` where one of them holds a comma or `và` itself.
pub(crate) fn between(names: &[&str]) -> &'static str {
    match names.iter().any(|name| name.contains(',') || name.contains(AND)) {
        true => "; ",
        false => ", ",
    }
}

const AND: &str = " và ";

/// The text with its first letter in upper case and the rest as it was: a sentence begins with a
/// capital (NĐ 30/2020, Phụ lục II, mục I). Marks before the letter are passed over (`“hà nội”` becomes
/// `“Hà nội”`); a text that begins with a figure stays as it is.
pub(crate) fn capitalize_first(text: &str) -> String {
    change_first(text, |c| c.to_uppercase().collect())
}

/// The text with its first letter in lower case and the rest as it was, for joining a sentence to the
/// words before it. Marks and figures in front as for [`capitalize_first`]. A name or an abbreviation at its head
/// keeps its capitals (`UBND xã …`, `APEC 2027`, `Hà Nội …`, `Ủy ban nhân dân …`).
pub fn lower_first(text: &str) -> String {
    if begins_with_name(text) {
        return nfc(text).into_owned();
    }
    change_first(text, |c| c.to_lowercase().collect())
}

/// Names that begin with a common word or have no second capital: written so wherever they are (NĐ 30/2020, Phụ lục
/// II).
const NAMES: [&str; 46] = [
    "ủy ban nhân dân",
    "ủy ban mặt trận",
    "ủy ban kiểm tra",
    "ủy ban thường vụ",
    "hội đồng nhân dân",
    "mặt trận tổ quốc",
    "đoàn thanh niên",
    "hội liên hiệp",
    "hội nông dân",
    "hội cựu chiến binh",
    "liên đoàn lao động",
    "đảng cộng sản",
    "đảng bộ",
    "đảng ủy",
    "quốc hội",
    "chính phủ",
    "thủ tướng",
    "nhà nước",
    "chủ tịch nước",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "thường trực tỉnh ủy",
    "ban thường vụ",
    "ban chấp hành",
    "ban chỉ đạo",
    "ban tuyên giáo",
    "ban tổ chức",
    "ban dân vận",
    "ban quản lý",
    "văn phòng chính phủ",
    "văn phòng quốc hội",
    "công an nhân dân",
    "quân đội nhân dân",
    "tòa án nhân dân",
    "viện kiểm sát nhân dân",
    "việt nam",
    "trung ương",
    "hiến pháp",
    "tết nguyên đán",
    "tết trung thu",
    "quốc khánh",
    "cách mạng tháng tám",
    "giỗ tổ hùng vương",
    "internet",
    "facebook",
];

/// Words before a name: a capital in the second word makes no name of them (`Mừng Đảng`, `Học Bác`).
const BEFORE_NAMES: [&str; 44] = [
    "mừng", "đón", "về", "của", "cho", "tại", "ở", "từ", "theo", "vì", "do", "với", "và", "tới",
    "đến", "trong", "học", "làm", "thăm", "tặng", "viết", "vui", "chào", "dự", "gửi", "giao",
    "mời", "lập", "xây", "giữ", "yêu", "phòng", "chống", "sửa", "thi", "số", "các", "những", "một",
    "mỗi", "toàn", "đợt", "cùng", "nhân",
];

/// Whether a text begins with a name or an abbreviation.
fn begins_with_name(text: &str) -> bool {
    let text = nfc(text);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut words = text.split(|c: char| c.is_whitespace() || c == '-' || c == '/');
    let Some(first) = words.next() else { return false };
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    // `UBND`, `APEC`, `CĐS,`, `THPT2`, `VNeID`, `iOS` is left as it is by its small letter.
    if capitals(first) > 1 || (letters(first) == 1 && first.chars().any(|c| c.is_ascii_digit())) {
        return true;
    }
    if !first.starts_with(char::is_uppercase) {
        return false;
    }
    let folded = super::same_words(text);
    let is_named = |name: &str| {
        let name = super::same_words(name);
        let rest = folded.strip_prefix(name.as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if NAMES.iter().any(|name| is_named(name)) {
        return true;
    }
    // A comma between them ends the first.
    let closed = first.ends_with(|c: char| !c.is_alphanumeric());
    let small = first.to_lowercase();
    let second = words.find(|word| !word.is_empty()).unwrap_or_default();
    // `Hà Nội`, `Sở Nội vụ`; `Treo Quốc kỳ` has a verb, which is in the list.
    !closed && capitals(second) == 1 && second.starts_with(char::is_uppercase) && !is_act(&small)
}

/// Whether a word says what is done, or joins, and so is no part of a name.
fn is_act(word: &str) -> bool {
    const ACTS: [&str; 40] = [
        "treo", "hưởng", "triển", "tổ", "kỷ", "tham", "tăng", "phát", "thực", "tuyên", "đẩy",
        "nâng", "tiếp", "tập", "chuẩn", "bảo", "quản", "kiểm", "báo", "trồng", "dọn", "in", "hát",
        "chiếu", "tuyển", "trao", "nhận", "mở", "bán", "mua", "cấp", "đưa", "ra", "giới", "hỗ",
        "thông", "phối", "tìm", "đăng", "góp",
    ];
    BEFORE_NAMES.contains(&word) || ACTS.contains(&word)
}

fn change_first(text: &str, change: impl Fn(char) -> String) -> String {
    let text = nfc(text);
    let first = text.char_indices().find(|(_, c)| c.is_alphanumeric());
    match first {
        Some((at, letter)) if letter.is_alphabetic() => {
            let (before, rest) = text.split_at(at);
            let after = &rest[letter.len_utf8()..];
            nfc(&format!("{before}{}{after}", change(letter))).into_owned()
        }
        _ => text.into_owned(),
    }
}

/// The form in which two spellings of one name are equal: lower case, without tone marks and letter
/// marks, đ as d (also its lookalikes ð and ɖ), every space plain. NFC and NFD, `hòa` and `hoà`,
/// `Ủy` and `UỶ` fall together.
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' | 'ð' | 'ɖ' => 'd',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

/// What an unnameable text is called.
const NAMELESS: &str = "khong-ten";
/// The longest file-name fragment: room for a folder and an extension under Windows' 260 characters.
const LONGEST_NAME: usize = 100;

/// A valid fragment of a file name on every system: marks dropped, letter case kept, everything but `A-Z a-z 0-9 .
/// -` turned into one `-`, no `-` or `.` at either end, at most 100 characters, never empty (`khong-ten`). A name
/// Windows keeps for itself (CON, NUL, COM1 …) takes a `_` after it.
pub(crate) fn ascii_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' => name.push('d'),
            'Đ' => name.push('D'),
            c if c.is_ascii_alphanumeric() || c == '.' => name.push(c),
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let mut name = trim_name(&name).to_owned();
    let stem = name.split('.').next().unwrap_or("");
    if is_device_name(stem) {
        name.insert(stem.len(), '_');
        name = trim_name(&name).to_owned();
    }
    if name.is_empty() {
        name.push_str(NAMELESS);
    }
    name
}

/// An ASCII name cut to its greatest length, without `-` and `.` at either end.
fn trim_name(name: &str) -> &str {
    let edge = ['-', '.'];
    let name = name.trim_matches(edge);
    name.get(..LONGEST_NAME).unwrap_or(name).trim_end_matches(edge)
}

/// Whether Windows keeps this name, with any extension, for a device.
pub(crate) fn is_device_name(stem: &str) -> bool {
    if stem.len() > "COM1".len() {
        return false;
    }
    let stem = stem.to_ascii_uppercase();
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") {
        return true;
    }
    let port = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
    port.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// An identifier made from a name: [`ascii_name`] in lower case.
pub(crate) fn id_from(text: &str) -> String {
    ascii_name(text).to_ascii_lowercase()
}

/// The phrases that every office abbreviates, NFC and lower case, in both tone styles.
const SHORT_NAMES: [(&str, &str); 5] = [
    ("ủy ban nhân dân", "UBND"),
    ("uỷ ban nhân dân", "UBND"),
    ("hội đồng nhân dân", "HĐND"),
    ("ban chỉ đạo", "BCĐ"),
    ("mặt trận tổ quốc", "MTTQ"),
];

/// A name with its common phrases abbreviated, as the decree allows for the body above the issuing one
/// (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 2, điểm a): UBND, HĐND, BCĐ, MTTQ and no others.
///
/// A phrase counts only as a name, that is with a capital in front: `ban chỉ đạo` may be a clause.
pub(crate) fn short_name(text: &str) -> String {
    let text = nfc(text);
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        let at_word = !before.is_some_and(char::is_alphanumeric) && c.is_uppercase();
        let found = SHORT_NAMES
            .iter()
            .filter(|_| at_word)
            .find_map(|(phrase, short)| Some((strip_phrase(rest, phrase)?, *short)));
        if let Some((after, short)) = found {
            out.push_str(short);
            before = short.chars().last();
            rest = after;
        } else {
            out.push(c);
            before = Some(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The text after `phrase`, if the text begins with it as whole words in any case and with any spaces.
fn strip_phrase<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut chars = text.chars();
    for expected in phrase.chars() {
        let found = chars.next()?;
        let same = if expected == ' ' {
            matches!(found, ' ' | '\u{a0}')
        } else {
            found.to_lowercase().eq([expected])
        };
        if !same {
            return None;
        }
    }
    let after = chars.as_str();
    (!after.starts_with(char::is_alphanumeric)).then_some(after)
}

/// The candidate nearest to what was typed, for "ý bạn là …?", or `None` if none is near. Marks and
/// case do not count. A third of the letters may differ (at least one, never all); of equally near
/// candidates the first wins.
pub fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = fold(found);
    let length = found.chars().count();
    if length == 0 || length > limits::reported::GUESS {
        return None;
    }
    let limit = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        let other = folded.chars().count();
        if length.abs_diff(other) > limit {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&found, &folded);
        let near = distance <= limit && distance < length.max(other);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The columns a text takes on a terminal. A decomposed letter takes one column like a precomposed one.
pub(crate) fn display_width(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nfd(text: &str) -> String {
        text.nfd().collect()
    }

    #[test]
    fn an_account_ends_with_a_stop() {
        for (text, shown) in [
            ("Kế hoạch số 88/KH-BDT", "Kế hoạch số 88/KH-BDT."),
            ("Đã xong. ", "Đã xong."),
            ("đạt 100%", "đạt 100%."),
            ("(lần 2)", "(lần 2)."),
            ("nói “Đạt.”", "nói “Đạt.”"),
            ("tên “Đạt”", "tên “Đạt”."),
            ("gồm:", "gồm:"),
            ("", ""),
        ] {
            assert_eq!(ended(text), shown);
        }
    }

    #[test]
    fn decomposed_letters_are_composed() {
        let name = "Ủy ban nhân dân tỉnh Nghệ An";
        assert!(is_nfc(name));
        assert!(!is_nfc(&nfd(name)));
        assert_eq!(nfc(&nfd(name)), name);
        assert!(matches!(nfc(name), Cow::Borrowed(_)));
    }

    #[test]
    fn capitals_of_vietnamese_letters() {
        assert_eq!(upper("hội đồng, phường ữ ợ"), "HỘI ĐỒNG, PHƯỜNG Ữ Ợ");
        assert_eq!(upper(&nfd("đường")), "ĐƯỜNG");
    }

    #[test]
    fn only_the_first_letter_changes() {
        for (text, capital, small) in [
            ("đề nghị UBND", "Đề nghị UBND", "đề nghị UBND"),
            ("Ổn định", "Ổn định", "ổn định"),
            ("“hà Nội”", "“Hà Nội”", "“hà Nội”"),
            ("05 người", "05 người", "05 người"),
            ("- Ý kiến", "- Ý kiến", "- ý kiến"),
            ("", "", ""),
            ("…", "…", "…"),
            ("Triển khai Tháng cao điểm", "Triển khai Tháng cao điểm", "triển khai Tháng cao điểm"),
            ("Mừng Đảng, mừng Xuân", "Mừng Đảng, mừng Xuân", "mừng Đảng, mừng Xuân"),
            ("Treo Quốc kỳ", "Treo Quốc kỳ", "treo Quốc kỳ"),
            ("Số lượt người", "Số lượt người", "số lượt người"),
            ("Ban hành quy chế", "Ban hành quy chế", "ban hành quy chế"),
        ] {
            assert_eq!(capitalize_first(text), capital);
            assert_eq!(lower_first(text), small);
            assert_eq!(capitalize_first(&nfd(text)), capital);
        }
    }

    #[test]
    fn a_name_or_an_abbreviation_keeps_its_capitals_in_a_sentence() {
        for kept in [
            "UBND xã An Bình",
            "APEC 2027 trên địa bàn",
            "CĐS năm 2027",
            "HĐND-UBND",
            "“UBND xã”",
            "5S tại cơ quan",
            "VNeID mức 2",
            "Hà Nội xanh",
            "Việt Nam 2030",
            "Sở Nội vụ tham mưu",
            "Ủy ban nhân dân xã An Bình",
            "Uỷ ban nhân dân xã An Bình",
            "Quốc hội khóa XVI",
            "Đảng bộ xã",
        ] {
            assert_eq!(lower_first(kept), kept);
            assert_eq!(lower_first(&nfd(kept)), kept);
        }
    }

    #[test]
    fn spellings_of_one_name_fold_together() {
        assert_eq!(fold("Ủy ban Đắk Lắk"), "uy ban dak lak");
        assert_eq!(fold("hòa"), fold("hoà"));
        assert_eq!(fold("ỦY"), fold(&nfd("uỷ")));
        assert_eq!(fold("Ð Ɖ Đ"), "d d d");
        assert_eq!(fold("a\u{a0}b"), "a b");
    }

    #[test]
    fn names_of_files() {
        for (text, name) in [
            ("Báo cáo tháng 6/2026", "Bao-cao-thang-6-2026"),
            ("Đỗ Thị Ưng", "Do-Thi-Ung"),
            ("05/KH-SKHCN", "05-KH-SKHCN"),
            ("  .. -Kế  hoạch- ..", "Ke-hoach"),
            ("bao_cao v1.2", "bao-cao-v1.2"),
            ("", "khong-ten"),
            ("…/…", "khong-ten"),
            ("文", "khong-ten"),
            ("con", "con_"),
            ("Côn", "Con_"),
            ("NUL.docx", "NUL_.docx"),
            ("com1", "com1_"),
            ("com10", "com10"),
            ("Công ty", "Cong-ty"),
        ] {
            assert_eq!(ascii_name(text), name);
            assert_eq!(ascii_name(&nfd(text)), name);
        }
        assert_eq!(ascii_name(&"ố ".repeat(200)).len(), 99);
        assert_eq!(id_from("Sở Khoa học và Công nghệ"), "so-khoa-hoc-va-cong-nghe");
    }

    #[test]
    fn common_phrases_are_shortened() {
        for (text, short) in [
            ("Ủy ban nhân dân tỉnh Nghệ An", "UBND tỉnh Nghệ An"),
            ("Uỷ ban Nhân dân xã", "UBND xã"),
            ("ỦY BAN NHÂN DÂN TỈNH", "UBND TỈNH"),
            ("Ủy ban\u{a0}nhân dân", "UBND"),
            ("Thường trực Hội đồng nhân dân, Ban Chỉ đạo 35", "Thường trực HĐND, BCĐ 35"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban MTTQ Việt Nam"),
            ("Văn phòng Chính phủ", "Văn phòng Chính phủ"),
            ("lãnh đạo ban chỉ đạo thực hiện", "lãnh đạo ban chỉ đạo thực hiện"),
            ("Ban Chỉ đạoo", "Ban Chỉ đạoo"),
            ("", ""),
        ] {
            assert_eq!(short_name(text), short);
            assert_eq!(short_name(&nfd(text)), short);
        }
    }

    #[test]
    fn the_nearest_name_is_guessed() {
        let names = ["noi_nhan", "can_cu", "kinh_gui", "trich_yeu", "so"];
        for (found, expected) in [
            ("noi_nhân", Some("noi_nhan")),
            ("noi-nhan", Some("noi_nhan")),
            ("trichyeu", Some("trich_yeu")),
            ("kinh_giu", Some("kinh_gui")),
            ("Căn_cứ", Some("can_cu")),
            ("xyz", None),
            ("", None),
            ("b", None),
        ] {
            assert_eq!(nearest(found, names), expected, "{found:?}");
        }
        assert_eq!(nearest("ab", ["ac", "ad"]), Some("ac"));
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest(&"x".repeat(5000), ["x"]), None);
    }

    #[test]
    fn columns_on_a_terminal() {
        assert_eq!(display_width("Nghị định"), 9);
        assert_eq!(display_width(&nfd("Nghị định")), 9);
    }

    proptest! {
        #[test]
        fn a_file_name_is_always_allowed(text in ".*") {
            let name = ascii_name(&text);
            prop_assert!(!name.is_empty() && name.len() <= LONGEST_NAME);
            prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)));
            prop_assert!(!name.contains("--"));
            prop_assert!(!name.starts_with(['.', '-']) && !name.ends_with(['.', '-']));
            prop_assert!(!is_device_name(name.split('.').next().unwrap_or("")));
            prop_assert_eq!(id_from(&text), name.to_lowercase());
        }

        #[test]
        fn a_device_name_is_never_made(text in "[-. ]?(con|Nul|COM[0-9]|lpt1)([-. ]{1,3}[a-zđ]{0,120})?") {
            let name = ascii_name(&text);
            prop_assert!(!is_device_name(name.split('.').next().unwrap_or("")));
            prop_assert!(name.len() <= LONGEST_NAME && !name.ends_with(['.', '-']));
        }

        #[test]
        fn folding_twice_changes_nothing_more(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn both_unicode_forms_are_one_text(text in "[A-ZĐ]?[a-zđà-ỹ ]{0,12}") {
            let other = nfd(&text);
            prop_assert_eq!(fold(&text), fold(&other));
            prop_assert_eq!(upper(&text), upper(&other));
            prop_assert_eq!(ascii_name(&text), ascii_name(&other));
            prop_assert_eq!(capitalize_first(&text), capitalize_first(&other));
        }

        #[test]
        fn what_is_certainly_composed_is(text in "[ -~À-\u{37f}Ạ-ỹ\u{1ff0}-\u{2030}]{0,12}|\\PC{0,12}") {
            prop_assert_eq!(is_nfc(&text), unicode_normalization::is_nfc(&text));
        }

        #[test]
        fn what_leaves_is_nfc(text in ".*") {
            for made in [upper(&text), capitalize_first(&text), lower_first(&text), short_name(&text)] {
                prop_assert!(is_nfc(&made));
            }
        }

        #[test]
        fn an_exact_name_is_its_own_nearest(name in "[a-z_]{2,12}") {
            prop_assert_eq!(nearest(&name, ["??", name.as_str()]), Some(name.as_str()));
        }
    }
}
