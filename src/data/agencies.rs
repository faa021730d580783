//! Values: `agencies.yaml`, every agency that owes a report, by group.

use schemars::JsonSchema;
use serde::Deserialize;

use super::body::Body;
use super::scalar::{Id, Words};

/// `agencies.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "agencies.yaml",
    description = "Các cơ quan, đơn vị phải báo cáo, xếp theo nhóm"
)]
pub struct Agencies {
    /// The groups, in the order in which the summary lists them.
    #[schemars(
        description = "Các nhóm cơ quan, theo thứ tự in trong báo cáo tổng hợp",
        length(min = 1)
    )]
    pub groups: Vec<Group>,
}

/// Agencies of one kind, added up together (`nhóm`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id; duties name it.
    #[schemars(description = "Mã của nhóm: huyen-thanh-pho")]
    pub id: Id,
    /// Its name.
    #[schemars(description = "Tên của nhóm: Ủy ban nhân dân các huyện, thành phố")]
    pub name: Words,
    /// Its agencies, in the order in which lists print them.
    #[schemars(description = "Các cơ quan trong nhóm, theo thứ tự in", length(min = 1))]
    pub agencies: Vec<Body>,
}
