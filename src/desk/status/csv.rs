//! Desk, status: the table as CSV, as Excel in Vietnamese opens it.

use std::fmt::Write;

use crate::desk::{Date, DeadlineColumn, PeriodStatus};
use crate::viet;

/// The table as CSV for an Excel with Vietnamese settings: UTF-8 with its mark (without it Excel reads
/// the letters as another encoding), `;` between cells (where the comma is the decimal mark, Excel parts
/// cells at `;`), lines ended as Windows ends them.
pub(super) fn csv(periods: &[PeriodStatus]) -> Vec<u8> {
    let mut text = String::from("\u{FEFF}");
    let agencies = periods.iter().flat_map(|p| &p.groups).flat_map(|group| &group.agencies);
    let column = DeadlineColumn::of(agencies.map(|agency| agency.deadline));
    let plain = column.head() == DeadlineColumn::PLAIN;
    let heads = [
        "Kỳ",
        "Nhóm",
        "Mã cơ quan",
        "Cơ quan, đơn vị",
        column.head(),
        "Ngày nhận",
        "Tình trạng",
        "Số ngày quá hạn",
        "Không phát sinh",
        "Còn thiếu, chưa đạt",
    ];
    push_record(&mut text, &heads.map(str::to_owned));
    for period in periods {
        for group in &period.groups {
            for agency in &group.agencies {
                let owed: Vec<&str> = agency.owed.iter().map(|owed| owed.words.as_str()).collect();
                push_record(
                    &mut text,
                    &[
                        period.id.clone(),
                        group.name.clone(),
                        agency.id.clone(),
                        agency.short.clone(),
                        match plain {
                            true => day_month_year(agency.due_before),
                            false => column.cell(agency.deadline),
                        },
                        agency.received.map_or_else(String::new, day_month_year),
                        agency.noted_state(),
                        agency.days_late.to_string(),
                        if agency.nil { "x".to_owned() } else { String::new() },
                        owed.join(" | "),
                    ],
                );
            }
        }
    }
    text.into_bytes()
}

/// A day with two figures each, so that Excel takes it for a day.
fn day_month_year(day: Date) -> String {
    day.0.format("%d/%m/%Y").to_string()
}

fn push_record(text: &mut String, cells: &[String]) {
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            text.push(';');
        }
        let cell = viet::visible(cell);
        // Words that begin like a formula must not become one.
        let guarded = match is_like_a_formula(&cell) {
            true => format!("'{cell}"),
            false => cell.into_owned(),
        };
        match guarded.contains([';', '"', '\n', '\r', ',', '\t']) {
            true => {
                let _ = write!(text, "\"{}\"", guarded.replace('"', "\"\""));
            }
            false => text.push_str(&guarded),
        }
    }
    text.push_str("\r\n");
}

/// Whether a program for tables might take words for a formula: by their first letter, also in its full width and
/// in other forms of it, whatever blanks come before it.
fn is_like_a_formula(cell: &str) -> bool {
    const SIGNS: [char; 14] =
        ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', '|'];
    let is_blank = |letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}')
    };
    cell.starts_with(['\t', '\n']) || cell.trim_start_matches(is_blank).starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_like_a_formula_in_any_width_are_guarded_and_plain_words_are_not() {
        for cell in
            ["=1+1", "＝1+1", "  ＝1", "\u{3000}＠A1", "\u{200B}=1", "﹢1", "－2", "\t=1", "\n+1"]
        {
            assert!(is_like_a_formula(cell), "{cell:?}");
        }
        for cell in ["Sở Y tế", "a = b", "1＝1", "", "12.500"] {
            assert!(!is_like_a_formula(cell), "{cell:?}");
        }
    }
}
