//! Values: what is odd about the number and the date of a document.

use super::super::super::body::Regime;
use super::super::facts::Half;
use super::{CONTRADICTION, WORDING, spot};
use crate::problem::{Place, Severity, faults};

/// What is odd about the number and the date of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberingFault {
    /// A draft that has been issued.
    NumberedDraft {
        /// What it has already, in Vietnamese.
        taken: &'static str,
    },
    /// A number that another document of the same series has.
    NumberTaken {
        /// The number.
        number: u32,
        /// The body's name.
        body: String,
        /// The year.
        year: i32,
        /// Where it comes first.
        first: Place,
        /// Under which rules the body counts.
        regime: Regime,
        /// Whether it is the number of a report: the agency's slip, which takes nothing from its figures.
        of_report: bool,
    },
    /// A number without a date or a date without a number.
    HalfNumbered {
        /// Which of the two is there.
        has: Half,
    },
}

faults! {
    impl Fault for NumberingFault;

    "DG05" {
        title: "Dự thảo đã có số, ngày",
        range: WORDING,
        example: Self::NumberedDraft { taken: "số" },
        Self::NumberedDraft { taken } => {
            severity: Severity::Warning,
            message: format!("văn bản ghi là dự thảo (draft) nhưng đã có {taken}"),
            hint: "xóa dòng draft nếu đã ban hành, hoặc xóa số, ngày (number, date) nếu còn là dự thảo",
        }
    }
    "DL49" {
        title: "Số văn bản đã dùng",
        range: CONTRADICTION,
        example: Self::NumberTaken {
            number: 7,
            body: "Sở Tư pháp".into(),
            year: 2024,
            first: Place { file: "data/plan.yaml".into(), line: 9, column: 9, length: 1 },
            regime: Regime::State,
            of_report: false,
        },
        // A term of the Party can end within a year, and its numbers begin again.
        Self::NumberTaken { number, body, year, first, regime, of_report } => {
            severity: match (regime, of_report) {
                (Regime::Party, _) | (_, true) => Severity::Warning,
                (Regime::State, false) => Severity::Error,
            },
            message: format!(
                "số {number:02} năm {year} của {body} đã dùng cho một văn bản cùng loại, ở {}",
                spot(first, false)
            ),
            hint: format!("xem lại số trên hai văn bản; {}", counts_by(*regime)),
        }
    }
    "DL50" {
        title: "Có số không có ngày hoặc có ngày không có số",
        range: CONTRADICTION,
        example: Self::HalfNumbered { has: Half::Number },
        Self::HalfNumbered { has: Half::Number } => {
            severity: Severity::Warning,
            message: "văn bản đã có số nhưng chưa có ngày ban hành",
            hint: "ghi thêm ngày (date) khi đã ban hành",
        }
        Self::HalfNumbered { has: Half::Date } => {
            severity: Severity::Warning,
            message: "văn bản đã có ngày ban hành nhưng chưa có số",
            hint: "ghi thêm số (number) khi đã lấy số",
        }
    }
}

/// How a body of a regime counts.
fn counts_by(regime: Regime) -> &'static str {
    match regime {
        Regime::State => "mỗi loại văn bản đánh số riêng, từ 01 mỗi năm",
        Regime::Party => "mỗi loại văn bản đánh số riêng, liên tục trong nhiệm kỳ",
    }
}
