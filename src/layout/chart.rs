//! Layout: how much room a chart takes.

use super::area::TextArea;
use crate::document::Chart;
use crate::units::{Mm, Twip};

/// A chart with its room on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picture<'d> {
    /// What it shows.
    pub chart: &'d Chart,
    /// How wide it is.
    pub width: Twip,
    /// How high it is.
    pub height: Twip,
}

/// The height of a bar with the gap to the next.
const BAR: f64 = 8.0;

/// The height of the axis with its name.
const AXIS: f64 = 16.0;

/// The height of the names of the series.
const LEGEND: f64 = 8.0;

/// No chart is higher: with its caption it has room on a page of either orientation.
const HIGHEST: (f64, f64) = (215.0, 130.0);

impl<'d> Picture<'d> {
    /// As wide as the text, as high as its bars ask for.
    pub(super) fn of(area: &TextArea<'_>, chart: &'d Chart) -> Self {
        let legend = if chart.is_stacked() { LEGEND } else { 0.0 };
        let (upright, across) = HIGHEST;
        let highest = if area.width.0 > Twip::from(Mm(upright)).0 { across } else { upright };
        let height = (AXIS + legend + BAR * chart.bars.len() as f64).min(highest);
        Picture { chart, width: area.width, height: Mm(height).into() }
    }
}
