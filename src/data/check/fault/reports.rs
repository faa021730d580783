//! Values: what does not hold in a report.

use rust_decimal::Decimal;

use super::super::super::fault::ShapeFault;
use super::super::super::indicators::ValueFault;
use super::super::super::plan::AskKind;
use super::super::super::scalar::{Id, ScalarFault, example};
use super::super::amounts::likely_unit;
use super::super::facts::{IdOf, Neighbours, OffScale, WrongAnswer};
use super::{CONTRADICTION, clip};
use crate::problem::{Fault, Severity, faults};
use crate::viet::{NumberFault, format_number, format_surely};

/// What does not hold in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportFault {
    /// A value that `collect` could not read for sure still waits to be fixed.
    ToFix {
        /// As typed in the form.
        typed: String,
    },
    /// A report of an agency that owes none.
    ExemptReported,
    /// A figure or an answer that the agency is not asked for in the period.
    NotAsked {
        /// An indicator or a question.
        what: IdOf,
        /// Its id.
        id: Id,
    },
    /// A figure that is no value of its indicator.
    BadFigure {
        /// What was typed.
        text: String,
        /// The indicator's name.
        name: String,
        /// Why it is none.
        fault: ValueFault,
    },
    /// A part that is greater than its whole.
    PartAboveWhole {
        /// The name and the value of the numerator.
        part: (String, Decimal),
        /// The name and the value of the denominator.
        whole: (String, Decimal),
    },
    /// An answer that is none to its question.
    WrongAnswer(WrongAnswer),
    /// A nil report that reports something.
    NilWithContent {
        /// An indicator or a question.
        what: IdOf,
        /// The first of them.
        id: Id,
        /// How many more there are.
        others: usize,
    },
    /// A figure with which a sum can no longer be held.
    SumTooLarge {
        /// The indicator's name.
        name: String,
        /// The figure.
        value: Decimal,
    },
    /// A figure that is some thousands off its neighbours.
    OffScale(Box<OffScale>),
}

