//! Word, reading: drawings of both ages: DrawingML (`w:drawing`) and VML (`w:pict`).
//!
//! Only what a page shows of them counts here: their size, straight lines, and where their text is.

use super::props::rgb;
use super::xml::{Look, Node, measure, whole};
use crate::paper::{Color, Drawing, DrawingKind, DrawnLine, LineForm};
use crate::units::{EighthPoint, Twip};

/// A drawing without its text, and the elements that hold that text.
pub(super) struct Drawn<'x> {
    pub(super) drawing: Drawing,
    pub(super) texts: Vec<Node<'x>>,
}

/// What is not higher than this is a line, whatever shape was taken to draw it: 2 pt.
const THIN: Twip = Twip(40);
/// A picture of a line has white above and below it: 4 mm.
const THIN_PICTURE: Twip = Twip(227);
/// Such a picture is at least so many times as wide as it is high.
const SLENDER: i32 = 8;

fn empty() -> Drawing {
    Drawing {
        kind: DrawingKind::Other,
        floating: false,
        width: None,
        height: None,
        lines: Vec::new(),
        blocks: Vec::new(),
    }
}

/// Walks the elements below a node, but not into text boxes or an alternative's fallback.
fn shapes<'x>(node: Node<'x>, found: &mut Vec<Node<'x>>, texts: &mut Vec<Node<'x>>) {
    for child in node.children().filter(|child| child.is_element()) {
        match child.name() {
            "txbxContent" => texts.push(child),
            "Fallback" => {}
            _ => {
                found.push(child);
                shapes(child, found, texts);
            }
        }
    }
}

/// A `w:drawing`.
pub(super) fn modern(node: Node<'_>) -> Drawn<'_> {
    let (mut found, mut texts) = (Vec::new(), Vec::new());
    shapes(node, &mut found, &mut texts);
    let mut drawing = empty();
    for shape in &found {
        match shape.name() {
            "anchor" => drawing.floating = true,
            "extent" if drawing.width.is_none() => {
                drawing.width = emu(*shape, "cx");
                drawing.height = emu(*shape, "cy");
            }
            "pic" => drawing.kind = DrawingKind::Picture,
            "wsp" | "cxnSp" => {
                if let Some(line) = modern_line(*shape, &drawing) {
                    drawing.lines.push(line);
                }
            }
            _ => {}
        }
    }
    if drawing.kind == DrawingKind::Picture {
        drawing.lines.extend(pictured(&drawing));
    } else if !drawing.lines.is_empty() {
        drawing.kind = DrawingKind::Line;
    }
    if !texts.is_empty() {
        drawing.kind = DrawingKind::TextBox;
    }
    Drawn { drawing, texts }
}

/// The line that a long and thin picture shows; how long it is inside its white margins is not known.
fn pictured(drawing: &Drawing) -> Option<DrawnLine> {
    let (width, height) = (drawing.width?, drawing.height?);
    let thin = height <= THIN_PICTURE && width.0 >= height.0.saturating_mul(SLENDER);
    (thin && width.0 > 0).then_some(DrawnLine {
        form: LineForm::Picture,
        length: None,
        width: None,
        solid: true,
        color: Color::Auto,
    })
}

fn emu(node: Node<'_>, name: &str) -> Option<Twip> {
    let emu = node.attribute(name).and_then(whole)?;
    Some(Twip(i32::try_from(emu / 635).ok()?.clamp(0, 1_000_000)))
}

/// The child of a name.
fn within<'x>(node: Node<'x>, name: &str) -> Option<Node<'x>> {
    node.children().find(|child| child.is_element() && child.name() == name)
}

/// A shape that was drawn point by point.
const FREEFORM: &str = "freeform";

/// Whether a shape is turned so that its width runs down the page: by 45 to 135 degrees either way. The
/// rotation is in sixtieths of a thousandth of a degree.
fn is_upended(frame: Node<'_>) -> bool {
    const DEGREE: i64 = 60_000;
    let turned = frame.attribute("rot").and_then(whole).unwrap_or(0);
    (45 * DEGREE..135 * DEGREE).contains(&turned.rem_euclid(180 * DEGREE))
}

