//! Values: what does not hold in an indicator.

use rust_decimal::Decimal;

use super::super::super::indicators::ValueKind;
use super::super::super::scalar::{Id, example};
use super::super::facts::RatePart;
use super::{CONTRADICTION, SUMMARY, clip};
use crate::problem::{Severity, faults};
use crate::viet::format_number;

/// What does not hold in an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorFault {
    /// An indicator without anyone who reports it.
    IndicatorReportedByNobody {
        /// The indicator.
        indicator: Id,
    },
    /// A rate that lacks one of its two indicators.
    RateIncomplete {
        /// Which one.
        missing: RatePart,
    },
    /// Half of a rate with an indicator that is none.
    RatePartsUnused {
        /// Which half.
        part: RatePart,
    },
    /// A rate of a rate.
    RateOfRate {
        /// Which half of it.
        part: RatePart,
        /// The rate that it is made from.
        of: Id,
        /// Whether that is the rate itself.
        itself: bool,
    },
    /// A share (`%`) that is to be added up over agencies.
    ShareAdded {
        /// The indicator's name.
        name: String,
    },
    /// A share of which the data do not say how several make one.
    ShareTotalLeftOut {
        /// The indicator's name.
        name: String,
    },
    /// A least value above the greatest.
    BoundsTurned {
        /// The least.
        least: Decimal,
        /// The greatest.
        most: Decimal,
    },
    /// A duty's least that no value can reach.
    LevelUnreachable {
        /// The duty's least.
        at_least: Decimal,
        /// The greatest value that can be right.
        most: Decimal,
    },
    /// A bound that no value of the kind can have.
    BoundNotOfKind {
        /// The bound's key.
        bound: &'static str,
        /// The bound.
        value: Decimal,
        /// The kind.
        kind: ValueKind,
    },
}

/// Which indicators make a rate.
const REPORTED_ONE: &str = "ghi mã của chỉ tiêu mà các cơ quan báo cáo bằng số";

/// How a share of several agencies is reported.
const HOW_SHARES_ADD: &str = "hỏi tử số và mẫu số rồi ghi total: rate; hoặc ghi total: none (không gộp), total: max (lấy tỷ lệ cao nhất)";

