//! Values: the effective look of paragraphs and characters, after every inheritance.

use std::sync::Arc;

use crate::units::{EighthPoint, HalfPoint, Twip};

/// A style by which something was set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StyleRef {
    /// Its id in the file.
    pub id: Arc<str>,
    /// Its name in Word's style pane.
    pub name: Arc<str>,
}

/// How a paragraph looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParagraphLook {
    /// Its style; `None` where the file has no styles at all.
    pub style: Option<StyleRef>,
    /// Where its lines are.
    pub align: Alignment,
    /// How far it is set in.
    pub indents: Indents,
    /// The gap before it, as written.
    pub before: Twip,
    /// The gap after it, as written.
    pub after: Twip,
    /// Word chooses the gap before (about 14 pt) in place of `before`.
    pub before_auto: bool,
    /// Word chooses the gap after in place of `after`.
    pub after_auto: bool,
    /// No gap to a neighbour of the same style.
    pub contextual: bool,
    /// The pitch of its lines.
    pub line: LineSpacing,
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
    /// Its lines stay on one page.
    pub keep_lines: bool,
    /// No single line at the head or foot of a page.
    pub widow_control: bool,
    /// Begins on a new page.
    pub page_break_before: bool,
    /// Level in the document's outline, from 0; `None` is body text.
    pub outline: Option<u8>,
    /// Its borders.
    pub borders: Borders,
    /// Its own tab stops, by place.
    pub tabs: Vec<TabStop>,
    /// It is in a frame of its own (`w:framePr`).
    pub framed: bool,
    /// Filled with a colour.
    pub shading: Option<Color>,
}

/// How far a paragraph is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Indents {
    /// From the left.
    pub left: Twip,
    /// From the right.
    pub right: Twip,
    /// Of the first line beyond `left`; negative is hanging.
    pub first_line: Twip,
}

/// Where the lines of a paragraph are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Alignment {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Flush at both sides.
    Justify,
    /// Spread over the line, letters too.
    Distribute,
}

/// The pitch of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineSpacing {
    /// In 240ths of a single line: 240 is single, 360 one and a half.
    Multiple(u32),
    /// Exactly this.
    Exact(Twip),
    /// This or more.
    AtLeast(Twip),
}

impl Default for LineSpacing {
    fn default() -> Self {
        LineSpacing::Multiple(240)
    }
}

/// The borders of a paragraph or a cell; `None` is no line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Borders {
    /// Above.
    pub top: Option<Border>,
    /// Below.
    pub bottom: Option<Border>,
    /// Left.
    pub left: Option<Border>,
    /// Right.
    pub right: Option<Border>,
}

impl Borders {
    /// Whether no line is drawn.
    pub fn is_empty(&self) -> bool {
        self == &Borders::default()
    }
}

/// A border line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Border {
    /// How it is drawn.
    pub kind: BorderKind,
    /// How thick it is.
    pub width: EighthPoint,
    /// Its colour.
    pub color: Color,
}

/// How a border line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BorderKind {
    /// One solid line.
    Single,
    /// Two solid lines.
    Double,
    /// Dots or dashes.
    Broken,
    /// Another.
    Other,
}

/// A tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TabStop {
    /// Where, from the text's left edge.
    pub at: Twip,
    /// How text is aligned at it.
    pub kind: TabKind,
    /// Whether dots or a line lead to it.
    pub leader: bool,
}

/// How text is aligned at a tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TabKind {
    /// Begins there.
    Left,
    /// Is centred there.
    Center,
    /// Ends there.
    Right,
    /// Its decimal comma is there.
    Decimal,
    /// A vertical line.
    Bar,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Color {
    /// The reader's own: black on white.
    #[default]
    Auto,
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

impl Color {
    /// Whether it prints black.
    pub fn is_black(self) -> bool {
        matches!(self, Color::Auto | Color::Rgb(0, 0, 0))
    }
}

/// How characters look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunLook {
    /// The font that the run's characters take, theme fonts resolved.
    pub font: Arc<str>,
    /// Type size.
    pub size: HalfPoint,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: Underline,
    /// Shown in capitals.
    pub caps: bool,
    /// Shown in small capitals.
    pub small_caps: bool,
    /// Struck through.
    pub strike: bool,
    /// Colour of the letters.
    pub color: Color,
    /// Marked with a pen or filled with a colour.
    pub highlight: Option<Color>,
    /// Hidden.
    pub vanish: bool,
    /// Raised or lowered, small.
    pub position: Position,
    /// Raised (positive) or lowered by so many half-points, in full size.
    pub raised: i32,
    /// Letters set apart (positive) or together by so much.
    pub spacing: Twip,
    /// Letters stretched, in per cent.
    pub scale: u32,
    /// The language of spelling.
    pub language: Option<Language>,
    /// The character style.
    pub style: Option<StyleRef>,
}

impl Default for RunLook {
    /// What Word takes where a file says nothing: Times New Roman, 10 pt.
    fn default() -> Self {
        RunLook {
            font: Arc::from("Times New Roman"),
            size: HalfPoint(20),
            bold: false,
            italic: false,
            underline: Underline::None,
            caps: false,
            small_caps: false,
            strike: false,
            color: Color::Auto,
            highlight: None,
            vanish: false,
            position: Position::Baseline,
            raised: 0,
            spacing: Twip(0),
            scale: 100,
            language: None,
            style: None,
        }
    }
}

/// A language tag, e.g. `vi-VN`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language(pub Arc<str>);

/// How characters are underlined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Underline {
    /// Not.
    #[default]
    None,
    /// With one line.
    Single,
    /// With one line under words, not under spaces.
    Words,
    /// Otherwise.
    Other,
}

/// Where characters are in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Position {
    /// On it.
    #[default]
    Baseline,
    /// Small and raised.
    Superscript,
    /// Small and lowered.
    Subscript,
}