fn modern_line(shape: Node<'_>, drawing: &Drawing) -> Option<DrawnLine> {
    let props = within(shape, "spPr")?;
    let preset = match within(props, "prstGeom") {
        Some(preset) => preset.attribute("prst").unwrap_or_default(),
        None => within(props, "custGeom").map(|_| FREEFORM)?,
    };
    let frame = within(props, "xfrm");
    let extent =
        frame.and_then(|frame| within(frame, "ext")).map(|ext| (emu(ext, "cx"), emu(ext, "cy")));
    // A canvas is larger than what is drawn on it, as a group is.
    let in_group =
        shape.parent().is_some_and(|parent| matches!(parent.name(), "wgp" | "grpSp" | "wpc"));
    // The extent of the drawing is what is shown; in a group every shape has its own.
    let (width, height) = match (in_group, extent) {
        (true, Some(extent)) => extent,
        (true, None) => return None,
        (false, _) => (drawing.width, drawing.height),
    };
    let (mut width, mut height) = (width?, height.unwrap_or(Twip(0)));
    if in_group && frame.is_some_and(is_upended) {
        std::mem::swap(&mut width, &mut height);
    }
    let line = within(props, "ln");
    let drawn_line = matches!(preset, "line" | "straightConnector1");
    let boxes = ["rect", "flowChartProcess", "roundRect", FREEFORM];
    let thin_box = boxes.contains(&preset) && height <= THIN;
    if !(drawn_line || thin_box) || height.0 > width.0 {
        return None;
    }
    let none = line.is_some_and(|line| within(line, "noFill").is_some());
    if none && drawn_line {
        return None;
    }
    let dash = line.and_then(|line| within(line, "prstDash"));
    let dash = dash.and_then(|dash| dash.attribute("val"));
    let color = line
        .and_then(|line| within(line, "solidFill"))
        .and_then(|fill| within(fill, "srgbClr"))
        .and_then(|color| color.attribute("val"))
        .map(rgb)
        .unwrap_or_default();
    let thickness = line.and_then(|line| line.attribute("w")).and_then(whole);
    Some(DrawnLine {
        form: LineForm::Shape,
        length: Some(width),
        width: thickness.map(|emu| EighthPoint((emu.clamp(0, 1_000_000) * 8 / 12_700) as u32)),
        solid: matches!(dash, None | Some("solid")),
        color,
    })
}

