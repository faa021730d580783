//! Values: a table of a document as a clerk types it: columns, rows, and a row of totals that is added up.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Counting, Id, Typed, Words};
use crate::viet::{self, NumberFault};

/// A table.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its title, above it (`tên bảng`).
    #[schemars(description = "Tên bảng, in phía trên bảng; bỏ đi nếu không có")]
    pub title: Option<Words>,
    /// Its columns, from left to right.
    #[schemars(
        description = "Các cột, từ trái sang phải: head (tiêu đề), width, align, unit …",
        length(min = 1)
    )]
    pub columns: Vec<Column>,
    /// Its rows.
    #[schemars(
        description = "Các hàng, mỗi hàng là danh sách các ô: [1, Sở Y tế, 20]; ô trống ghi ~",
        length(min = 1)
    )]
    pub rows: Vec<Row>,
    /// The row of totals at the end.
    #[schemars(
        description = "Hàng cộng ở cuối bảng: true thì chương trình tự cộng các cột số; hoặc ghi sẵn các ô, chương trình cộng lại để đối chiếu"
    )]
    pub total: Option<TotalRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its head.
    #[schemars(description = "Tiêu đề cột")]
    pub head: Words,
    /// A head over this column and those next to it that name the same.
    #[schemars(
        description = "Tiêu đề chung phía trên; các cột liền nhau ghi giống nhau thì chung một ô"
    )]
    pub under: Option<Words>,
    /// Its share of the table's width.
    #[schemars(
        description = "Phần chiều rộng so với các cột khác, ví dụ 10 và 30; bỏ đi thì chương trình tự chia"
    )]
    pub width: Option<Counting>,
    /// How its cells are set.
    #[schemars(
        description = "Canh ô: left (trái), center (giữa), right (phải); bỏ đi thì số canh phải, chữ canh trái"
    )]
    pub align: Option<ColumnAlign>,
    /// The unit of its figures, under its head.
    #[schemars(
        description = "Đơn vị tính, in trong ngoặc dưới tiêu đề cột; cột có đơn vị là cột số"
    )]
    pub unit: Option<Words>,
    /// Whether its cells are numbers.
    #[schemars(
        description = "number (cột số) hoặc text (cột chữ); bỏ đi thì cột có unit hoặc align: right là cột số"
    )]
    pub kind: Option<ColumnKind>,
    /// Whether it is left out of the totals.
    #[schemars(
        description = "false thì không cộng cột này ở hàng cộng; tỷ lệ phần trăm không bao giờ được cộng, bình quân, đơn giá chỉ cộng khi ghi true"
    )]
    pub sum: Option<bool>,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnAlign {
    /// Flush left.
    Left,
    /// In the middle.
    Center,
    /// Flush right.
    Right,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers in Vietnamese notation.
    Number,
}

/// A cell as it was typed; nothing where it is left empty.
pub type TypedCell = Option<Typed>;

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Row {
    /// Only its cells.
    Cells(Vec<TypedCell>),
    /// One that something points at, or that heads the rows below it.
    Full(FullRow),
}

/// A row with an id, or one that heads those below it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FullRow {
    /// Its anchor.
    #[schemars(description = "Mã của hàng này, để nhiệm vụ trỏ tới")]
    pub id: Option<Id>,
    /// Its cells.
    #[serde(default)]
    #[schemars(description = "Các ô của hàng")]
    pub cells: Vec<TypedCell>,
    /// Words across the whole table, in bold.
    #[schemars(description = "Chữ đậm in suốt chiều ngang bảng, làm đề mục cho các hàng bên dưới")]
    pub heading: Option<Words>,
}

/// The row of totals.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TotalRow {
    /// Added up by the program, or none.
    Computed(Flag),
    /// Typed, and checked.
    Typed(Vec<TypedCell>),
}

/// `true` or `false`, as text: where serde tries one form after another, it has the text only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "bool", inline)]
pub struct Flag(pub bool);

impl TryFrom<String> for Flag {
    type Error = std::str::ParseBoolError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Flag)
    }
}

/// Why a column has no sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSum {
    /// A cell is no number; it is reported as such.
    BadCell,
    /// It cannot be held exactly.
    TooLarge,
}

impl Row {
    /// Its cells; none where it heads those below it.
    pub fn cells(&self) -> &[TypedCell] {
        match self {
            Row::Cells(cells) => cells,
            Row::Full(row) => &row.cells,
        }
    }

    /// The words that head the rows below it.
    pub fn heading(&self) -> Option<&Words> {
        match self {
            Row::Cells(_) => None,
            Row::Full(row) => row.heading.as_ref(),
        }
    }

    /// Its anchor.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Row::Cells(_) => None,
            Row::Full(row) => row.id.as_ref(),
        }
    }

    /// What it is about: its first cell of words.
    pub fn says(&self) -> Option<&str> {
        self.words().into_iter().find(|words| words.contains(char::is_alphabetic))
    }

    /// What it says, a cell each: its words, without the running number that it begins with.
    pub fn words(&self) -> Vec<&str> {
        let heading = self.heading().map(Words::as_str);
        let cells = self.cells().iter().enumerate().filter_map(|(nth, cell)| {
            let words = text_of(cell);
            let number = nth == 0 && !words.contains(char::is_whitespace) && words.len() <= 4;
            (!words.is_empty() && !number).then_some(words)
        });
        heading.into_iter().chain(cells).collect()
    }
}

