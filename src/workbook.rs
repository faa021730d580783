//! Stage: tables and figures become an Excel workbook, as bytes.
//!
//! Only this module knows rust_xlsxwriter. What a workbook says comes in as [`Book`]; the same book gives the same
//! bytes, since its day of making is given and no clock is read. Figures stay figures and totals are live formulas
//! with their results next to them, so that the file is right before it is computed again.

use std::fmt;
use std::sync::Mutex;
use std::thread;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    ChartLegendPosition, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use crate::data::scalar::Date;
use crate::problem::{Fault, Origin, faults};
use crate::viet;

/// Excel's bound for a text in a cell.
const LONGEST_TEXT: usize = 32_767;

/// A workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Its title.
    pub title: String,
    /// Who makes it.
    pub author: String,
    /// The day of which it tells.
    pub day: Date,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// The width of each column in characters.
    pub widths: Vec<u16>,
    /// Its rows, from the first.
    pub rows: Vec<Vec<Cell>>,
    /// The row of column heads (from 0): it stays in sight, repeats on paper and has filters.
    pub head: Option<u32>,
    /// Its charts, below the table.
    pub charts: Vec<Chart>,
}

/// Bars that let a leader compare at a glance: rows and columns from 0, of the same sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// The first and the last row of the table that it draws.
    pub rows: (u32, u32),
    /// The column with the names of the bars.
    pub names: u16,
    /// The columns drawn, each with its name.
    pub series: Vec<(String, u16)>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// The title of a sheet.
    Title(String),
    /// Words outside the table.
    Note(String),
    /// The head of a column.
    Head(String),
    /// Words.
    Text(String),
    /// Words that stand out: a group.
    Strong(String),
    /// A figure.
    Number(Decimal),
    /// A figure that stands out.
    StrongNumber(Decimal),
    /// A day.
    Day(Date),
    /// A figure computed from other cells (`=SUM(A1:A9)`), with what it comes to.
    Formula {
        /// The formula in Excel's own English notation.
        formula: String,
        /// Its result.
        result: Decimal,
    },
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Cell::Text(words.into())
    }

    /// A figure, or a dash where there is none.
    pub fn figure(value: Option<Decimal>) -> Self {
        value.map_or_else(|| Cell::text("-"), Cell::Number)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Cell::Number(Decimal::from(count))
    }
}

/// A workbook that could not be made.
#[derive(Debug)]
pub enum BookFault {
    /// A bug of this program.
    Ours {
        /// What the writer says.
        why: String,
    },
    /// The machine gives no threads to make it.
    NoThreads,
}

impl From<XlsxError> for BookFault {
    fn from(error: XlsxError) -> Self {
        BookFault::Ours { why: error.to_string() }
    }
}

impl fmt::Display for BookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// What to do about a bug of this program.
const SEND_DATA: &str =
    "vui lòng gửi tệp dữ liệu và thông báo này cho người phụ trách chương trình";

faults! {
    impl Fault for BookFault { origin: Origin::Environment };

    "XL01" {
        title: "Không lập được bảng tính",
        meaning: "Lỗi của chương trình khi ghi tệp .xlsx.",
        advice: "gửi dữ liệu và thông báo cho người phụ trách chương trình",
        example: Self::Ours { why: "…".into() },
        Self::Ours { why } => {
            message: format!("lỗi của chương trình khi lập bảng tính Excel ({why})"),
            hint: SEND_DATA,
        }
    }
    "XL02" {
        title: "Máy không cho thêm luồng xử lý",
        meaning: "Lập bảng tính Excel cần vài luồng xử lý mà máy không cho.",
        advice: "đóng bớt chương trình khác rồi chạy lại",
        example: Self::NoThreads,
        Self::NoThreads => {
            message: "máy không cho thêm luồng xử lý nên chưa lập được bảng tính Excel",
            hint: "đóng bớt chương trình khác rồi chạy lại",
        }
    }
}

/// The workbook as the bytes of an .xlsx.
///
/// # Errors
/// [`BookFault`], a fault of the program.
pub fn write(book: &Book) -> Result<Vec<u8>, BookFault> {
    use chrono::Datelike;
    let day = book.day.0;
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&book.title)
            .set_author(&book.author)
            .set_creation_datetime(&made),
    );
    let looks = Looks::new(all_held(book));
    for sheet in &book.sheets {
        write_sheet(workbook.add_worksheet(), sheet, &looks)?;
    }
    // A thread for each sheet is started while it is saved, and one that is not given would be a panic.
    if !are_given(book.sheets.len()) {
        return Err(BookFault::NoThreads);
    }
    Ok(workbook.save_to_buffer()?)
}

/// Whether the machine gives so many threads more.
fn are_given(count: usize) -> bool {
    let gate = Mutex::new(());
    let wait = || drop(gate.lock());
    thread::scope(|scope| {
        let closed = gate.lock();
        let given = (0..count).all(|_| thread::Builder::new().spawn_scoped(scope, wait).is_ok());
        drop(closed);
        given
    })
}