faults! {
    impl Fault for IndicatorFault;

    "DL55" {
        title: "Chỉ tiêu không có ai báo cáo",
        range: CONTRADICTION,
        example: Self::IndicatorReportedByNobody { indicator: example::id("so-luot-nguoi") },
        Self::IndicatorReportedByNobody { indicator } => {
            message: format!("chỉ tiêu '{indicator}' không có cơ quan nào báo cáo"),
            hint: "ghi nhiệm vụ ở duty, hoặc ghi agencies, groups, hoặc everyone: true",
        }
    }
    "DL63" {
        title: "Tỷ lệ thiếu tử số hoặc mẫu số",
        range: CONTRADICTION,
        example: Self::RateIncomplete { missing: RatePart::Denominator },
        Self::RateIncomplete { missing } => {
            message: format!("chỉ tiêu tính theo tỷ lệ (total: rate) nhưng thiếu {}", missing.words()),
            hint: format!("thêm dòng '{}: mã chỉ tiêu'", missing.key()),
        }
    }
    "DL64" {
        title: "Tử số, mẫu số ở chỉ tiêu không phải tỷ lệ",
        range: CONTRADICTION,
        example: Self::RatePartsUnused { part: RatePart::Numerator },
        Self::RatePartsUnused { part } => {
            message: format!("có {}, nhưng chỉ tiêu không tính theo tỷ lệ (total: rate)", part.words()),
            hint: "xóa dòng này, hoặc ghi total: rate nếu chỉ tiêu là tỷ lệ của hai chỉ tiêu khác",
        }
    }
    "DL65" {
        title: "Tỷ lệ tính từ một tỷ lệ",
        range: CONTRADICTION,
        example: Self::RateOfRate {
            part: RatePart::Numerator,
            of: example::id("ty-le-dat"),
            itself: false,
        },
        Self::RateOfRate { part, itself: true, .. } => {
            message: format!("tỷ lệ lấy chính mình làm {}", part.words()),
            hint: REPORTED_ONE,
        }
        Self::RateOfRate { part, of, .. } => {
            message: format!("{} '{of}' cũng là một tỷ lệ; tỷ lệ chỉ tính từ hai chỉ tiêu được báo cáo", part.words()),
            hint: REPORTED_ONE,
        }
    }
    "DL66" {
        title: "Số nhỏ nhất lớn hơn số lớn nhất",
        range: CONTRADICTION,
        example: Self::BoundsTurned { least: Decimal::TEN, most: Decimal::ONE },
        Self::BoundsTurned { least, most } => {
            message: format!("số nhỏ nhất {} lớn hơn số lớn nhất {}", format_number(*least), format_number(*most)),
            hint: "xem lại min và max",
        }
    }
    "DL67" {
        title: "Mức tối thiểu không thể đạt",
        range: CONTRADICTION,
        example: Self::LevelUnreachable {
            at_least: Decimal::ONE_THOUSAND,
            most: Decimal::ONE_HUNDRED,
        },
        Self::LevelUnreachable { at_least, most } => {
            message: format!(
                "mức tối thiểu {} cao hơn số lớn nhất có thể có ({}), nên không báo cáo nào đạt được",
                format_number(*at_least),
                format_number(*most)
            ),
            hint: "sửa at_least, hoặc sửa max",
        }
    }
    "DL68" {
        title: "Giới hạn không hợp với loại số",
        range: CONTRADICTION,
        example: Self::BoundNotOfKind {
            bound: "min",
            value: Decimal::NEGATIVE_ONE,
            kind: ValueKind::Count,
        },
        Self::BoundNotOfKind { bound, value, kind } => {
            message: format!("{} {} không hợp với {}", limit(bound), format_number(*value), kind_words(*kind)),
            hint: match kind {
                ValueKind::Count | ValueKind::Money => "ghi số nguyên từ 0 trở lên, hoặc đổi value",
                ValueKind::YesNo | ValueKind::Choice => "xóa dòng này: câu có lựa chọn không có giới hạn",
                ValueKind::Percent | ValueKind::Decimal => {
                    "tỷ lệ có thể vượt 100 thì ghi max; tỷ lệ tăng, giảm có thể âm thì dùng value: decimal"
                }
            },
        }
    }
    "DT01" {
        title: "Tỷ lệ % bị cộng giữa các cơ quan",
        range: SUMMARY,
        example: Self::ShareAdded { name: "Tỷ lệ hộ đạt".into() },
        Self::ShareAdded { name } => {
            message: format!("'{}' là tỷ lệ; tỷ lệ của các cơ quan không cộng với nhau được", clip(name)),
            hint: HOW_SHARES_ADD,
        }
    }
    "DT02" {
        title: "Tỷ lệ % chưa ghi cách gộp",
        range: SUMMARY,
        example: Self::ShareTotalLeftOut { name: "Tỷ lệ hộ đạt".into() },
        Self::ShareTotalLeftOut { name } => {
            severity: Severity::Warning,
            message: format!(
                "'{}' là tỷ lệ mà chưa ghi cách gộp (total); chương trình không cộng tỷ lệ của các cơ quan",
                clip(name)
            ),
            hint: HOW_SHARES_ADD,
        }
    }
}

impl RatePart {
    fn words(self) -> &'static str {
        match self {
            RatePart::Numerator => "tử số (numerator)",
            RatePart::Denominator => "mẫu số (denominator)",
        }
    }
}

fn limit(bound: &str) -> &'static str {
    match bound {
        "min" => "số nhỏ nhất (min)",
        "max" => "số lớn nhất (max)",
        _ => "mức tối thiểu (at_least)",
    }
}

fn kind_words(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "số đếm (số nguyên từ 0)",
        ValueKind::Decimal => "số thập phân",
        ValueKind::Percent => "tỷ lệ % (từ 0 đến 100)",
        ValueKind::Money => "số tiền (số nguyên từ 0)",
        ValueKind::YesNo => "câu có hoặc không",
        ValueKind::Choice => "câu chọn một",
    }
}
