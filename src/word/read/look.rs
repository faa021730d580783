//! Word, reading: properties laid over one another become the look of [`crate::paper`].

use std::rc::Rc;
use std::sync::Arc;

use super::number::Level;
use super::props::{FontRef, LineUnit, ParaProps, RunProps, Toggle};
use super::style::{Chain, Styles};
use super::theme::Theme;
use crate::paper::{
    Color, Indents, Language, LineSpacing, ParagraphLook, Position, RunLook, Slot, TabStop,
    Underline,
};
use crate::units::{HalfPoint, Twip};

/// What a table's style gives to the paragraphs of a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct CellStyle {
    pub(super) para: ParaProps,
    pub(super) run: RunProps,
}

/// What the runs of a paragraph start from.
pub(super) struct Base {
    /// Document defaults.
    defaults: RunProps,
    /// What styles give, toggles counted on and off.
    styled: RunProps,
}

/// Styles and theme of a file.
pub(super) struct Stylesheet {
    pub(super) theme: Theme,
    pub(super) styles: Styles,
}

impl Stylesheet {
    /// What is under the runs of a paragraph.
    pub(super) fn base(&self, cell: Option<&CellStyle>, chain: Option<&Chain>) -> Base {
        let mut styled = cell.map(|cell| cell.run.clone()).unwrap_or_default();
        if let Some(chain) = chain {
            styled.lay_style(&chain.run);
        }
        Base { defaults: self.styles.default_run.clone(), styled }
    }

    /// The properties of a run: defaults, styles, its own.
    pub(super) fn run(&self, base: &Base, own: &RunProps) -> RunProps {
        let mut styled = base.styled.clone();
        if let Some(id) = &own.style
            && self.styles.character_style(id).is_some()
        {
            styled.lay_style(&self.styles.chain(id).run);
        }
        let mut whole = base.defaults.clone();
        let by_default = whole.toggles;
        whole.lay(&styled);
        // What the defaults switch on, no style switches off (17.7.3).
        for (toggle, default) in whole.toggles.iter_mut().zip(by_default) {
            if default == Some(true) {
                *toggle = Some(true);
            }
        }
        whole.style = None;
        whole.lay(own);
        whole
    }

    /// The font of a slot.
    pub(super) fn font(&self, props: &RunProps, slot: Slot) -> Arc<str> {
        let of = |slot: Slot| {
            let font = props.fonts[slot as usize].as_ref()?;
            match font {
                FontRef::Name(name) => Some(name.clone()),
                FontRef::Theme(font) => self.theme.font(*font),
            }
        };
        of(slot)
            .or_else(|| of(Slot::HAnsi))
            .or_else(|| of(Slot::Ascii))
            .unwrap_or_else(|| RunLook::default().font)
    }

    /// The look of characters that take a slot.
    pub(super) fn run_look(&self, props: &RunProps, slot: Slot) -> RunLook {
        let complex = slot == Slot::Cs;
        let size = if complex { props.size_cs } else { props.size };
        let style = props.style.as_ref().and_then(|id| self.styles.character_style(id));
        RunLook {
            font: self.font(props, slot),
            size: size.unwrap_or(HalfPoint(20)),
            bold: props.on(if complex { Toggle::BoldCs } else { Toggle::Bold }),
            italic: props.on(if complex { Toggle::ItalicCs } else { Toggle::Italic }),
            underline: props.underline.unwrap_or(Underline::None),
            caps: props.on(Toggle::Caps),
            small_caps: props.on(Toggle::SmallCaps) && !props.on(Toggle::Caps),
            strike: props.on(Toggle::Strike) || props.on(Toggle::DoubleStrike),
            color: props.color.unwrap_or(Color::Auto),
            highlight: props.highlight.flatten().or(props.shading.flatten()),
            vanish: props.on(Toggle::Vanish),
            position: props.position.unwrap_or(Position::Baseline),
            raised: props.raised.unwrap_or(0),
            spacing: props.spacing.unwrap_or(Twip(0)),
            scale: props.scale.unwrap_or(100),
            language: props.language.clone().map(Language),
            style: style.cloned(),
        }
    }

