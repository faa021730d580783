//! Audit rule `phan.so-thu-tu`: Số thứ tự của phần, chương, mục.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phan.so-thu-tu",
    name: "Số thứ tự của phần, chương, mục",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4"),
    why: "Phần, chương đánh số La Mã; mục, tiểu mục đánh số Ả Rập. Văn bản của Đảng có thể ghi Phần thứ nhất.",
    allowed: Allowed::Each {
        state: "Phần I, Chương II; Mục 1, Tiểu mục 2",
        party: "Phần I (Phần thứ nhất), Chương II; Mục 1",
    },
    how_to_fix: "sửa lại số thứ tự",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Body, "Nội dung cụ thể như sau:"),
        (Role::PartLabel, "Phần 1"),
        (Role::PartTitle, "MỤC TIÊU"),
    ]),
    right: Example::Lines(&[
        (Role::Body, "Nội dung cụ thể như sau:"),
        (Role::PartLabel, "Phần I"),
        (Role::PartTitle, "MỤC TIÊU"),
    ]),
    check,
    traits: Traits::USUAL,
};

static LABEL: Pattern = Pattern::new(r"(?i)^(phần|chương|mục|tiểu mục)\s+([IVXL]+|\d+|thứ\s+\S+)");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PartLabel) {
        let Some(groups) = LABEL.groups(line.words()) else { continue };
        let part = |nth: usize| groups.get(nth).map(|m| m.as_str()).unwrap_or_default();
        let (word, number) = (capitalize_first(&part(1).to_lowercase()), part(2));
        let high = matches!(word.as_str(), "Phần" | "Chương");
        let wrong = match (number.parse::<u32>(), high) {
            (Ok(value), true) => Some(format!("{word} {}", roman(value))),
            (Err(_), true) if view.is_state() && number.starts_with("thứ") => {
                Some(format!("{word} I, II, …"))
            }
            (Err(_), false) => {
                (1..=60).find(|n| roman(*n) == number).map(|n| format!("{word} {n}"))
            }
            _ => None,
        };
        if let Some(right) = wrong {
            hits.line_for(at, line.words(), format!("“{word} {number}”"), format!("“{right}”"));
        }
    }
}
