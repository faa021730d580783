//! Word, reading: the fonts and colours of the theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::props::rgb;
use super::xml::{Look, Node};
use crate::paper::Color;

/// A font that the theme names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ThemeFont {
    /// Of headings.
    Major(Script),
    /// Of text.
    Minor(Script),
}

/// For which letters a font of the theme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    EastAsia,
    Complex,
}

impl ThemeFont {
    pub(super) fn parse(text: &str) -> Option<ThemeFont> {
        Some(match text {
            "majorAscii" | "majorHAnsi" => ThemeFont::Major(Script::Latin),
            "majorEastAsia" => ThemeFont::Major(Script::EastAsia),
            "majorBidi" => ThemeFont::Major(Script::Complex),
            "minorAscii" | "minorHAnsi" => ThemeFont::Minor(Script::Latin),
            "minorEastAsia" => ThemeFont::Minor(Script::EastAsia),
            "minorBidi" => ThemeFont::Minor(Script::Complex),
            _ => return None,
        })
    }
}

/// Fonts and colours of the theme.
#[derive(Debug, Default)]
pub(super) struct Theme {
    /// Latin, East Asian, complex; of headings and of text.
    major: [Option<Arc<str>>; 3],
    minor: [Option<Arc<str>>; 3],
    colors: BTreeMap<String, Color>,
}

impl Theme {
    /// The theme of `a:theme`.
    pub(super) fn read(root: Node<'_>) -> Theme {
        let mut theme = Theme::default();
        for node in root.descendants().filter(|node| node.is_element()) {
            match node.name() {
                "majorFont" => theme.major = fonts(node),
                "minorFont" => theme.minor = fonts(node),
                "clrScheme" => {
                    for color in node.children().filter(|child| child.is_element()) {
                        let value = color.children().find(|child| child.is_element());
                        let value = value.and_then(|value| {
                            value.attribute("lastClr").or(value.attribute("val"))
                        });
                        theme.colors.insert(color.name().to_owned(), rgb(value.unwrap_or("")));
                    }
                }
                _ => {}
            }
        }
        theme
    }

    /// The font's name; none where the theme leaves it open, as it does for East Asian ones.
    pub(super) fn font(&self, font: ThemeFont) -> Option<Arc<str>> {
        let (fonts, script) = match font {
            ThemeFont::Major(script) => (&self.major, script),
            ThemeFont::Minor(script) => (&self.minor, script),
        };
        fonts[script as usize].clone()
    }

    /// The colour of a `w:color`: that of the theme, else the written one. Shades are computed from their base by
    /// the written colour, which Word keeps next to them.
    pub(super) fn color(&self, node: Node<'_>) -> Color {
        let written = node.attr("val").map(rgb);
        let themed = node.attr("themeColor").and_then(|name| {
            let name = match name {
                "text1" | "dark1" => "dk1",
                "text2" | "dark2" => "dk2",
                "background1" | "light1" => "lt1",
                "background2" | "light2" => "lt2",
                "hyperlink" => "hlink",
                "followedHyperlink" => "folHlink",
                other => other,
            };
            self.colors.get(name).copied()
        });
        let shaded = node.attr("themeTint").is_some() || node.attr("themeShade").is_some();
        match (written, themed) {
            (Some(Color::Rgb(r, g, b)), _) if shaded => Color::Rgb(r, g, b),
            (_, Some(themed)) => themed,
            (written, None) => written.unwrap_or_default(),
        }
    }
}

fn fonts(node: Node<'_>) -> [Option<Arc<str>>; 3] {
    ["latin", "ea", "cs"].map(|name| {
        let font = node.children().find(|child| child.is_element() && child.name() == name)?;
        font.attribute("typeface").filter(|name| !name.is_empty()).map(Arc::from)
    })
}