    /// The properties of a paragraph: defaults, table style, style and list, its own.
    pub(super) fn paragraph(
        &self,
        cell: Option<&CellStyle>,
        chain: Option<&Rc<Chain>>,
        own: &ParaProps,
        level: Option<&Level>,
    ) -> ParaProps {
        let mut whole = self.styles.default_para.clone();
        if let Some(cell) = cell {
            whole.lay(&cell.para);
        }
        let list = level.map(|level| &level.para);
        match (chain, own.num_id) {
            // The style brings the number: what it says itself counts more than the list.
            (Some(chain), None) => {
                if let Some(below) = &chain.below_number {
                    whole.lay(below);
                    if let Some(list) = list {
                        whole.lay(list);
                    }
                    whole.lay(&chain.from_number);
                } else {
                    whole.lay(&chain.para);
                }
            }
            (chain, _) => {
                if let Some(chain) = chain {
                    whole.lay(&chain.para);
                }
                if let Some(list) = list {
                    whole.lay(list);
                }
            }
        }
        whole.lay(own);
        whole
    }

    /// The look of a paragraph.
    pub(super) fn paragraph_look(
        &self,
        props: &ParaProps,
        style: Option<&Arc<str>>,
    ) -> ParagraphLook {
        let length = |length: Option<Twip>| length.unwrap_or(Twip(0));
        let mut tabs: Vec<TabStop> = props.tabs.iter().filter_map(|(_, stop)| *stop).collect();
        tabs.sort_by_key(|tab| tab.at);
        ParagraphLook {
            style: style.and_then(|id| self.styles.link(id)).cloned(),
            align: props.align.unwrap_or_default(),
            indents: Indents {
                left: length(props.left),
                right: length(props.right),
                first_line: length(props.first_line),
            },
            before: length(props.before),
            after: length(props.after),
            before_auto: props.before_auto == Some(true),
            after_auto: props.after_auto == Some(true),
            contextual: props.contextual == Some(true),
            line: line_spacing(props),
            keep_next: props.keep_next == Some(true),
            keep_lines: props.keep_lines == Some(true),
            widow_control: props.widow != Some(false),
            page_break_before: props.page_break == Some(true),
            outline: props.outline.flatten(),
            borders: props.borders.drawn(),
            tabs,
            framed: props.framed == Some(true),
            shading: props.shading.flatten(),
        }
    }
}

fn line_spacing(props: &ParaProps) -> LineSpacing {
    let line = props.line.filter(|line| line.0 != 0);
    match (line, props.line_rule.unwrap_or(LineUnit::Auto)) {
        (None, _) => LineSpacing::default(),
        (Some(line), LineUnit::Auto) => LineSpacing::Multiple(line.0.unsigned_abs()),
        // Negative is how Word 6 wrote "exactly".
        (Some(line), _) if line.0 < 0 => LineSpacing::Exact(Twip(-line.0)),
        (Some(line), LineUnit::Exact) => LineSpacing::Exact(line),
        (Some(line), LineUnit::AtLeast) => LineSpacing::AtLeast(line),
    }
}

/// Which slot a character takes (MS-OI29500 2.1.88). Spaces take that of their neighbour.
pub(super) fn slot(c: char, props: &RunProps) -> Slot {
    if props.complex == Some(true) {
        return Slot::Cs;
    }
    let hint = props.east_asian_hint == Some(true);
    match u32::from(c) {
        0x00..=0x7F => Slot::Ascii,
        0x0590..=0x07BF => Slot::Ascii,
        0x1100..=0x11FF
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xDFFF
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFFEF
        | 0x2_0000..=0x3_FFFF => Slot::EastAsia,
        // Signs that Han type has too go with the hint; accented letters do only in Chinese text.
        0xA1
        | 0xA4
        | 0xA7..=0xA8
        | 0xAA
        | 0xAD
        | 0xAF..=0xB4
        | 0xB6..=0xBA
        | 0xBC..=0xBF
        | 0xD7
        | 0xF7
        | 0x2010..=0x29FF
        | 0xE000..=0xF8FF
            if hint =>
        {
            Slot::EastAsia
        }
        _ => Slot::HAnsi,
    }
}
