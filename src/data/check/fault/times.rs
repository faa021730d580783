//! Values: days that contradict one another.

use super::super::super::deadline::Deadline;
use super::super::super::scalar::{Clock, Date, DayHour, Id, example};
use super::super::facts::{DayOf, OddDay};
use super::{CONTRADICTION, SUMMARY, WORDING, clip, day};
use crate::problem::{Severity, faults};
use crate::viet::weekday;

/// Days that contradict one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeFault {
    /// A deadline that the plan's own words say otherwise.
    DeadlineSaidOtherwise {
        /// Until when the report is due.
        due: Deadline,
        /// What the words say.
        said: String,
    },
    /// A window that ends before it begins.
    WindowTurned {
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// A report that is due before the days it covers are over.
    DueWithinPeriod {
        /// Until when it is due.
        due: Deadline,
        /// The last day that it covers.
        covers_to: Date,
    },
    /// An extension that extends nothing.
    ExtensionNotLater {
        /// The extended one.
        extended: Deadline,
        /// The period's own.
        due: Deadline,
    },
    /// An extension or an exemption of somebody who does not report in the period.
    NotOfPeriod {
        /// The agency or group.
        id: Id,
    },
    /// An extension or an exemption that names nobody.
    ForNobody {
        /// Whether it is an exemption.
        exemption: bool,
    },
    /// A report that came on the day whose hour decides, at an hour that is not noted.
    HourUnknown {
        /// Until when it was due.
        due: Deadline,
    },
    /// An agency that owes nothing and has more time for it.
    ExemptAndExtended {
        /// The agency.
        agency: Id,
    },
    /// The last day to send is a day off.
    DeadlineDayOff {
        /// The last day.
        last: Date,
        /// The name of the holiday; a Saturday or a Sunday where there is none.
        holiday: Option<String>,
    },
    /// A report that was received before the days it covers.
    ReceivedEarly {
        /// The day it was received.
        received: Date,
        /// The first day that it covers.
        from: Date,
    },
    /// A correction that came before what it corrects.
    CorrectedEarly {
        /// The day it was received.
        corrected: Date,
        /// The day the report was received.
        received: Date,
    },
    /// A reminder letter that is dated before anybody is late.
    RemindedEarly {
        /// Its date.
        date: Date,
        /// Until when the reports are due.
        due: Deadline,
    },
    /// A report that is dated after the day it was received.
    DatedAfterReceived {
        /// Its date.
        date: Date,
        /// The day it was received.
        received: Date,
    },
    /// A day that is hardly right.
    OddDay {
        /// What it is the day of.
        of: DayOf,
        /// The day.
        day: Date,
        /// Why.
        why: OddDay,
    },
}

/// What to do about such a deadline.
const REMIND_EARLIER: &str = "hạn vẫn giữ đúng như kế hoạch; nên nhắc các cơ quan gửi sớm hơn, hoặc ghi gia hạn ở extensions";

/// What to do about a day that is hardly right.
const LOOK_AT_YEAR: &str = "xem lại ngày, nhất là năm; nếu ngày đúng thì không phải sửa";

