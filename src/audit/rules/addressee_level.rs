//! Audit rule `kinh-gui-noi.thang-hang`: Các gạch đầu dòng dưới Kính gửi thẳng hàng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui-noi.thang-hang",
    name: "Các gạch đầu dòng dưới Kính gửi thẳng hàng",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, khoản 9.2.5"),
    why: "Các gạch đầu dòng của nơi kính gửi thẳng hàng với nhau.",
    allowed: Allowed::Same("cùng một độ thụt"),
    how_to_fix: "chọn các dòng, đặt cùng Indentation Left và First line ở hộp Paragraph; không dùng dấu cách",
    model: Model::Letter,
    wrong: described!("dòng thứ hai thụt sâu hơn dòng đầu", |sample| {
        let mut nth = 0;
        sample.each(Role::AddresseeItem, |line| {
            line.look.indents.left = crate::units::Twip(600 * nth);
            nth += 1;
        });
    }),
    right: described!("các dòng thụt bằng nhau", |sample| sample.each(
        Role::AddresseeItem,
        |line| {
            line.look.indents.left = crate::units::Twip(600);
        }
    )),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let start = |line: &Line<'_>| {
        let indents = line.paragraph.look.indents;
        let hung = line.paragraph.number.is_some() || indents.first_line.0 < 0;
        let spaces = line.raw.len() - line.raw.trim_start().len();
        // What hangs begins at the number.
        (
            indents.left.0 + if hung { indents.first_line.0 } else { indents.first_line.0.max(0) },
            spaces,
        )
    };
    let mut items = view.of(Role::AddresseeItem).filter(|(_, line)| !line.continues);
    let Some((_, first)) = items.next() else { return };
    let first = start(first);
    for (at, line) in items {
        let (found, spaces) = start(line);
        if (found - first.0).abs() > 57 || spaces != first.1 {
            hits.line(at, line.words(), "không thẳng hàng với dòng đầu");
        }
    }
}
