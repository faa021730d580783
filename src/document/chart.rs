//! Values: a chart (`biểu đồ`) in a document: bars with their figures. How it is drawn the writers decide.

use rust_decimal::Decimal;

use crate::viet;

/// Bars, one below the other; of several series each bar is parted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// In what the figures are measured.
    pub unit: String,
    /// What it says, for who does not see it: a sentence with its figures.
    pub alt: String,
    /// The names of the series, in the order of the parts of a bar; one without a name where there is only one.
    pub series: Vec<String>,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whose figures it shows.
    pub name: String,
    /// Its figure of each series.
    pub figures: Vec<Option<BarFigure>>,
}

/// A figure that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct BarFigure {
    /// Its value.
    pub value: Decimal,
    /// By which it is traced, as by the name of a bookmark; empty where it is no figure of ours.
    pub id: String,
}

impl Chart {
    /// All its figures.
    pub fn figures(&self) -> impl Iterator<Item = &BarFigure> {
        self.bars.iter().flat_map(|bar| bar.figures.iter().flatten())
    }

    /// A value as it stands next to its bar: `1.234,5`, a percentage with its sign.
    pub fn label(&self, value: Decimal) -> String {
        let words = viet::format_number(value);
        if self.unit == "%" { format!("{words}%") } else { words }
    }

    /// Whether bars have parts.
    pub fn is_stacked(&self) -> bool {
        self.series.len() > 1
    }
}
