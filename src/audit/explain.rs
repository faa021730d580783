//! Audit: every rule as it is shown to a clerk, for `vanban explain` and docs/RULES.md.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::finding::Level;
use super::rule::{Example, Rule};
use super::{measure, rules};
use crate::profile::{Profiles, Source};

/// A rule as it is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The most serious that a breach can be.
    pub level: Level,
    /// For each profile in which it holds: its id, what is allowed, the article.
    pub holds: Vec<(String, String, String)>,
    /// What it asks and why.
    pub why: String,
    /// How to fix a breach in Word.
    pub how_to_fix: String,
    /// A wrong example.
    pub wrong: String,
    /// A right example.
    pub right: String,
}

/// Every rule, by code.
pub fn all(profiles: &Profiles) -> BTreeMap<String, Described> {
    let mut all = measure::described(profiles.iter());
    for rule in rules::ALL {
        all.insert(rule.code.to_owned(), described(rule, profiles));
    }
    all
}

fn described(rule: &Rule, profiles: &Profiles) -> Described {
    let holds = profiles.iter().filter_map(|profile| {
        let article = rule.basis(profile.regime)?.article;
        Some((profile.id.clone(), rule.allowed_in(profile.regime).to_owned(), article.to_owned()))
    });
    let mut why = rule.why.to_owned();
    let day = [rule.state, rule.party].into_iter().flatten().find_map(|basis| basis.first_day());
    if let Some(day) = day.map(crate::viet::date_short) {
        let _ = write!(why, " Áp dụng cho văn bản ghi ngày từ {day}.");
    }
    Described {
        code: rule.code.to_owned(),
        name: rule.name.to_owned(),
        level: rule.level,
        holds: holds.collect(),
        why,
        how_to_fix: rule.how_to_fix.to_owned(),
        wrong: example(&rule.wrong),
        right: example(&rule.right),
    }
}

fn example(example: &Example) -> String {
    match example {
        Example::Described { words, .. } => (*words).to_owned(),
        Example::Lines(lines) => {
            let lines: Vec<String> =
                lines.iter().map(|(_, words)| words.replace('\n', " ")).collect();
            lines.join(" ⏎ ")
        }
    }
}

/// One rule in full.
pub fn text(rule: &Described) -> String {
    let mut text =
        format!("{} ({}): {}\n\n{}\n\n", rule.code, rule.level.words(), rule.name, rule.why);
    for (profile, allowed, basis) in &rule.holds {
        let _ = writeln!(text, "{profile}: {allowed} ({basis})");
    }
    let _ = write!(
        text,
        "\nSai:  {}\nĐúng: {}\n\nCách sửa: {}.\n",
        rule.wrong,
        rule.right,
        crate::viet::capitalize_first(&rule.how_to_fix)
    );
    text
}

/// `docs/RULES.md`: every rule in a table, those of one group together.
pub fn page(profiles: &Profiles) -> String {
    let all = all(profiles);
    let mut text = String::from(
        "# Các quy tắc kiểm tra thể thức\n\n\
         Trang này do chương trình tạo ra từ chính các quy tắc (`UPDATE_GOLDEN=1 cargo test --test rules`); không sửa tay.\n\
         Xem đầy đủ một quy tắc: `vanban explain MÃ`.\n\n",
    );
    for profile in profiles.iter() {
        let soft = if profile.source == Source::Digest {
            "; chỉ biết qua bản tóm tắt nên không quy tắc nào ở mức lỗi"
        } else {
            ""
        };
        let _ = writeln!(text, "- `{}`: {}{soft}", profile.id, profile.basis);
    }
    let _ = write!(
        text,
        "\nCó {} quy tắc: {} đo theo bảng thể thức, {} xét theo lời văn, thứ tự và tệp.\n",
        all.len(),
        all.len() - rules::ALL.len(),
        rules::ALL.len()
    );
    let judged = |code: &str| rules::ALL.iter().any(|rule| rule.code == code);
    for (title, wanted) in [("Xét", true), ("Đo", false)] {
        let _ = write!(
            text,
            "\n## {title}\n\n| Mã | Mức | Quy tắc | Cho phép và căn cứ | Sai | Đúng |\n|---|---|---|---|---|---|\n"
        );
        for rule in all.values().filter(|rule| judged(&rule.code) == wanted) {
            let holds: Vec<String> = rule
                .holds
                .iter()
                .map(|(profile, allowed, basis)| format!("{profile}: {allowed} ({basis})"))
                .collect();
            let cell = |words: &str| words.replace('|', "\\|").replace('\n', " ");
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} | {} |",
                rule.code,
                rule.level.words(),
                cell(&rule.name),
                cell(&holds.join("<br>")),
                cell(&rule.wrong),
                cell(&rule.right)
            );
        }
    }
    text.push_str("\n## Chương trình không xét\n\nNhững điều này để người soạn, người duyệt xem; không bị báo không có nghĩa là đúng.\n\n");
    for (what, why) in super::unjudged::LEFT {
        let _ = writeln!(text, "- {what}: {why}.");
    }
    text
}
