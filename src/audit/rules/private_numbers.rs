//! Audit rule `ca-nhan.so-rieng`: Không có số định danh, số điện thoại riêng của cá nhân.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "ca-nhan.so-rieng",
    name: "Không có số định danh, số điện thoại riêng của cá nhân",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation(
        "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, hiệu lực từ ngày 01/01/2026",
    ),
    party: Basis::regulation(
        "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, hiệu lực từ ngày 01/01/2026",
    ),
    why: "Số định danh 12 chữ số và số di động là dữ liệu cá nhân (thông tin giúp xác định một con người cụ thể); văn bản gửi đi không ghi khi không cần. Số điện thoại cơ quan ở dòng liên hệ là hợp lệ.",
    allowed: Allowed::Same("không ghi, hoặc chỉ ghi số của cơ quan"),
    how_to_fix: "xóa số này, hoặc thay bằng số điện thoại cơ quan",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "Ông An, số định danh 019085001234, phụ trách thực hiện.",
    )]),
    right: Example::Lines(&[(Role::Body, "Ông An phụ trách thực hiện.")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let contact = |line: &Line<'_>| line.is(Role::Contact) || line.part == PartKind::Footer;
    for (at, line) in view.written().filter(|(_, line)| !contact(line)) {
        // Several in one line are reported each: between them are words or commas.
        for part in line.text.split(|c: char| c.is_alphabetic() || matches!(c, ',' | ';')) {
            match private_number(part) {
                Some(Particular::Identity { begins }) => {
                    hits.line(at, &begins, format!("số định danh {begins}…"));
                }
                Some(Particular::Telephone { begins }) => {
                    hits.line(at, &begins, format!("số điện thoại {begins}…"));
                }
                _ => {}
            }
        }
    }
}
