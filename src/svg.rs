//! Stage: a chart becomes a picture of lines and words (SVG): in a page for a browser, or a file of its own for a slide.
//!
//! Whole in itself, in black and white: the parts of a bar are told apart by patterns, every figure stands next to its
//! bar. The same chart gives the same text.

use std::fmt::Write;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::document::{Bar, Chart};
use crate::layout::escape;
use crate::metrics::{Face, text_width, wrap_lines};
use crate::units::Twip;

/// How a chart is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'d> {
    /// How wide it is.
    pub width: Twip,
    /// What its patterns are called by, different for each chart of a page.
    pub prefix: &'d str,
    /// The line above it; none where the page says what it is.
    pub caption: Option<&'d str>,
}

/// The type size in points, and the height of its line.
const SIZE: f64 = 11.0;
const LINE: f64 = 13.0;

/// The least height of a bar with the gap to the next, and which share of it is the bar, in points.
const ROW: f64 = 22.0;
const THICK: f64 = 0.64;

/// Air between words and lines, in points.
const AIR: f64 = 5.0;

/// The names of the bars take no more of the width.
const NAMES: f64 = 0.38;

/// What is at the end of the bars takes no more of the width.
const ENDS: f64 = 0.4;

/// How the parts of a bar are filled: dark, hatched, white, dotted.
const FILLS: [&str; 4] = ["", "v", "w", "d"];

/// The picture.
pub fn draw(chart: &Chart, drawing: &Drawing<'_>) -> String {
    Picture::of(chart, drawing).draw()
}

/// The step of the axis of a chart's figures: up to some five of them are read across a page.
pub fn step(chart: &Chart) -> f64 {
    Scale::of(chart).step
}

/// A chart with its measures, in points.
struct Picture<'d> {
    chart: &'d Chart,
    drawing: &'d Drawing<'d>,
    width: f64,
    /// Where the axis of the bars begins, and how much of it there is.
    left: f64,
    room: f64,
    scale: Scale,
    /// The lines of each bar's name.
    names: Vec<Vec<String>>,
}

/// The values that the axis shows.
struct Scale {
    least: f64,
    most: f64,
    step: f64,
}

impl Scale {
    /// Of the sums that bars reach: with zero, in steps of 1, 2 or 5 times a power of ten.
    fn of(chart: &Chart) -> Self {
        let ends = chart.bars.iter().flat_map(|bar| {
            let values = || bar.figures.iter().flatten().map(|figure| number(figure.value));
            let sum = |negative: bool| values().filter(|v| (*v < 0.0) == negative).sum::<f64>();
            [sum(true), sum(false)]
        });
        let (least, most) = ends.fold((0.0f64, 0.0f64), |(a, b), end| (a.min(end), b.max(end)));
        let span = if most - least > 0.0 { most - least } else { 1.0 };
        let power = 10f64.powf((span / 5.0).log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
        let step = steps.into_iter().find(|step| span / step <= 5.0).unwrap_or(span);
        let counted = chart.figures().all(|figure| figure.value.fract().is_zero());
        let step = if counted { step.max(1.0) } else { step };
        Scale {
            least: (least / step).floor() * step,
            most: ((most / step).ceil() * step).max((least / step).floor() * step + step),
            step,
        }
    }
}

fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

/// How wide words are, in points.
fn wide(words: &str) -> f64 {
    f64::from(text_width(words, Face::Regular, (SIZE * 2.0) as u32)) / 20.0
}

impl<'d> Picture<'d> {
    fn of(chart: &'d Chart, drawing: &'d Drawing<'d>) -> Self {
        let width = f64::from(drawing.width.0) / 20.0;
        let widest = chart.bars.iter().map(|bar| wide(&bar.name)).fold(0.0, f64::max);
        let left = widest.min(width * NAMES).max(40.0);
        let wrapped = |bar: &Bar| {
            wrap_lines(&bar.name, Face::Regular, (SIZE * 2.0) as u32, (left * 20.0) as u32)
        };
        let names = chart.bars.iter().map(wrapped).collect();
        let mut picture = Picture {
            chart,
            drawing,
            width,
            left: left + AIR,
            room: (width - left - AIR) / 2.0,
            scale: Scale::of(chart),
            names,
        };
        // With half the room no part is wider than it will be: what is said at the ends then is all that may be.
        let ends = chart.bars.iter().map(|bar| wide(&picture.end_of(bar))).fold(0.0, f64::max);
        let ends = (ends + 2.0 * AIR).min(width * ENDS);
        picture.room = (width - picture.left - ends).max(40.0);
        picture
    }

