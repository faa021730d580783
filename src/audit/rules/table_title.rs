//! Audit rule `bang.ten`: Bảng có tên.

use crate::audit::tables;
use crate::paper::Alignment;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "bang.ten",
    name: "Bảng có tên",
    level: Level::Hint,
    about: About::Parts,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Bảng trong nội dung nên có tên, hoặc có câu dẫn ngay phía trên, để lời văn nhắc đến được.",
    allowed: Allowed::Same("tên bảng hoặc câu dẫn kết thúc bằng dấu hai chấm ở ngay trên"),
    how_to_fix: "gõ tên bảng ở dòng ngay trên bảng, canh giữa",
    model: Model::Plan,
    wrong: described!("bảng ngay dưới một đoạn không nhắc đến nó", |sample| {
        sample.data_table(4, crate::paper::Alignment::Right, "Sở đã báo cáo.")
    }),
    right: described!("“Bảng 1. Kết quả thực hiện” ở ngay trên bảng", |sample| {
        sample.titled_table("Bảng 1. Kết quả thực hiện")
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for table in tables::of(view) {
        let above = view.lines.get(..table.first).unwrap_or_default().iter().rev();
        let mut above = above
            .filter(|line| line.part == PartKind::Body)
            .filter(|line| !line.words().is_empty());
        let named = above.next().is_none_or(|line| {
            let words = fold(line.words());
            let centred = line.paragraph.look.align == Alignment::Center;
            line.place.is_some()
                || centred
                || line.all_bold()
                || line.words().ends_with(':')
                || !matches!(line.role, Some(Role::Body | Role::Dash | Role::Plus | Role::Point))
                || ["bang", "bieu", "danh sach", "don vi tinh", "(don vi"]
                    .iter()
                    .any(|word| words.starts_with(word))
                || ["bang sau", "bieu sau", "bang duoi", "duoi day", "nhu sau"]
                    .iter()
                    .any(|word| words.contains(word))
        });
        if !named {
            hits.line(table.first, "", "bảng không có tên");
        }
    }
}