faults! {
    impl Fault for TimeFault;

    "DG06" {
        title: "Hạn báo cáo khác lời văn của kế hoạch",
        range: WORDING,
        example: Self::DeadlineSaidOtherwise {
            due: before(2024, 12, 15),
            said: "trước ngày 20/12/2024".into(),
        },
        Self::DeadlineSaidOtherwise { due, said } => {
            severity: Severity::Warning,
            message: format!(
                "hạn ở đây là {due}, nhưng lời văn của kế hoạch ghi '{}'",
                clip(said)
            ),
            hint: "xem lại due_before hoặc due_by, hoặc lời văn ở phần mà anchor của kỳ này trỏ tới",
        }
    }
    "DL44" {
        title: "Ngày kết thúc trước ngày bắt đầu",
        range: CONTRADICTION,
        example: Self::WindowTurned {
            from: example::day(2024, 12, 20),
            to: example::day(2024, 12, 1),
        },
        Self::WindowTurned { from, to } => {
            message: format!("ngày kết thúc {} lại trước ngày bắt đầu {}", day(*to), day(*from)),
            hint: "xem lại hai ngày trên văn bản gốc; from là ngày đầu, to là ngày cuối",
        }
    }
    "DL45" {
        title: "Hạn báo cáo nằm trong thời gian báo cáo",
        range: CONTRADICTION,
        example: Self::DueWithinPeriod {
            due: before(2024, 12, 15),
            covers_to: example::day(2024, 12, 31),
        },
        Self::DueWithinPeriod { due, covers_to } => {
            message: format!(
                "báo cáo phải gửi {due}, nhưng lại bao quát đến hết ngày {}",
                day(*covers_to)
            ),
            hint: "sửa due_before cho sau ngày cuối của covers, hoặc sửa covers cho kết thúc trước hạn",
        }
    }
    "DL46" {
        title: "Gia hạn không muộn hơn hạn chung",
        range: CONTRADICTION,
        example: Self::ExtensionNotLater {
            extended: before(2024, 12, 10),
            due: before(2024, 12, 15),
        },
        Self::ExtensionNotLater { extended, due } => {
            message: format!("gia hạn đến {extended} không muộn hơn hạn chung của kỳ ({due})"),
            hint: "ghi ngày muộn hơn, hoặc xóa lần gia hạn này",
        }
    }
    "DL47" {
        title: "Vừa miễn báo cáo vừa gia hạn",
        range: CONTRADICTION,
        example: Self::ExemptAndExtended { agency: example::id("so-y-te") },
        Self::ExemptAndExtended { agency } => {
            message: format!("cơ quan '{agency}' vừa được miễn báo cáo (exempt) vừa được gia hạn trong cùng kỳ"),
            hint: "giữ lại một: miễn báo cáo hoặc gia hạn",
        }
    }
    "NH04" {
        title: "Gia hạn hoặc miễn cho nơi không phải báo cáo kỳ này",
        meaning: "Một cơ quan hoặc nhóm được gia hạn hoặc miễn trong một kỳ mà nhóm đó vốn không phải báo cáo (groups của kỳ không có nhóm này).",
        advice: "xem lại groups của kỳ, hoặc xóa cơ quan, nhóm này khỏi exempt, extensions",
        example: Self::NotOfPeriod { id: example::id("so-y-te") },
        Self::NotOfPeriod { id } => {
            message: format!("'{id}' vốn không phải báo cáo kỳ này (groups của kỳ không gồm nơi này)"),
            hint: "thêm nhóm vào groups của kỳ, hoặc xóa mã này ở đây",
        }
    }
    "NH05" {
        title: "Gia hạn hoặc miễn báo cáo không nêu cho ai",
        meaning: "Một lần gia hạn hoặc miễn báo cáo không nêu cơ quan, nhóm nào.",
        advice: "ghi agencies hoặc groups",
        example: Self::ForNobody { exemption: false },
        Self::ForNobody { exemption } => {
            message: match exemption {
                true => "lần miễn báo cáo này không nêu cơ quan, nhóm nào",
                false => "lần gia hạn này không nêu cơ quan, nhóm nào",
            },
            hint: "ghi agencies: [mã cơ quan] hoặc groups: [mã nhóm]",
        }
    }
    "NH06" {
        title: "Chưa rõ báo cáo đến trước hay sau giờ hạn",
        meaning: "Hạn báo cáo có giờ (trước 16 giờ ngày …), báo cáo đến đúng ngày đó mà chưa ghi giờ nhận: chương trình không đoán, ghi là chưa rõ đúng hạn.",
        advice: "xem giờ nhận ở sổ văn bản đến rồi ghi received_time",
        example: Self::HourUnknown {
            due: Deadline::DueBefore(DayHour {
                day: example::day(2026, 6, 14),
                hour: Clock::parse("16:00").ok(),
            }),
        },
        Self::HourUnknown { due } => {
            severity: Severity::Warning,
            message: format!("báo cáo đến đúng ngày hết hạn ({due}) mà chưa ghi giờ nhận: chưa rõ đúng hạn hay quá hạn"),
            hint: "thêm dòng received_time, ví dụ received_time: 15:40",
        }
    }
    "DL48" {
        title: "Hạn chót rơi vào ngày nghỉ",
        range: CONTRADICTION,
        example: Self::DeadlineDayOff { last: example::day(2024, 12, 14), holiday: None },
        Self::DeadlineDayOff { last, holiday: Some(holiday) } => {
            severity: Severity::Warning,
            message: format!("hạn chót {} là ngày nghỉ ({holiday})", day(*last)),
            hint: REMIND_EARLIER,
        }
        Self::DeadlineDayOff { last, holiday: None } => {
            severity: Severity::Warning,
            message: format!("hạn chót {} là {}", day(*last), weekday(last.0)),
            hint: REMIND_EARLIER,
        }
    }
    "DL77" {
        title: "Ngày nhận trước thời gian báo cáo",
        range: CONTRADICTION,
        example: Self::ReceivedEarly {
            received: example::day(2024, 11, 20),
            from: example::day(2024, 12, 1),
        },
        Self::ReceivedEarly { received, from } => {
            severity: Severity::Warning,
            message: format!(
                "báo cáo nhận ngày {}, trước khi bắt đầu thời gian báo cáo (từ ngày {})",
                day(*received),
                day(*from)
            ),
            hint: "xem lại ngày nhận, và xem báo cáo có đúng kỳ này không",
        }
    }
    "DL78" {
        title: "Ngày ban hành sau ngày nhận",
        range: CONTRADICTION,
        example: Self::DatedAfterReceived {
            date: example::day(2025, 1, 8),
            received: example::day(2025, 1, 6),
        },
        Self::DatedAfterReceived { date, received } => {
            severity: Severity::Warning,
            message: format!("ngày ban hành {} sau ngày nhận {}", day(*date), day(*received)),
            hint: "xem lại ngày ban hành trên báo cáo và ngày nhận",
        }
    }
    "DL97" {
        title: "Công văn đôn đốc đề ngày trước khi có ai quá hạn",
        meaning: "Công văn đôn đốc ghi trong reminders.yaml đề ngày trước khi có cơ quan nào quá hạn.",
        advice: "xem lại ngày của công văn, hoặc hạn và gia hạn của kỳ",
        example: Self::RemindedEarly {
            date: example::day(2024, 12, 10),
            due: before(2024, 12, 15),
        },
        Self::RemindedEarly { date, due } => {
            severity: Severity::Warning,
            message: format!(
                "công văn đôn đốc đề ngày {}, khi chưa ai quá hạn (hạn: {due})",
                day(*date)
            ),
            hint: "xem lại ngày và kỳ của công văn này",
        }
    }
    "DT03" {
        title: "Bản sửa nhận trước bản đầu",
        range: SUMMARY,
        example: Self::CorrectedEarly {
            corrected: example::day(2025, 1, 2),
            received: example::day(2025, 1, 6),
        },
        Self::CorrectedEarly { corrected, received } => {
            severity: Severity::Warning,
            message: format!(
                "bản sửa nhận ngày {}, trước ngày nhận báo cáo {}",
                day(*corrected),
                day(*received)
            ),
            hint: "received là ngày nhận lần đầu, corrected là ngày nhận bản sửa; xem có ghi đổi chỗ không",
        }
    }
    "NG01" {
        title: "Ngày trước kế hoạch hoặc trước thời gian báo cáo",
        meaning: "Báo cáo đề ngày trước khi kế hoạch được ban hành, hoặc trước khi bắt đầu thời gian mà nó báo cáo: thường do gõ nhầm năm.",
        advice: "xem lại ngày trên báo cáo; nếu ngày đúng thì không phải sửa",
        example: Self::OddDay {
            of: DayOf::Dated,
            day: example::day(2023, 12, 20),
            why: OddDay::BeforePlan(example::day(2024, 11, 29)),
        },
        Self::OddDay { of, day: odd, why: OddDay::BeforePlan(plan) } => {
            severity: Severity::Warning,
            message: format!("{} {} trước ngày ban hành kế hoạch ({})", of.words(), day(*odd), day(*plan)),
            hint: LOOK_AT_YEAR,
        }
        Self::OddDay { of, day: odd, why: OddDay::BeforePeriod(from) } => {
            severity: Severity::Warning,
            message: format!(
                "{} {} trước khi bắt đầu thời gian báo cáo (từ ngày {})",
                of.words(),
                day(*odd),
                day(*from)
            ),
            hint: LOOK_AT_YEAR,
        }
    }
    "NG02" {
        title: "Ngày cách quá xa thời gian của đợt",
        meaning: "Một ngày cách xa thời gian của kế hoạch, nhiệm vụ hoặc kỳ báo cáo (thường là năm gõ nhầm: 2072, 2017 thay cho 2027).",
        advice: "xem lại năm; nếu ngày đúng thì không phải sửa",
        example: Self::OddDay {
            of: DayOf::Received,
            day: example::day(2072, 12, 6),
            why: OddDay::Far { from: example::day(2024, 11, 29), to: example::day(2025, 1, 31) },
        },
        Self::OddDay { of, day: odd, why: OddDay::Far { from, to } } => {
            severity: Severity::Warning,
            message: match from == to {
                true => format!("{} {} cách quá xa ngày {}", of.words(), day(*odd), day(*from)),
                false => format!(
                    "{} {} cách quá xa thời gian của việc này (từ ngày {} đến ngày {})",
                    of.words(),
                    day(*odd),
                    day(*from),
                    day(*to)
                ),
            },
            hint: LOOK_AT_YEAR,
        }
    }
    "NG03" {
        title: "Ngày sau ngày hôm nay",
        meaning: "Ngày nhận, ngày ban hành hoặc ngày gửi công văn sau ngày chạy chương trình, theo đồng hồ của máy.",
        advice: "xem lại ngày, hoặc xem lại đồng hồ của máy",
        example: Self::OddDay {
            of: DayOf::Received,
            day: example::day(2025, 1, 16),
            why: OddDay::Ahead { today: example::day(2025, 1, 6), others: 0 },
        },
        Self::OddDay { of, day: odd, why: OddDay::Ahead { today, others } } => {
            severity: Severity::Warning,
            message: {
                let more = match others {
                    0 => String::new(),
                    others => format!("; {others} báo cáo khác cũng ghi ngày này"),
                };
                format!("{} {} sau ngày hôm nay ({}){more}", of.words(), day(*odd), day(*today))
            },
            hint: "xem lại ngày, hoặc đồng hồ của máy",
        }
    }
}

/// A deadline for the examples.
fn before(year: i32, month: u32, day: u32) -> Deadline {
    Deadline::DueBefore(DayHour { day: example::day(year, month, day), hour: None })
}

impl DayOf {
    fn words(self) -> &'static str {
        match self {
            DayOf::Dated => "ngày ban hành",
            DayOf::Received => "ngày nhận",
            DayOf::Answer => "ngày trả lời",
            DayOf::Plan => "ngày ban hành kế hoạch",
            DayOf::Set => "ngày",
            DayOf::Reminded => "ngày của công văn đôn đốc",
        }
    }
}
