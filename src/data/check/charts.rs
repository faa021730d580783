//! Values: the charts that a period's summary asks for against the campaign: indicators that are not there, what cannot
//! go together, the same chart twice.

use super::Checks;
use crate::data::charts::{ChartAsk, ChartBy};
use crate::problem::faults;
use crate::problem::words::did_you_mean;
use crate::viet;

/// What is wrong with a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartFault {
    /// An indicator that is not there.
    UnknownIndicator {
        /// What is typed.
        found: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// Neither an indicator nor the state of reporting, or both.
    Unclear {
        /// Whether both are there.
        both: bool,
    },
    /// A key that means nothing here.
    Surplus {
        /// The key.
        key: &'static str,
        /// With what it means something.
        with: &'static str,
    },
    /// So few or so many agencies are no chart.
    Most {
        /// What is typed.
        found: u32,
    },
    /// The same chart twice.
    Twice,
}

faults! {
    impl Fault for ChartFault;

    "BD01" {
        title: "Chỉ tiêu của biểu đồ không có",
        meaning: "Mã chỉ tiêu ở charts không có trong indicators.yaml.",
        advice: "sửa mã như thông báo nêu",
        example: Self::UnknownIndicator {
            found: "so-luot".into(),
            nearest: Some("so-luot-nguoi".into()),
        },
        Self::UnknownIndicator { found, nearest } => {
            message: format!("không có chỉ tiêu nào mang mã '{found}' để vẽ biểu đồ"),
            hint: match nearest {
                Some(nearest) => format!("{} mã chỉ tiêu ghi trong indicators.yaml", did_you_mean(nearest)),
                None => "mã chỉ tiêu ghi trong indicators.yaml".to_owned(),
            },
        }
    }
    "BD02" {
        title: "Biểu đồ chưa rõ vẽ gì",
        meaning: "Mỗi biểu đồ vẽ một chỉ tiêu (indicator) hoặc tình hình gửi báo cáo (state), không cả hai.",
        advice: "ghi indicator hoặc state",
        example: Self::Unclear { both: true },
        Self::Unclear { both: true } => {
            message: "biểu đồ ghi cả indicator và state nên không rõ vẽ gì",
            hint: "bỏ một trong hai; muốn cả hai thì ghi thành hai biểu đồ",
        }
        Self::Unclear { both: false } => {
            message: "biểu đồ không ghi indicator, cũng không ghi state nên không rõ vẽ gì",
            hint: "ghi indicator: <mã chỉ tiêu>, hoặc state: all, state: groups",
        }
    }
    "BD03" {
        title: "Mục này không dùng được ở biểu đồ này",
        meaning: "by chỉ dùng với indicator; most chỉ dùng với by: agencies.",
        advice: "bỏ mục đó, hoặc ghi thêm mục mà nó cần",
        example: Self::Surplus { key: "most", with: "by: agencies" },
        Self::Surplus { key, with } => {
            message: format!("'{key}' không có nghĩa ở biểu đồ này"),
            hint: format!("'{key}' chỉ dùng với {with}"),
        }
    }
    "BD04" {
        title: "Số cơ quan trên biểu đồ ít quá hoặc nhiều quá",
        meaning: "Một biểu đồ vẽ từ 2 đến 30 cơ quan; nhiều hơn thì không đọc được trên một trang.",
        advice: "ghi most từ 2 đến 30; các cơ quan khác được nói bằng lời dưới biểu đồ",
        example: Self::Most { found: 130 },
        Self::Most { found } => {
            message: format!("most: {found} không vẽ được"),
            hint: "ghi most từ 2 đến 30; các cơ quan khác được nói bằng lời dưới biểu đồ",
        }
    }
    "BD05" {
        title: "Một biểu đồ ghi hai lần",
        meaning: "Hai biểu đồ của một kỳ vẽ cùng một thứ.",
        advice: "bỏ một biểu đồ",
        example: Self::Twice,
        Self::Twice => {
            message: "biểu đồ này đã ghi ở trên",
            hint: "bỏ một trong hai",
        }
    }
}

/// Checks the charts of all periods.
pub(super) fn check(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    let plan = &campaign.plan;
    for (nth, period) in plan.value.reporting.periods.iter().enumerate() {
        for (place, chart) in period.charts.iter().enumerate() {
            let path = format!("reporting/periods/{nth}/charts/{place}");
            one(checks, chart, &path);
            let same = |other: &ChartAsk| other.of().is_some_and(|of| Some(of) == chart.of());
            if period.charts.iter().take(place).any(same) {
                checks.at(plan, &path, &ChartFault::Twice);
            }
        }
    }
}

fn one(checks: &mut Checks<'_>, chart: &ChartAsk, path: &str) {
    let campaign = checks.campaign;
    let plan = &campaign.plan;
    if chart.of().is_none() {
        let both = chart.indicator.is_some();
        return checks.at(plan, path, &ChartFault::Unclear { both });
    }
    if let Some(id) = &chart.indicator {
        let known = || campaign.indicators.value.indicators.iter().map(|known| &known.id);
        if known().all(|known| known != id) {
            let nearest = viet::nearest(id.as_str(), known().map(|id| id.as_str()));
            let fault = ChartFault::UnknownIndicator {
                found: id.to_string(),
                nearest: nearest.map(str::to_owned),
            };
            checks.at(plan, &format!("{path}/indicator"), &fault);
        }
    }
    if chart.by.is_some() && chart.indicator.is_none() {
        let fault = ChartFault::Surplus { key: "by", with: "indicator" };
        checks.at_key(plan, &format!("{path}/by"), &fault);
    }
    let Some(most) = chart.most else { return };
    if chart.by != Some(ChartBy::Agencies) {
        let fault = ChartFault::Surplus { key: "most", with: "by: agencies" };
        checks.at_key(plan, &format!("{path}/most"), &fault);
    } else if !ChartAsk::MOST_RANGE.contains(&most.0) {
        checks.at(plan, &format!("{path}/most"), &ChartFault::Most { found: most.0 });
    }
}
