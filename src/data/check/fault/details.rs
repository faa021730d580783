//! Values: what does not hold in breakdowns, targets and kinds of figures.

use rust_decimal::Decimal;

use super::super::super::indicators::ValueKind;
use super::super::super::parts::{LEVELS, Uneven, UnevenHow};
use super::super::super::scalar::{Id, example};
use super::clip;
use crate::problem::words::guess;
use crate::problem::{Severity, faults};
use crate::viet::format_number;

/// What does not hold in breakdowns, targets and kinds of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DetailFault {
    /// A part that is above itself.
    PartOfItself {
        /// The part.
        part: Id,
    },
    /// A part of a part of a part.
    TooDeep {
        /// The part.
        part: Id,
    },
    /// A part whose unit or way of adding up is not that of its whole.
    PartUnlike {
        /// The key.
        key: &'static str,
        /// What the part says.
        part: String,
        /// What the whole says.
        whole: String,
    },
    /// A part that is asked of others than its whole.
    PartOfOthers {
        /// The whole.
        whole: Id,
    },
    /// An indicator that has no parts, or is none.
    NoParts {
        /// The kind of the indicator.
        what: &'static str,
    },
    /// `whole` without `part_of`.
    WholeAlone,
    /// Figures of a report that do not fit their whole.
    Uneven(Box<Uneven>),
    /// A target of somebody who is no agency and no group.
    UnknownTarget {
        /// The id.
        id: Id,
        /// The nearest.
        nearest: Option<String>,
    },
    /// A target of somebody who is not asked the indicator.
    TargetNotAsked {
        /// The agency or group.
        id: Id,
    },
    /// A target that no figure of the indicator can be.
    TargetNotOfKind {
        /// The target.
        value: Decimal,
        /// The kind.
        kind: ValueKind,
    },
    /// Targets of what is computed or chosen.
    TargetOfOther,
    /// `targets_for` without targets.
    TargetsForAlone,
    /// Choices without `value: choice`, or too few of them.
    Choices {
        /// How many there are.
        count: usize,
        /// Whether the indicator asks for a choice.
        wanted: bool,
    },
    /// An indicator of choices that says how figures add up.
    ChoiceAdded,
    /// `per` of what is no rate.
    PerAlone,
    /// `per` that is none of the numbers of which a rate speaks.
    PerOdd {
        /// What it is.
        per: Decimal,
    },
    /// `per` and the unit speak of different numbers.
    PerAgainstUnit {
        /// What `per` says.
        per: Decimal,
        /// What the unit says.
        unit: Decimal,
    },
    /// What is at hand, a mean or a share that is to be added up over periods.
    StockCumulated,
    /// Both a day and periods over which to add up.
    SinceAndPeriods,
    /// A period begins before the day from which is added up and ends after it.
    SinceCuts {
        /// The period.
        period: String,
    },
    /// Two periods that are to be added up share days.
    Overlap {
        /// One of them.
        one: String,
        /// The other.
        other: String,
    },
    /// The year before of what is not compared.
    YearOfOther,
    /// A report of the year before of a period or a body that the data do not know.
    YearUnknown {
        /// The id.
        id: Id,
        /// Whether it is that of a period.
        period: bool,
        /// The nearest.
        nearest: Option<String>,
    },
    /// A figure of the year before whose id is nearly that of one that is compared.
    YearOddFigure {
        /// Its id.
        id: Id,
        /// The indicator.
        nearest: String,
    },
}

