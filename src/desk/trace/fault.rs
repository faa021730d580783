//! Desk, trace: why a figure cannot be found as it was named.

use crate::problem::{Fault, Origin};

/// A figure that cannot be found as it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TraceFault {
    NoReports {
        period: Option<String>,
        reported: Vec<String>,
    },
    /// The figure is there, in other periods.
    OtherPeriod {
        typed: String,
        periods: Vec<String>,
    },
    UnknownFigure {
        typed: String,
        nearest: Option<String>,
    },
    ManyFigures {
        typed: String,
        names: Vec<String>,
    },
    UnknownWhose {
        typed: String,
        nearest: Option<String>,
    },
    ManyWhose {
        typed: String,
        names: Vec<String>,
    },
    NotAsked {
        figure: String,
        whose: String,
    },
    NotCounted {
        figure: String,
    },
    UnknownChoice {
        figure: String,
        choices: Vec<String>,
    },
    NoColumn {
        figure: String,
        column: &'static str,
    },
}

/// More names than these are not told.
const NAMES_SHOWN: usize = 8;

impl Fault for TraceFault {
    fn code(&self) -> &'static str {
        match self {
            TraceFault::NoReports { .. } => "TN01",
            TraceFault::OtherPeriod { .. } => "TN10",
            TraceFault::UnknownFigure { .. } => "TN02",
            TraceFault::ManyFigures { .. } => "TN03",
            TraceFault::UnknownWhose { .. } => "TN04",
            TraceFault::ManyWhose { .. } => "TN05",
            TraceFault::NotAsked { .. } => "TN06",
            TraceFault::NotCounted { .. } => "TN07",
            TraceFault::UnknownChoice { .. } => "TN08",
            TraceFault::NoColumn { .. } => "TN09",
        }
    }

    fn origin(&self) -> Origin {
        Origin::Usage
    }

    fn message(&self) -> String {
        let guess = |nearest: &Option<String>| {
            nearest.as_ref().map(|n| format!("; ý bạn là '{n}'?")).unwrap_or_default()
        };
        match self {
            TraceFault::NoReports { period: None, .. } => {
                "chưa có báo cáo nào để truy nguồn".into()
            }
            TraceFault::NoReports { period: Some(period), .. } => {
                format!("kỳ {period} chưa có báo cáo nào để truy nguồn")
            }
            TraceFault::OtherPeriod { typed, periods } => {
                format!("kỳ này không có '{typed}'; có ở kỳ {}", periods.join(", "))
            }
            TraceFault::UnknownFigure { typed, nearest } => {
                format!("không có số liệu nào tên là '{typed}' trong kỳ này{}", guess(nearest))
            }
            TraceFault::ManyFigures { typed, .. } => {
                format!("có nhiều chỉ tiêu khớp với '{typed}'")
            }
            TraceFault::UnknownWhose { typed, nearest } => {
                format!(
                    "không có cơ quan, nhóm hay dòng phụ lục nào tên là '{typed}'{}",
                    guess(nearest)
                )
            }
            TraceFault::ManyWhose { typed, .. } => {
                format!("có nhiều cơ quan, nhóm khớp với '{typed}'")
            }
            TraceFault::NotAsked { figure, whose } => {
                format!("{whose} không phải báo cáo chỉ tiêu '{figure}' trong kỳ này")
            }
            TraceFault::NotCounted { figure } => {
                format!("'{figure}' chỉ tính chung hoặc theo nhóm, không có của riêng một cơ quan")
            }
            TraceFault::UnknownChoice { figure, .. } => {
                format!("câu hỏi '{figure}' cần ghi rõ một lựa chọn đã có người chọn")
            }
            TraceFault::NoColumn { figure, column } => {
                format!("báo cáo tổng hợp không có '{figure}' ở cột {column}")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        let some = |names: &[String]| {
            let shown: Vec<&str> = names.iter().take(NAMES_SHOWN).map(String::as_str).collect();
            let more = if names.len() > NAMES_SHOWN { " …" } else { "" };
            format!("ghi rõ một trong: {}{more}", shown.join(", "))
        };
        Some(match self {
            TraceFault::NoReports { reported, .. } if !reported.is_empty() => {
                format!("các kỳ đã có báo cáo: {}", reported.join(", "))
            }
            TraceFault::NoReports { .. } => {
                "thu biểu mẫu gửi về bằng 'vanban collect', hoặc ghi báo cáo vào reports/<mã kỳ>/<mã cơ quan>.yaml".into()
            }
            TraceFault::OtherPeriod { periods, .. } => {
                format!("ghi thêm --period {}", periods.first().map_or("", String::as_str))
            }
            TraceFault::UnknownFigure { .. } | TraceFault::NotAsked { .. } => {
                "xem mã, tên chỉ tiêu trong indicators.yaml".into()
            }
            TraceFault::UnknownWhose { .. } => "xem mã, tên trong agencies.yaml".into(),
            TraceFault::NotCounted { .. } => "bỏ tên cơ quan, hoặc ghi tên nhóm".into(),
            TraceFault::UnknownChoice { choices, .. } => some(choices),
            TraceFault::NoColumn { .. } => {
                "cột ky-truoc, ky-nay, tang-giam, so-don-vi-so-sanh chỉ có cho tổng số của chỉ tiêu so được với kỳ trước; phai-bao-cao, da-bao-cao có cho tổng số và từng nhóm".into()
            }
            TraceFault::ManyFigures { names, .. } | TraceFault::ManyWhose { names, .. } => {
                some(names)
            }
        })
    }
}
