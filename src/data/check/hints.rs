//! Values: what to do about what contradicts itself across the data files, in the Vietnamese of an
//! office.

use rust_decimal::Decimal;

use super::super::body::Regime;
use super::super::indicators::{ValueFault, ValueKind};
use super::amounts::likely_unit;
use super::facts::{Half, IdOf, OddDay, OffScale, Particular, WrongAnswer};
use super::fault::CheckFault;
use super::words::{clip, name, not_date, not_number};
use crate::problem::Fault;
use crate::viet::{NumberFault, format_surely};

/// What to do about it.
pub(super) fn hint(fault: &CheckFault) -> Option<String> {
    let hint: String = match fault {
        CheckFault::UnknownId { what, found, nearest, elsewhere, known } => {
            return Some(unknown_hint(*what, found, nearest.as_deref(), *elsewhere, known));
        }
        CheckFault::ToMend { .. } => {
            "xem biểu mẫu gửi về hoặc hỏi lại cơ quan, ghi giá trị đúng thay cho cả dòng này".into()
        }
        CheckFault::DuplicateId { what: IdOf::Extension, .. } => "giữ lại một lần gia hạn, xóa lần kia".into(),
        CheckFault::DuplicateId { what: IdOf::Choice, .. } => "giữ lại một lần, xóa hoặc đổi mã lần kia".into(),
        CheckFault::DuplicateId { .. } => {
            "đặt mã khác cho một trong hai chỗ, rồi sửa những chỗ nhắc đến mã đó".into()
        }
        CheckFault::UnknownReportPeriod { nearest, .. } => {
            let rule = "tên thư mục phải là mã kỳ ghi ở reporting, periods trong plan.yaml";
            with_nearest(nearest.as_deref(), rule)
        }
        CheckFault::UnknownReportAgency { nearest, found } => {
            let rule = "tên tệp phải là mã cơ quan ghi trong agencies.yaml";
            let merged = format!(
                "cơ quan đã sáp nhập, đổi tên thì ghi was: [{{id: {found}, until: năm-tháng-ngày}}] ở cơ quan mới"
            );
            with_nearest(nearest.as_deref(), &format!("{rule}; {merged}"))
        }
        CheckFault::WindowTurned { .. } => {
            "xem lại hai ngày trên văn bản gốc; from là ngày đầu, to là ngày cuối".into()
        }
        CheckFault::DueWithinPeriod { .. } => {
            "sửa due_before cho sau ngày cuối của covers, hoặc sửa covers cho kết thúc trước hạn".into()
        }
        CheckFault::ExtensionNotLater { .. } => "ghi ngày muộn hơn, hoặc xóa lần gia hạn này".into(),
        CheckFault::ExemptAndExtended { .. } => "giữ lại một: miễn báo cáo hoặc gia hạn".into(),
        CheckFault::DeadlineDayOff { .. } => {
            "hạn vẫn giữ đúng như kế hoạch; nên nhắc các cơ quan gửi sớm hơn, hoặc ghi gia hạn ở extensions".into()
        }
        CheckFault::NumberTaken { regime, .. } => {
            format!("xem lại số trên hai văn bản; {}", counts_by(*regime))
        }
        CheckFault::HalfNumbered { has: Half::Number } => "ghi thêm ngày (date) khi đã ban hành".into(),
        CheckFault::HalfNumbered { has: Half::Date } => "ghi thêm số (number) khi đã lấy số".into(),
        CheckFault::WordsNotFound { begins, .. } => {
            format!("chép lại đúng từng chữ, hoặc sửa anchor; phần đó bắt đầu bằng: '{begins}'")
        }
        CheckFault::ReferenceNotFound { begins, .. } => {
            format!("chép lại đúng từng chữ trong lời văn; phần này bắt đầu bằng: '{begins}'")
        }
        CheckFault::SecrecyMark { .. } => {
            "nếu là văn bản mật, không nhập vào đây và xử lý theo quy định về bảo vệ bí mật nhà nước; nếu chỉ là lời văn, viết chữ thường"
                .into()
        }
        CheckFault::DutyBindsNobody { .. } => {
            "ghi mã cơ quan ở agencies, mã nhóm ở groups, hoặc everyone: true nếu giao cho mọi cơ quan".into()
        }
        CheckFault::IndicatorReportedByNobody { .. } => {
            "ghi nhiệm vụ ở duty, hoặc ghi agencies, groups, hoặc everyone: true".into()
        }
        CheckFault::ChoicesMissing { .. } => {
            "ghi các lựa chọn ở choices, hoặc mã phần có các gạch đầu dòng ở choices_from".into()
        }
        CheckFault::ChoicesUnused { .. } => {
            "xóa các lựa chọn, hoặc đổi kind thành choice (chọn một) hay ticks (đánh dấu nhiều)".into()
        }
        CheckFault::ChoicesTwice => "xóa choices hoặc xóa choices_from".into(),
        CheckFault::ChoicesFromNothing { .. } => {
            "ghi mã của phần có danh sách, và đặt mã (id) cho từng gạch đầu dòng ở đó".into()
        }
        CheckFault::PhaseWithoutWindow { .. } => {
            "ghi thêm window (from, to) cho phần đó, hoặc ghi mã của giai đoạn khác".into()
        }
        CheckFault::StandingAbsent => {
            "thêm mục standing (tiêu đề và các câu hỏi) vào reporting, hoặc xóa dòng này".into()
        }
        CheckFault::StandingUnused => "ghi standing: true ở kỳ có phần này, hoặc xóa phần này".into(),
        CheckFault::RateIncomplete { missing } => format!("thêm dòng '{}: mã chỉ tiêu'", missing.key()),
        CheckFault::RatePartsUnused { .. } => {
            "xóa dòng này, hoặc ghi total: rate nếu chỉ tiêu là tỷ lệ của hai chỉ tiêu khác".into()
        }
        CheckFault::RateOfRate { .. } => "ghi mã của chỉ tiêu mà các cơ quan báo cáo bằng số".into(),
        CheckFault::BoundsTurned { .. } => "xem lại min và max".into(),
        CheckFault::LevelUnreachable { .. } => "sửa at_least, hoặc sửa max".into(),
        CheckFault::BoundNotOfKind { kind, .. } => match kind {
            ValueKind::Count | ValueKind::Money => "ghi số nguyên từ 0 trở lên, hoặc đổi value".into(),
            ValueKind::Percent | ValueKind::Decimal => {
                "tỷ lệ có thể vượt 100 thì ghi max; tỷ lệ tăng, giảm có thể âm thì dùng value: decimal".into()
            }
        },
        CheckFault::ShareAdded { .. } | CheckFault::ShareTotalLeftOut { .. } => {
            "hỏi tử số và mẫu số rồi ghi total: rate; hoặc ghi total: none (không gộp), total: max (lấy tỷ lệ cao nhất)"
                .into()
        }
        CheckFault::SignatureClash(_) => "giữ lại một trong hai, theo quyền ký thực tế".into(),
        CheckFault::TitledName { name, .. } => format!("viết: {name}"),
        CheckFault::ExemptReported => {
            "nếu cơ quan này vẫn phải báo cáo, xóa mã của cơ quan ở exempt trong plan.yaml".into()
        }
        CheckFault::NotAsked { what: IdOf::Indicator, .. } => {
            "xóa dòng này nếu ghi nhầm, hoặc sửa ai báo cáo chỉ tiêu đó (agencies, groups, periods) trong indicators.yaml"
                .into()
        }
        CheckFault::NotAsked { .. } => {
            "xóa dòng này nếu ghi nhầm, hoặc sửa nhiệm vụ, giai đoạn của câu hỏi trong plan.yaml".into()
        }
        CheckFault::BadFigure { text, fault, .. } => return figure_hint(text, fault),
        CheckFault::PartAboveWhole { .. } => {
            "hỏi lại cơ quan báo cáo, hoặc xem có ghi đổi chỗ hai số không".into()
        }
        CheckFault::WrongAnswer(wrong) => return answer_hint(wrong),
        CheckFault::NilWithContent { .. } => {
            "xóa dòng nil nếu có phát sinh, hoặc xóa số liệu và trả lời nếu đúng là không phát sinh".into()
        }
        CheckFault::CurvedQuotes { .. } => {
            "bỏ ngoặc, hoặc nếu có dấu hai chấm thì thay bằng ngoặc kép thẳng \"…\"".into()
        }
        CheckFault::NameBrokenAtComma { whole } => format!(
            "nếu là một dòng, đặt trong ngoặc kép: [\"{}\"]; nếu muốn ngắt dòng, ngắt ở chỗ không có dấu phẩy",
            clip(whole)
        ),
        CheckFault::PastedNumber { mark } => format!("xóa '{}' ở đầu lời", clip(mark)),
        CheckFault::PastedRecipient { .. } => {
            "chỉ ghi tên; nơi lưu ghi ở mục filing của cơ quan ban hành".into()
        }
        CheckFault::NumberedDraft { .. } => {
            "xóa dòng draft nếu đã ban hành, hoặc xóa số, ngày (number, date) nếu còn là dự thảo".into()
        }
        CheckFault::DeadlineSaidOtherwise { .. } => {
            "xem lại due_before, hoặc lời văn ở phần mà anchor của kỳ này trỏ tới".into()
        }
        CheckFault::TwinAgencies { .. } => {
            "ghi tên đầy đủ có cấp trên hoặc địa danh; nếu là một cơ quan thì xóa một chỗ".into()
        }
        CheckFault::Markup { .. } => {
            "xóa ký hiệu; chữ đậm, nghiêng, khoảng trắng do chương trình trình bày theo thể thức".into()
        }
        CheckFault::OddFiling { .. } => {
            "ghi như 'VT, NC' (văn thư, đơn vị soạn thảo) hoặc 'Văn phòng ...' (cơ quan Đảng); không ghi chữ Lưu".into()
        }
        CheckFault::PartyFiling { .. } => {
            "ghi văn phòng lưu văn bản, ví dụ: Văn phòng Đảng ủy; không ghi VT".into()
        }
        CheckFault::LineBreak { .. } => {
            "viết liền; lời dài thì dùng dấu > thay cho dấu | và không để dòng trống ở giữa; nếu là hai mục thì tách thành hai dòng gạch".into()
        }
        CheckFault::CorrectedEarly { .. } => {
            "received là ngày nhận lần đầu, corrected là ngày nhận bản sửa; xem có ghi đổi chỗ không".into()
        }
        CheckFault::FormerStillThere { .. } => {
            "bỏ cơ quan cũ khỏi danh sách, chỉ để ở was của một cơ quan; nếu nó vẫn hoạt động thì bỏ dòng was".into()
        }
        CheckFault::SumTooLarge { .. } => {
            "xem lại số này trên báo cáo; thường là gõ thừa chữ số".into()
        }
        CheckFault::OffScale(told) => off_scale_hint(told),
        CheckFault::OddDay { why: OddDay::Ahead { .. }, .. } => {
            "xem lại ngày, hoặc đồng hồ của máy".into()
        }
        CheckFault::OddDay { .. } => "xem lại ngày, nhất là năm; nếu ngày đúng thì không phải sửa".into(),
        CheckFault::RemindedEarly { .. } => "xem lại ngày và kỳ của công văn này".into(),
        CheckFault::ReceivedEarly { .. } => "xem lại ngày nhận, và xem báo cáo có đúng kỳ này không".into(),
        CheckFault::DatedAfterReceived { .. } => "xem lại ngày ban hành trên báo cáo và ngày nhận".into(),
        CheckFault::PrivateParticulars(Particular::Question { .. }) => {
            "báo cáo không cần thông tin riêng của cá nhân; nên hỏi số lượng, chức danh hoặc đơn vị".into()
        }
        CheckFault::PrivateParticulars(_) => {
            "báo cáo tổng hợp không đưa thông tin riêng của cá nhân; nên xóa số này".into()
        }
    };
    Some(hint)
}

