//! Values: words that quote the plan, and words that do not belong into any document of ours.

use super::super::campaign::Anchor;
use super::super::plan::{Item, Part};
use super::super::scalar::Words;
use super::Checks;
use super::fault::{PlanFault, WordingFault};

/// How much of a text is shown, in characters.
const SHOWN: usize = 70;

/// Excerpts, references and marks of secrecy.
pub(super) fn check(checks: &mut Checks<'_>) {
    excerpts(checks);
    references(checks);
    marks(checks);
}

fn excerpts(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    for (nth, duty) in file.value.duties.iter().enumerate() {
        let (Some(words), Some(anchor)) = (&duty.words, checks.campaign.anchor(&duty.anchor))
        else {
            continue;
        };
        let text = match anchor {
            Anchor::Part(part) => whole_text(part),
            Anchor::Item(words) => item_text(checks, words),
        };
        if !text.contains(&collapsed(words.as_str())) {
            let words = words.to_string();
            let fault = PlanFault::WordsNotFound {
                words,
                anchor: duty.anchor.clone(),
                begins: beginning(&text),
            };
            checks.at(file, &format!("duties/{nth}/words"), &fault);
        }
    }
}

fn references(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    for (path, part) in checks.known.parts.clone() {
        let text = own_text(part);
        for (nth, reference) in part.refers.iter().enumerate() {
            if !text.contains(&collapsed(reference.words.as_str())) {
                let words = reference.words.to_string();
                let fault = PlanFault::ReferenceNotFound { words, begins: beginning(&text) };
                checks.at(file, &format!("{path}/refers/{nth}/words"), &fault);
            }
        }
    }
}

/// The words of an item and of the items below it.
fn item_text(checks: &Checks<'_>, words: &str) -> String {
    let items = checks.known.parts.iter().flat_map(|(_, part)| &part.items);
    let item = items.into_iter().find(|item| std::ptr::eq(item.words(), words));
    collapsed(&item.map_or_else(|| words.to_owned(), |item| item_words(item).join(" ")))
}

fn item_words(item: &Item) -> Vec<&str> {
    let below = match item {
        Item::Plain(_) => &[][..],
        Item::Full(full) => &full.items,
    };
    [item.words()].into_iter().chain(below.iter().map(Words::as_str)).collect()
}

/// The words of a part itself: its title, its paragraphs, its items.
fn own_text(part: &Part) -> String {
    let head = part.title.iter().chain(&part.text).map(Words::as_str);
    let words: Vec<&str> = head.chain(part.items.iter().flat_map(item_words)).collect();
    collapsed(&words.join(" "))
}

/// The words of a part and of the parts below it.
pub(super) fn whole_text(part: &Part) -> String {
    let below = part.parts.iter().map(whole_text);
    [own_text(part)].into_iter().chain(below).collect::<Vec<_>>().join(" ")
}

/// A text with every run of white space as one blank.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, cut between words.
fn beginning(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let start: String = text.chars().take(SHOWN).collect();
    let cut = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{cut}…")
}

/// A paper with a degree of secrecy is kept by other rules and does not belong here.
fn marks(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    let plan = &file.value;
    let listed = |prefix: &str, words: &[Words]| -> Vec<(String, String)> {
        words
            .iter()
            .enumerate()
            .map(|(nth, w)| (format!("{prefix}/{nth}"), w.to_string()))
            .collect()
    };
    let mut printed = vec![("document/subject".to_owned(), plan.document.subject.to_string())];
    printed.extend(listed("recipients", &plan.recipients));
    let to = plan.reporting.to.placed();
    printed.extend(to.map(|(path, to)| (format!("{path}/name"), to.name.to_string())));
    for (nth, period) in plan.reporting.periods.iter().enumerate() {
        let path = format!("reporting/periods/{nth}");
        printed.push((format!("{path}/subject"), period.subject.to_string()));
        printed.push((format!("{path}/summary/subject"), period.summary.subject.to_string()));
    }
    printed.extend(listed("reporting/summary/to", &plan.reporting.summary.to));
    printed.extend(listed("reporting/summary/recipients", &plan.reporting.summary.recipients));
    for (path, text) in printed {
        if let Some(mark) = secrecy(&text) {
            checks.at(file, &path, &WordingFault::SecrecyMark { mark });
        }
    }
}

/// The degree of secrecy in a text: in capitals, and no part of a longer phrase in capitals
/// (`BẢO VỆ BÍ MẬT NHÀ NƯỚC` is a subject like any other).
fn secrecy(text: &str) -> Option<&'static str> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let capital = |word: Option<&&str>| word.is_some_and(|w| !w.chars().any(char::is_lowercase));
    (0..words.len()).filter(|nth| words[*nth] == "MẬT").find_map(|nth| {
        let before = nth.checked_sub(1).and_then(|before| words.get(before));
        match before.copied() {
            Some("TUYỆT") => Some("TUYỆT MẬT"),
            Some("TỐI") => Some("TỐI MẬT"),
            _ => (!capital(before) && !capital(words.get(nth + 1))).then_some("MẬT"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrecy_is_a_word_in_capitals_of_its_own() {
        assert_eq!(secrecy("TUYỆT MẬT"), Some("TUYỆT MẬT"));
        assert_eq!(secrecy("Báo cáo (TỐI MẬT) về"), Some("TỐI MẬT"));
        assert_eq!(secrecy("MẬT - Báo cáo về việc"), Some("MẬT"));
        assert_eq!(secrecy("CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC"), None);
        assert_eq!(secrecy("bảo vệ bí mật nhà nước"), None);
    }
}
