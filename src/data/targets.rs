//! Values: what each agency is to reach of an indicator (`chỉ tiêu giao`), resolved once from `indicators.yaml`. A
//! group's target is that of each of its agencies; an agency's own goes before its group's.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::agencies::Agencies;
use super::indicators::Indicators;
use super::load::Located;
use super::node::{Node, Value};
use super::scalar::Id;
use crate::problem::Place;

/// An agency's target of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is to be reached.
    pub value: Decimal,
    /// The key under which it is: the agency, or its group.
    pub key: Id,
    /// Where it is.
    pub place: Place,
}

/// Targets by indicator and agency.
pub type Targets = BTreeMap<(Id, Id), Target>;

/// The targets of all agencies.
pub(super) fn resolved(indicators: &Located<Indicators>, agencies: &Agencies) -> Targets {
    let mut targets = Targets::new();
    for indicator in &indicators.value.indicators {
        if indicator.targets.is_empty() {
            continue;
        }
        let entry = entry(indicators, &indicator.id);
        for (group, agency) in agencies.all() {
            let of = |id: &Id| indicator.targets.get_key_value(id);
            let Some((key, figure)) = of(&agency.id).or_else(|| of(&group.id)) else { continue };
            let place = indicators.place(&format!("{entry}/targets/{key}"));
            let target = Target { value: figure.0, key: key.clone(), place };
            targets.insert((indicator.id.clone(), agency.id.clone()), target);
        }
    }
    targets
}

/// The path of an indicator's entry, by its id: others may have been left out before it.
fn entry(indicators: &Located<Indicators>, id: &Id) -> String {
    let is = |node: &Node| {
        let said = node.at("id").map(|node| &node.value);
        matches!(said, Some(Value::Scalar { text, .. }) if **text == *id.as_str())
    };
    let list = indicators.root().at("indicators").map(|list| &list.value);
    let nth = match list {
        Some(Value::List(items)) => items.iter().position(is),
        _ => None,
    };
    nth.map_or_else(|| "indicators".to_owned(), |nth| format!("indicators/{nth}"))
}