    fn x(&self, value: f64) -> f64 {
        let Scale { least, most, .. } = self.scale;
        self.left + (value - least) / (most - least) * self.room
    }

    /// Whether the label of a part has room in it.
    fn fits(&self, value: f64, label: &str) -> bool {
        (self.x(value) - self.x(0.0)).abs() > wide(label) + AIR
    }

    /// What is said at the end of a bar: its figure; of a parted one the figures that have no room in their parts.
    fn end_of(&self, bar: &Bar) -> String {
        let chart = self.chart;
        if !chart.is_stacked() {
            let figure = bar.figures.iter().flatten().next();
            return figure.map_or_else(|| "-".to_owned(), |figure| chart.label(figure.value));
        }
        let parts = chart.series.iter().zip(&bar.figures);
        let parts = parts.filter_map(|(name, figure)| {
            let value = figure.as_ref().map(|figure| figure.value)?;
            let label = chart.label(value);
            let outside = !value.is_zero() && !self.fits(number(value), &label);
            outside.then(|| format!("{}: {label}", crate::viet::lower_first(name)))
        });
        parts.collect::<Vec<_>>().join("; ")
    }

    fn draw(&self) -> String {
        let chart = self.chart;
        let heights = self.names.iter().map(|lines| (lines.len() as f64 * LINE + 4.0).max(ROW));
        let heights: Vec<f64> = heights.collect();
        let caption = self.drawing.caption.map_or_else(Vec::new, |caption| {
            wrap_lines(caption, Face::Bold, (SIZE * 2.4) as u32, (self.width * 20.0) as u32)
        });
        let top = caption.len() as f64 * (LINE + 3.0) + AIR;
        let bottom = top + heights.iter().sum::<f64>();
        let legend = if chart.is_stacked() { LINE + 2.0 * AIR } else { 0.0 };
        let height = bottom + 2.0 * LINE + 2.0 * AIR + legend;
        let mut out = format!(
            concat!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0}pt\" height=\"{1}pt\" ",
                "viewBox=\"0 0 {0} {1}\" font-family=\"'Times New Roman', 'Liberation Serif', serif\" ",
                "font-size=\"{2}\">\n<title>{3}</title>\n<desc>{4}</desc>\n"
            ),
            round(self.width),
            round(height),
            SIZE,
            escape(&chart.title),
            escape(&chart.alt),
        );
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>",
            round(self.width),
            round(height)
        );
        self.patterns(&mut out);
        for (nth, line) in caption.iter().enumerate() {
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"bold\" font-size=\"{}\">{}</text>",
                round(self.width / 2.0),
                round((nth + 1) as f64 * (LINE + 3.0) - 3.0),
                SIZE * 1.2,
                escape(line)
            );
        }
        self.axis(top, bottom, &mut out);
        let mut y = top;
        for ((bar, lines), height) in chart.bars.iter().zip(&self.names).zip(heights) {
            self.bar(bar, lines, (y, height), &mut out);
            y += height;
        }
        if chart.is_stacked() {
            self.legend(bottom + 2.0 * LINE + 3.0 * AIR, &mut out);
        }
        out.push_str("</svg>\n");
        out
    }

    fn fill(&self, series: usize) -> String {
        match FILLS[series % FILLS.len()] {
            "" => "#404040".to_owned(),
            "w" => "#fff".to_owned(),
            pattern => format!("url(#{}{pattern})", self.drawing.prefix),
        }
    }

    fn patterns(&self, out: &mut String) {
        if !self.chart.is_stacked() {
            return;
        }
        let prefix = self.drawing.prefix;
        let _ = writeln!(
            out,
            concat!(
                "<defs><pattern id=\"{0}v\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" ",
                "patternTransform=\"rotate(45)\"><rect width=\"4\" height=\"4\" fill=\"#fff\"/>",
                "<rect width=\"1.4\" height=\"4\" fill=\"#404040\"/></pattern>",
                "<pattern id=\"{0}d\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">",
                "<rect width=\"4\" height=\"4\" fill=\"#fff\"/><circle cx=\"2\" cy=\"2\" r=\"0.8\" fill=\"#404040\"/>",
                "</pattern></defs>"
            ),
            prefix
        );
    }

    fn axis(&self, top: f64, bottom: f64, out: &mut String) {
        let Scale { least, most, step } = self.scale;
        let ticks = ((most - least) / step).round() as u32;
        for nth in 0..=ticks {
            let value = least + f64::from(nth) * step;
            let x = round(self.x(value));
            let (stroke, thick) =
                if value.abs() < step / 2.0 { ("#000", 1.0) } else { ("#ccc", 0.5) };
            let label = Decimal::from_f64(value).unwrap_or_default().round_dp(6).normalize();
            let _ = writeln!(
                out,
                concat!(
                    "<line x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\" stroke=\"{3}\" stroke-width=\"{4}\"/>",
                    "<text x=\"{0}\" y=\"{5}\" text-anchor=\"middle\">{6}</text>"
                ),
                x,
                round(top),
                round(bottom),
                stroke,
                thick,
                round(bottom + LINE),
                escape(&crate::viet::format_number(label)),
            );
        }
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-style=\"italic\">{}</text>",
            round(self.left + self.room / 2.0),
            round(bottom + 2.0 * LINE + 2.0),
            escape(&self.chart.unit)
        );
    }

    fn bar(&self, bar: &Bar, lines: &[String], (y, height): (f64, f64), out: &mut String) {
        let middle = y + height / 2.0;
        let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0 + SIZE / 3.0;
        for (nth, line) in lines.iter().enumerate() {
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
                round(self.left - AIR),
                round(first + nth as f64 * LINE),
                escape(line)
            );
        }
        let thick = ROW * THICK;
        let (mut up, mut down) = (0.0, 0.0);
        for (series, figure) in bar.figures.iter().enumerate() {
            let Some(figure) = figure else { continue };
            let value = number(figure.value);
            let from = if value < 0.0 { &mut down } else { &mut up };
            let (start, end) = (self.x(*from), self.x(*from + value));
            *from += value;
            let traced = match figure.id.as_str() {
                "" => String::new(),
                id => format!(" data-ten=\"{}\"", escape(id)),
            };
            let _ = writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#000\" stroke-width=\"0.5\"{traced}/>",
                round(start.min(end)),
                round(middle - thick / 2.0),
                round((end - start).abs()),
                round(thick),
                self.fill(series),
            );
            let label = self.chart.label(figure.value);
            if self.chart.is_stacked() && !figure.value.is_zero() && self.fits(value, &label) {
                let (centre, wide) = ((start + end) / 2.0, wide(&label) + 2.0);
                let _ = writeln!(
                    out,
                    concat!(
                        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#fff\"/>",
                        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>"
                    ),
                    round(centre - wide / 2.0),
                    round(middle - SIZE / 2.0),
                    round(wide),
                    round(SIZE),
                    round(centre),
                    round(middle + SIZE / 3.0),
                    escape(&label)
                );
            }
        }
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            round(self.x(up.max(0.0)) + AIR),
            round(middle + SIZE / 3.0),
            escape(&self.end_of(bar))
        );
    }

    fn legend(&self, y: f64, out: &mut String) {
        let widths: Vec<f64> =
            self.chart.series.iter().map(|name| 12.0 + AIR + wide(name) + 3.0 * AIR).collect();
        let mut x = ((self.width - widths.iter().sum::<f64>()) / 2.0).max(0.0);
        for (series, (name, wide)) in self.chart.series.iter().zip(widths).enumerate() {
            let _ = writeln!(
                out,
                concat!(
                    "<rect x=\"{}\" y=\"{}\" width=\"12\" height=\"8\" fill=\"{}\" stroke=\"#000\" stroke-width=\"0.5\"/>",
                    "<text x=\"{}\" y=\"{}\">{}</text>"
                ),
                round(x),
                round(y - 8.0),
                self.fill(series),
                round(x + 12.0 + AIR),
                round(y),
                escape(name)
            );
            x += wide;
        }
    }
}