faults! {
    impl Fault for DetailFault;

    "CT01" {
        title: "Chỉ tiêu là một phần của chính mình",
        meaning: "Đi theo part_of từ chỉ tiêu này thì quay lại chính nó.",
        advice: "sửa part_of cho đúng chỉ tiêu chung",
        example: Self::PartOfItself { part: example::id("so-nu") },
        Self::PartOfItself { part } => {
            message: format!("chỉ tiêu '{part}' là một phần (part_of) của chính mình"),
            hint: "ghi mã của chỉ tiêu chung mà chỉ tiêu này là một phần",
        }
    }
    "CT02" {
        title: "Quá nhiều mức “trong đó”",
        meaning: "Chỉ tiêu “trong đó” có nhiều nhất hai mức: trong đó, và trong đó của phần ấy.",
        advice: "bỏ bớt một mức",
        example: Self::TooDeep { part: example::id("so-nu") },
        Self::TooDeep { part } => {
            message: format!("chỉ tiêu '{part}' ở mức “trong đó” thứ ba; nhiều nhất là {LEVELS} mức"),
            hint: "ghi part_of là chỉ tiêu ở mức trên",
        }
    }
    "CT03" {
        title: "Phần không cùng đơn vị tính hoặc cách gộp với chỉ tiêu chung",
        meaning: "Phần (trong đó) phải cùng đơn vị tính (unit), loại số (value) và cách gộp (total) với chỉ tiêu chung thì mới so được.",
        advice: "sửa cho giống nhau, hoặc bỏ part_of",
        example: Self::PartUnlike { key: "unit", part: "người".into(), whole: "lượt".into() },
        Self::PartUnlike { key, part, whole } => {
            message: format!("phần này có {key} là '{}', chỉ tiêu chung là '{}'", clip(part), clip(whole)),
            hint: format!("ghi {key} giống chỉ tiêu chung, hoặc bỏ part_of nếu không phải một phần"),
        }
    }
    "CT04" {
        title: "Phần hỏi cơ quan khác với chỉ tiêu chung",
        meaning: "Phần (trong đó) hỏi đúng những cơ quan và những kỳ của chỉ tiêu chung; không cần ghi lại.",
        advice: "bỏ duty, agencies, groups, everyone, periods ở phần",
        example: Self::PartOfOthers { whole: example::id("so-nguoi") },
        Self::PartOfOthers { whole } => {
            message: format!("phần này hỏi cơ quan hoặc kỳ khác với chỉ tiêu chung '{whole}'"),
            hint: "bỏ các dòng duty, agencies, groups, everyone, periods ở phần này: chương trình hỏi như chỉ tiêu chung",
        }
    }
    "CT05" {
        title: "Chỉ tiêu này không có “trong đó”",
        meaning: "Tỷ lệ %, tỷ lệ tính, số trung bình và câu chọn không chia thành phần được.",
        advice: "bỏ part_of",
        example: Self::NoParts { what: "tỷ lệ" },
        Self::NoParts { what } => {
            message: format!("{what} không chia thành phần (part_of) được"),
            hint: "bỏ part_of; cần tỷ lệ của một phần thì hỏi số rồi ghi total: rate",
        }
    }
    "CT06" {
        title: "whole mà không có part_of",
        meaning: "whole chỉ có nghĩa ở chỉ tiêu “trong đó”.",
        advice: "thêm part_of hoặc bỏ whole",
        example: Self::WholeAlone,
        Self::WholeAlone => {
            message: "có whole nhưng không có part_of",
            hint: "thêm dòng 'part_of: mã chỉ tiêu chung', hoặc xóa dòng whole",
        }
    }
    "CT07" {
        title: "Phần không khớp với số chung",
        meaning: "Trong một báo cáo, phần (trong đó) lớn hơn số chung, hoặc các phần cộng lại không bằng số chung dù indicators.yaml ghi là bằng (whole: true).",
        advice: "hỏi lại cơ quan; các phần có thể trùng nhau thì ghi whole: false ở từng phần",
        example: Self::Uneven(Box::new(Uneven {
            how: UnevenHow::Above,
            parts: vec![example::id("so-nu")],
            sum: Decimal::TEN,
            whole: Decimal::ONE,
            names: vec!["Nữ".into()],
            name: "Số người".into(),
        })),
        Self::Uneven(uneven) => {
            severity: match uneven.how {
                UnevenHow::Above | UnevenHow::NotWhole => Severity::Error,
                UnevenHow::TogetherAbove => Severity::Warning,
            },
            message: uneven.words(),
            hint: match uneven.how {
                UnevenHow::Above | UnevenHow::NotWhole => "hỏi lại cơ quan báo cáo rồi sửa số nào sai",
                UnevenHow::TogetherAbove => {
                    "hỏi lại cơ quan báo cáo; nếu các phần có thể trùng nhau thì ghi whole: false ở từng phần trong indicators.yaml"
                }
            },
        }
    }
    "CT08" {
        title: "Giao chỉ tiêu cho cơ quan, nhóm không có",
        meaning: "Mã ở targets không phải mã cơ quan, mã nhóm nào trong agencies.yaml.",
        advice: "sửa mã cho đúng",
        example: Self::UnknownTarget { id: example::id("so-yte"), nearest: Some("so-y-te".into()) },
        Self::UnknownTarget { id, nearest } => {
            message: format!("giao chỉ tiêu cho '{id}', nhưng không có cơ quan, nhóm nào mang mã này{}", guess(nearest.as_deref())),
            hint: "xem mã cơ quan, mã nhóm trong agencies.yaml",
        }
    }
    "CT09" {
        title: "Giao chỉ tiêu cho nơi không báo cáo chỉ tiêu đó",
        meaning: "Cơ quan, nhóm ở targets không phải báo cáo chỉ tiêu này ở kỳ nào.",
        advice: "bỏ dòng đó, hoặc thêm cơ quan, nhóm vào nơi báo cáo",
        example: Self::TargetNotAsked { id: example::id("so-y-te") },
        Self::TargetNotAsked { id } => {
            message: format!("'{id}' được giao chỉ tiêu nhưng không phải báo cáo chỉ tiêu này"),
            hint: "bỏ dòng này, hoặc thêm vào agencies, groups của chỉ tiêu",
        }
    }
    "CT10" {
        title: "Chỉ tiêu giao không hợp với loại số",
        meaning: "Số được giao phải là một số mà cơ quan có thể báo cáo được, lớn hơn 0.",
        advice: "sửa số được giao",
        example: Self::TargetNotOfKind { value: Decimal::NEGATIVE_ONE, kind: ValueKind::Count },
        Self::TargetNotOfKind { value, .. } => {
            message: format!("chỉ tiêu giao {} không phải là số mà chỉ tiêu này có thể đạt", format_number(*value)),
            hint: "ghi số lớn hơn 0, số nguyên nếu chỉ tiêu là số đếm, không vượt max",
        }
    }
    "CT11" {
        title: "Chỉ tiêu này không giao được",
        meaning: "Câu có hoặc không, câu chọn một không có số để giao.",
        advice: "bỏ targets",
        example: Self::TargetOfOther,
        Self::TargetOfOther => {
            message: "câu có lựa chọn không có số để giao (targets)",
            hint: "xóa targets ở chỉ tiêu này",
        }
    }
    "CT12" {
        title: "targets_for mà không có targets",
        meaning: "targets_for nói chỉ tiêu giao là của cả đợt hay của mỗi kỳ.",
        advice: "thêm targets hoặc bỏ targets_for",
        example: Self::TargetsForAlone,
        Self::TargetsForAlone => {
            message: "có targets_for nhưng không giao chỉ tiêu cho ai (targets)",
            hint: "thêm targets, hoặc xóa dòng targets_for",
        }
    }
    "CT13" {
        title: "Lựa chọn không hợp với loại số",
        meaning: "value: choice cần ít nhất hai lựa chọn ở choices; loại số khác không có choices.",
        advice: "thêm hoặc bỏ choices",
        example: Self::Choices { count: 1, wanted: true },
        Self::Choices { count, wanted: true } => {
            message: format!("câu chọn một (value: choice) chỉ có {count} lựa chọn"),
            hint: "ghi ít nhất hai lựa chọn ở choices: [{id: tot, text: Tốt}, {id: kha, text: Khá}]",
        }
        Self::Choices { .. } => {
            message: "có choices nhưng loại số không phải là chọn một (value: choice)",
            hint: "ghi value: choice, hoặc xóa choices",
        }
    }
    "CT14" {
        title: "Câu có lựa chọn mà ghi cách gộp",
        meaning: "Câu có hoặc không, câu chọn một thì đếm cơ quan theo câu trả lời, không cộng.",
        advice: "bỏ total",
        example: Self::ChoiceAdded,
        Self::ChoiceAdded => {
            message: "câu có lựa chọn được đếm theo cơ quan, không gộp bằng total",
            hint: "xóa dòng total",
        }
    }
    "CT15" {
        title: "per ở chỉ tiêu không phải tỷ lệ",
        meaning: "per nói tỷ lệ tính trên 100, 1.000 hay 10.000; chỉ dùng với total: rate.",
        advice: "bỏ per hoặc ghi total: rate",
        example: Self::PerAlone,
        Self::PerAlone => {
            message: "có per nhưng chỉ tiêu không tính theo tỷ lệ (total: rate)",
            hint: "xóa dòng per, hoặc ghi total: rate",
        }
    }
    "CT16" {
        title: "per không phải số tròn",
        meaning: "Tỷ lệ tính trên 1, 10, 100, 1.000, 10.000, 100.000 hoặc 1.000.000.",
        advice: "sửa per",
        example: Self::PerOdd { per: Decimal::from(150) },
        Self::PerOdd { per } => {
            message: format!("per là {}, không phải 100, 1.000, 10.000 …", format_number(*per)),
            hint: "ghi 100, 1.000, 10.000 hoặc 100.000",
        }
    }
    "CT17" {
        title: "per khác đơn vị tính",
        meaning: "Đơn vị tính đã nói tỷ lệ tính trên bao nhiêu (%, ‰, ca/1.000 dân), per lại ghi số khác.",
        advice: "sửa per hoặc unit cho giống nhau",
        example: Self::PerAgainstUnit { per: Decimal::ONE_THOUSAND, unit: Decimal::ONE_HUNDRED },
        Self::PerAgainstUnit { per, unit } => {
            message: format!("per là {}, nhưng đơn vị tính nói là {}", format_number(*per), format_number(*unit)),
            hint: "bỏ per, hoặc sửa unit cho đúng",
        }
    }
    "CT18" {
        title: "Chỉ tiêu này không cộng dồn qua các kỳ",
        meaning: "Chỉ số phát sinh (total: sum, max) được lũy kế; số hiện có, số trung bình, tỷ lệ và câu chọn thì không cộng giữa các kỳ.",
        advice: "bỏ since, cumulative",
        example: Self::StockCumulated,
        Self::StockCumulated => {
            message: "số hiện có, số trung bình, tỷ lệ và câu chọn không lũy kế qua các kỳ được",
            hint: "xóa since, cumulative; cần tỷ lệ lũy kế thì lũy kế tử số và mẫu số",
        }
    }
    "CT19" {
        title: "Ghi cả since và cumulative",
        meaning: "Lũy kế từ một ngày (since) hoặc các kỳ nêu tên (cumulative), không ghi cả hai.",
        advice: "bỏ một trong hai",
        example: Self::SinceAndPeriods,
        Self::SinceAndPeriods => {
            message: "có cả since và cumulative nên không rõ lũy kế những kỳ nào",
            hint: "xóa since hoặc xóa cumulative",
        }
    }
    "CT20" {
        title: "Ngày lũy kế cắt giữa một kỳ",
        meaning: "Kỳ bắt đầu trước ngày ở since và kết thúc sau ngày đó nên không biết phần nào của kỳ thuộc lũy kế; kỳ đó không được cộng.",
        advice: "ghi since là ngày đầu của một kỳ",
        example: Self::SinceCuts { period: "quý I".into() },
        Self::SinceCuts { period } => {
            severity: Severity::Warning,
            message: format!("ngày lũy kế ở giữa kỳ '{}' nên kỳ đó không được cộng", clip(period)),
            hint: "ghi ngày đầu của kỳ",
        }
    }
    "CT21" {
        title: "Các kỳ lũy kế trùng thời gian",
        meaning: "Hai kỳ trùng ngày thì cộng lại sẽ tính hai lần, nên không lũy kế.",
        advice: "bỏ một trong hai kỳ ở cumulative, hoặc sửa thời gian (covers) trong plan.yaml",
        example: Self::Overlap { one: "quý I".into(), other: "6 tháng".into() },
        Self::Overlap { one, other } => {
            message: format!("'{}' và '{}' trùng thời gian, cộng lại sẽ tính hai lần", clip(one), clip(other)),
            hint: "chỉ lũy kế các kỳ không trùng thời gian (covers) với nhau",
        }
    }
    "CT22" {
        title: "Chỉ tiêu này không so với năm trước được",
        meaning: "Câu chọn và số không gộp (total: none) không có số chung để so với cùng kỳ năm trước.",
        advice: "bỏ year_before",
        example: Self::YearOfOther,
        Self::YearOfOther => {
            message: "câu chọn, số không gộp (total: none) không so với cùng kỳ năm trước được",
            hint: "xóa year_before, hoặc ghi cách gộp (total)",
        }
    }
    "CT23" {
        title: "Báo cáo năm trước của kỳ hoặc cơ quan không có",
        meaning: "Báo cáo năm trước đặt ở year-before/<mã kỳ của năm nay>/<mã cơ quan>.yaml.",
        advice: "đổi tên thư mục hoặc tệp theo mã của năm nay",
        example: Self::YearUnknown { id: example::id("quy-5"), period: true, nearest: None },
        Self::YearUnknown { id, period, nearest } => {
            message: format!(
                "báo cáo năm trước đặt theo {} '{id}', nhưng không có {} nào mang mã này{}",
                if *period { "kỳ" } else { "cơ quan" },
                if *period { "kỳ" } else { "cơ quan" },
                guess(nearest.as_deref())
            ),
            hint: "đặt tên theo mã kỳ, mã cơ quan của năm nay: year-before/<mã kỳ>/<mã cơ quan>.yaml",
        }
    }
    "CT24" {
        title: "Số liệu năm trước có mã gần giống một chỉ tiêu được so",
        meaning: "Mã trong báo cáo năm trước không phải chỉ tiêu của năm nay, nhưng gần giống một chỉ tiêu được so với cùng kỳ; số này không được dùng.",
        advice: "sửa mã nếu gõ nhầm; đúng là chỉ tiêu khác thì để nguyên",
        example: Self::YearOddFigure { id: example::id("so-buoi-hop"), nearest: "so-buoi".into() },
        Self::YearOddFigure { id, nearest } => {
            severity: Severity::Warning,
            message: format!("'{id}' không phải chỉ tiêu của năm nay nên số này không được so"),
            hint: format!("nếu là '{nearest}' thì sửa mã; nếu là chỉ tiêu khác của năm trước thì để nguyên"),
        }
    }
}