/// The words of a cell.
pub fn text_of(cell: &TypedCell) -> &str {
    cell.as_ref().map_or("", Typed::as_str)
}

/// Whether a cell of figures says that there is none.
fn is_none(words: &str) -> bool {
    matches!(words, "" | "-" | "–")
}

/// The number of a cell; nothing where it says that there is none.
///
/// # Errors
/// It is no number.
pub fn number_of(cell: &TypedCell) -> Result<Option<Decimal>, NumberFault> {
    let words = text_of(cell);
    if is_none(words) { Ok(None) } else { viet::parse_number(words).map(Some) }
}

impl Column {
    /// Whether its cells are numbers: as it says, else because it has a unit or is flush right.
    pub fn is_number(&self) -> bool {
        match self.kind {
            Some(kind) => kind == ColumnKind::Number,
            None => self.unit.is_some() || self.align == Some(ColumnAlign::Right),
        }
    }

    /// Whether it is added up: a share never is.
    pub fn is_summed(&self) -> bool {
        self.is_number() && !self.is_share() && self.sum.unwrap_or(!self.is_mean())
    }

    /// Whether its figures are shares of something, by its head or its unit.
    pub fn is_share(&self) -> bool {
        let of_share = |words: &Words| {
            let lower = words.as_str().to_lowercase();
            lower.contains(['%', '‰'])
                || ["tỷ lệ", "tỉ lệ", "phần trăm"].iter().any(|share| lower.contains(share))
        };
        of_share(&self.head) || self.unit.as_ref().is_some_and(of_share)
    }

    /// Whether its figures are means, by its head.
    fn is_mean(&self) -> bool {
        let lower = self.head.as_str().to_lowercase();
        ["bình quân", "trung bình", "đơn giá"].iter().any(|mean| lower.contains(mean))
    }

    /// How its cells are set: as it says, else numbers flush right and running numbers in the middle.
    pub fn alignment(&self) -> ColumnAlign {
        let running = matches!(viet::upper(self.head.as_str()).as_str(), "TT" | "STT" | "SỐ TT");
        match self.align {
            Some(align) => align,
            None if self.is_number() => ColumnAlign::Right,
            None if running => ColumnAlign::Center,
            None => ColumnAlign::Left,
        }
    }
}

impl Table {
    /// Whether it ends in a row of totals.
    pub fn has_total(&self) -> bool {
        match &self.total {
            None => false,
            Some(TotalRow::Computed(Flag(yes))) => *yes,
            Some(TotalRow::Typed(_)) => true,
        }
    }

    /// What is typed in the row of totals.
    pub fn typed_total(&self) -> &[TypedCell] {
        match &self.total {
            Some(TotalRow::Typed(cells)) => cells,
            _ => &[],
        }
    }

    /// What the rows of a column add up to, exactly; nothing for a column that is not added up.
    ///
    /// # Errors
    /// A cell is no number, or the sum has more digits than can be held.
    pub fn sum(&self, column: usize) -> Result<Option<Decimal>, NoSum> {
        if !self.columns.get(column).is_some_and(Column::is_summed) {
            return Ok(None);
        }
        let cells = self.rows.iter().filter_map(|row| row.cells().get(column));
        let numbers: Vec<Decimal> = cells
            .filter_map(|cell| number_of(cell).transpose())
            .collect::<Result<_, _>>()
            .map_err(|_| NoSum::BadCell)?;
        exact_sum(&numbers).map(Some).ok_or(NoSum::TooLarge)
    }

    /// Every word of it, in its order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let heads =
            self.columns.iter().flat_map(|column| [column.under.as_ref(), Some(&column.head)]);
        let title = self.title.iter().chain(heads.flatten()).map(Words::as_str);
        title.chain(self.rows.iter().flat_map(Row::words))
    }
}

/// The sum of numbers as integers of the finest scale among them: nothing is ever rounded.
fn exact_sum(numbers: &[Decimal]) -> Option<Decimal> {
    let scale = numbers.iter().map(Decimal::scale).max().unwrap_or_default();
    let whole = numbers.iter().try_fold(0i128, |sum, number| {
        let finer = 10i128.checked_pow(scale - number.scale())?;
        sum.checked_add(number.mantissa().checked_mul(finer)?)
    })?;
    Decimal::try_from_i128_with_scale(whole, scale).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test fails by panicking")]

    use super::*;

    fn numbers(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| viet::parse_number(text).expect("a number")).collect()
    }

    #[test]
    fn a_sum_is_exact_or_none() {
        let sum = |texts: &[&str]| exact_sum(&numbers(texts)).map(viet::format_number);
        assert_eq!(sum(&["0,1", "0,2"]).as_deref(), Some("0,3"));
        assert_eq!(sum(&["1.234,5", "-34,5", "0,0001"]).as_deref(), Some("1.200,0001"));
        assert_eq!(sum(&[]).as_deref(), Some("0"));
        // Twenty-eight digits hold; with decimals next to them the sum would have to be rounded.
        let large = "8".repeat(28);
        assert_eq!(sum(&[&large, "0,5"]), None);
        assert!(sum(&[&large, "1"]).is_some());
    }
}
