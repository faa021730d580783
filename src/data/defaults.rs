//! Values: what a group says once for all of its agencies (`defaults`). It is put into every entry that says nothing
//! itself before anything else looks at the entries, with the place where it was written: a wrong default is reported
//! there, once.

use schemars::JsonSchema;
use serde::Deserialize;

use super::body::{Regime, Signature};
use super::node::{Key, Node, Value};
use super::scalar::Words;
use super::stands::Stands;
use crate::viet;

/// What the agencies of a group have in common. What an agency says itself counts.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    /// [`superior`](super::body::Body::superior).
    #[serde(default)]
    #[schemars(description = "Cơ quan chủ quản trực tiếp của mọi cơ quan trong nhóm")]
    pub superior: Vec<Words>,
    /// [`symbol`](super::body::Body::symbol).
    #[schemars(description = "Chữ viết tắt trong ký hiệu văn bản: UBND")]
    pub symbol: Option<Words>,
    /// [`drafting_unit`](super::body::Body::drafting_unit).
    #[schemars(description = "Chữ viết tắt đơn vị soạn thảo")]
    pub drafting_unit: Option<Words>,
    /// [`place`](super::body::Body::place).
    #[schemars(description = "Địa danh")]
    pub place: Option<Words>,
    /// [`regime`](super::body::Body::regime).
    #[schemars(description = "Chế độ văn bản: state hoặc party")]
    pub regime: Option<Regime>,
    /// [`signature`](super::body::Body::signature); an agency may say a part of it only, its signer's name.
    #[schemars(
        description = "Người ký: chức vụ, ký thay mặt …; từng cơ quan chỉ ghi phần khác, ví dụ name"
    )]
    pub signature: Option<Signature>,
    /// [`filing`](super::body::Body::filing).
    #[schemars(description = "Nơi lưu: VT")]
    pub filing: Option<Words>,
    /// [`contact`](super::body::Body::contact).
    #[schemars(description = "Dòng liên hệ ở cuối trang đầu của công văn")]
    pub contact: Option<Words>,
    /// [`stands`](super::body::Body::stands).
    #[schemars(description = "So với cơ quan gửi công văn đôn đốc: below, beside hoặc above")]
    pub stands: Option<Stands>,
    /// [`addressees`](super::body::Body::addressees).
    #[serde(default)]
    #[schemars(
        description = "Báo cáo của các cơ quan trong nhóm kính gửi ai, nếu khác reporting.to"
    )]
    pub addressees: Vec<Words>,
}

/// Puts what groups say once into their agencies, and the name of a body that is below nobody into its letterhead,
/// where the decree wants it in full (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 2).
pub(super) fn fill(root: &mut Node) {
    let Some(Value::List(groups)) = entry(root, "groups").map(|node| &mut node.value) else {
        return;
    };
    for group in groups {
        let defaults = match entry(group, "defaults").map(|node| &node.value) {
            Some(Value::Map(defaults)) => defaults.clone(),
            _ => Vec::new(),
        };
        let Some(Value::List(agencies)) = entry(group, "agencies").map(|node| &mut node.value)
        else {
            continue;
        };
        for agency in agencies {
            add_missing(agency, &defaults);
            name_in_letterhead(agency);
        }
    }
}

/// Adds the entries whose keys are not there; of a signature also within it.
fn add_missing(agency: &mut Node, defaults: &[(Key, Node)]) {
    let Value::Map(own) = &mut agency.value else { return };
    for (key, value) in defaults {
        match own.iter_mut().find(|(own, _)| own.text == key.text) {
            None => own.push((key.clone(), value.clone())),
            Some((_, own)) if *key.text == *"signature" => {
                if let Value::Map(within) = &value.value {
                    add_missing(own, within);
                }
            }
            Some(_) => {}
        }
    }
}

fn name_in_letterhead(agency: &mut Node) {
    let superior = entry(agency, "superior").map(|node| &node.value);
    let alone = match superior {
        None | Some(Value::Null) => true,
        Some(Value::List(lines)) => lines.is_empty(),
        Some(_) => false,
    };
    if !alone || entry(agency, "letterhead").is_some() {
        return;
    }
    let Some(Node { value: Value::Scalar { text, .. }, span }) = entry(agency, "name") else {
        return;
    };
    let (name, span) = (viet::upper(text.trim()), *span);
    if name.is_empty() {
        return;
    }
    let name = Node { value: Value::Scalar { text: name.into(), plain: false }, span };
    let lines = Node { value: Value::List(vec![name]), span };
    if let Value::Map(own) = &mut agency.value {
        own.push((Key { text: "letterhead".into(), span }, lines));
    }
}

fn entry<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|(own, _)| *own.text == *key).map(|(_, value)| value)
}
