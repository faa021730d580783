//! Charts: a bar for each name, with a figure for each series.

use super::Reader;
use super::cursor::Tag;
use super::fault::MarkupFault;
use crate::document::{Bar, BarFigure, Chart};

/// The chart of an element; `None` where a flaw of it was noted.
pub(super) fn read(reader: &mut Reader, tag: &Tag) -> Option<Chart> {
    let said = |name: &str| tag.attribute(name).unwrap_or_default().trim().to_owned();
    let mut chart =
        Chart { title: said("title"), unit: said("unit"), alt: said("alt"), ..Chart::default() };
    let before = reader.flaws.len();
    reader.elements(tag, |reader, data| {
        let said = |name: &str| data.attribute(name).unwrap_or_default().trim().to_owned();
        let value = match said("value").as_str() {
            "" => None,
            typed => match typed.parse() {
                Ok(value) => Some(BarFigure { value, id: said("id") }),
                Err(_) => {
                    return reader.bad_value(&data, "value", "một số như 1234.5, hoặc bỏ trống");
                }
            },
        };
        put(&mut chart, said("title"), said("series"), value);
    });
    if chart.bars.is_empty() && reader.flaws.len() == before {
        reader.flaw(tag, MarkupFault::EmptyChart);
    }
    (reader.flaws.len() == before).then_some(chart)
}

/// Puts a figure where its bar and its series meet; both are made where they are new.
fn put(chart: &mut Chart, name: String, series: String, figure: Option<BarFigure>) {
    let nth = chart.series.iter().position(|own| *own == series).unwrap_or_else(|| {
        chart.series.push(series);
        chart.bars.iter_mut().for_each(|bar| bar.figures.push(None));
        chart.series.len() - 1
    });
    // The figures of a bar stand together: of two agencies of one name each has its own.
    let last = chart.bars.last_mut().filter(|bar| bar.name == name && bar.figures[nth].is_none());
    if let Some(bar) = last.filter(|_| nth > 0) {
        bar.figures[nth] = figure;
        return;
    }
    let mut figures = vec![None; chart.series.len()];
    figures[nth] = figure;
    chart.bars.push(Bar { name, figures });
}