fn unknown_hint(
    what: IdOf,
    found: &str,
    nearest: Option<&str>,
    elsewhere: Option<IdOf>,
    known: &[String],
) -> String {
    let mut hints = Vec::new();
    match elsewhere {
        Some(IdOf::Body) if what == IdOf::Agency => {
            hints.push(format!("'{}' ở office.yaml, không phải cơ quan báo cáo;", clip(found)));
        }
        Some(IdOf::Group) if what == IdOf::Agency => hints.push(format!(
            "'{0}' là mã nhóm: muốn chỉ cả nhóm thì ghi 'groups: [{0}]';",
            clip(found)
        )),
        Some(IdOf::Agency) if what == IdOf::Group => hints.push(format!(
            "'{0}' là mã một cơ quan: muốn chỉ cơ quan đó thì ghi 'agencies: [{0}]';",
            clip(found)
        )),
        Some(elsewhere) => hints.push(format!("'{}' là mã {};", clip(found), name(elsewhere))),
        None => {}
    }
    hints.extend(nearest.map(|nearest| format!("ý bạn là '{nearest}'?")));
    hints.push(defined(what).to_owned());
    if nearest.is_none() && !known.is_empty() {
        hints.push(format!("(hiện có: {})", known.join(", ")));
    }
    hints.join(" ")
}

