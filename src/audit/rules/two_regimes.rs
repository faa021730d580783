//! Audit rule `the-thuc.hai-che-do`: Quốc hiệu và tiêu đề của Đảng không đứng cùng nhau.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "the-thuc.hai-che-do",
    name: "Quốc hiệu và tiêu đề của Đảng không đứng cùng nhau",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 1"),
    party: Basis::regulation("Phần I, mục 1"),
    why: "Văn bản của cơ quan nhà nước ghi Quốc hiệu, Tiêu ngữ; văn bản của Đảng ghi tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM. Mỗi văn bản chỉ theo một thể thức.",
    allowed: Allowed::Same("chỉ Quốc hiệu và Tiêu ngữ, hoặc chỉ tiêu đề của Đảng"),
    how_to_fix: "xác định cơ quan ban hành theo thể thức nào rồi xóa phần kia",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Role::PartyName, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ]),
    right: Example::Lines(&[(Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let state = view.first(Role::NationalName).is_some();
    if let Some((at, line)) = view.first(Role::PartyName).filter(|_| state) {
        hits.line(at, line.words(), "có cả Quốc hiệu và tiêu đề của Đảng");
    }
}
