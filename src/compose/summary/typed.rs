//! Tasks: what a person wrote of a summary against the figures of the round: a number typed by hand where it is a
//! figure, a name without a figure, a quotation of an agency that wrote nothing. All of it is printed; all of it is
//! reported.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::sections::{Section, Source};
use crate::data::check::summaries::place_in;
use crate::data::indicators::Indicator;
use crate::data::living::{FigureName, Piece, Shows, paragraphs};
use crate::data::load::Located;
use crate::data::named::{About, meant};
use crate::data::report::Answer;
use crate::data::summaries::{SectionText, SummaryText};
use crate::problem::{Problems, Severity, faults};
use crate::round::figures::{FigureScope, Figures};
use crate::round::named::{Named, named};
use crate::round::{Entry, Round};
use crate::viet;

/// What is odd in the text of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedFault {
    /// A number that is a figure of the section was typed by hand.
    ByHand {
        /// As typed.
        number: String,
        /// How it is written by name.
        name: String,
    },
    /// A name whose figure nobody gave.
    NoFigure {
        /// As typed.
        name: String,
    },
    /// An agency is quoted that wrote nothing there.
    NothingWritten {
        /// Its name.
        agency: String,
    },
}

faults! {
    impl Fault for TypedFault;

    "LT13" {
        title: "Số gõ tay bằng một số liệu",
        meaning: "Trong lời văn có số gõ tay bằng đúng một số liệu của phần đó: khi báo cáo thay đổi, số gõ tay không đổi theo. Không nêu với số nhỏ hơn 10, ngày tháng, số ký hiệu văn bản.",
        advice: "viết mã trong ngoặc nhọn như gợi ý; nếu số đó là số khác thì không phải sửa",
        example: Self::ByHand { number: "74.960".into(), name: "{so-luot-nguoi}".into() },
        Self::ByHand { number, name } => {
            severity: Severity::Warning,
            message: format!("số {number} gõ tay bằng đúng một số liệu của phần này"),
            hint: format!("viết {name} để số tự đổi theo báo cáo"),
        }
    }
    "LT14" {
        title: "Số liệu chưa có",
        meaning: "Chưa có báo cáo nào cho số liệu được nêu trong ngoặc nhọn nên chỗ đó in dấu “…”.",
        advice: "chờ báo cáo, hoặc bỏ câu đó",
        example: Self::NoFigure { name: "{so-luot-nguoi}".into() },
        Self::NoFigure { name } => {
            severity: Severity::Warning,
            message: format!("{name} chưa có số liệu nên in thành dấu “…”"),
            hint: "chờ báo cáo có số liệu này, hoặc bỏ câu đó",
        }
    }
    "LT15" {
        title: "Cơ quan được trích chưa viết gì",
        meaning: "Báo cáo của cơ quan ở quotes không có nội dung ở phần này (hoặc chưa có báo cáo) nên không trích.",
        advice: "bỏ cơ quan này ở quotes, hoặc chờ báo cáo",
        example: Self::NothingWritten { agency: "Sở Y tế".into() },
        Self::NothingWritten { agency } => {
            severity: Severity::Warning,
            message: format!("{agency} không có nội dung nào ở phần này nên không trích được"),
            hint: "bỏ cơ quan này ở quotes, hoặc chờ báo cáo của cơ quan",
        }
    }
}

/// What is odd in the text of a period's summary.
pub(super) fn warnings<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    sections: &[Section<'c>],
    file: &Located<SummaryText>,
) -> Problems {
    let mut problems = Problems::new();
    for (nth, typed) in file.value.sections.iter().enumerate() {
        let Some(section) = sections.iter().find(|section| section.id == typed.id.as_str()) else {
            continue;
        };
        let path = format!("sections/{nth}");
        text(round, figures, file, (&path, typed), &mut problems);
        quotes(round, section, file, (&path, typed), &mut problems);
    }
    problems
}