fn with_nearest(nearest: Option<&str>, rule: &str) -> String {
    match nearest {
        Some(nearest) => format!("ý bạn là '{nearest}'? {rule}"),
        None => rule.to_owned(),
    }
}

/// Where ids of a kind are given.
fn defined(what: IdOf) -> &'static str {
    match what {
        IdOf::Body => "mã cơ quan ghi ở issuers trong office.yaml hoặc trong agencies.yaml",
        IdOf::Agency | IdOf::Extension => "mã cơ quan báo cáo ghi trong agencies.yaml",
        IdOf::Group => "mã nhóm ghi ở groups trong agencies.yaml",
        IdOf::Duty => "mã nhiệm vụ ghi ở duties trong plan.yaml",
        IdOf::Anchor => {
            "mã phần ghi ở mục id của phần hoặc gạch đầu dòng, trong sections của plan.yaml"
        }
        IdOf::Indicator => "mã chỉ tiêu ghi trong indicators.yaml",
        IdOf::Period => "mã kỳ ghi ở reporting, periods trong plan.yaml",
        IdOf::Ask => "mã câu hỏi ghi ở asks và general trong plan.yaml",
        IdOf::Choice => "chọn trong các lựa chọn của câu hỏi đó ở plan.yaml",
    }
}

fn off_scale_hint(told: &OffScale) -> String {
    let unit = likely_unit(&told.unit, told.power, told.larger);
    let turned = Decimal::from(10_i64.saturating_pow(told.power));
    let turned = match told.larger {
        true => told.value.checked_div(turned),
        false => told.value.checked_mul(turned),
    };
    let meant = match (unit, turned) {
        (Some(unit), Some(turned)) => format!(
            "xem có ghi theo đơn vị {unit} không (khi đó là {} {})",
            format_surely(turned.normalize()),
            told.unit
        ),
        _ => "xem lại đơn vị tính".to_owned(),
    };
    format!("{meant}; nếu số đúng thì không phải sửa")
}

fn figure_hint(text: &str, fault: &ValueFault) -> Option<String> {
    let hint = match fault {
        ValueFault::NotNumber(NumberFault::Empty) => {
            "ghi số (không có thì ghi 0), hoặc xóa cả dòng nếu cơ quan không báo cáo số này"
        }
        ValueFault::NotNumber(fault) => return not_number(text, fault).hint(),
        ValueFault::NotWhole => {
            "xem lại số trên báo cáo; nếu số đúng, sửa loại số (value) trong indicators.yaml"
        }
        ValueFault::Negative | ValueFault::Below(_) | ValueFault::Above(_) => {
            "xem lại số trên báo cáo; nếu số đúng, sửa min, max của chỉ tiêu trong indicators.yaml"
        }
    };
    Some(hint.into())
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

/// How a body of a regime counts.
fn counts_by(regime: Regime) -> &'static str {
    match regime {
        Regime::State => "mỗi loại văn bản đánh số riêng, từ 01 mỗi năm",
        Regime::Party => "mỗi loại văn bản đánh số riêng, liên tục trong nhiệm kỳ",
    }
}
