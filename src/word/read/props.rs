//! Word, reading: the properties that an element itself gives, each absent or said.
//!
//! Styles, numbering levels and direct formatting are all read into the same two structs and laid over one
//! another; what comes out at the end becomes the look of [`crate::paper`].

use std::sync::Arc;

use super::theme::{Theme, ThemeFont};
use super::xml::{Look, Node, half_points, is_on, twips, whole};
use crate::limits::word as limit;
use crate::paper::{
    Alignment, Border, BorderKind, Borders, Color, Position, TabKind, TabStop, Underline,
};
use crate::units::{EighthPoint, HalfPoint, Twip};

/// Paragraph properties, each where it is said.
#[derive(Debug, Clone, Default)]
pub(super) struct ParaProps {
    pub(super) style: Option<Arc<str>>,
    pub(super) align: Option<Alignment>,
    pub(super) left: Option<Twip>,
    pub(super) right: Option<Twip>,
    pub(super) first_line: Option<Twip>,
    pub(super) before: Option<Twip>,
    pub(super) after: Option<Twip>,
    pub(super) before_auto: Option<bool>,
    pub(super) after_auto: Option<bool>,
    pub(super) contextual: Option<bool>,
    pub(super) line: Option<Twip>,
    pub(super) line_rule: Option<LineUnit>,
    pub(super) keep_next: Option<bool>,
    pub(super) keep_lines: Option<bool>,
    pub(super) widow: Option<bool>,
    pub(super) page_break: Option<bool>,
    pub(super) outline: Option<Option<u8>>,
    pub(super) borders: Edges,
    pub(super) tabs: Vec<(Twip, Option<TabStop>)>,
    pub(super) framed: Option<bool>,
    pub(super) shading: Option<Option<Color>>,
    pub(super) num_id: Option<u32>,
    pub(super) num_level: Option<u8>,
}

/// How `line` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineUnit {
    Auto,
    Exact,
    AtLeast,
}

/// Borders, each where it is said: `Some(None)` is "no line".
#[derive(Debug, Clone, Default)]
pub(super) struct Edges {
    pub(super) top: Option<Option<Border>>,
    pub(super) bottom: Option<Option<Border>>,
    pub(super) left: Option<Option<Border>>,
    pub(super) right: Option<Option<Border>>,
    pub(super) inside_h: Option<Option<Border>>,
    pub(super) inside_v: Option<Option<Border>>,
}

impl Edges {
    pub(super) fn read(node: Node<'_>) -> Edges {
        let edge =
            |names: [&str; 2]| node.child(names[0]).or_else(|| node.child(names[1])).map(border);
        Edges {
            top: edge(["top", "top"]),
            bottom: edge(["bottom", "bottom"]),
            left: edge(["left", "start"]),
            right: edge(["right", "end"]),
            inside_h: edge(["insideH", "insideH"]),
            inside_v: edge(["insideV", "insideV"]),
        }
    }

    pub(super) fn lay(&mut self, over: &Edges) {
        let pairs = [
            (&mut self.top, over.top),
            (&mut self.bottom, over.bottom),
            (&mut self.left, over.left),
            (&mut self.right, over.right),
            (&mut self.inside_h, over.inside_h),
            (&mut self.inside_v, over.inside_v),
        ];
        for (below, above) in pairs {
            *below = above.or(*below);
        }
    }

    pub(super) fn drawn(&self) -> Borders {
        Borders {
            top: self.top.flatten(),
            bottom: self.bottom.flatten(),
            left: self.left.flatten(),
            right: self.right.flatten(),
        }
    }
}

fn border(node: Node<'_>) -> Option<Border> {
    let kind = match node.attr("val").unwrap_or("single") {
        "none" | "nil" => return None,
        "single" | "thick" => BorderKind::Single,
        "double" => BorderKind::Double,
        "dotted" | "dashed" | "dotDash" | "dotDotDash" | "dashSmallGap" | "dashDotStroked" => {
            BorderKind::Broken
        }
        _ => BorderKind::Other,
    };
    let width = node.attr("sz").and_then(whole).unwrap_or(4).clamp(0, 255) as u32;
    let color = node.attr("color").map(rgb).unwrap_or_default();
    Some(Border { kind, width: EighthPoint(width), color })
}

