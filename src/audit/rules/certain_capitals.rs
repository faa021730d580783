//! Audit rule `viet-hoa.ten-rieng`: Viết hoa tên cơ quan, địa danh.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.ten-rieng",
    name: "Viết hoa tên cơ quan, địa danh",
    level: Level::Warning,
    about: About::Words,
    state: "Phụ lục II, mục III, khoản 1.c; mục IV, khoản 1",
    party: "Phần I, khoản 6.1 (theo quy tắc chung)",
    from: None,
    why: "Những tên này Phụ lục II nêu đích danh cách viết hoa.",
    allowed: "Thủ đô Hà Nội; Thành phố Hồ Chí Minh; Đảng Cộng sản Việt Nam; Hội đồng nhân dân, Ủy ban nhân dân",
    mend: "sửa chữ hoa như mẫu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Đoàn công tác đến thành phố Hồ Chí Minh.")]),
    right: Example::Lines(&[(Role::Body, "Đoàn công tác đến Thành phố Hồ Chí Minh.")]),
    check,
};

/// What is written wrongly and how Phụ lục II has it.
const NAMES: [(&str, &str); 8] = [
    ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("thủ đô Hà Nội", "Thủ đô Hà Nội"),
    ("Đảng cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
    ("Ủy ban Nhân dân", "Ủy ban nhân dân"),
    ("Uỷ ban Nhân dân", "Uỷ ban nhân dân"),
    ("Hội đồng Nhân dân", "Hội đồng nhân dân"),
    ("Đảng Cộng Sản", "Đảng Cộng sản"),
    ("Chủ Tịch nước", "Chủ tịch nước"),
];

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        if let Some((wrong, right)) = NAMES.iter().find(|(wrong, _)| line.text.contains(wrong)) {
            hits.line_for(at, wrong, format!("“{wrong}”"), format!("“{right}”"));
        }
    }
}
