//! Values: particulars of private persons, which no report needs.
//!
//! Numbers are recognised by their form: an identity card has twelve digits and begins with 0 (the code
//! of a province), a mobile telephone ten that begin with 03, 05, 07, 08 or 09. Numbers of offices
//! (02…) and amounts of money are neither.

use super::facts::Particular;

/// Words of a question that asks for particulars.
const ASKED: [&str; 12] = [
    "họ tên",
    "họ và tên",
    "họ, tên",
    "ngày sinh",
    "ngày, tháng, năm sinh",
    "số cccd",
    "số căn cước",
    "số cmnd",
    "số định danh",
    "số điện thoại",
    "địa chỉ nhà",
    "địa chỉ thường trú",
];

/// The particulars that a question asks for, in its words.
pub(super) fn asked_for(label: &str) -> Option<&'static str> {
    let label = format!(" {} ", label.to_lowercase());
    let stands = |word: &str| {
        label.match_indices(word).any(|(at, _)| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !letter(label[..at].chars().next_back())
                && !letter(label[at + word.len()..].chars().next())
        })
    };
    // The birthdays of the great are celebrated, not collected.
    let celebrated = |word: &str| word == "ngày sinh" && label.contains("kỷ niệm");
    ASKED.into_iter().find(|word| stands(word) && !celebrated(word))
}

/// The first number in a text that looks like a person's.
pub fn found_in(text: &str) -> Option<Particular> {
    let groups = digit_groups(text);
    groups.iter().enumerate().find_map(|(nth, group)| {
        let alone = particular(group);
        // Groups of a longer row are no beginning: `1 000 000 000 000` is an amount.
        let rows = (nth == 0 || !group.joined)
            .then(|| (nth + 1..groups.len()).take_while(|next| groups[*next].joined))
            .into_iter()
            .flatten();
        let mut row = group.clone();
        alone.or_else(|| {
            rows.into_iter().find_map(|next| {
                row.digits.push_str(&groups[next].digits);
                row.short |= groups[next].short;
                let ends = groups.get(next + 1).is_none_or(|after| !after.joined);
                if ends { particular(&row) } else { None }
            })
        })
    })
}

/// Digits that are together.
#[derive(Debug, Clone)]
struct Group {
    digits: String,
    /// A `+` comes before them.
    plus: bool,
    /// One separator is between them and the digits before.
    joined: bool,
    /// Shorter than the groups in which people write such numbers: a day, a month.
    short: bool,
}

fn digit_groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut between = String::from("  ");
    let mut inside = false;
    for c in text.chars() {
        if let (true, true, Some(group)) = (c.is_ascii_digit(), inside, groups.last_mut()) {
            group.digits.push(c);
        } else if c.is_ascii_digit() {
            let joined = matches!(between.as_str(), " " | "." | "-" | "\u{a0}");
            let plus = between.ends_with('+');
            groups.push(Group { digits: c.into(), plus, joined, short: false });
            inside = true;
        } else {
            if inside {
                between.clear();
            }
            between.push(c);
            inside = false;
        }
    }
    for group in &mut groups {
        group.short = group.digits.len() < 3 && !group.plus;
    }
    groups
}

fn particular(group: &Group) -> Option<Particular> {
    let national = match group.digits.strip_prefix("84") {
        Some(rest) if group.plus => format!("0{rest}"),
        _ => group.digits.clone(),
    };
    let begins: String = group.digits.chars().take(3).collect();
    let mobile = matches!(national.as_bytes(), [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..]);
    match national.len() {
        _ if group.short => None,
        12 if national.starts_with('0') && !national.starts_with("000") => {
            Some(Particular::Identity { begins })
        }
        10 if mobile => Some(Particular::Telephone { begins }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort(text: &str) -> &'static str {
        match found_in(text) {
            Some(Particular::Identity { .. }) => "căn cước",
            Some(Particular::Telephone { .. }) => "điện thoại",
            _ => "",
        }
    }

    #[test]
    fn numbers_of_persons_are_recognised() {
        for text in [
            "CCCD 019085001234.",
            "số 019 085 001 234",
            "(019.085.001.234)",
            "năm 2024 019085001234",
        ] {
            assert_eq!(sort(text), "căn cước", "{text}");
        }
        for text in
            ["ĐT: 0912345678", "0912 345 678", "0912.345.678;", "+84 912 345 678", "+84912345678"]
        {
            assert_eq!(sort(text), "điện thoại", "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        let others = [
            "100.000.000.000 đồng",
            "1 000 000 000 000",
            "100000000000 đồng",
            "ngày 03-12-2024 15 giờ",
            "0208.3855.123",
            "số 181/KH-BCĐ",
            "12345678901234",
            "1.000.000.000.000",
            "từ 05.12 đến 07.12.2024",
            "",
            "hotline 1900 0368",
            "0912345678901",
        ];
        for text in others {
            assert_eq!(sort(text), "", "{text}");
        }
    }

    #[test]
    fn questions_that_ask_for_them_are_recognised() {
        assert_eq!(asked_for("Họ và tên người vi phạm"), Some("họ và tên"));
        assert_eq!(asked_for("Danh sách (họ tên, số CCCD)"), Some("họ tên"));
        assert_eq!(asked_for("Kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh"), None);
        assert_eq!(asked_for("Kết quả cấp thẻ căn cước"), None);
        assert_eq!(asked_for("Số điện thoại"), Some("số điện thoại"));
    }
}
