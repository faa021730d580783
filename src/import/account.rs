//! Import: every word of the paper is counted against the words that have a place in the data. What is left over is
//! listed with its place, so that nothing is lost in silence, whatever the other steps have overlooked.

use std::collections::HashMap;

use super::text::{Text, Where};
use crate::audit::signs;
use crate::profile::Role;
use crate::viet::nfc;

/// Words that have found no place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Unplaced {
    /// Where they are.
    pub place: String,
    /// The words.
    pub words: String,
    /// What is known of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// The words that the form itself has in a text: the labels of number, day, recipients, the marks of who signs.
fn fixed_words(text: &Text) -> &'static [&'static str] {
    match text.role {
        Some(Role::NumberSymbol) => &["số"],
        Some(Role::PlaceDate) => &["ngày", "tháng", "năm"],
        Some(Role::Recipients | Role::Recipient | Role::Filing) => &["nơi", "nhận", "lưu"],
        Some(Role::Capacity | Role::SignerTitle) => {
            &["tm", "kt", "tl", "tuq", "q", "t", "m", "k", "l", "uq"]
        }
        _ if signs::is_recipients_label(&text.words) => &["nơi", "nhận"],
        _ if signs::is_filing(&super::mark::of(text).1) => &["lưu"],
        _ if signs::is_capacity(&text.words) => &["tm", "kt", "tl", "tuq", "q"],
        _ => &[],
    }
}

/// The words of a text: letters and figures, small.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let text = nfc(text).to_lowercase();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words that may still be used up.
#[derive(Debug, Default)]
pub(super) struct Stock(HashMap<String, usize>);

impl Stock {
    /// Adds the words of what has a place in the data.
    pub(super) fn add(&mut self, words: &str) {
        for token in tokens(words) {
            *self.0.entry(token).or_default() += 1;
        }
    }

    fn take(&mut self, token: &str) -> bool {
        match self.0.get_mut(token) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }
}

/// Whether a line is one that every letterhead has, with nothing of this plan in it: the names of country and Party, rules.
pub(super) fn is_given(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(
            Role::NationalName
                | Role::Motto
                | Role::PartyName
                | Role::Rule
                | Role::Star
                | Role::SubjectDashes
        )
    )
}

/// What of the texts has no place: those that are listed already are passed over.
pub(super) fn left_over(texts: &[Text], listed: &[usize], stock: &mut Stock) -> Vec<Unplaced> {
    let mut found = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let aside = matches!(text.place, Where::Header | Where::Footer | Where::Note);
        if listed.contains(&at) || is_given(text.role) || text.role == Some(Role::PageNumber) {
            continue;
        }
        let whole = text.whole();
        if aside {
            // The number of a page is the program's.
            if !whole.chars().all(|c| c.is_numeric() || !c.is_alphanumeric()) {
                found.push(Unplaced { place: text.spot(), words: whole, about: None });
            }
            continue;
        }
        let mut fixed = fixed_words(text).to_vec();
        let all = tokens(&whole);
        let lost: Vec<&String> = all
            .iter()
            .filter(|token| {
                // Each word of the form is there once.
                if let Some(at) = fixed.iter().position(|word| word == token) {
                    fixed.remove(at);
                    return false;
                }
                !stock.take(token) && !is_draft(text, token)
            })
            .collect();
        if !lost.is_empty() {
            let words = match lost.len() * 2 >= all.len() {
                true => whole,
                false => lost.iter().map(|token| token.as_str()).collect::<Vec<_>>().join(" … "),
            };
            found.push(Unplaced { place: text.spot(), words, about: None });
        }
    }
    found
}

/// `DỰ THẢO LẦN 2`, `HỎA TỐC` above the head are marks.
fn is_draft(text: &Text, token: &str) -> bool {
    text.words.chars().count() < 30
        && [
            "dự",
            "thảo",
            "lần",
            "thứ",
            "khẩn",
            "thượng",
            "hỏa",
            "hoả",
            "tốc",
            "lưu",
            "hành",
            "nội",
            "bộ",
            "xem",
            "xong",
            "trả",
            "lại",
        ]
        .contains(&token)
        && crate::audit::names::is_mark(&text.words)
}
