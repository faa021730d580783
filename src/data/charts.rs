//! Values: the charts (`biểu đồ`) of a period's summary, as `plan.yaml` asks for them: which indicator over whom, or the
//! state of reporting. Whether a chart names what is there is checked in [`super::check::charts`].

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Counting, Id, Words};

/// A chart as it is asked for: of an indicator, or of the state of reporting.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChartAsk {
    /// The indicator that is drawn.
    #[schemars(description = "Mã chỉ tiêu được vẽ; hoặc ghi state để vẽ tình hình gửi báo cáo")]
    pub indicator: Option<Id>,
    /// Over whom the indicator is drawn.
    #[schemars(
        description = "Mỗi thanh của chỉ tiêu là một nhóm (groups) hay một cơ quan (agencies); bỏ đi là groups"
    )]
    pub by: Option<ChartBy>,
    /// So many agencies at most have a bar: those with the greatest figures.
    #[schemars(
        description = "Nhiều nhất bao nhiêu cơ quan được vẽ (2 đến 30), lấy từ số lớn nhất; các cơ quan khác nói bằng lời dưới biểu đồ. Bỏ đi là 15"
    )]
    pub most: Option<Counting>,
    /// The state of reporting is drawn.
    #[schemars(
        description = "Vẽ tình hình gửi báo cáo (đúng hạn, quá hạn, chưa có): all là chung, groups là theo nhóm"
    )]
    pub state: Option<StateBy>,
    /// What it is called.
    #[schemars(description = "Tên biểu đồ; bỏ đi thì chương trình tự đặt")]
    pub title: Option<Words>,
}

/// Over whom an indicator is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartBy {
    /// A bar is a group.
    Groups,
    /// A bar is an agency.
    Agencies,
}

/// Over whom the state of reporting is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StateBy {
    /// A bar is a state.
    All,
    /// A bar is a group, parted by its states.
    Groups,
}

/// What a chart draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartOf<'c> {
    /// An indicator by the groups.
    Groups(&'c Id),
    /// An indicator by the agencies: so many at most.
    Agencies(&'c Id, usize),
    /// The state of reporting.
    State(StateBy),
}

impl ChartAsk {
    /// So many agencies have a bar where it is not said.
    pub const MOST: u32 = 15;

    /// So few and so many agencies may be asked for: more are not read on a page.
    pub const MOST_RANGE: std::ops::RangeInclusive<u32> = 2..=30;

    /// What it draws; `None` where it says both or neither.
    pub fn of(&self) -> Option<ChartOf<'_>> {
        let most = self.most.map_or(Self::MOST, |most| most.0) as usize;
        match (&self.indicator, self.state, self.by) {
            (Some(indicator), None, Some(ChartBy::Agencies)) => {
                Some(ChartOf::Agencies(indicator, most))
            }
            (Some(indicator), None, _) => Some(ChartOf::Groups(indicator)),
            (None, Some(by), _) => Some(ChartOf::State(by)),
            (Some(_), Some(_), _) | (None, None, _) => None,
        }
    }
}
