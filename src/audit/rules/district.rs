//! Audit rule `co-quan.cap-huyen`: Không còn cấp huyện.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "co-quan.cap-huyen",
    name: "Không còn cấp huyện",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation_from(
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15, ngày 16 tháng 6 năm 2025",
        (2025, 7, 1),
    ),
    party: None,
    why: "Từ ngày 01/7/2025 chính quyền địa phương có hai cấp; tên cơ quan cấp huyện trong văn bản ghi ngày từ đó thường là chữ còn sót của mẫu cũ.",
    allowed: Allowed::Same("tên cơ quan cấp tỉnh hoặc cấp xã"),
    how_to_fix: "sửa tên cơ quan theo tổ chức hiện nay",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Superior, "UBND HUYỆN ĐẠI TỪ")]),
    right: Example::Lines(&[(Role::Superior, "UBND XÃ ĐẠI PHÚC")]),
    check,
    traits: Traits::USUAL,
};

static DISTRICT: Pattern = Pattern::new(r"(?i)\b(huyện|quận|thị xã|thị trấn)\s+\p{L}");

fn check(view: &View<'_>, hits: &mut Hits) {
    if view.date.is_none() {
        return;
    }
    let roles =
        [Role::Superior, Role::Issuer, Role::Recipient, Role::Addressee, Role::AddresseeItem];
    for (at, line) in roles.into_iter().flat_map(|role| view.of(role)) {
        if let Some(found) = DISTRICT.find(line.words()) {
            hits.line(
                at,
                line.words(),
                format!("“{}…” trong văn bản sau ngày 01/7/2025", found.as_str()),
            );
        }
    }
}
