//! Values: the words for what contradicts itself across the data files, in the Vietnamese of an office.
//!
//! The message says what was found and what is wanted; [`hints`](super::hints) say what to do. Neither
//! blames.

use rust_decimal::Decimal;

use super::super::fault::DataFault;
use super::super::indicators::{ValueFault, ValueKind};
use super::super::plan::AskKind;
use super::super::scalar::{Date, ScalarFault};
use super::facts::{
    Beside, DayOf, Half, IdOf, OddDay, OffScale, Particular, RatePart, SignatureClash, WrongAnswer,
};
use super::fault::CheckFault;
use crate::problem::{Fault, Place};
use crate::viet::{NumberFault, date_short, format_number, weekday};

/// Longer words than these are cut short in a message; the place shows the rest.
const WORDS_SHOWN: usize = 60;

/// What is wrong.
pub(super) fn message(fault: &CheckFault) -> String {
    match fault {
        CheckFault::ToMend { typed } => {
            format!("giá trị thu từ biểu mẫu còn chờ sửa: '{}'", clip(typed))
        }
        CheckFault::UnknownId { what, found, .. } => {
            format!("không có {} nào mang mã '{}'", name(*what), clip(found))
        }
        CheckFault::DuplicateId { what: IdOf::Extension, id, first, .. } => {
            format!("cơ quan '{id}' được gia hạn hai lần trong một kỳ; lần đầu ở dòng {}", first.line)
        }
        CheckFault::DuplicateId { what, id, first, same_file } => {
            format!("mã {} '{id}' dùng hai lần; lần đầu ở {}", name(*what), spot(first, *same_file))
        }
        CheckFault::UnknownReportPeriod { found, .. } => {
            format!("báo cáo nằm trong thư mục '{found}', nhưng không có kỳ báo cáo nào mang mã này")
        }
        CheckFault::UnknownReportAgency { found, .. } => {
            format!(
                "tệp báo cáo tên là '{found}', nhưng không có cơ quan nào mang mã này; báo cáo này không được tính"
            )
        }
        CheckFault::WindowTurned { from, to } => {
            format!("ngày kết thúc {} lại trước ngày bắt đầu {}", day(*to), day(*from))
        }
        CheckFault::DueWithinPeriod { due_before, covers_to } => format!(
            "báo cáo phải gửi trước ngày {}, nhưng lại bao quát đến hết ngày {}",
            day(*due_before),
            day(*covers_to)
        ),
        CheckFault::ExtensionNotLater { extended, due_before } => format!(
            "gia hạn đến trước ngày {} không muộn hơn hạn chung của kỳ (trước ngày {})",
            day(*extended),
            day(*due_before)
        ),
        CheckFault::ExemptAndExtended { agency } => {
            format!("cơ quan '{agency}' vừa được miễn báo cáo (exempt) vừa được gia hạn trong cùng kỳ")
        }
        CheckFault::DeadlineDayOff { last, holiday: Some(holiday) } => {
            format!("hạn chót {} là ngày nghỉ ({holiday})", day(*last))
        }
        CheckFault::DeadlineDayOff { last, holiday: None } => {
            format!("hạn chót {} là {}", day(*last), weekday(last.0))
        }
        CheckFault::NumberTaken { number, body, year, first, .. } => format!(
            "số {number:02} năm {year} của {body} đã dùng cho một văn bản cùng loại, ở {}",
            spot(first, false)
        ),
        CheckFault::HalfNumbered { has: Half::Number } => {
            "văn bản đã có số nhưng chưa có ngày ban hành".into()
        }
        CheckFault::HalfNumbered { has: Half::Date } => {
            "văn bản đã có ngày ban hành nhưng chưa có số".into()
        }
        CheckFault::WordsNotFound { words, anchor, .. } => {
            format!("phần '{anchor}' của kế hoạch không có đúng câu chữ này: '{}'", clip(words))
        }
        CheckFault::ReferenceNotFound { words, .. } => {
            format!("lời văn của phần này không có chữ dẫn chiếu '{}'", clip(words))
        }
        CheckFault::SecrecyMark { mark } => {
            format!("ở đây có chữ '{mark}'; văn bản có độ mật không được lập bằng chương trình này")
        }
        CheckFault::DutyBindsNobody { duty } => format!("nhiệm vụ '{duty}' chưa giao cho cơ quan nào"),
        CheckFault::IndicatorReportedByNobody { indicator } => {
            format!("chỉ tiêu '{indicator}' không có cơ quan nào báo cáo")
        }
        CheckFault::ChoicesMissing { kind } => {
            format!("câu hỏi {} nhưng chưa có lựa chọn nào", asks(*kind))
        }
        CheckFault::ChoicesUnused { kind } => {
            format!("câu hỏi {} nên không dùng đến các lựa chọn ghi ở đây", asks(*kind))
        }
        CheckFault::ChoicesTwice => {
            "các lựa chọn ghi ở cả hai chỗ (choices và choices_from); chỉ được dùng một".into()
        }
        CheckFault::ChoicesFromNothing { part } => {
            format!("phần '{part}' của kế hoạch không có gạch đầu dòng nào có mã để làm lựa chọn")
        }
        CheckFault::PhaseWithoutWindow { part } => {
            format!("phần '{part}' của kế hoạch không có thời gian (window) nên không phải là giai đoạn")
        }
        CheckFault::StandingAbsent => {
            "kỳ này có phần báo cáo thường xuyên, nhưng plan.yaml chưa có mục reporting, standing".into()
        }
        CheckFault::StandingUnused => "phần báo cáo thường xuyên này không kỳ nào dùng đến".into(),
        CheckFault::RateIncomplete { missing } => {
            format!("chỉ tiêu tính theo tỷ lệ (total: rate) nhưng thiếu {}", half(*missing))
        }
        CheckFault::RatePartsUnused { part } => {
            format!("có {}, nhưng chỉ tiêu không tính theo tỷ lệ (total: rate)", half(*part))
        }
        CheckFault::RateOfRate { part, itself: true, .. } => {
            format!("tỷ lệ lấy chính mình làm {}", half(*part))
        }
        CheckFault::RateOfRate { part, of, .. } => {
            format!("{} '{of}' cũng là một tỷ lệ; tỷ lệ chỉ tính từ hai chỉ tiêu được báo cáo", half(*part))
        }
        CheckFault::ShareAdded { name } => {
            format!("'{}' là tỷ lệ; tỷ lệ của các cơ quan không cộng với nhau được", clip(name))
        }
        CheckFault::ShareTotalLeftOut { name } => format!(
            "'{}' là tỷ lệ mà chưa ghi cách gộp (total); chương trình không cộng tỷ lệ của các cơ quan",
            clip(name)
        ),
        CheckFault::BoundsTurned { least, most } => {
            format!("số nhỏ nhất {} lớn hơn số lớn nhất {}", number(*least), number(*most))
        }
        CheckFault::LevelUnreachable { at_least, most } => format!(
            "mức tối thiểu {} cao hơn số lớn nhất có thể có ({}), nên không báo cáo nào đạt được",
            number(*at_least),
            number(*most)
        ),
        CheckFault::BoundNotOfKind { bound, value, kind } => {
            format!("{} {} không hợp với {}", limit(bound), number(*value), kind_words(*kind))
        }
        CheckFault::SignatureClash(SignatureClash::OrderAndAuthority) => {
            "không thể vừa ký thừa lệnh (TL., mục by_order_of) vừa ký thừa ủy quyền (TUQ., mục by_authority_of)"
                .into()
        }
        CheckFault::SignatureClash(SignatureClash::DeputyAndActing) => {
            "không thể vừa ký thay người đứng đầu (KT., mục in_place_of) vừa là quyền cấp trưởng (Q., mục acting)"
                .into()
        }
        CheckFault::TitledName { title, .. } => format!(
            "trước họ tên người ký có '{title}'; văn bản hành chính không ghi học hàm, học vị trước họ tên \
             (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, khoản 7, điểm c)"
        ),
        CheckFault::ExemptReported => {
            "cơ quan này được miễn báo cáo kỳ này (exempt) nhưng vẫn có báo cáo; báo cáo không được cộng".into()
        }
        CheckFault::NotAsked { what: IdOf::Indicator, id } => {
            format!("cơ quan này không phải báo cáo chỉ tiêu '{id}' trong kỳ này")
        }
        CheckFault::NotAsked { id, .. } => format!("cơ quan này không được hỏi câu '{id}' trong kỳ này"),
        CheckFault::BadFigure { text, name, fault } => figure(text, &clip(name), fault),
        CheckFault::PartAboveWhole { part, whole } => format!(
            "'{}' là {}, lớn hơn '{}' là {}, nên tỷ lệ vượt 100%",
            clip(&part.0),
            number(part.1),
            clip(&whole.0),
            number(whole.1)
        ),
        CheckFault::WrongAnswer(wrong) => answer(wrong),
        CheckFault::NilWithContent { what, id, others } => {
            let what = if *what == IdOf::Indicator { "số liệu khác 0 ở chỉ tiêu" } else { "trả lời cho câu hỏi" };
            let more = if *others == 0 { String::new() } else { format!(" và {others} chỗ khác") };
            format!("báo cáo ghi là không phát sinh (nil: true) nhưng lại có {what} '{id}'{more}")
        }
        CheckFault::ReceivedEarly { received, from } => format!(
            "báo cáo nhận ngày {}, trước khi bắt đầu thời gian báo cáo (từ ngày {})",
            day(*received),
            day(*from)
        ),
        CheckFault::CurvedQuotes { words } => {
            format!("giá trị '{}' nằm trong ngoặc kép cong, ngoặc này sẽ in ra giấy", clip(words))
        }
        CheckFault::NameBrokenAtComma { whole } => format!(
            "dấu phẩy trong [ ] tách tên '{}' thành hai dòng ở đầu văn bản",
            clip(whole)
        ),
        CheckFault::PastedNumber { mark } => format!(
            "lời ở đây bắt đầu bằng '{}'; số thứ tự và dấu đầu dòng do chương trình đặt nên sẽ in hai lần",
            clip(mark)
        ),
        CheckFault::PastedRecipient { mark } => format!(
            "tên ở đây có '{}'; gạch đầu dòng, dấu cuối dòng, chữ Kính gửi, Nơi nhận và dòng Lưu do chương trình đặt",
            clip(mark)
        ),
        CheckFault::NumberedDraft { taken } => {
            format!("văn bản ghi là dự thảo (draft) nhưng đã có {taken}")
        }
        CheckFault::DeadlineSaidOtherwise { due_before, said } => format!(
            "hạn ở đây là trước ngày {}, nhưng lời văn của kế hoạch ghi '{}'",
            day(*due_before),
            clip(said)
        ),
        CheckFault::TwinAgencies { name, other } => format!(
            "tên '{}' cũng là tên của cơ quan '{other}'; trên giấy không phân biệt được hai cơ quan",
            clip(name)
        ),
        CheckFault::Markup { mark } => {
            format!("ở đây có ký hiệu '{}', ký hiệu này sẽ in nguyên ra giấy", clip(mark))
        }
        CheckFault::OddFiling { found } => {
            format!("nơi lưu '{}' không nêu văn thư (VT) hay văn phòng", clip(found))
        }
        CheckFault::PartyFiling { found } => format!(
            "nơi lưu '{}' ghi văn thư (VT) như cơ quan nhà nước; văn bản của Đảng ghi 'Lưu Văn phòng …', không ghi VT",
            clip(found)
        ),
        CheckFault::LineBreak { before } => format!(
            "sau '{}' có chỗ xuống dòng; mục này in liền một dòng nên chỗ đó in ra thành dấu cách",
            clip(before)
        ),
        CheckFault::CorrectedEarly { corrected, received } => format!(
            "bản sửa nhận ngày {}, trước ngày nhận báo cáo {}",
            day(*corrected),
            day(*received)
        ),
        CheckFault::FormerStillThere { id, twice: false } => {
            format!("'{id}' ghi là cơ quan cũ (was) nhưng vẫn còn trong danh sách cơ quan")
        }
        CheckFault::FormerStillThere { id, twice: true } => {
            format!("cơ quan cũ '{id}' ghi ở was của hai cơ quan; báo cáo của nó chỉ tính được một lần")
        }
        CheckFault::RemindedEarly { date, due_before } => format!(
            "công văn đôn đốc đề ngày {}, khi chưa ai quá hạn (hạn: trước ngày {})",
            day(*date),
            day(*due_before)
        ),
        CheckFault::DatedAfterReceived { date, received } => {
            format!("ngày ban hành {} sau ngày nhận {}", day(*date), day(*received))
        }
        CheckFault::SumTooLarge { name, value } => format!(
            "cộng đến số {} thì tổng của '{}' có quá nhiều chữ số, không tính được đúng từng chữ số",
            number(*value),
            clip(name)
        ),
        CheckFault::OffScale(told) => off_scale(told),
        CheckFault::OddDay { of, day: odd, why } => odd_day(*of, *odd, *why),
        CheckFault::PrivateParticulars(Particular::Identity { begins }) => {
            format!("trong lời văn có số giống số căn cước của cá nhân ({begins}…)")
        }
        CheckFault::PrivateParticulars(Particular::Telephone { begins }) => {
            format!("trong lời văn có số giống số điện thoại của cá nhân ({begins}…)")
        }
        CheckFault::PrivateParticulars(Particular::Question { words }) => {
            format!("câu hỏi này yêu cầu thông tin riêng của cá nhân ({words})")
        }
    }
}

