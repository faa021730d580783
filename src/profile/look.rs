//! Values: how one role looks, with the least and the most that are allowed.

use std::num::ParseFloatError;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::data::scalar::TypeSize;
use crate::units::Pt;

/// A measure with what is allowed around it. In YAML a bare number is a fixed value.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(from = "BoundRow")]
pub struct Bound {
    /// What the writer writes.
    pub value: f64,
    /// The least that is allowed.
    pub min: f64,
    /// The most that is allowed.
    pub max: f64,
}

impl Bound {
    /// A most that is none: so much or more is without a limit.
    pub const UNLIMITED: f64 = 1000.0;
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
enum BoundRow {
    Fixed(Typed),
    Range { value: Typed, min: Typed, max: Typed },
}

/// A number as it was typed: where serde tries one form after another, it has the text only.
#[derive(Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "f64", inline)]
struct Typed(f64);

impl TryFrom<String> for Typed {
    type Error = ParseFloatError;

    fn try_from(text: String) -> Result<Self, ParseFloatError> {
        text.parse().map(Typed)
    }
}

impl From<BoundRow> for Bound {
    fn from(row: BoundRow) -> Self {
        match row {
            BoundRow::Fixed(Typed(value)) => Bound { value, min: value, max: value },
            BoundRow::Range { value, min, max } => Bound { value: value.0, min: min.0, max: max.0 },
        }
    }
}

/// A type size in points: one for all sets, or one for each base size, and what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// In the 13 pt set.
    #[serde(rename = "p13")]
    pub thirteen: f64,
    /// In the 14 pt set.
    #[serde(rename = "p14")]
    pub fourteen: f64,
    /// The least that is allowed.
    pub min: f64,
    /// The most that is allowed.
    pub max: f64,
}

/// How text is set against the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Both margins (`canh đều cả hai lề`).
    Justify,
}

/// The case of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// As typed (`in thường`).
    #[default]
    AsTyped,
    /// Capitals (`in hoa`): real capitals, never `w:caps`.
    Upper,
}

/// The distance of lines.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineRule {
    /// A multiple of the single line.
    Multiple(Bound),
    /// Exact points.
    Exact(Bound),
}

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The text of a regulation or a law was read: a decree, a guideline of the Party.
    #[default]
    Regulation,
    /// A regulation says it of something near, and nothing of this.
    Inferred,
    /// A guideline that is known from digests only.
    Digest,
    /// What offices do, and no regulation says.
    Practice,
    /// The program's own.
    Own,
}

/// A role's row in a profile.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookRow {
    /// The name that Word's style pane shows.
    pub name: String,
    /// The type size.
    pub size: Sizes,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// Underlined.
    #[serde(default)]
    pub underline: bool,
    /// Set against the margins.
    #[serde(default)]
    pub align: Align,
    /// Case of letters.
    #[serde(default)]
    pub case: Case,
    /// First-line indent in mm.
    pub first_line: Option<Bound>,
    /// Other first-line indents that are allowed, in mm.
    #[serde(default)]
    pub first_line_also: Vec<f64>,
    /// Gap above, in points. Gaps below are never used: Word takes the greater of two neighbours' gaps.
    pub before: Option<Bound>,
    /// Distance of lines.
    #[serde(default)]
    pub line: Option<LineRule>,
    /// A heading: stays with what follows, and its rank in Word's outline.
    pub outline: Option<u8>,
    /// Stays on the page of what follows.
    #[serde(default)]
    pub keep_next: bool,
    /// A framed box around the text.
    #[serde(default)]
    pub boxed: bool,
    /// The article it is based on.
    pub basis: String,
    /// Where it comes from.
    #[serde(default)]
    pub source: Source,
}

/// How a role looks at one type size: what the writer writes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// Type size.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Case of letters.
    pub case: Case,
}

impl Look {
    /// The type size as points.
    pub fn points(&self) -> Pt {
        Pt(self.size)
    }
}

impl LookRow {
    /// The type size of the row in a set, in points.
    pub fn points(&self, size: TypeSize) -> Pt {
        Pt(match size {
            TypeSize::Thirteen => self.size.thirteen,
            TypeSize::Fourteen => self.size.fourteen,
        })
    }

    /// What of the row the setting of words needs, at a type size.
    pub fn at(&self, size: TypeSize) -> Look {
        Look { size: self.points(size).0, bold: self.bold, italic: self.italic, case: self.case }
    }
}
