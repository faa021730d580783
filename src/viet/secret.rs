//! Marks of secrecy as people type them: `MẬT`, `M Ậ T`, `Độ mật: Tối mật`, `HỎA TỐC - MẬT`.

use super::nfc;

/// The degrees of secrecy, the highest first (Luật Bảo vệ bí mật nhà nước 2018, Điều 8).
const DEGREES: [&str; 3] = ["tuyệt mật", "tối mật", "mật"];
/// What may be next to a degree in the same line: words for it, and marks of urgency.
const BESIDE: [&str; 12] = [
    "mức độ mật",
    "mức độ",
    "độ mật",
    "dấu mật",
    "độ",
    "dấu",
    "hỏa tốc hẹn giờ",
    "hoả tốc hẹn giờ",
    "hỏa tốc",
    "hoả tốc",
    "thượng khẩn",
    "khẩn",
];
/// Where the marks of urgency begin among them.
const URGENCY: usize = 6;

/// The degree of secrecy that a line is, and says nothing else.
pub(crate) fn secrecy(line: &str) -> Option<&'static str> {
    const LONGEST: usize = 60;
    if line.chars().count() > LONGEST {
        return None;
    }
    // Letters that spaces set apart are one word.
    let letters: String = nfc(&line.to_lowercase()).chars().filter(|c| c.is_alphabetic()).collect();
    if line.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let joined = |words: &str| words.replace(' ', "");
    let mut rest = letters.as_str();
    loop {
        if let Some(degree) = DEGREES.iter().find(|degree| joined(degree) == rest) {
            return Some(degree);
        }
        let left = |left: Option<&'_ str>| left.filter(|left| !left.is_empty()).map(str::len);
        let before =
            BESIDE.iter().find_map(|words| left(rest.strip_prefix(joined(words).as_str())));
        let urgent = BESIDE.iter().skip(URGENCY);
        let behind =
            || urgent.clone().find_map(|words| left(rest.strip_suffix(joined(words).as_str())));
        rest = match (before, behind()) {
            (Some(length), _) => &rest[rest.len() - length..],
            (None, Some(length)) => &rest[..length],
            (None, None) => return None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::secrecy;

    #[test]
    fn a_mark_of_secrecy_is_known_however_it_is_typed() {
        for (line, degree) in [
            ("MẬT", "mật"),
            ("M Ậ T", "mật"),
            ("(Mật)", "mật"),
            ("Độ mật: Mật", "mật"),
            ("Độ mật: Tối mật", "tối mật"),
            ("Độ mật", "mật"),
            ("Dấu Mật", "mật"),
            ("HỎA TỐC - MẬT", "mật"),
            ("TUYỆT MẬT - HOẢ TỐC", "tuyệt mật"),
            ("T Ố I   M Ậ T", "tối mật"),
            ("TUYỆT MẬT.", "tuyệt mật"),
        ] {
            assert_eq!(secrecy(line), Some(degree), "{line}");
        }
    }

    #[test]
    fn words_about_secrets_are_no_mark() {
        for line in [
            "HỎA TỐC",
            "Độ mật: Thường",
            "Bảo vệ bí mật nhà nước",
            "BÍ MẬT",
            "Ban Cơ yếu",
            "Mật ong rừng",
            "",
            "1. Mật",
        ] {
            assert_eq!(secrecy(line), None, "{line}");
        }
    }
}
