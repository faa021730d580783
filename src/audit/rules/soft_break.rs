//! Audit rule `doan.ngat-dong`: Không ngắt dòng bằng Shift+Enter trong nội dung.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "doan.ngat-dong",
    name: "Không ngắt dòng bằng Shift+Enter trong nội dung",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.e"),
    party: Basis::regulation("Phần I, khoản 6.2.2"),
    why: "Ngắt dòng mềm trong đoạn canh đều làm dòng bị kéo giãn và không thụt dòng đầu.",
    allowed: Allowed::Same("mỗi đoạn kết thúc bằng Enter"),
    how_to_fix: "thay dấu ngắt dòng bằng Enter",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp ban hành\nKế hoạch công tác.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp ban hành Kế hoạch công tác.")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in
        view.running().filter(|(_, line)| line.place.is_none() && line.paragraph.control.is_none())
    {
        if let Some((before, _)) = line.words().split_once('\n') {
            hits.line(at, before, "ngắt dòng mềm trong đoạn");
        }
    }
}
