//! Audit rule `kinh-gui.mot-noi`: Kính gửi một nơi ghi trên cùng dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui.mot-noi",
    name: "Kính gửi một nơi ghi trên cùng dòng",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: None,
    why: "Gửi một nơi thì từ “Kính gửi” và tên nơi nhận ở cùng một dòng; gửi từ hai nơi mới xuống dòng, có gạch đầu dòng.",
    allowed: Allowed::Same("Kính gửi: Ủy ban nhân dân tỉnh"),
    how_to_fix: "đưa tên nơi nhận lên cùng dòng với “Kính gửi:”, bỏ gạch đầu dòng",
    model: Model::Letter,
    wrong: Example::Lines(&[(Role::AddresseeItem, "- Ủy ban nhân dân tỉnh.")]),
    right: Example::Lines(&[
        (Role::AddresseeItem, "- Ủy ban nhân dân tỉnh;"),
        (Role::AddresseeItem, "- Sở Nội vụ."),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::Addressee) else { return };
    let mut items = view
        .of(Role::AddresseeItem)
        .filter(|(_, item)| !item.continues)
        .map(|(_, item)| item.words());
    let (Some(only), None) = (items.next(), items.next()) else { return };
    // A group of bodies has a line of its own.
    let group = fold(only.trim_start_matches(['-', ' '])).starts_with("cac ") || only.contains(',');
    if line.words().ends_with(':') && !group {
        hits.line(at, line.words(), "một nơi nhận ở dòng riêng");
    }
}
