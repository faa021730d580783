//! Import: names that are in capitals on paper, as they are written in a sentence.

use crate::viet::{fold, lower_first, nfc};

/// Words that are small in the middle of a name of a body or a post.
const SMALL: [&str; 26] = [
    "và",
    "nhân",
    "dân",
    "tỉnh",
    "thành",
    "phố",
    "xã",
    "phường",
    "huyện",
    "thị",
    "trấn",
    "tịch",
    "đốc",
    "thư",
    "ban",
    "trưởng",
    "phòng",
    "quận",
    "khu",
    "các",
    "của",
    "về",
    "trực",
    "uỷ",
    "ủy",
    "vụ",
];

/// Posts and bodies as they are written (NĐ 30/2020, Phụ lục II).
const KNOWN: [&str; 34] = [
    "Phó Chủ tịch Thường trực",
    "Phó Chủ tịch",
    "Chủ tịch",
    "Phó Giám đốc",
    "Giám đốc",
    "Phó Bí thư Thường trực",
    "Phó Bí thư",
    "Bí thư",
    "Phó Trưởng Ban",
    "Trưởng Ban",
    "Chánh Văn phòng",
    "Phó Chánh Văn phòng",
    "Phó Trưởng phòng",
    "Trưởng phòng",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Ban Thường trực",
    "Tỉnh ủy",
    "Tỉnh uỷ",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Đảng uỷ",
    "Ban Chỉ đạo",
    "Bộ trưởng",
    "Thứ trưởng",
    "Cục trưởng",
    "Chi cục trưởng",
    "Tổng Giám đốc",
];

/// Words in capitals as they are in a sentence: as the text itself has them where it does, else by what is known of names
/// of bodies and posts. Words that are not all in capitals stay.
pub(super) fn recased(capitals: &str, text: &str) -> String {
    if capitals.chars().any(char::is_lowercase) {
        return capitals.to_owned();
    }
    if let Some(found) = in_text(capitals, text) {
        return found;
    }
    let small = nfc(&capitals.to_lowercase()).into_owned();
    let mut out = String::new();
    let mut rest = small.as_str();
    while !rest.is_empty() {
        let known = KNOWN.iter().filter(|known| {
            let known = known.to_lowercase();
            rest.strip_prefix(known.as_str())
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        if let Some(known) = known.max_by_key(|known| known.len()) {
            out.push_str(known);
            rest = &rest[known.to_lowercase().len()..];
            continue;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if end == 0 {
            let Some(c) = rest.chars().next() else { break };
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let word = &rest[..end];
        let first = out.is_empty();
        match !first && SMALL.contains(&word) {
            true => out.push_str(word),
            false => {
                let mut letters = word.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
        }
        rest = &rest[end..];
    }
    out
}

/// The same words in a text, where they are not in capitals there.
fn in_text(capitals: &str, text: &str) -> Option<String> {
    let wanted: Vec<String> = capitals.split_whitespace().map(fold).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    if wanted.len() < 2 {
        return None;
    }
    let bare = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.windows(wanted.len()).find_map(|window| {
        let same = window.iter().zip(&wanted).all(|(word, wanted)| {
            word.len() <= wanted.len() * 4
                && bare(word) == wanted.trim_matches(|c: char| !c.is_alphanumeric())
        });
        let found = window.join(" ");
        let found = found.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let mixed = found.chars().any(char::is_lowercase) && found.starts_with(char::is_uppercase);
        (same && mixed).then_some(found)
    })
}

/// A subject as a name in the middle of a sentence, without the verb at its head.
pub(super) fn campaign_name(subject: &str) -> String {
    const VERBS: [&str; 7] = [
        "triển khai thực hiện ",
        "tổ chức thực hiện ",
        "tổ chức triển khai ",
        "triển khai ",
        "thực hiện ",
        "tổ chức ",
        "về việc ",
    ];
    let subject = match subject.chars().any(char::is_lowercase) {
        true => subject.to_owned(),
        false => subject.to_lowercase(),
    };
    let small = subject.to_lowercase();
    let bare = VERBS.iter().find(|verb| small.starts_with(*verb) && small.len() == subject.len());
    let bare = bare.map_or(subject.as_str(), |verb| &subject[verb.len()..]);
    match bare.split_whitespace().count() {
        0..=2 => lower_first(&subject),
        _ => lower_first(bare),
    }
}