/// A `w:pict` or `w:object`.
pub(super) fn old(node: Node<'_>) -> Drawn<'_> {
    let (mut found, mut texts) = (Vec::new(), Vec::new());
    shapes(node, &mut found, &mut texts);
    let mut drawing = empty();
    let straight = found.iter().find(|shape| {
        shape.name() == "shapetype"
            && shape.attributes().any(|a| a.name() == "spt" && a.value() == "32")
    });
    let straight = straight.and_then(|shape| shape.attribute("id"));
    for shape in &found {
        match shape.name() {
            "imagedata" => drawing.kind = DrawingKind::Picture,
            "line" | "rect" | "shape" | "roundrect" => {
                let style = Css(shape.attribute("style").unwrap_or_default());
                if style.get("position") == Some("absolute") {
                    drawing.floating = true;
                }
                let size = (style.length("width"), style.length("height"));
                if drawing.width.is_none() {
                    (drawing.width, drawing.height) = size;
                }
                let size = (grouped(*shape, size.0, 0), grouped(*shape, size.1, 1));
                if let Some(line) = old_line(*shape, size, straight) {
                    drawing.width = drawing.width.or(line.length);
                    drawing.lines.push(line);
                }
            }
            _ => {}
        }
    }
    if drawing.kind == DrawingKind::Picture {
        drawing.lines.extend(pictured(&drawing));
    } else if !drawing.lines.is_empty() {
        drawing.kind = DrawingKind::Line;
    }
    if !texts.is_empty() {
        drawing.kind = DrawingKind::TextBox;
    }
    Drawn { drawing, texts }
}

fn old_line(
    shape: Node<'_>,
    (width, height): (Option<Twip>, Option<Twip>),
    straight: Option<&str>,
) -> Option<DrawnLine> {
    let named = shape.any_attr("type").map(|name| name.trim_start_matches('#'));
    let connector = named.is_some_and(|name| {
        name.ends_with("_t32") || name.ends_with("_t20") || straight == Some(name)
    });
    let length = match shape.name() {
        "line" => {
            let point = |name: &str| {
                let (x, y) = shape.attribute(name)?.split_once(',')?;
                Some((css_length(x)?, css_length(y)?))
            };
            match (point("from"), point("to")) {
                (Some(from), Some(to)) => {
                    let (dx, dy) = ((to.0.0 - from.0.0).abs(), (to.1.0 - from.1.0).abs());
                    if dy > dx {
                        return None;
                    }
                    grouped(shape, Some(Twip(dx)), 0)
                }
                // A line all the same, of a length that is not known.
                _ => None,
            }
        }
        "shape" if connector => {
            if height.unwrap_or(Twip(0)) > width.unwrap_or(Twip(0)) {
                return None;
            }
            width
        }
        "shape" if shape.attribute("path").is_some() && height.is_some_and(|h| h <= THIN) => width,
        "rect" | "roundrect" if height.is_some_and(|height| height <= THIN) => {
            // A rule across the page: its width is nought, or a share that the page decides.
            width.filter(|width| width.0 > 0)
        }
        _ => return None,
    };
    if matches!(shape.attribute("stroked"), Some("f" | "false")) && shape.name() == "line" {
        return None;
    }
    let weight = shape.attribute("strokeweight").and_then(css_length);
    let dashed = shape.children().any(|child| {
        child.name() == "stroke"
            && child.attribute("dashstyle").is_some_and(|style| style != "solid")
    });
    let color = shape.attribute("strokecolor").or(shape.attribute("fillcolor"));
    Some(DrawnLine {
        form: LineForm::OldShape,
        length,
        width: weight.map(|weight| EighthPoint((weight.0.clamp(0, 10_000) * 8 / 20) as u32)),
        solid: !dashed,
        color: color.map_or(Color::Auto, |color| match color.split(' ').next() {
            Some("black" | "windowText") => Color::Auto,
            Some(color) if color.len() == 7 => rgb(color),
            _ => Color::Auto,
        }),
    })
}

/// A length across (0) or down (1) of a shape, which in a group is in the group's own units; `None` where that
/// can't be determined.
fn grouped(shape: Node<'_>, length: Option<Twip>, axis: usize) -> Option<Twip> {
    let length = length?;
    let Some(group) = shape.parent().filter(|parent| parent.name() == "group") else {
        return Some(length);
    };
    if group.parent().is_some_and(|parent| parent.name() == "group") {
        return None;
    }
    let units = group.attribute("coordsize")?.split(',').nth(axis)?.trim().parse::<f64>().ok()?;
    let style = Css(group.attribute("style").unwrap_or_default());
    let shown = style.length(if axis == 0 { "width" } else { "height" })?;
    let drawn = f64::from(length.0) / PIXEL;
    (units > 0.0).then(|| Twip((drawn * f64::from(shown.0) / units).clamp(0.0, 1e6).round() as i32))
}

/// Twips of a pixel, of 96 to the inch.
const PIXEL: f64 = 15.0;

/// The declarations of a `style` attribute.
struct Css<'t>(&'t str);

impl<'t> Css<'t> {
    fn get(&self, name: &str) -> Option<&'t str> {
        self.0.split(';').find_map(|one| {
            let (key, value) = one.split_once(':')?;
            (key.trim() == name).then_some(value.trim())
        })
    }

    fn length(&self, name: &str) -> Option<Twip> {
        css_length(self.get(name)?)
    }
}

/// A length with its unit; a bare number is pixels of 96 to the inch.
fn css_length(text: &str) -> Option<Twip> {
    measure(text, PIXEL).map(|twips| Twip(twips.round() as i32))
}
