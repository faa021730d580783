//! Audit rule `chu.kieu-dau`: Một kiểu đặt dấu thanh.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.kieu-dau",
    name: "Một kiểu đặt dấu thanh",
    level: Level::Hint,
    about: About::Words,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Kiểu “hòa, thủy” và kiểu “hoà, thuỷ” đều đúng; trong một văn bản nên dùng một kiểu.",
    allowed: Allowed::Same("cùng kiểu “hòa” hoặc cùng kiểu “hoà”"),
    how_to_fix: "chọn một kiểu rồi thay cho thống nhất (Ctrl+H), trừ tên riêng",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở bảo đảm hòa giải và hoà nhập, khỏe và thuỷ lợi.")]),
    right: Example::Lines(&[(Role::Body, "Sở bảo đảm hòa giải và hòa nhập, khỏe và thủy lợi.")]),
    check,
    traits: Traits::WORDS,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    // One word in both styles is mixed even where it begins a name.
    let mut common: [Option<(usize, &str)>; 2] = [None, None];
    for (at, line) in view.written() {
        for word in line.text.split(|c: char| !c.is_alphabetic()) {
            let which = match word {
                "ủy" | "Ủy" | "ỦY" => 0,
                "uỷ" | "Uỷ" | "UỶ" => 1,
                _ => continue,
            };
            common[which].get_or_insert((at, word));
        }
    }
    if let [Some((first, a)), Some((second, b))] = common {
        let (at, word, other) = if first > second { (first, a, b) } else { (second, b, a) };
        hits.line(at, word, format!("“{word}” cùng với “{other}”"));
        return;
    }
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (at, line) in view.running() {
        for word in line.text.split(|c: char| !c.is_alphabetic()) {
            // Names keep the writing of their owner.
            if word.chars().next().is_none_or(char::is_uppercase) {
                continue;
            }
            match tone_style(word) {
                Some(true) => old.push((at, word.to_owned())),
                Some(false) => new.push((at, word.to_owned())),
                None => {}
            }
        }
    }
    let (fewer, more) = if old.len() <= new.len() { (&old, &new) } else { (&new, &old) };
    if let (Some((at, word)), Some((_, other))) = (fewer.first(), more.first()) {
        hits.line(
            *at,
            word,
            format!("“{word}” ({} chỗ) cùng với “{other}” ({} chỗ)", fewer.len(), more.len()),
        );
    }
}

/// Whether an open syllable in oa, oe, uy has its tone on the first vowel (`hòa`) or the second (`hoà`).
fn tone_style(word: &str) -> Option<bool> {
    const OLD: [&str; 15] =
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
    const NEW: [&str; 15] =
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
    let bare =
        |end: &str| word.len() > end.len() && !word.ends_with(&format!("q{end}")) || word == end;
    if OLD.iter().any(|end| word.ends_with(end) && bare(end)) {
        return Some(true);
    }
    NEW.iter().any(|end| word.ends_with(end) && bare(end)).then_some(false)
}