/// `FF0000`, `auto`.
pub(super) fn rgb(text: &str) -> Color {
    let digits = text.trim_start_matches('#');
    match (digits.len(), u32::from_str_radix(digits, 16)) {
        (6, Ok(value)) => Color::Rgb((value >> 16) as u8, (value >> 8) as u8, value as u8),
        _ => Color::Auto,
    }
}

impl ParaProps {
    /// What a `w:pPr` says.
    pub(super) fn read(node: Node<'_>) -> ParaProps {
        let mut props = ParaProps::default();
        for child in node.children() {
            let Some(name) = child.word() else { continue };
            match name {
                "pStyle" => props.style = child.attr("val").map(Arc::from),
                "jc" => props.align = child.attr("val").and_then(alignment),
                "ind" => props.indents(child),
                "spacing" => props.spacing(child),
                "contextualSpacing" => props.contextual = Some(is_on(child)),
                "keepNext" => props.keep_next = Some(is_on(child)),
                "keepLines" => props.keep_lines = Some(is_on(child)),
                "widowControl" => props.widow = Some(is_on(child)),
                "pageBreakBefore" => props.page_break = Some(is_on(child)),
                "outlineLvl" => {
                    props.outline = child
                        .attr("val")
                        .and_then(whole)
                        .map(|level| u8::try_from(level).ok().filter(|level| *level < 9));
                }
                "pBdr" => props.borders = Edges::read(child),
                "tabs" => props.tab_stops(child),
                "framePr" => props.framed = Some(true),
                "shd" => props.shading = Some(shading(child)),
                "numPr" => {
                    let number = |name| child.child_val(name).and_then(whole);
                    props.num_id = number("numId").and_then(|id| u32::try_from(id).ok());
                    props.num_level = number("ilvl").and_then(|level| u8::try_from(level).ok());
                }
                _ => {}
            }
        }
        props
    }

    fn indents(&mut self, node: Node<'_>) {
        // A character of Word's own unit is taken as half an em of 10.5 pt type, as Word's dialog does.
        let length = |names: [&str; 2], chars: &str| {
            node.twips(names[0]).or_else(|| node.twips(names[1])).or_else(|| {
                let hundredths = node.attr(chars).and_then(whole)?;
                Some(Twip((hundredths.clamp(-10_000, 10_000) * 210 / 100) as i32))
            })
        };
        self.left = length(["left", "start"], "leftChars");
        self.right = length(["right", "end"], "rightChars");
        let hanging = length(["hanging", "hanging"], "hangingChars");
        self.first_line = match hanging {
            Some(hanging) => Some(Twip(0) - hanging),
            None => length(["firstLine", "firstLine"], "firstLineChars"),
        };
    }

    fn spacing(&mut self, node: Node<'_>) {
        let lines = |name: &str| {
            let hundredths = node.attr(name).and_then(whole)?;
            Some(Twip((hundredths.clamp(0, 100_000) * 240 / 100) as i32))
        };
        let yes = |name: &str| node.attr(name).map(|on| matches!(on, "1" | "true" | "on"));
        self.before = node.twips("before").or_else(|| lines("beforeLines"));
        self.after = node.twips("after").or_else(|| lines("afterLines"));
        self.before_auto = yes("beforeAutospacing");
        self.after_auto = yes("afterAutospacing");
        self.line = node.twips("line");
        self.line_rule = node.attr("lineRule").map(|rule| match rule {
            "exact" => LineUnit::Exact,
            "atLeast" => LineUnit::AtLeast,
            _ => LineUnit::Auto,
        });
    }

    fn tab_stops(&mut self, node: Node<'_>) {
        for tab in node.children().filter(|child| child.word() == Some("tab")).take(limit::TABS) {
            let Some(at) = tab.twips("pos") else { continue };
            let kind = match tab.attr("val").unwrap_or("left") {
                "clear" => None,
                "center" => Some(TabKind::Center),
                "right" | "end" => Some(TabKind::Right),
                "decimal" => Some(TabKind::Decimal),
                "bar" => Some(TabKind::Bar),
                _ => Some(TabKind::Left),
            };
            let leader = !matches!(tab.attr("leader"), None | Some("none"));
            self.tabs.push((at, kind.map(|kind| TabStop { at, kind, leader })));
        }
    }

