//! Word: a chart as Word's own, which a person can edit: the part that draws it, with the figures as they are shown,
//! and the workbook with the same figures behind it.
//!
//! It is drawn in black, white and patterns. Its figures have no bookmarks, as text has: the workbook says next to each
//! by what it is traced.

use std::fmt::Write;

use rust_decimal::Decimal;

use super::WordFault;
use crate::data::scalar::Date;
use crate::document::{Bar, BarFigure, Chart};
use crate::layout::{Picture, clean_text, escape};
use crate::profile::Role;
use crate::svg;
use crate::units::Twip;
use crate::workbook::{self, Book, Cell, Sheet, cell_name};

/// The sheet of the workbook.
const SHEET: &str = "Số liệu";

/// The day on which workbooks are made by their own account: none that a clock would give.
const DAY: &str = "2000-01-01";

/// The paragraph of a chart: the `nth` of its document, from 1.
pub(super) fn paragraph(picture: &Picture<'_>, nth: u16) -> String {
    let emu = |length: Twip| i64::from(length.0) * 635;
    format!(
        concat!(
            r#"<w:p><w:pPr><w:pStyle w:val="{role}"/></w:pPr><w:r><w:drawing>"#,
            r#"<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
            r#"distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>"#,
            r#"<wp:docPr id="{nth}" name="Biểu đồ {nth}" descr="{alt}"/><wp:cNvGraphicFramePr/>"#,
            r#"<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">"#,
            r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">"#,
            r#"<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart{nth}"/>"#,
            r#"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        ),
        role = Role::TableCenter.id(),
        cx = emu(picture.width),
        cy = emu(picture.height),
        nth = nth,
        alt = escape(&clean_text(&picture.chart.alt)),
    )
}

/// The relations of the chart's part: where its workbook is.
pub(super) fn relations(nth: u16) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
            r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" "#,
            r#"Target="../embeddings/bieu-do-{}.xlsx"/></Relationships>"#
        ),
        nth
    )
}

/// The workbook behind a chart: a row for each bar, a column for each series, and by what each figure is traced.
///
/// # Errors
/// [`WordFault`], a fault of the program.
pub(super) fn workbook(chart: &Chart) -> Result<Vec<u8>, WordFault> {
    let unit = |name: &str| match name {
        "" => chart.unit.clone(),
        name => name.to_owned(),
    };
    let traced = |name: &str| match name {
        "" => "Mã số liệu".to_owned(),
        name => format!("Mã số liệu: {name}"),
    };
    let mut head = vec![Cell::Head(chart.title.clone())];
    head.extend(chart.series.iter().map(|name| Cell::Head(unit(name))));
    head.extend(chart.series.iter().map(|name| Cell::Head(traced(name))));
    let row = |bar: &Bar| {
        let value = |figure: &Option<BarFigure>| {
            figure.as_ref().map_or(Cell::Empty, |figure| Cell::Number(figure.value))
        };
        let id = |figure: &Option<BarFigure>| {
            figure.as_ref().map_or(Cell::Empty, |figure| Cell::text(figure.id.as_str()))
        };
        let mut row = vec![Cell::text(bar.name.as_str())];
        row.extend(bar.figures.iter().map(value));
        row.extend(bar.figures.iter().map(id));
        row
    };
    let mut widths = vec![40];
    widths.extend(chart.series.iter().map(|_| 18));
    widths.extend(chart.series.iter().map(|_| 44));
    let rows = [head].into_iter().chain(chart.bars.iter().map(row)).collect();
    let day = Date::parse(DAY).map_err(|_| WordFault::Package(DAY.to_owned()))?;
    let sheet = Sheet { name: SHEET.to_owned(), widths, rows, head: None, charts: Vec::new() };
    let book = Book { title: chart.title.clone(), author: String::new(), day, sheets: vec![sheet] };
    workbook::write(&book).map_err(|fault| WordFault::Package(fault.to_string()))
}

