//! Audit rule `dau-mat.go-tay`: Dấu chỉ độ mật không gõ vào văn bản.

use super::prelude::*;
use crate::viet::secrecy;

pub(super) const RULE: Rule = Rule {
    code: "dau-mat.go-tay",
    name: "Dấu chỉ độ mật không gõ vào văn bản",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 2.a"),
    party: Basis::regulation("Phần II, mục 2"),
    why: "Dấu độ mật (MẬT, TỐI MẬT, TUYỆT MẬT) khắc sẵn và đóng theo quy định về bảo vệ bí mật nhà nước; văn bản mật không soạn trên máy nối mạng.",
    allowed: Allowed::Same("không gõ dấu độ mật"),
    how_to_fix: "xóa chữ này; nếu văn bản có nội dung mật, soạn và xử lý theo quy định về bí mật nhà nước",
    model: Model::Plan,
    wrong: described!("chữ MẬT dưới số, ký hiệu", |sample| sample.below_number("MẬT")),
    right: described!("không có chữ MẬT", |sample| sample.below_number("")),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    const REACH: usize = 40;
    for (at, line) in view.written().filter(|(at, _)| *at < REACH) {
        if let Some(degree) = secrecy(line.words()) {
            hits.line(at, line.words(), format!("gõ dấu “{}”", upper(degree)));
        }
    }
}
