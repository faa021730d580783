//! Values: an id that leads nowhere, or to two things.

use super::super::super::scalar::Id;
use super::super::facts::IdOf;
use super::{CONTRADICTION, SUMMARY, clip, spot};
use crate::data::scalar::example;
use crate::problem::words::did_you_mean;
use crate::problem::{Place, Severity, faults};
use crate::viet;

/// An id that leads nowhere, or to two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdFault {
    /// An id that nothing has.
    UnknownId {
        /// What it should be the id of.
        what: IdOf,
        /// The id.
        found: String,
        /// The known id that looks most like it.
        nearest: Option<String>,
        /// What it is the id of instead.
        elsewhere: Option<IdOf>,
        /// All known ids, where they are few.
        known: Vec<String>,
    },
    /// An id that two things have.
    DuplicateId {
        /// What it is the id of.
        what: IdOf,
        /// The id.
        id: Id,
        /// Where it comes first.
        first: Place,
        /// Whether that is the same file.
        same_file: bool,
    },
    /// The folder of a report is no period.
    UnknownReportPeriod {
        /// The name of the folder.
        found: String,
        /// The period that looks most like it.
        nearest: Option<String>,
    },
    /// The file of a report is no agency.
    UnknownReportAgency {
        /// The name of the file.
        found: String,
        /// The agency that looks most like it.
        nearest: Option<String>,
    },
    /// A body that is said to be no more and is in the lists, or is part of two others.
    FormerStillThere {
        /// Its id.
        id: Id,
        /// Whether another has taken it over as well.
        twice: bool,
    },
    /// A body of a line of its own that is said to be below one outside it.
    NotBelow {
        /// Its name.
        name: String,
        /// The name of the body that writes.
        writer: String,
    },
    /// An earlier name of an agency that does not say what is printed.
    RenamedFrom {
        /// The agency.
        id: Id,
        /// The key that is missing.
        key: &'static str,
    },
}

/// Where a body that is no more is named.
const ONLY_IN_WAS: &str = "bỏ cơ quan cũ khỏi danh sách, chỉ để ở was của một cơ quan; nếu nó vẫn hoạt động thì bỏ dòng was";