pub(super) fn name(what: IdOf) -> &'static str {
    match what {
        IdOf::Body | IdOf::Agency | IdOf::Extension => "cơ quan",
        IdOf::Group => "nhóm cơ quan",
        IdOf::Duty => "nhiệm vụ",
        IdOf::Anchor => "phần hoặc gạch đầu dòng của kế hoạch",
        IdOf::Indicator => "chỉ tiêu",
        IdOf::Period => "kỳ báo cáo",
        IdOf::Ask => "câu hỏi",
        IdOf::Choice => "lựa chọn",
    }
}

fn off_scale(told: &OffScale) -> String {
    let than = if told.larger { "lớn" } else { "nhỏ" };
    let times = number(Decimal::from(10_i64.saturating_pow(told.power)));
    let beside = match told.beside {
        Beside::Agencies => "các cơ quan khác trong kỳ",
        Beside::Periods => "chính cơ quan này ở các kỳ khác",
    };
    format!(
        "'{}' là {} {}, {than} hơn khoảng {times} lần so với {beside} (thường khoảng {})",
        clip(&told.name),
        number(told.value),
        told.unit,
        number(told.typical)
    )
}

fn odd_day(of: DayOf, odd: Date, why: OddDay) -> String {
    let what = match of {
        DayOf::Dated => "ngày ban hành",
        DayOf::Received => "ngày nhận",
        DayOf::Answer => "ngày trả lời",
        DayOf::Plan => "ngày ban hành kế hoạch",
        DayOf::Set => "ngày",
        DayOf::Urged => "ngày của công văn đôn đốc",
    };
    let odd = day(odd);
    match why {
        OddDay::BeforePlan(plan) => {
            format!("{what} {odd} trước ngày ban hành kế hoạch ({})", day(plan))
        }
        OddDay::BeforePeriod(from) => {
            format!("{what} {odd} trước khi bắt đầu thời gian báo cáo (từ ngày {})", day(from))
        }
        OddDay::Far { from, to } if from == to => {
            format!("{what} {odd} cách quá xa ngày {}", day(from))
        }
        OddDay::Far { from, to } => format!(
            "{what} {odd} cách quá xa thời gian của việc này (từ ngày {} đến ngày {})",
            day(from),
            day(to)
        ),
        OddDay::Ahead { today, others } => {
            let more = match others {
                0 => String::new(),
                others => format!("; {others} báo cáo khác cũng ghi ngày này"),
            };
            format!("{what} {odd} sau ngày hôm nay ({}){more}", day(today))
        }
    }
}