    /// Lays what `over` says over this.
    pub(super) fn lay(&mut self, over: &ParaProps) {
        macro_rules! over {
            ($($field:ident)+) => { $(if over.$field.is_some() { self.$field = over.$field.clone(); })+ };
        }
        over!(align left right first_line before after before_auto after_auto contextual line);
        over!(line_rule keep_next keep_lines widow page_break outline framed shading);
        over!(style num_id num_level);
        self.borders.lay(&over.borders);
        for (at, stop) in &over.tabs {
            self.tabs.retain(|(known, _)| known != at);
            if self.tabs.len() < limit::TABS {
                self.tabs.push((*at, *stop));
            }
        }
    }
}

fn alignment(text: &str) -> Option<Alignment> {
    Some(match text {
        "left" | "start" => Alignment::Left,
        "center" => Alignment::Center,
        "right" | "end" => Alignment::Right,
        "both" | "highKashida" | "mediumKashida" | "lowKashida" => Alignment::Justify,
        "distribute" | "thaiDistribute" => Alignment::Distribute,
        _ => return None,
    })
}

/// A fill other than white or none; a pattern counts by its colour.
fn shading(node: Node<'_>) -> Option<Color> {
    let pattern = node.attr("val").unwrap_or("clear");
    let color = match pattern {
        "nil" => return None,
        "clear" => node.attr("fill").unwrap_or("auto"),
        _ => node.attr("color").unwrap_or("auto"),
    };
    match rgb(color) {
        Color::Auto if matches!(pattern, "clear") => None,
        Color::Rgb(255, 255, 255) => None,
        color => Some(color),
    }
}

/// A font of one slot as an element gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FontRef {
    Name(Arc<str>),
    Theme(ThemeFont),
}

/// A property that styles switch on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toggle {
    Bold,
    Italic,
    Caps,
    SmallCaps,
    Strike,
    DoubleStrike,
    Vanish,
    BoldCs,
    ItalicCs,
}

const TOGGLES: usize = 9;

/// Run properties, each where it is said.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProps {
    pub(super) style: Option<Arc<str>>,
    /// ascii, hAnsi, eastAsia, cs.
    pub(super) fonts: [Option<FontRef>; 4],
    pub(super) east_asian_hint: Option<bool>,
    pub(super) size: Option<HalfPoint>,
    pub(super) size_cs: Option<HalfPoint>,
    pub(super) toggles: [Option<bool>; TOGGLES],
    pub(super) underline: Option<Underline>,
    pub(super) color: Option<Color>,
    pub(super) highlight: Option<Option<Color>>,
    pub(super) shading: Option<Option<Color>>,
    pub(super) position: Option<Position>,
    pub(super) raised: Option<i32>,
    pub(super) spacing: Option<Twip>,
    pub(super) scale: Option<u32>,
    pub(super) language: Option<Arc<str>>,
    pub(super) complex: Option<bool>,
}

impl RunProps {
    /// What a `w:rPr` says.
    pub(super) fn read(node: Node<'_>, theme: &Theme) -> RunProps {
        let mut props = RunProps::default();
        for child in node.children() {
            let Some(name) = child.word() else { continue };
            let mut toggle = |which: Toggle| props.toggles[which as usize] = Some(is_on(child));
            match name {
                "rStyle" => props.style = child.attr("val").map(Arc::from),
                "rFonts" => props.read_fonts(child),
                "b" => toggle(Toggle::Bold),
                "i" => toggle(Toggle::Italic),
                "bCs" => toggle(Toggle::BoldCs),
                "iCs" => toggle(Toggle::ItalicCs),
                "caps" => toggle(Toggle::Caps),
                "smallCaps" => toggle(Toggle::SmallCaps),
                "strike" => toggle(Toggle::Strike),
                "dstrike" => toggle(Toggle::DoubleStrike),
                "vanish" => toggle(Toggle::Vanish),
                "sz" => props.size = child.attr("val").and_then(half_points),
                "szCs" => props.size_cs = child.attr("val").and_then(half_points),
                "u" => {
                    props.underline = Some(match child.attr("val").unwrap_or("single") {
                        "none" => Underline::None,
                        "single" => Underline::Single,
                        "words" => Underline::Words,
                        _ => Underline::Other,
                    });
                }
                "color" => props.color = Some(theme.color(child)),
                "highlight" => {
                    props.highlight = child.attr("val").map(|name| match name {
                        "none" => None,
                        name => Some(named_color(name)),
                    });
                }
                "shd" => props.shading = Some(shading(child)),
                "vertAlign" => {
                    props.position = child.attr("val").map(|place| match place {
                        "superscript" => Position::Superscript,
                        "subscript" => Position::Subscript,
                        _ => Position::Baseline,
                    });
                }
                "position" => {
                    props.raised = child.attr("val").and_then(|raised| {
                        Some(twips_of_half_points(raised)?.clamp(-3_000, 3_000))
                    });
                }
                "spacing" => props.spacing = child.twips("val"),
                "w" => {
                    let percent = child.attr("val").map(|text| text.trim_end_matches('%'));
                    props.scale =
                        percent.and_then(whole).map(|percent| percent.clamp(1, 600) as u32);
                }
                "lang" => props.language = child.attr("val").map(Arc::from),
                "cs" | "rtl" => {
                    props.complex = Some(is_on(child) || props.complex == Some(true));
                }
                _ => {}
            }
        }
        props
    }

