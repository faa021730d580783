//! Values: what does not hold in the plan and its questions.

use super::super::super::plan::AskKind;
use super::super::super::scalar::{Id, example};
use super::{CONTRADICTION, clip};
use crate::problem::{Severity, faults};

/// What does not hold in the plan and its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFault {
    /// A duty's words that its anchor does not have.
    WordsNotFound {
        /// The words.
        words: String,
        /// The anchor.
        anchor: Id,
        /// How the anchor's text begins.
        begins: String,
    },
    /// Words of reference that the part does not have.
    ReferenceNotFound {
        /// The words.
        words: String,
        /// How the part's text begins.
        begins: String,
    },
    /// A duty without anyone who bears it.
    DutyBindsNobody {
        /// The duty.
        duty: Id,
    },
    /// A question that is answered from a list and has none.
    ChoicesMissing {
        /// Its kind.
        kind: AskKind,
    },
    /// A list of choices with a question that is not answered from one.
    ChoicesUnused {
        /// Its kind.
        kind: AskKind,
    },
    /// Two lists of choices.
    ChoicesTwice,
    /// Choices from a part that has no items with ids.
    ChoicesFromNothing {
        /// The part.
        part: Id,
    },
    /// A phase without a window.
    PhaseWithoutWindow {
        /// The part.
        part: Id,
    },
    /// A period that begins with the standing part where there is none.
    StandingAbsent,
    /// A standing part that no period has.
    StandingUnused,
}

faults! {
    impl Fault for PlanFault;

    "DL51" {
        title: "Trích dẫn nhiệm vụ không có trong kế hoạch",
        range: CONTRADICTION,
        example: Self::WordsNotFound {
            words: "tổ chức tuyên truyền".into(),
            anchor: example::id("nhiem-vu"),
            begins: "Tổ chức ra quân".into(),
        },
        Self::WordsNotFound { words, anchor, begins } => {
            message: format!("phần '{anchor}' của kế hoạch không có đúng câu chữ này: '{}'", clip(words)),
            hint: format!("chép lại đúng từng chữ, hoặc sửa anchor; phần đó bắt đầu bằng: '{begins}'"),
        }
    }
    "DL52" {
        title: "Chữ dẫn chiếu không có trong lời văn",
        range: CONTRADICTION,
        example: Self::ReferenceNotFound { words: "Điều 5".into(), begins: "Căn cứ Điều 4".into() },
        Self::ReferenceNotFound { words, begins } => {
            message: format!("lời văn của phần này không có chữ dẫn chiếu '{}'", clip(words)),
            hint: format!("chép lại đúng từng chữ trong lời văn; phần này bắt đầu bằng: '{begins}'"),
        }
    }
    "DL54" {
        title: "Nhiệm vụ chưa giao cho ai",
        range: CONTRADICTION,
        example: Self::DutyBindsNobody { duty: example::id("tuyen-truyen") },
        Self::DutyBindsNobody { duty } => {
            message: format!("nhiệm vụ '{duty}' chưa giao cho cơ quan nào"),
            hint: "ghi mã cơ quan ở agencies, mã nhóm ở groups, hoặc everyone: true nếu giao cho mọi cơ quan",
        }
    }
    "DL56" {
        title: "Câu hỏi chọn mà không có lựa chọn",
        range: CONTRADICTION,
        example: Self::ChoicesMissing { kind: AskKind::Choice },
        Self::ChoicesMissing { kind } => {
            message: format!("câu hỏi {} nhưng chưa có lựa chọn nào", kind.words()),
            hint: "ghi các lựa chọn ở choices, hoặc mã phần có các gạch đầu dòng ở choices_from",
        }
    }
    "DL57" {
        title: "Có lựa chọn nhưng câu hỏi không phải dạng chọn",
        range: CONTRADICTION,
        example: Self::ChoicesUnused { kind: AskKind::Text },
        Self::ChoicesUnused { kind } => {
            message: format!("câu hỏi {} nên không dùng đến các lựa chọn ghi ở đây", kind.words()),
            hint: "xóa các lựa chọn, hoặc đổi kind thành choice (chọn một) hay ticks (đánh dấu nhiều)",
        }
    }
    "DL58" {
        title: "Lựa chọn ghi ở hai chỗ",
        range: CONTRADICTION,
        example: Self::ChoicesTwice,
        Self::ChoicesTwice => {
            message: "các lựa chọn ghi ở cả hai chỗ (choices và choices_from); chỉ được dùng một",
            hint: "xóa choices hoặc xóa choices_from",
        }
    }
    "DL59" {
        title: "Phần của kế hoạch không có dòng nào để chọn",
        range: CONTRADICTION,
        example: Self::ChoicesFromNothing { part: example::id("muc-dich") },
        Self::ChoicesFromNothing { part } => {
            message: format!("phần '{part}' của kế hoạch không có gạch đầu dòng nào có mã để làm lựa chọn"),
            hint: "ghi mã của phần có danh sách, và đặt mã (id) cho từng gạch đầu dòng ở đó",
        }
    }
    "DL60" {
        title: "Giai đoạn chưa có thời gian",
        range: CONTRADICTION,
        example: Self::PhaseWithoutWindow { part: example::id("giai-doan-1") },
        Self::PhaseWithoutWindow { part } => {
            message: format!("phần '{part}' của kế hoạch không có thời gian (window) nên không phải là giai đoạn"),
            hint: "ghi thêm window (from, to) cho phần đó, hoặc ghi mã của giai đoạn khác",
        }
    }
    "DL61" {
        title: "Thiếu phần báo cáo thường xuyên",
        range: CONTRADICTION,
        example: Self::StandingAbsent,
        Self::StandingAbsent => {
            message: "kỳ này có phần báo cáo thường xuyên, nhưng plan.yaml chưa có mục reporting, standing",
            hint: "thêm mục standing (tiêu đề và các câu hỏi) vào reporting, hoặc xóa dòng này",
        }
    }
    "DL62" {
        title: "Phần báo cáo thường xuyên không kỳ nào dùng",
        range: CONTRADICTION,
        example: Self::StandingUnused,
        Self::StandingUnused => {
            severity: Severity::Warning,
            message: "phần báo cáo thường xuyên này không kỳ nào dùng đến",
            hint: "ghi standing: true ở kỳ có phần này, hoặc xóa phần này",
        }
    }
}
