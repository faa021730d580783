//! Every number that a summary prints from the data is a figure of the one store: it is in a bookmark, and its
//! trace computes the same from the reports alone.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/thrown.rs"]
mod thrown;

use std::collections::BTreeSet;
use std::sync::Arc;

use regex::Regex;
use rust_decimal::Decimal;
use thrown::{resources, thrown};
use vanban::compose::{Composer, DocumentKind, Selection};
use vanban::data::campaign::Campaign;
use vanban::data::report::Answer;
use vanban::document::{Block, Document, Inline, Row};
use vanban::round::trace::{by_bookmark, trace};
use vanban::round::{Figures, Round};

/// Another campaign, of another office and regime.
const OTHER: &str = "tests/campaigns/dang-uy";

/// A line of a document: its words outside bookmarks (a bookmark leaves `⟦⟧`), and its bookmarks.
struct Line {
    words: String,
    marks: Vec<(String, String)>,
    /// A running number is in the first cell of a row.
    first_cell: bool,
}

fn lines(document: &Document) -> Vec<Line> {
    let appendices = document.appendices.iter().flat_map(|appendix| &appendix.body);
    lines_of(document.body.iter().chain(appendices))
}

fn lines_of<'d>(blocks: impl Iterator<Item = &'d Block>) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(line(&paragraph.content, false)),
            Block::Table(table) => {
                let rows: Vec<&Row> = table.head.iter().chain(&table.rows).collect();
                for row in rows {
                    for (nth, cell) in row.cells.iter().enumerate() {
                        lines.push(line(&cell.content, nth == 0));
                    }
                }
            }
            // A label next to a bar is traced as words are.
            Block::Chart(chart) => {
                let figures = chart.figures();
                let marks = figures.map(|f| (f.id.clone(), vanban::viet::format_number(f.value)));
                lines.push(Line {
                    words: chart.bars.iter().map(|bar| bar.name.as_str()).collect(),
                    marks: marks.collect(),
                    first_cell: false,
                });
            }
            Block::Region(region) => lines.extend(lines_of(region.blocks.iter())),
            Block::Field(_) | Block::PageBreak => {}
        }
    }
    lines
}

fn line(content: &[Inline], first_cell: bool) -> Line {
    let mut line = Line { words: String::new(), marks: Vec::new(), first_cell };
    for inline in content {
        match inline {
            Inline::Text(text) => line.words.push_str(&text.words),
            Inline::Break => line.words.push(' '),
            Inline::Bookmark(mark) => {
                line.words.push('⟦');
                line.words.push('⟧');
                line.marks.push((mark.name.as_str().to_owned(), mark.text.words.clone()));
            }
            Inline::Field(_) => {}
        }
    }
    line.words = line.words.replace('\u{a0}', " ");
    line
}

/// Everything with a figure in it that people wrote: in the plan, the list of agencies, the reports.
fn written(campaign: &Campaign) -> Vec<String> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    let mut push = |words: &str| {
        for words in words.lines().map(str::trim) {
            if words.chars().any(|c| c.is_ascii_digit()) {
                all.insert(words.trim_end_matches('.').replace('\u{a0}', " "));
            }
        }
    };
    let plan = &campaign.plan.value;
    push(plan.campaign_name.as_str());
    // It goes on in a sentence.
    push(&vanban::viet::lower_first(plan.document.subject.as_str()));
    for period in &plan.reporting.periods {
        push(period.name.as_str());
    }
    for (_, ask) in campaign.all_asks() {
        push(ask.label.as_str());
        campaign.choices(ask).iter().for_each(|choice| push(choice.text.as_str()));
    }
    for part in &plan.sections {
        let mut waiting = vec![part];
        while let Some(part) = waiting.pop() {
            part.title.iter().for_each(|title| push(title.as_str()));
            waiting.extend(&part.parts);
        }
    }
    for indicator in &campaign.indicators.value.indicators {
        push(indicator.name.as_str());
        // What the plan asks at least is the plan's word, not a figure of the reports.
        indicator.at_least.iter().for_each(|least| push(&format!("ít nhất {:0>2}", least.0)));
    }
    for file in campaign.reports.values() {
        let report = &file.value;
        for answer in report.answers.values() {
            if let Answer::One(typed) = answer {
                push(typed.as_str());
            }
        }
        report.difficulties.iter().chain(&report.proposals).for_each(|words| push(words.as_str()));
    }
    let mut all: Vec<String> = all.into_iter().collect();
    all.sort_by_key(|words| std::cmp::Reverse(words.len()));
    all
}

#[test]
fn every_number_of_a_summary_is_a_figure_and_its_trace_computes_the_same() {
    let resources = resources();
    let day = Regex::new(r"\d{1,2}/\d{1,2}/\d{4}").expect("a pattern");
    // `181/KH-BCĐ`, `12-BC/BTG`: the number of a document.
    let symbol = Regex::new(r"\d+[-/][A-ZĐ]\S*").expect("a pattern");
    let appendix = Regex::new(r"(Phụ lục|Biểu đồ) \d").expect("a pattern");
    let dated = Regex::new(r"ngày \d{2} tháng \d{1,2} năm \d{4}").expect("a pattern");
    let mut seen = BTreeSet::new();
    for (data, seed) in (0..5).map(|seed| ("data", seed)).chain([(OTHER, 0)]) {
        let campaign = Arc::new(thrown(data, seed));
        let composer = Composer::new(Arc::clone(&campaign), Arc::clone(&resources)).expect("sound");
        let known = written(&campaign);
        for period in &campaign.plan.value.reporting.periods {
            let round = Round::of(&campaign, period);
            if round.received().next().is_none() {
                continue;
            }
            let figures = Figures::of(&round);
            let kinds = vec![DocumentKind::Summary];
            let of_period = Some(period.id.clone());
            let selection = Selection { kinds, period: of_period, ..Selection::default() };
            let job = composer.jobs(&selection).pop().expect("a summary");
            let document = composer.document(&job).expect("made");
            for line in lines(&document) {
                for (name, shown) in &line.marks {
                    let (subject, over) = by_bookmark(&round, &figures, name)
                        .unwrap_or_else(|| panic!("{data} {seed}: {name} is no figure"));
                    let plain = shown.replace('.', "").replace(',', ".").replace('+', "");
                    // Nothing is said in words: `chưa có`.
                    let none = !plain.chars().any(|c| c.is_ascii_digit());
                    let plain = if none { "0" } else { plain.as_str() };
                    let shown: Decimal = plain.parse().unwrap_or_else(|_| panic!("{shown}"));
                    let traced = trace(&round, &figures, &subject, over);
                    assert_eq!(traced.value, Some(shown), "{data} {seed}: {name}");
                    assert_eq!(traced.computed(), Some(shown), "{data} {seed}: {name} {traced:#?}");
                    seen.insert(subject.kind());
                }
                if line.first_cell {
                    continue;
                }
                let mut rest = line.words.clone();
                for words in &known {
                    rest = rest.replace(words.as_str(), "");
                }
                for pattern in [&dated, &day, &symbol, &appendix] {
                    rest = pattern.replace_all(&rest, "").into_owned();
                }
                assert!(
                    !rest.chars().any(|c| c.is_ascii_digit()),
                    "{data} {seed}: a number without a bookmark: {rest:?} in {:?}",
                    line.words
                );
            }
        }
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}