faults! {
    impl Fault for ReportFault;

    "DL71" {
        title: "Cơ quan được miễn vẫn có báo cáo",
        range: CONTRADICTION,
        example: Self::ExemptReported,
        Self::ExemptReported => {
            severity: Severity::Warning,
            message: "cơ quan này được miễn báo cáo kỳ này (exempt) nhưng vẫn có báo cáo; báo cáo không được cộng",
            hint: "nếu cơ quan này vẫn phải báo cáo, xóa mã của cơ quan ở exempt trong plan.yaml",
        }
    }
    "DL72" {
        title: "Báo cáo điều không hỏi",
        range: CONTRADICTION,
        example: Self::NotAsked { what: IdOf::Indicator, id: example::id("so-luot-nguoi") },
        Self::NotAsked { what: IdOf::Indicator, id } => {
            message: format!("cơ quan này không phải báo cáo chỉ tiêu '{id}' trong kỳ này"),
            hint: "xóa dòng này nếu ghi nhầm, hoặc sửa ai báo cáo chỉ tiêu đó (agencies, groups, periods) trong indicators.yaml",
        }
        Self::NotAsked { id, .. } => {
            message: format!("cơ quan này không được hỏi câu '{id}' trong kỳ này"),
            hint: "xóa dòng này nếu ghi nhầm, hoặc sửa nhiệm vụ, giai đoạn của câu hỏi trong plan.yaml",
        }
    }
    "DL73" {
        title: "Số liệu không đúng",
        range: CONTRADICTION,
        example: Self::BadFigure {
            text: "-5".into(),
            name: "Số lượt người".into(),
            fault: ValueFault::Negative,
        },
        Self::BadFigure { text, name, fault } => {
            message: figure(text, &clip(name), fault),
            hint: figure_hint(text, fault),
        }
    }
    "DL74" {
        title: "Phần lớn hơn tổng",
        range: CONTRADICTION,
        example: Self::PartAboveWhole {
            part: ("Số hộ đạt".into(), Decimal::ONE_HUNDRED),
            whole: ("Số hộ".into(), Decimal::TEN),
        },
        Self::PartAboveWhole { part, whole } => {
            severity: Severity::Warning,
            message: format!(
                "'{}' là {}, lớn hơn '{}' là {}, nên tỷ lệ vượt 100%",
                clip(&part.0),
                format_number(part.1),
                clip(&whole.0),
                format_number(whole.1)
            ),
            hint: "hỏi lại cơ quan báo cáo, hoặc xem có ghi đổi chỗ hai số không",
        }
    }
    "DL75" {
        title: "Trả lời không đúng kiểu",
        range: CONTRADICTION,
        example: Self::WrongAnswer(WrongAnswer::Empty),
        Self::WrongAnswer(wrong) => {
            message: answer(wrong),
            hint: answer_hint(wrong),
        }
    }
    "DL76" {
        title: "Báo cáo không phát sinh nhưng có nội dung",
        range: CONTRADICTION,
        example: Self::NilWithContent {
            what: IdOf::Indicator,
            id: example::id("so-luot-nguoi"),
            others: 1,
        },
        Self::NilWithContent { what, id, others } => {
            message: {
                let what = if *what == IdOf::Indicator { "số liệu khác 0 ở chỉ tiêu" } else { "trả lời cho câu hỏi" };
                let more = if *others == 0 { String::new() } else { format!(" và {others} chỗ khác") };
                format!("báo cáo ghi là không phát sinh (nil: true) nhưng lại có {what} '{id}'{more}")
            },
            hint: "xóa dòng nil nếu có phát sinh, hoặc xóa số liệu và trả lời nếu đúng là không phát sinh",
        }
    }
    "DL98" {
        title: "Giá trị thu về còn chờ sửa",
        meaning: "Lệnh collect không đọc chắc chắn được giá trị này nên ghi nguyên chữ đã gõ sau dấu [CẦN SỬA]; báo cáo chưa được tính.",
        advice: "xem biểu mẫu gửi về hoặc hỏi lại cơ quan, ghi giá trị đúng thay cho cả dòng",
        example: Self::ToFix { typed: "khoảng 1.500".into() },
        Self::ToFix { typed } => {
            message: format!("giá trị thu từ biểu mẫu còn chờ sửa: '{}'", clip(typed)),
            hint: "xem biểu mẫu gửi về hoặc hỏi lại cơ quan, ghi giá trị đúng thay cho cả dòng này",
        }
    }
    "SL02" {
        title: "Tổng có quá nhiều chữ số",
        meaning: "Cộng các số liệu của chỉ tiêu này cho tổng dài hơn mức tính được đúng từng chữ số (28 chữ số).",
        advice: "xem lại số liệu ở chỗ thông báo nêu: thường là gõ thừa chữ số",
        example: Self::SumTooLarge { name: "Kinh phí".into(), value: Decimal::MAX },
        Self::SumTooLarge { name, value } => {
            message: format!(
                "cộng đến số {} thì tổng của '{}' có quá nhiều chữ số, không tính được đúng từng chữ số",
                format_number(*value),
                clip(name)
            ),
            hint: "xem lại số này trên báo cáo; thường là gõ thừa chữ số",
        }
    }
    "SL03" {
        title: "Số liệu lệch hàng nghìn lần so với các số khác",
        meaning: "Số liệu lớn hoặc nhỏ hơn khoảng một nghìn, một triệu hay một tỷ lần so với các cơ quan khác cùng nhóm trong kỳ, hoặc so với chính cơ quan đó ở các kỳ khác: thường là nhầm đơn vị tính. Chỉ nêu khi ít nhất hai số khác (ba số với số đếm) cùng cỡ với nhau và số này, đổi đơn vị, sẽ cùng cỡ với chúng.",
        advice: "hỏi lại cơ quan; nếu số đúng thì không phải sửa",
        example: Self::OffScale(Box::new(OffScale {
            name: "Kinh phí".into(),
            unit: "triệu đồng".into(),
            value: Decimal::from(1_500_000),
            typical: Decimal::from(1_600),
            power: 3,
            larger: true,
            neighbours: Neighbours::Agencies,
        })),
        Self::OffScale(reported) => {
            severity: Severity::Warning,
            message: off_scale(reported),
            hint: off_scale_hint(reported),
        }
    }
}

fn off_scale(reported: &OffScale) -> String {
    let than = if reported.larger { "lớn" } else { "nhỏ" };
    let times = format_number(Decimal::from(10_i64.saturating_pow(reported.power)));
    let neighbours = match reported.neighbours {
        Neighbours::Agencies => "các cơ quan khác trong kỳ",
        Neighbours::Periods => "chính cơ quan này ở các kỳ khác",
    };
    format!(
        "'{}' là {} {}, {than} hơn khoảng {times} lần so với {neighbours} (thường khoảng {})",
        clip(&reported.name),
        format_number(reported.value),
        reported.unit,
        format_number(reported.typical)
    )
}

