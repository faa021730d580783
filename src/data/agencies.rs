//! Values: `agencies.yaml`, every agency that owes a report, by group.

use std::collections::HashMap;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Deserialize;

use super::body::Body;
use super::defaults::{self, Defaults};
use super::load::Shape;
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
    /// Where each agency is, by its id; made when first asked.
    #[serde(skip)]
    places: OnceLock<HashMap<Id, (usize, usize)>>,
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
    /// What it says once for all of its agencies; read from them.
    #[schemars(
        description = "Phần chung cho mọi cơ quan trong nhóm, ghi một lần; cơ quan nào ghi riêng thì theo cơ quan đó"
    )]
    pub defaults: Option<Defaults>,
    /// Its agencies, in the order in which lists print them.
    #[schemars(description = "Các cơ quan trong nhóm, theo thứ tự in", length(min = 1))]
    pub agencies: Vec<Body>,
}

impl Agencies {
    /// The shape of the file, in which a group may say things once.
    pub(super) fn shape() -> Shape<Agencies> {
        Shape::new().filled_by(defaults::fill)
    }

    /// Every agency with its group, in the order of the data.
    pub fn all(&self) -> impl Iterator<Item = (&Group, &Body)> {
        self.groups
            .iter()
            .flat_map(|group| group.agencies.iter().map(move |agency| (group, agency)))
    }

    /// The agency of an id with its group.
    pub fn find(&self, id: &Id) -> Option<(&Group, &Body)> {
        let &(group, agency) = self.places.get_or_init(|| self.listed()).get(id)?;
        let group = self.groups.get(group)?;
        Some((group, group.agencies.get(agency)?))
    }

    fn listed(&self) -> HashMap<Id, (usize, usize)> {
        let mut places = HashMap::new();
        for (group, agencies) in self.groups.iter().map(|group| &group.agencies).enumerate() {
            for (nth, agency) in agencies.iter().enumerate() {
                // The first of two of the same id counts; the checks tell of the other.
                places.entry(agency.id.clone()).or_insert((group, nth));
            }
        }
        places
    }
}