fn text(
    round: &Round<'_>,
    figures: &Figures<'_>,
    file: &Located<SummaryText>,
    (path, typed): (&str, &SectionText),
    problems: &mut Problems,
) {
    let Some(words) = &typed.text else { return };
    let (words, path) = (words.as_str(), format!("{path}/text"));
    let Ok(paragraphs) = paragraphs(words) else { return };
    let pieces: Vec<&Piece> = paragraphs.iter().flat_map(|paragraph| &paragraph.pieces).collect();
    let mut named_here: Vec<&Indicator> = Vec::new();
    for piece in &pieces {
        let Piece::Figure(name) = piece else { continue };
        if let Ok(meaning) = meant(round.campaign, name)
            && let About::Indicator(indicator, _) = meaning.about
        {
            named_here.push(indicator);
        }
        let found = named(round, figures, name);
        if let (Ok(Named::Figure { value: None, .. }), true) = (found, name.shows != Shows::Names) {
            let name = name.to_string();
            let start: String = name.chars().take_while(|c| !matches!(c, ' ' | '}')).collect();
            let at = words.find(&start).map_or(0, |at| words[..at].chars().count());
            problems.at(&TypedFault::NoFigure { name }, place_in(file, &path, words, at));
        }
    }
    let own = figures.lines.iter().map(|line| line.indicator).filter(|indicator| {
        indicator.duty.as_ref() == Some(&typed.id)
            || named_here.iter().any(|named| named.id == indicator.id)
    });
    let names = by_value(round, figures, own);
    for (at, number, value) in numbers(words) {
        if let Some(name) = names.get(&value) {
            let fault = TypedFault::ByHand { number, name: name.to_string() };
            problems.at(&fault, place_in(file, &path, words, at));
        }
    }
}

/// The figures of indicators by their values, each by its shortest name; those that are small are many things.
fn by_value<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    indicators: impl Iterator<Item = &'c Indicator>,
) -> BTreeMap<Decimal, FigureName> {
    let mut names = BTreeMap::new();
    for indicator in indicators {
        let groups = round.campaign.agencies.value.groups.iter().map(FigureScope::Group);
        for scope in [FigureScope::All].into_iter().chain(groups) {
            let Some(value) = figures.value(&indicator.id, scope) else { continue };
            if value < Decimal::TEN {
                continue;
            }
            let mut name = FigureName::total(indicator.id.as_str());
            if let Some(id) = scope.of() {
                name.of = crate::data::living::Whose::One(id.to_string());
            }
            names.entry(value.normalize()).or_insert(name);
        }
    }
    names
}

/// Words before a number that make it a day, a year or the number of a document.
const NO_AMOUNT: [&str; 12] =
    ["ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "mục", "phần", "lần", "phụ", "lục"];

/// The numbers in words, with how many characters come before each and its value: no days, no symbols of documents, no
/// parts of names between braces.
fn numbers(text: &str) -> Vec<(usize, String, Decimal)> {
    let mut found = Vec::new();
    let (mut at, mut braced) = (0, false);
    let mut before = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let typed = word.trim_end();
        let opens = typed.contains('{');
        let bare =
            typed.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '.' | ';' | ':' | '%'));
        let digits = bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let amount = !bare.is_empty() && digits && !NO_AMOUNT.contains(&before.as_str());
        if amount && !braced && !opens {
            let skipped = typed.find(bare).map_or(0, |start| typed[..start].chars().count());
            let value = viet::parse_number(bare).ok();
            found.extend(value.map(|value| (at + skipped, bare.to_owned(), value.normalize())));
        }
        if opens || braced {
            braced = typed.rfind('}') < typed.rfind('{') || !typed.contains('}');
        }
        at += word.chars().count();
        before = typed.to_lowercase();
    }
    found
}

fn quotes<'c>(
    round: &Round<'c>,
    section: &Section<'c>,
    file: &Located<SummaryText>,
    (path, typed): (&str, &SectionText),
    problems: &mut Problems,
) {
    for (nth, quote) in typed.quotes.iter().flatten().enumerate() {
        let wrote = |entry: &Entry<'c>| match &section.source {
            Source::Nothing => false,
            Source::Asks(asks) => asks.iter().any(|ask| {
                quote.ask.as_ref().is_none_or(|id| ask.id == *id)
                    && ask.kind.is_worded()
                    && matches!(entry.answer(ask), Some(Answer::One(_)))
            }),
            Source::Words(words, _) => entry.reports().any(|report| words(report).is_some()),
        };
        let mut own = round.expected().filter(|entry| entry.agency.id == quote.agency);
        if !own.any(wrote)
            && let Some(body) = round.campaign.agency(&quote.agency)
        {
            let fault = TypedFault::NothingWritten { agency: body.short().to_owned() };
            problems.at(&fault, file.place(&format!("{path}/quotes/{nth}/agency")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn days_symbols_and_names_are_no_amounts() {
        let text =
            "Ngày 15 tháng 12 có 1.234 lượt (528 cuộc), theo 181/KH-BCĐ; {x of: 77} và 96,4%.";
        let found: Vec<String> = numbers(text).into_iter().map(|(_, number, _)| number).collect();
        assert_eq!(found, ["1.234", "528", "96,4"]);
        let (at, ..) = numbers("Có (528 cuộc)").remove(0);
        assert_eq!(at, 4);
    }
}