fn off_scale_hint(reported: &OffScale) -> String {
    let unit = likely_unit(&reported.unit, reported.power, reported.larger);
    let turned = Decimal::from(10_i64.saturating_pow(reported.power));
    let turned = match reported.larger {
        true => reported.value.checked_div(turned),
        false => reported.value.checked_mul(turned),
    };
    let meant = match (unit, turned) {
        (Some(unit), Some(turned)) => format!(
            "xem có ghi theo đơn vị {unit} không (khi đó là {} {})",
            format_surely(turned.normalize()),
            reported.unit
        ),
        _ => "xem lại đơn vị tính".to_owned(),
    };
    format!("{meant}; nếu số đúng thì không phải sửa")
}

pub(super) fn figure(text: &str, name: &str, fault: &ValueFault) -> String {
    match fault {
        ValueFault::NotNumber(NumberFault::Empty) => format!("số liệu '{name}' để trống"),
        ValueFault::NotNumber(fault) => ShapeFault::number(text, fault.clone()).message(),
        ValueFault::NotWhole => format!("'{name}' phải là số nguyên, nhưng ở đây là {text}"),
        ValueFault::Money(fault) => format!("'{name}': '{}' {}", clip(text), fault.words()),
        ValueFault::NotChoice { .. } => {
            format!("'{name}': '{}' không phải một trong các lựa chọn", clip(text))
        }
        ValueFault::Negative => format!("'{name}' không thể âm, nhưng ở đây là {text}"),
        ValueFault::Below(least) => {
            format!("'{name}' ít nhất phải là {}, nhưng ở đây là {text}", format_number(*least))
        }
        ValueFault::Above(most) => {
            format!(
                "'{name}' nhiều nhất chỉ có thể là {}, nhưng ở đây là {text}",
                format_number(*most)
            )
        }
    }
}

fn figure_hint(text: &str, fault: &ValueFault) -> Option<String> {
    let hint = match fault {
        ValueFault::NotNumber(NumberFault::Empty) => {
            "ghi số (không có thì ghi 0), hoặc xóa cả dòng nếu cơ quan không báo cáo số này"
        }
        ValueFault::NotNumber(fault) => return ShapeFault::number(text, fault.clone()).hint(),
        ValueFault::NotWhole => {
            "xem lại số trên báo cáo; nếu số đúng, sửa loại số (value) trong indicators.yaml"
        }
        ValueFault::Money(_) => {
            "ghi số kèm đơn vị rõ ràng (1,5 tỷ đồng; 1.500 triệu đồng), hoặc ghi số theo đơn vị tính của chỉ tiêu"
        }
        ValueFault::NotChoice { choices } => {
            return Some(format!("ghi một trong các lựa chọn: {}", choices.join(", ")));
        }
        ValueFault::Negative | ValueFault::Below(_) | ValueFault::Above(_) => {
            "xem lại số trên báo cáo; nếu số đúng, sửa min, max của chỉ tiêu trong indicators.yaml"
        }
    };
    Some(hint.into())
}

fn answer(wrong: &WrongAnswer) -> String {
    match wrong {
        WrongAnswer::Empty => "câu trả lời để trống".into(),
        WrongAnswer::NotList { text } => {
            format!(
                "câu hỏi {} cần một danh sách, nhưng ở đây là '{}'",
                AskKind::Ticks.words(),
                clip(text)
            )
        }
        WrongAnswer::NotOne { kind } => {
            format!("câu hỏi {} cần một giá trị, nhưng ở đây là một danh sách", kind.words())
        }
        WrongAnswer::NotDate { text, fault } => not_date(text, fault).message(),
    }
}

fn answer_hint(wrong: &WrongAnswer) -> Option<String> {
    let hint = match wrong {
        WrongAnswer::Empty => "ghi câu trả lời, hoặc xóa cả dòng nếu cơ quan không trả lời",
        WrongAnswer::NotList { .. } => {
            "ghi các mã được đánh dấu trong ngoặc vuông: [ma-mot, ma-hai]"
        }
        WrongAnswer::NotOne { .. } => "bỏ các dấu '-' hoặc ngoặc vuông, ghi trên một dòng",
        WrongAnswer::NotDate { text, fault } => return not_date(text, fault).hint(),
    };
    Some(hint.into())
}

fn not_date(text: &str, fault: &ScalarFault) -> ShapeFault {
    ShapeFault::Scalar { text: text.to_owned(), fault: fault.clone() }
}