/// The part that draws a chart.
pub(super) fn part(chart: &Chart) -> String {
    let mut xml = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        "\n",
        r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" "#,
        r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
        r#"<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>"#,
        r#"<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>"#,
        r#"<c:barChart><c:barDir val="bar"/>"#,
    ));
    let grouping = if chart.is_stacked() { "stacked" } else { "clustered" };
    let _ = write!(xml, r#"<c:grouping val="{grouping}"/><c:varyColors val="0"/>"#);
    for nth in 0..chart.series.len() {
        series(chart, nth, &mut xml);
    }
    let overlap = if chart.is_stacked() { r#"<c:overlap val="100"/>"# } else { "" };
    let _ = write!(
        xml,
        r#"<c:gapWidth val="56"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>"#
    );
    axes(chart, &mut xml);
    xml.push_str("</c:plotArea>");
    if chart.is_stacked() {
        xml.push_str(r#"<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"#);
    }
    let _ = write!(
        xml,
        concat!(
            r#"<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>"#,
            r#"<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>"#,
            r#"{}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#
        ),
        text(1100, "")
    );
    xml
}

/// How words of a chart are set, in hundredths of a point.
fn text(size: u32, more: &str) -> String {
    format!(
        concat!(
            r#"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"{more}>"#,
            r#"<a:solidFill><a:srgbClr val="000000"/></a:solidFill>"#,
            r#"<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>"#,
            r#"</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>"#
        ),
        size = size,
        more = more
    )
}

/// The axis of the names, from the top, and the axis of the figures with their unit.
fn axes(chart: &Chart, xml: &mut String) {
    let least = if chart.figures().any(|figure| figure.value < Decimal::ZERO) {
        ""
    } else {
        r#"<c:min val="0"/>"#
    };
    let line = r#"<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>"#;
    let _ = write!(
        xml,
        concat!(
            r#"<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>"#,
            r#"<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>"#,
            r#"<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}<c:crossAx val="2"/>"#,
            r#"<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>"#,
            r#"<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>"#,
            r#"<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>"#,
            r#"<c:delete val="0"/><c:axPos val="b"/>"#,
            r#"<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="CCCCCC"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"#,
            r#"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0" i="1"/></a:pPr>"#,
            r#"<a:r><a:rPr lang="vi-VN" sz="1100" b="0" i="1"><a:latin typeface="Times New Roman"/></a:rPr><a:t>{unit}</a:t></a:r></a:p>"#,
            r#"</c:rich></c:tx><c:overlay val="0"/></c:title>"#,
            r#"<c:numFmt formatCode="{format}" sourceLinked="0"/><c:majorTickMark val="out"/>"#,
            r#"<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}<c:crossAx val="1"/>"#,
            r#"<c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="{step}"/></c:valAx>"#
        ),
        line = line,
        least = least,
        unit = escape(&clean_text(&chart.unit)),
        format = escape(&axis_format(chart)),
        step = svg::step(chart),
    );
}

/// The format of figures in Vietnamese notation. Excel's marks follow the machine's region: where whole figures allow it
/// the points are words of the format, else the format says whose region it is, which not every program follows.
fn format(chart: &Chart, without_zero: bool) -> String {
    let figures = || chart.figures().map(|figure| figure.value);
    let decimals = figures().map(|value| value.normalize().scale()).max().unwrap_or(0);
    let percent = if chart.unit == "%" { r#""%""# } else { "" };
    let plain =
        figures().all(|value| value >= Decimal::ZERO && value < Decimal::from(1_000_000_000));
    if decimals > 0 || !plain {
        let digits = "0".repeat(decimals.min(6) as usize);
        let point = if digits.is_empty() { "" } else { "." };
        return format!("[$-42A]#,##0{point}{digits}{percent}");
    }
    match without_zero {
        true => format!(r#"[>=1000]#"."000{percent};[>0]0{percent};"#),
        false => {
            format!(r#"[>=1000000]#"."000"."000{percent};[>=1000]#"."000{percent};0{percent}"#)
        }
    }
}

/// The format of the figures of the axis: decimals only where all of it is between few whole figures.
fn axis_format(chart: &Chart) -> String {
    match chart.figures().any(|figure| figure.value.abs() > Decimal::TEN) {
        true if chart.unit == "%" => r#"[$-42A]#,##0"%""#.to_owned(),
        true if chart.figures().any(|figure| !figure.value.fract().is_zero()) => {
            "[$-42A]#,##0".to_owned()
        }
        _ => format(chart, false),
    }
}

fn series(chart: &Chart, nth: usize, xml: &mut String) {
    let column = nth + 1;
    let last = chart.bars.len();
    let cells = |from: (usize, usize), to: (usize, usize)| {
        let absolute = |(row, column): (usize, usize)| {
            let name = cell_name(row, column);
            let letters = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            format!("${}${}", &name[..letters], &name[letters..])
        };
        match from == to {
            true => format!("'{SHEET}'!{}", absolute(from)),
            false => format!("'{SHEET}'!{}:{}", absolute(from), absolute(to)),
        }
    };
    let name = chart.series.get(nth).map_or("", String::as_str);
    let name = if name.is_empty() { &chart.unit } else { name };
    let _ = write!(
        xml,
        concat!(
            r#"<c:ser><c:idx val="{nth}"/><c:order val="{nth}"/><c:tx><c:strRef><c:f>{cell}</c:f>"#,
            r#"<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"#,
            r#"<c:spPr>{fill}<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>"#,
            r#"<c:invertIfNegative val="0"/>"#
        ),
        nth = nth,
        cell = escape(&cells((0, column), (0, column))),
        name = escape(&clean_text(name)),
        fill = fill(nth),
    );
    let (place, ground) = match chart.is_stacked() {
        true => ("ctr", r#"<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>"#),
        false => ("outEnd", ""),
    };
    let _ = write!(
        xml,
        concat!(
            r#"<c:dLbls><c:numFmt formatCode="{format}" sourceLinked="0"/>{ground}{text}<c:dLblPos val="{place}"/>"#,
            r#"<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>"#,
            r#"<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>"#
        ),
        format = escape(&format(chart, chart.is_stacked())),
        ground = ground,
        text = text(1000, ""),
        place = place,
    );
    let _ = write!(
        xml,
        r#"<c:cat><c:strRef><c:f>{}</c:f><c:strCache><c:ptCount val="{last}"/>"#,
        escape(&cells((1, 0), (last, 0)))
    );
    for (place, bar) in chart.bars.iter().enumerate() {
        let name = escape(&clean_text(&bar.name)).into_owned();
        let _ = write!(xml, r#"<c:pt idx="{place}"><c:v>{name}</c:v></c:pt>"#);
    }
    let _ = write!(
        xml,
        concat!(
            r#"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{}</c:f>"#,
            r#"<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{}"/>"#
        ),
        escape(&cells((1, column), (last, column))),
        last
    );
    for (place, bar) in chart.bars.iter().enumerate() {
        let Some(figure) = bar.figures.get(nth).and_then(Option::as_ref) else { continue };
        let value = figure.value.normalize();
        let _ = write!(xml, r#"<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>"#);
    }
    xml.push_str("</c:numCache></c:numRef></c:val></c:ser>");
}

/// How the bars of a series are filled: dark, hatched, white, dotted.
fn fill(nth: usize) -> String {
    let pattern = |name: &str| {
        format!(
            concat!(
                r#"<a:pattFill prst="{}"><a:fgClr><a:srgbClr val="404040"/></a:fgClr>"#,
                r#"<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>"#
            ),
            name
        )
    };
    let plain = |colour: &str| format!(r#"<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>"#);
    match nth % 4 {
        0 => plain("404040"),
        1 => pattern("wdUpDiag"),
        2 => plain("FFFFFF"),
        _ => pattern("pct20"),
    }
}
