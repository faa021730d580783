//! Desk, trace: why a figure cannot be found as it was named.

use crate::problem::words::guess;
use crate::problem::{Origin, faults};

/// A figure that cannot be found as it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) enum TraceFault {
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

/// More names than these are not reported.
const NAMES_SHOWN: usize = 8;

/// Where the names are found.
const SEE_INDICATORS: &str = "xem mã, tên chỉ tiêu trong indicators.yaml";

faults! {
    impl Fault for TraceFault { origin: Origin::Usage };

    "TN01" {
        title: "Chưa có báo cáo để truy nguồn",
        meaning: "Kỳ này chưa nhận báo cáo nào.",
        advice: "thu biểu mẫu gửi về bằng 'vanban collect', hoặc ghi báo cáo vào data/reports/<mã kỳ>/<mã cơ quan>.yaml",
        example: Self::NoReports { period: Some("2024-12".into()), reported: Vec::new() },
        Self::NoReports { period, reported } => {
            message: match period {
                Some(period) => format!("kỳ {period} chưa có báo cáo nào để truy nguồn"),
                None => "chưa có báo cáo nào để truy nguồn".to_owned(),
            },
            hint: match reported.is_empty() {
                false => format!("các kỳ đã có báo cáo: {}", reported.join(", ")),
                true => "thu biểu mẫu gửi về bằng 'vanban collect', hoặc ghi báo cáo vào reports/<mã kỳ>/<mã cơ quan>.yaml".to_owned(),
            },
        }
    }
    "TN02" {
        title: "Không có số liệu này",
        meaning: "Không chỉ tiêu, dòng phụ lục hay dấu trang nào mang tên đã ghi.",
        advice: "xem mã, tên chỉ tiêu trong indicators.yaml",
        example: Self::UnknownFigure {
            typed: "so-luot".into(),
            nearest: Some("so-luot-nguoi".into()),
        },
        Self::UnknownFigure { typed, nearest } => {
            message: format!("không có số liệu nào tên là '{typed}' trong kỳ này{}", guess(nearest.as_deref())),
            hint: SEE_INDICATORS,
        }
    }
    "TN03" {
        title: "Nhiều chỉ tiêu cùng khớp",
        meaning: "Tên đã ghi khớp với nhiều chỉ tiêu.",
        advice: "ghi rõ một trong các mã mà thông báo liệt kê",
        example: Self::ManyFigures {
            typed: "số lượt".into(),
            names: vec!["so-luot-nguoi".into(), "so-luot-xe".into()],
        },
        Self::ManyFigures { typed, names } => {
            message: format!("có nhiều chỉ tiêu khớp với '{typed}'"),
            hint: one_of(names),
        }
    }
    "TN04" {
        title: "Không có cơ quan, nhóm này",
        meaning: "Không cơ quan, nhóm hay dòng phụ lục nào mang tên đã ghi.",
        advice: "xem mã, tên trong agencies.yaml",
        example: Self::UnknownWhose {
            typed: "so-tuphap".into(),
            nearest: Some("so-tu-phap".into()),
        },
        Self::UnknownWhose { typed, nearest } => {
            message: format!(
                "không có cơ quan, nhóm hay dòng phụ lục nào tên là '{typed}'{}",
                guess(nearest.as_deref())
            ),
            hint: "xem mã, tên trong agencies.yaml",
        }
    }
    "TN05" {
        title: "Nhiều cơ quan, nhóm cùng khớp",
        meaning: "Tên đã ghi khớp với nhiều cơ quan, nhóm.",
        advice: "ghi rõ một trong các mã mà thông báo liệt kê",
        example: Self::ManyWhose {
            typed: "sở".into(),
            names: vec!["so-tu-phap".into(), "so-y-te".into()],
        },
        Self::ManyWhose { typed, names } => {
            message: format!("có nhiều cơ quan, nhóm khớp với '{typed}'"),
            hint: one_of(names),
        }
    }
    "TN06" {
        title: "Không thuộc diện báo cáo",
        meaning: "Cơ quan không phải báo cáo chỉ tiêu này trong kỳ.",
        advice: "xem duty, agencies, groups của chỉ tiêu trong indicators.yaml",
        example: Self::NotAsked { figure: "so-luot-nguoi".into(), whose: "Sở Y tế".into() },
        Self::NotAsked { figure, whose } => {
            message: format!("{whose} không phải báo cáo chỉ tiêu '{figure}' trong kỳ này"),
            hint: SEE_INDICATORS,
        }
    }
    "TN07" {
        title: "Số này không có của riêng một cơ quan",
        meaning: "Số cơ quan, số báo cáo theo tình trạng chỉ tính chung hoặc theo nhóm.",
        advice: "bỏ tên cơ quan, hoặc ghi tên nhóm",
        example: Self::NotCounted { figure: "số cơ quan báo cáo".into() },
        Self::NotCounted { figure } => {
            message: format!("'{figure}' chỉ tính chung hoặc theo nhóm, không có của riêng một cơ quan"),
            hint: "bỏ tên cơ quan, hoặc ghi tên nhóm",
        }
    }
    "TN08" {
        title: "Chưa rõ lựa chọn nào",
        meaning: "Câu hỏi có nhiều lựa chọn, mỗi lựa chọn là một số.",
        advice: "ghi thêm mã hoặc lời của lựa chọn",
        example: Self::UnknownChoice {
            figure: "muc-do".into(),
            choices: vec!["tot".into(), "kha".into()],
        },
        Self::UnknownChoice { figure, choices } => {
            message: format!("câu hỏi '{figure}' cần ghi rõ một lựa chọn đã có người chọn"),
            hint: one_of(choices),
        }
    }
    "TN09" {
        title: "Bảng không có cột này",
        meaning: "Chỉ tiêu, nhóm hay cơ quan đã nêu không có số ở cột đó trong báo cáo tổng hợp.",
        advice: "bỏ --column, hoặc chọn cột khác",
        example: Self::NoColumn { figure: "so-luot-nguoi".into(), column: "tang-giam" },
        Self::NoColumn { figure, column } => {
            message: format!("báo cáo tổng hợp không có '{figure}' ở cột {column}"),
            hint: "cột ky-truoc, ky-nay, tang-giam, so-don-vi-so-sanh chỉ có cho tổng số của chỉ tiêu so được với kỳ trước; phai-bao-cao, da-bao-cao có cho tổng số và từng nhóm",
        }
    }
    "TN10" {
        title: "Số liệu của kỳ khác",
        meaning: "Kỳ đang xem không có số liệu này, kỳ khác thì có.",
        advice: "ghi --period kèm mã kỳ mà thông báo nêu",
        example: Self::OtherPeriod {
            typed: "so-luot-nguoi".into(),
            periods: vec!["tong-ket".into()],
        },
        Self::OtherPeriod { typed, periods } => {
            message: format!("kỳ này không có '{typed}'; có ở kỳ {}", periods.join(", ")),
            hint: format!("ghi thêm --period {}", periods.first().map_or("", String::as_str)),
        }
    }
}

/// Which names there are to choose from.
fn one_of(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMES_SHOWN).map(String::as_str).collect();
    let more = if names.len() > NAMES_SHOWN { " …" } else { "" };
    format!("ghi rõ một trong: {}{more}", shown.join(", "))
}