faults! {
    impl Fault for IdFault;

    "DL40" {
        title: "Mã không có ở đâu",
        range: CONTRADICTION,
        example: Self::UnknownId {
            what: IdOf::Agency,
            found: "so-tuphap".into(),
            nearest: Some("so-tu-phap".into()),
            elsewhere: None,
            known: Vec::new(),
        },
        Self::UnknownId { what, found, nearest, elsewhere, known } => {
            message: format!("không có {} nào mang mã '{}'", what.name(), clip(found)),
            hint: unknown_hint(*what, found, nearest.as_deref(), *elsewhere, known),
        }
    }
    "DL41" {
        title: "Mã dùng hai lần",
        range: CONTRADICTION,
        example: Self::DuplicateId {
            what: IdOf::Duty,
            id: example::id("tuyen-truyen"),
            first: Place { file: "data/plan.yaml".into(), line: 22, column: 9, length: 1 },
            same_file: true,
        },
        Self::DuplicateId { what: IdOf::Extension, id, first, .. } => {
            message: format!("cơ quan '{id}' được gia hạn hai lần trong một kỳ; lần đầu ở dòng {}", first.line),
            hint: "giữ lại một lần gia hạn, xóa lần kia",
        }
        Self::DuplicateId { what, id, first, same_file } => {
            message: format!("mã {} '{id}' dùng hai lần; lần đầu ở {}", what.name(), spot(first, *same_file)),
            hint: match what {
                IdOf::Choice => "giữ lại một lần, xóa hoặc đổi mã lần kia",
                _ => "đặt mã khác cho một trong hai chỗ, rồi sửa những chỗ nhắc đến mã đó",
            },
        }
    }
    "DL42" {
        title: "Thư mục báo cáo không phải mã kỳ",
        range: CONTRADICTION,
        example: Self::UnknownReportPeriod {
            found: "2024-13".into(),
            nearest: Some("2024-12".into()),
        },
        Self::UnknownReportPeriod { found, nearest } => {
            message: format!("báo cáo nằm trong thư mục '{found}', nhưng không có kỳ báo cáo nào mang mã này"),
            hint: with_nearest(
                nearest.as_deref(),
                "tên thư mục phải là mã kỳ ghi ở reporting, periods trong plan.yaml"
            ),
        }
    }
    "DL43" {
        title: "Tệp báo cáo không phải mã cơ quan",
        range: CONTRADICTION,
        example: Self::UnknownReportAgency {
            found: "so-tuphap".into(),
            nearest: Some("so-tu-phap".into()),
        },
        // Of one that looks like no agency's nobody is wronged: a body that is no more, or a stray file.
        Self::UnknownReportAgency { found, nearest } => {
            severity: if nearest.is_none() { Severity::Warning } else { Severity::Error },
            message: format!(
                "tệp báo cáo tên là '{found}', nhưng không có cơ quan nào mang mã này; báo cáo này không được tính"
            ),
            hint: with_nearest(
                nearest.as_deref(),
                &format!(
                    "tên tệp phải là mã cơ quan ghi trong agencies.yaml; cơ quan đã sáp nhập, đổi tên thì ghi was: [{{id: {found}, until: năm-tháng-ngày}}] ở cơ quan mới"
                )
            ),
        }
    }
    "NH07" {
        title: "Tên cũ thiếu phần in ra văn bản",
        meaning: "Cơ quan đổi tên (was không có id) phải ghi name là tên cũ; cơ quan có cơ quan chủ quản còn phải ghi letterhead là tên cũ như in ở đầu văn bản, vì biểu mẫu của các kỳ trước ngày đổi tên mang tên cũ.",
        advice: "ghi đủ name, letterhead của tên cũ; cơ quan cũ có mã riêng thì ghi id",
        example: Self::RenamedFrom { id: example::id("so-khcn"), key: "letterhead" },
        Self::RenamedFrom { id, key } => {
            message: format!("tên cũ của '{id}' thiếu {key}"),
            hint: match *key {
                "name" => "ghi name là tên cũ; nếu là cơ quan khác đã sáp nhập vào thì ghi id là mã cũ",
                _ => "ghi letterhead là tên cũ như in ở đầu văn bản, từng dòng",
            },
        }
    }
    "NH09" {
        title: "Ghi trực thuộc một nơi không trực thuộc",
        meaning: "Mặt trận, đoàn thể, Công an, Quân sự, Tòa án, Viện kiểm sát, Hội đồng nhân dân, cơ quan Đảng không trực thuộc cơ quan hành chính gửi công văn, dù stands ghi below: công văn vẫn chỉ đề nghị.",
        advice: "ghi stands: beside, hoặc bỏ dòng stands",
        example: Self::NotBelow { name: "Công an tỉnh".into(), writer: "Sở Y tế".into() },
        Self::NotBelow { name, writer } => {
            severity: Severity::Warning,
            message: format!("{name} không trực thuộc {writer}: công văn đôn đốc chỉ đề nghị, không yêu cầu"),
            hint: "ghi stands: beside, hoặc bỏ dòng stands (kể cả ở defaults của nhóm)",
        }
    }
    "DT04" {
        title: "Cơ quan cũ còn trong danh sách hoặc ghi ở hai nơi",
        range: SUMMARY,
        example: Self::FormerStillThere { id: example::id("phong-cu"), twice: false },
        Self::FormerStillThere { id, twice: false } => {
            message: format!("'{id}' ghi là cơ quan cũ (was) nhưng vẫn còn trong danh sách cơ quan"),
            hint: ONLY_IN_WAS,
        }
        Self::FormerStillThere { id, twice: true } => {
            message: format!("cơ quan cũ '{id}' ghi ở was của hai cơ quan; báo cáo của nó chỉ tính được một lần"),
            hint: ONLY_IN_WAS,
        }
    }
}

impl IdFault {
    /// The fault of a report whose folder is no period.
    pub fn unknown_report_period<'a>(found: &str, known: impl IntoIterator<Item = &'a Id>) -> Self {
        IdFault::UnknownReportPeriod { found: found.to_owned(), nearest: nearest(found, known) }
    }

    /// The fault of a report whose file is no agency.
    pub fn unknown_report_agency<'a>(found: &str, known: impl IntoIterator<Item = &'a Id>) -> Self {
        IdFault::UnknownReportAgency { found: found.to_owned(), nearest: nearest(found, known) }
    }
}

fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a Id>) -> Option<String> {
    viet::nearest(found, known.into_iter().map(Id::as_str)).map(str::to_owned)
}

impl IdOf {
    fn name(self) -> &'static str {
        match self {
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
        Some(elsewhere) => hints.push(format!("'{}' là mã {};", clip(found), elsewhere.name())),
        None => {}
    }
    hints.extend(nearest.map(did_you_mean));
    hints.push(defined(what).to_owned());
    if nearest.is_none() && !known.is_empty() {
        hints.push(format!("(hiện có: {})", known.join(", ")));
    }
    hints.join(" ")
}

fn with_nearest(nearest: Option<&str>, rule: &str) -> String {
    match nearest {
        Some(nearest) => format!("{} {rule}", did_you_mean(nearest)),
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