/// The height of a line of 12 pt, in points.
const LINE: f64 = 16.5;

/// The tallest row that Excel takes, in points.
const TALLEST: f64 = 409.0;

/// How many lines the words of a cell take in a column.
fn lines(cell: &Cell, width: u16) -> usize {
    let (Cell::Head(words) | Cell::Text(words) | Cell::Strong(words)) = cell else { return 1 };
    // A column's width counts figures, and letters run wider than those.
    let room = usize::from(width).saturating_sub(2).max(1);
    words.lines().map(|line| viet::display_width(line).div_ceil(room).max(1)).sum()
}

struct Looks {
    /// Whether totals are formulas.
    live: bool,
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    strong: Format,
    number: Format,
    strong_number: Format,
    fraction: Format,
    strong_fraction: Format,
    day: Format,
}

impl Looks {
    /// How a figure looks: whole, or with its fraction.
    fn figure(&self, value: Decimal, strong: bool) -> &Format {
        match (value.fract().is_zero(), strong) {
            (true, false) => &self.number,
            (true, true) => &self.strong_number,
            (false, false) => &self.fraction,
            (false, true) => &self.strong_fraction,
        }
    }

    fn new(live: bool) -> Self {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        // Excel shows the marks of thousands and decimals as the machine's region writes them.
        let number = cell.clone().set_num_format("#,##0");
        let fraction = cell.clone().set_num_format("#,##0.0#########");
        Looks {
            live,
            title: plain.clone().set_bold().set_font_size(14),
            note: plain.clone().set_italic(),
            head: cell.clone().set_bold().set_align(FormatAlign::Center),
            strong: cell.clone().set_bold(),
            strong_number: number.clone().set_bold(),
            strong_fraction: fraction.clone().set_bold(),
            fraction,
            day: cell.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            number,
            text: cell,
        }
    }
}

fn write_sheet(out: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    out.set_name(&sheet.name)?;
    out.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (nth, width) in sheet.widths.iter().enumerate() {
        out.set_column_width(column(nth), f64::from(*width))?;
    }
    for (nth, row) in sheet.rows.iter().enumerate() {
        let lines = row.iter().zip(&sheet.widths).map(|(cell, width)| lines(cell, *width));
        // Not every program fits rows to wrapped words by itself.
        if let Some(lines) = lines.max().filter(|lines| *lines > 1) {
            out.set_row_height(nth as u32, (lines as f64 * LINE).min(TALLEST))?;
        }
        for (place, cell) in row.iter().enumerate() {
            write_cell(out, (nth as u32, column(place)), cell, looks)?;
        }
    }
    if let Some(head) = sheet.head {
        let last_row = (sheet.rows.len() as u32).saturating_sub(1).max(head);
        let last_column = column(sheet.widths.len().saturating_sub(1));
        out.set_freeze_panes(head + 1, 0)?;
        out.set_repeat_rows(head, head)?;
        out.autofilter(head, 0, last_row, last_column)?;
    }
    for (nth, chart) in sheet.charts.iter().enumerate() {
        let row = sheet.rows.len() as u32 + 2 + CHART_ROWS * nth as u32;
        out.insert_chart(row, 0, &drawn(&sheet.name, chart))?;
    }
    Ok(())
}

/// How many rows a chart takes.
const CHART_ROWS: u32 = 18;

fn drawn(sheet: &str, chart: &Chart) -> rust_xlsxwriter::Chart {
    let mut out = rust_xlsxwriter::Chart::new(ChartType::Column);
    let (first, last) = chart.rows;
    for (name, column) in &chart.series {
        out.add_series()
            .set_name(name.as_str())
            .set_categories((sheet, first, chart.names, last, chart.names))
            .set_values((sheet, first, *column, last, *column));
    }
    out.title().set_name(&chart.title);
    out.legend().set_position(ChartLegendPosition::Bottom);
    out.y_axis().set_min(0).set_max(100);
    out.set_width(900).set_height(340);
    out
}

