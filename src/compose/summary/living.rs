//! Tasks: the text of a summary as it is today, section by section: the pieces that it is made of and how each is
//! printed. What was rewritten in Word is held against it.

use std::collections::BTreeMap;

use super::prose::{self, ParagraphView};
use super::region::Printed;
use super::sections::{self, Section};
use crate::data::counts::{Column, Count};
use crate::data::living::{FigureName, Paragraph, Piece, Shows, Whose};
use crate::data::named::NameFault;
use crate::data::summaries::{SummaryText, meanings};
use crate::round::Round;
use crate::round::figures::Figures;

/// The text of a period's summary.
#[derive(Debug, Clone)]
pub struct Living {
    /// Its sections, in the order of the document.
    pub sections: Vec<LivingSection>,
    /// Every figure by its bookmark: its name, and how it is printed today.
    pub figures: BTreeMap<String, (FigureName, String)>,
    /// The numbers within lists of names (how many more there are), by their bookmarks: the name of the list, and how
    /// they are printed today. They are no text of their own.
    pub within_lists: BTreeMap<String, (FigureName, String)>,
}

/// A section of it.
#[derive(Debug, Clone)]
pub struct LivingSection {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What a person typed of it.
    pub typed: Option<String>,
    /// Its paragraphs: a person's, else the program's; each as it is printed.
    pub paragraphs: Vec<(Paragraph, Printed)>,
    /// The names of agencies in it, as they are printed, with the words before.
    pub listed: Vec<Listed>,
    /// Whether the id means this section alone.
    pub clear: bool,
}

/// Names of agencies in a text.
#[derive(Debug, Clone)]
pub struct Listed {
    /// By what they are called for.
    pub name: FigureName,
    /// As they are printed.
    pub words: String,
    /// The words of the paragraph before them.
    pub before: String,
}

/// The text of a period's summary.
pub(super) fn living<'c>(
    today: (&Round<'c>, &Figures<'c>),
    sections: &[Section<'c>],
    file: Option<&SummaryText>,
    annex: &str,
) -> Result<Living, Vec<NameFault>> {
    let (round, figures) = today;
    let mut all = Vec::with_capacity(sections.len());
    let mut within_lists = BTreeMap::new();
    for section in sections {
        let text = sections::text(section, file).unwrap_or_default();
        let printed = prose::printed(round, figures, annex, &text)?;
        let mut listed = Vec::new();
        for paragraph in &text {
            let mut before = String::new();
            for piece in &paragraph.pieces {
                match piece {
                    Piece::Words(words) => before.push_str(words),
                    Piece::Figure(name) => {
                        let runs = prose::printed_name(today, name, annex).unwrap_or_default();
                        let words: String = runs.iter().map(|(words, _)| words.as_str()).collect();
                        if name.shows == Shows::Names {
                            for (number, mark) in runs {
                                let Some(mark) = mark else { continue };
                                within_lists.insert(mark, (name.clone(), number));
                            }
                            let (name, words, before) =
                                (name.clone(), words.clone(), before.clone());
                            listed.push(Listed { name, words, before });
                        }
                        before.push_str(&words);
                    }
                }
            }
        }
        let printed = printed.iter().map(ParagraphView::printed);
        all.push(LivingSection {
            id: section.id.to_owned(),
            title: section.title.clone(),
            typed: sections::typed(section.id, file).map(str::to_owned),
            paragraphs: text.iter().cloned().zip(printed).collect(),
            listed,
            clear: meanings(round.campaign, section.id) == 1,
        });
    }
    Ok(Living { sections: all, figures: by_bookmark(today, annex), within_lists })
}

/// Every figure that has a name, by its bookmark.
fn by_bookmark(
    today: (&Round<'_>, &Figures<'_>),
    annex: &str,
) -> BTreeMap<String, (FigureName, String)> {
    let (round, figures) = today;
    let mut all = BTreeMap::new();
    let mut put = |name: FigureName| {
        let runs = prose::printed_name(today, &name, annex).unwrap_or_default();
        if let [(words, Some(mark))] = &runs[..] {
            all.entry(mark.clone()).or_insert((name, words.clone()));
        }
    };
    let groups = round.campaign.agencies.value.groups.iter().map(|group| group.id.to_string());
    let groups: Vec<String> = groups.collect();
    let agencies = figures.entries.iter().map(|entry| entry.agency.id.to_string());
    let whose: Vec<Whose> = [Whose::All]
        .into_iter()
        .chain(groups.iter().cloned().chain(agencies).map(Whose::One))
        .collect();
    for line in &figures.lines {
        let total = FigureName::total(line.indicator.id.as_str());
        for of in &whose {
            put(FigureName { of: of.clone(), ..total.clone() });
        }
        for column in Column::ALL {
            for of in whose.iter().take(1 + groups.len()) {
                let column = Some(column.id().to_owned());
                put(FigureName { of: of.clone(), column, ..total.clone() });
            }
        }
    }
    for count in Count::ALL {
        for of in whose.iter().take(1 + groups.len()) {
            put(FigureName { of: of.clone(), ..FigureName::total(count.id()) });
        }
    }
    for (subject, _) in &figures.choices {
        if let crate::round::Subject::Choice { ask, id, .. } = subject {
            put(FigureName {
                of: Whose::One(id.to_string()),
                ..FigureName::total(ask.id.as_str())
            });
        }
    }
    all
}