/// `dòng 12`, with the file where that is another one.
fn spot(place: &Place, same_file: bool) -> String {
    match same_file {
        true => format!("dòng {}", place.line),
        false => format!("{}, dòng {}", place.file, place.line),
    }
}

fn asks(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Text => "trả lời bằng đoạn văn (kind: text)",
        AskKind::Line => "trả lời bằng một dòng (kind: line)",
        AskKind::Date => "trả lời bằng ngày (kind: date)",
        AskKind::Choice => "chọn một (kind: choice)",
        AskKind::Ticks => "đánh dấu nhiều (kind: ticks)",
    }
}

fn half(part: RatePart) -> &'static str {
    match part {
        RatePart::Numerator => "tử số (numerator)",
        RatePart::Denominator => "mẫu số (denominator)",
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
    }
}

fn figure(text: &str, name: &str, fault: &ValueFault) -> String {
    match fault {
        ValueFault::NotNumber(NumberFault::Empty) => format!("số liệu '{name}' để trống"),
        ValueFault::NotNumber(fault) => not_number(text, fault).message(),
        ValueFault::NotWhole => format!("'{name}' phải là số nguyên, nhưng ở đây là {text}"),
        ValueFault::Negative => format!("'{name}' không thể âm, nhưng ở đây là {text}"),
        ValueFault::Below(least) => {
            format!("'{name}' ít nhất phải là {}, nhưng ở đây là {text}", number(*least))
        }
        ValueFault::Above(most) => {
            format!("'{name}' nhiều nhất chỉ có thể là {}, nhưng ở đây là {text}", number(*most))
        }
    }
}