fn write_cell(
    out: &mut Worksheet,
    (row, place): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let (words, look) = match cell {
        Cell::Empty => return Ok(()),
        // What Excel would cut is there as words, to its last digit.
        Cell::Number(value) if !is_held(*value) => {
            return words_of(out, (row, place), *value, looks.figure(*value, false));
        }
        Cell::StrongNumber(value) if !is_held(*value) => {
            return words_of(out, (row, place), *value, looks.figure(*value, true));
        }
        Cell::Formula { result, .. } if !is_held(*result) => {
            return words_of(out, (row, place), *result, looks.figure(*result, true));
        }
        // Words do not add up: the total is a figure, as it was computed.
        Cell::Formula { result, .. } if !looks.live => {
            out.write_number_with_format(row, place, float(*result), looks.figure(*result, true))?;
            return Ok(());
        }
        Cell::Number(value) => {
            out.write_number_with_format(row, place, float(*value), looks.figure(*value, false))?;
            return Ok(());
        }
        Cell::StrongNumber(value) => {
            out.write_number_with_format(row, place, float(*value), looks.figure(*value, true))?;
            return Ok(());
        }
        Cell::Day(day) => {
            use chrono::Datelike;
            let year = u16::try_from(day.0.year()).unwrap_or(1900);
            let date = ExcelDateTime::from_ymd(year, day.0.month() as u8, day.0.day() as u8)?;
            out.write_datetime_with_format(row, place, &date, &looks.day)?;
            return Ok(());
        }
        Cell::Formula { formula, result } => {
            let formula = Formula::new(formula).set_result(float(*result).to_string());
            out.write_formula_with_format(row, place, formula, looks.figure(*result, true))?;
            return Ok(());
        }
        Cell::Title(words) => (words, &looks.title),
        Cell::Note(words) => (words, &looks.note),
        Cell::Head(words) => (words, &looks.head),
        Cell::Text(words) => (words, &looks.text),
        Cell::Strong(words) => (words, &looks.strong),
    };
    let words: String = words.chars().take(LONGEST_TEXT).collect();
    out.write_string_with_format(row, place, words, look)?;
    Ok(())
}

fn words_of(
    out: &mut Worksheet,
    (row, place): (u32, u16),
    value: Decimal,
    look: &Format,
) -> Result<(), XlsxError> {
    out.write_string_with_format(row, place, viet::format_number(value), look)?;
    Ok(())
}

/// Whether Excel holds every figure of a book, so that its formulas come to the same.
fn all_held(book: &Book) -> bool {
    let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    cells.into_iter().all(|cell| match cell {
        Cell::Number(value) | Cell::StrongNumber(value) => is_held(*value),
        Cell::Formula { result, .. } => is_held(*result),
        _ => true,
    })
}

/// Whether Excel holds a figure to its last digit: it computes in floats, which are exact up to 15 digits.
fn is_held(value: Decimal) -> bool {
    let mut digits = value.normalize().mantissa().unsigned_abs();
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits < MOST_HELD
}

/// The first figure with 16 digits.
const MOST_HELD: u128 = 1_000_000_000_000_000;

/// Excel computes in floats; an exact figure of up to 15 digits goes in and comes out the same.
fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn column(nth: usize) -> u16 {
    u16::try_from(nth).unwrap_or(u16::MAX)
}

/// The name of a cell as formulas write it: row and column from 0, `B3`.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = b'A' + ((rest - 1) % 26) as u8;
        letters.insert(0, char::from(letter));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(result: u32) -> Book {
        let rows = vec![
            vec![Cell::Head("Cơ quan".into()), Cell::Head("Số".into())],
            vec![Cell::text("Sở Tư pháp"), Cell::Number(Decimal::from(1234))],
            vec![
                Cell::Strong("Tổng số".into()),
                Cell::Formula { formula: "=SUM(B2:B2)".into(), result: Decimal::from(result) },
            ],
        ];
        let day = Date::parse("2024-12-20").expect("a day");
        let sheet = Sheet {
            name: "Số liệu".into(),
            widths: vec![30, 12],
            rows,
            head: Some(0),
            charts: Vec::new(),
        };
        Book { title: "Thử".into(), author: "Công an tỉnh".into(), day, sheets: vec![sheet] }
    }

    #[test]
    fn the_same_book_gives_the_same_bytes_and_another_others() {
        let one = write(&book(1234)).expect("made");
        assert_eq!(one, write(&book(1234)).expect("made"));
        assert_ne!(one, write(&book(1235)).expect("made"));
        assert_eq!(one.get(..2), Some(b"PK".as_slice()));
    }

    #[test]
    fn a_figure_that_excel_would_cut_is_written_in_words() {
        for (digits, held) in [
            ("999999999999999", true),
            ("1234567890123456", false),
            ("-0.1234567890123456", false),
            ("12000000000000000000", true),
            ("0", true),
        ] {
            assert_eq!(is_held(digits.parse().expect("a figure")), held, "{digits}");
        }
        let mut long = book(1234);
        long.sheets[0].rows[1][1] = Cell::Number("1234567890123456".parse().expect("a figure"));
        assert!(all_held(&book(1234)) && !all_held(&long));
        assert!(write(&long).is_ok());
    }

    #[test]
    fn a_sheet_name_that_excel_refuses_is_reported() {
        let mut book = book(0);
        book.sheets[0].name = "a/b".into();
        assert_eq!(write(&book).map_err(|fault| fault.code()), Err("XL01"));
    }

    #[test]
    fn cells_are_named_as_excel_does() {
        for (row, column, name) in [(0, 0, "A1"), (2, 25, "Z3"), (8, 26, "AA9"), (0, 701, "ZZ1")] {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
