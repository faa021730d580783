//! Tasks, harvest: how the words of an option stand out, where people mark it by its look or with a pen and leave
//! its box as it is. Such a mark is no tick; it is reported.

use crate::document::Inline;
use crate::paper::{Color, Content, Drawing, Paragraph, Paragraphs, Underline};
use crate::profile::{Profiles, Role};

/// How words stand out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// Bold.
    pub bold: bool,
    /// Underlined.
    pub underlined: bool,
    /// Marked with a pen or filled with a colour.
    pub filled: bool,
    /// In a frame or with a border.
    pub framed: bool,
    /// A line or a shape is drawn over them or around them.
    pub drawn: bool,
}

/// How the words of a paragraph stand out; that a part of them does is enough.
pub(super) fn of(paragraph: &Paragraph) -> Marks {
    let filled = |color: Option<Color>| {
        color.is_some_and(|color| !matches!(color, Color::Auto | Color::Rgb(255, 255, 255)))
    };
    let mut marks = Marks {
        filled: filled(paragraph.look.shading),
        framed: !paragraph.look.borders.is_empty(),
        drawn: paragraph.drawings().any(is_stroke),
        ..Marks::default()
    };
    let said = |text: &str| text.chars().any(char::is_alphanumeric);
    for run in paragraph.shown() {
        if !matches!(&run.content, Content::Text(text) if said(text)) {
            continue;
        }
        marks.bold |= run.look.bold;
        marks.underlined |= run.look.underline != Underline::None;
        marks.filled |= filled(run.look.highlight);
    }
    marks
}

/// Whether something drawn says nothing by itself.
fn is_stroke(drawing: &Drawing) -> bool {
    Paragraphs::new(&drawing.blocks).all(|paragraph| paragraph.is_blank())
}

/// How words of the form stand out as issued, by their own look and that of their role in any profile.
pub(super) fn issued(content: &[Inline], role: Role, profiles: &Profiles) -> Marks {
    let mut marks = Marks::default();
    for inline in content {
        let text = match inline {
            Inline::Text(text) => text,
            Inline::Bookmark(mark) => &mark.text,
            Inline::Break | Inline::Field(_) => continue,
        };
        marks.bold |= text.emphasis.bold;
        marks.underlined |= text.emphasis.underline;
    }
    for row in profiles.iter().filter_map(|profile| profile.row(role)) {
        marks.bold |= row.bold;
        marks.underlined |= row.underline;
        marks.framed |= row.boxed;
    }
    marks
}

impl Marks {
    /// What of these is not among others.
    pub(super) fn beyond(self, others: Marks) -> Marks {
        Marks {
            bold: self.bold && !others.bold,
            underlined: self.underlined && !others.underlined,
            filled: self.filled && !others.filled,
            framed: self.framed && !others.framed,
            drawn: self.drawn && !others.drawn,
        }
    }

    /// What both have.
    pub(super) fn common(self, other: Marks) -> Marks {
        self.beyond(self.beyond(other))
    }

    /// Both together.
    pub(super) fn with(self, other: Marks) -> Marks {
        Marks {
            bold: self.bold || other.bold,
            underlined: self.underlined || other.underlined,
            filled: self.filled || other.filled,
            framed: self.framed || other.framed,
            drawn: self.drawn || other.drawn,
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self == Marks::default()
    }

    /// What a clerk reads: `in đậm, tô màu`.
    pub(super) fn words(self) -> String {
        let all = [
            (self.bold, "in đậm"),
            (self.underlined, "gạch chân"),
            (self.filled, "tô màu"),
            (self.framed, "đóng khung"),
            (self.drawn, "có nét vẽ đè lên hoặc vẽ quanh"),
        ];
        let said: Vec<&str> = all.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
        said.join(", ")
    }
}