    fn read_fonts(&mut self, node: Node<'_>) {
        let slots = [
            ("asciiTheme", "ascii"),
            ("hAnsiTheme", "hAnsi"),
            ("eastAsiaTheme", "eastAsia"),
            ("cstheme", "cs"),
        ];
        for (at, (theme, name)) in slots.into_iter().enumerate() {
            let themed = node.attr(theme).and_then(ThemeFont::parse).map(FontRef::Theme);
            let named = node.attr(name).filter(|name| !name.is_empty());
            self.fonts[at] = themed.or_else(|| named.map(|name| FontRef::Name(Arc::from(name))));
        }
        self.east_asian_hint = node.attr("hint").map(|hint| hint == "eastAsia");
    }

    /// Lays what `over` says over this; toggles as in one chain of styles: the nearest counts.
    pub(super) fn lay(&mut self, over: &RunProps) {
        for (below, above) in self.fonts.iter_mut().zip(&over.fonts) {
            if above.is_some() {
                below.clone_from(above);
            }
        }
        for (below, above) in self.toggles.iter_mut().zip(over.toggles) {
            *below = above.or(*below);
        }
        macro_rules! over {
            ($($field:ident)+) => { $(if over.$field.is_some() { self.$field = over.$field.clone(); })+ };
        }
        over!(style east_asian_hint size size_cs underline color highlight shading position);
        over!(raised spacing scale language complex);
    }

    /// Lays a level of styles over those below it: toggles that both switch on cancel each other
    /// (ISO/IEC 29500-1, 17.7.3).
    pub(super) fn lay_style(&mut self, over: &RunProps) {
        let before = self.toggles;
        self.lay(over);
        for (at, below) in before.into_iter().enumerate() {
            self.toggles[at] = match (below, over.toggles[at]) {
                (Some(below), Some(above)) => Some(below ^ above),
                (below, above) => above.or(below),
            };
        }
    }

    /// Whether a toggle is on.
    pub(super) fn on(&self, toggle: Toggle) -> bool {
        self.toggles[toggle as usize] == Some(true)
    }
}

fn twips_of_half_points(text: &str) -> Option<i32> {
    let negative = text.trim_start().starts_with('-');
    let size = half_points(text.trim_start().trim_start_matches('-'))?;
    let size = i32::try_from(size.0).ok()?;
    Some(if negative { -size } else { size })
}

/// The colours of the highlighter pen.
fn named_color(name: &str) -> Color {
    let (r, g, b) = match name {
        "yellow" => (255, 255, 0),
        "green" => (0, 255, 0),
        "cyan" => (0, 255, 255),
        "magenta" => (255, 0, 255),
        "blue" => (0, 0, 255),
        "red" => (255, 0, 0),
        "darkBlue" => (0, 0, 128),
        "darkCyan" => (0, 128, 128),
        "darkGreen" => (0, 128, 0),
        "darkMagenta" => (128, 0, 128),
        "darkRed" => (128, 0, 0),
        "darkYellow" => (128, 128, 0),
        "darkGray" => (128, 128, 128),
        "lightGray" => (192, 192, 192),
        "white" => (255, 255, 255),
        _ => (0, 0, 0),
    };
    Color::Rgb(r, g, b)
}

/// A length in an attribute of a child, e.g. `w:tblInd w:w`; only plain lengths, no percentages.
pub(super) fn width(node: Node<'_>) -> Option<Twip> {
    match node.attr("type") {
        Some("pct" | "auto" | "nil") => None,
        _ => node.attr("w").filter(|text| !text.ends_with('%')).and_then(twips),
    }
}