/// In hundredths of a point: no more digits than are seen, and the same on every machine.
fn round(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BarFigure;

    fn chart(unit: &str, series: &[&str], bars: &[(&str, &[i64])]) -> Chart {
        let figure = |value: &i64| Some(BarFigure { value: (*value).into(), id: "sl_1".into() });
        Chart {
            title: "T".into(),
            unit: unit.into(),
            alt: "A".into(),
            series: series.iter().map(|name| (*name).to_owned()).collect(),
            bars: bars
                .iter()
                .map(|(name, values)| Bar {
                    name: (*name).to_owned(),
                    figures: values.iter().map(figure).collect(),
                })
                .collect(),
        }
    }

    fn drawn(chart: &Chart) -> String {
        draw(chart, &Drawing { width: Twip(9000), prefix: "p", caption: Some("<T>") })
    }

    #[test]
    fn figures_are_in_vietnamese_notation_and_nothing_is_markup() {
        let picture = drawn(&chart("lượt", &[""], &[("Sở <A> & B", &[74_960]), ("C", &[0])]));
        for words in [">74.960</text>", ">0</text>", "Sở &lt;A&gt; &amp; B", "&lt;T&gt;"] {
            assert!(picture.contains(words), "{words}: {picture}");
        }
        assert!(is_closed(&picture));
    }

    #[test]
    fn a_part_without_room_for_its_figure_has_it_at_the_end_of_the_bar() {
        let picture = drawn(&chart(
            "cơ quan",
            &["Đúng hạn", "Quá hạn"],
            &[("A", &[1000, 1]), ("B", &[0, 0])],
        ));
        assert!(
            picture.contains(">1.000</text>") && picture.contains(">quá hạn: 1</text>"),
            "{picture}"
        );
        assert!(picture.contains("url(#pv)") && picture.contains("id=\"pv\""));
    }

    #[test]
    fn the_axis_has_zero_and_whole_steps_for_what_is_counted() {
        let scale = |values: &[i64]| {
            let bars: Vec<(&str, &[i64])> = values.chunks(1).map(|value| ("A", value)).collect();
            let Scale { least, most, step } = Scale::of(&chart("cuộc", &[""], &bars));
            (least, most, step)
        };
        assert_eq!(scale(&[2, 1]), (0.0, 2.0, 1.0));
        assert_eq!(scale(&[0, 0]), (0.0, 1.0, 1.0));
        assert_eq!(scale(&[392, 2]), (0.0, 400.0, 100.0));
        assert_eq!(scale(&[-30, 70]), (-40.0, 80.0, 20.0));
    }

    /// Whether every element is closed.
    fn is_closed(picture: &str) -> bool {
        let opened = picture.matches('<').count() - picture.matches("</").count();
        opened == picture.matches("</").count() + picture.matches("/>").count()
    }
}
