//! Audit rule `chu.so-va-chu`: Số ghi bằng chữ khớp với số ghi bằng số.

use super::prelude::*;
use crate::viet::number_words;

pub(super) const RULE: Rule = Rule {
    code: "chu.so-va-chu",
    name: "Số ghi bằng chữ khớp với số ghi bằng số",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Điều 8 (văn phong, ngôn ngữ tiếng Việt chuẩn mực)"),
    party: Basis::regulation("Phần I, khoản 6.1"),
    why: "Số ghi cả bằng số và bằng chữ trong ngoặc thì hai cách ghi phải là một.",
    allowed: Allowed::Same("05 (năm) ngày; 21 (hai mươi mốt) người"),
    how_to_fix: "xem lại số nào đúng rồi sửa số kia",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở báo cáo sau 15 (hai mươi) ngày làm việc.")]),
    right: Example::Lines(&[(Role::Body, "Sở báo cáo sau 15 (mười lăm) ngày làm việc.")]),
    check,
    traits: Traits::WORDS,
};

// No most for the words: a bound would be written out, letter by letter, and take longer than all other rules.
static BOTH: Pattern = Pattern::new(r"\b(\d{1,3}(?:\.\d{3})+|\d{1,9})\s*\(([\p{L} ]{2,})\)");

/// The words that numbers are made of, in the spelling to which the others are brought.
const WORDS: &[&str] = &[
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm",
    "nghìn", "triệu", "tỷ", "linh",
];

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        for groups in BOTH.all_groups(&line.text) {
            let part = |nth: usize| groups.get(nth).map(|m| m.as_str()).unwrap_or_default();
            let (whole, typed) = (part(0), one_spelling(part(2)));
            let Ok(number) = part(1).replace('.', "").parse::<i64>() else { continue };
            let is_number = typed.split(' ').all(|word| WORDS.contains(&word));
            let right = number_words(number);
            if is_number && typed != one_spelling(&right) {
                let found = format!("“{whole}”");
                hits.line_for(at, whole, found, format!("{} ({right})", part(1)));
            }
        }
    }
}

/// `hai mươi lăm`, `hai mươi nhăm` and `Hai mươi năm` are one number; so are north and south.
fn one_spelling(words: &str) -> String {
    let lower = words.to_lowercase();
    let one = |word| match word {
        "mốt" => "một",
        "tư" => "bốn",
        "lăm" | "nhăm" => "năm",
        "bẩy" => "bảy",
        "ngàn" => "nghìn",
        "tỉ" => "tỷ",
        "lẻ" => "linh",
        other => other,
    };
    lower.split_whitespace().map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_to_say_a_number_are_one() {
        for (typed, number) in [
            ("hai mươi nhăm", 25),
            ("Hai mươi tư", 24),
            ("hai mươi bốn", 24),
            ("một trăm lẻ năm", 105),
            ("ba ngàn", 3_000),
            ("hai tỉ", 2_000_000_000),
            ("bẩy mươi mốt", 71),
        ] {
            assert_eq!(one_spelling(typed), one_spelling(&number_words(number)), "{typed}");
        }
    }
}