fn answer(wrong: &WrongAnswer) -> String {
    match wrong {
        WrongAnswer::Empty => "câu trả lời để trống".into(),
        WrongAnswer::NotList { text } => {
            format!(
                "câu hỏi {} cần một danh sách, nhưng ở đây là '{}'",
                asks(AskKind::Ticks),
                clip(text)
            )
        }
        WrongAnswer::NotOne { kind } => {
            format!("câu hỏi {} cần một giá trị, nhưng ở đây là một danh sách", asks(*kind))
        }
        WrongAnswer::NotDate { text, fault } => not_date(text, fault).message(),
    }
}

/// A scalar's fault has the words that it has in every file.
pub(super) fn not_number(text: &str, fault: &NumberFault) -> DataFault {
    DataFault::Scalar { text: text.to_owned(), fault: ScalarFault::NotNumber(fault.clone()) }
}

/// See [`not_number`].
pub(super) fn not_date(text: &str, fault: &ScalarFault) -> DataFault {
    DataFault::Scalar { text: text.to_owned(), fault: fault.clone() }
}

fn day(date: Date) -> String {
    date_short(date.0)
}

fn number(value: Decimal) -> String {
    format_number(value)
}

/// Words short enough for a line.
pub(super) fn clip(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= WORDS_SHOWN {
        return words;
    }
    let start: String = words.chars().take(WORDS_SHOWN - 1).collect();
    format!("{}…", start.trim_end())
}
