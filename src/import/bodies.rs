//! Import: the bodies that a sentence or a heading names at its beginning, and what kind of body each is.

use crate::audit::names;
use crate::viet::fold;

/// The bodies that words begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Their names, as they are typed.
    pub(super) bodies: Vec<String>,
    /// Where the words behind them begin, in bytes.
    pub(super) end: usize,
    /// Whether nothing else is in the words: a heading that is a name.
    pub(super) whole: bool,
}

/// What may be before the names in an order.
const BEFORE: [&str; 12] = [
    "đề nghị",
    "giao",
    "yêu cầu",
    "phân công",
    "đối với",
    "trách nhiệm của",
    "nhiệm vụ của",
    "giao nhiệm vụ cho",
    "giao cho",
    "kính đề nghị",
    "giao trách nhiệm cho",
    "trân trọng đề nghị",
];

/// Words in small letters with which what a body has to do begins.
const ACTS: [&str; 92] = [
    "chủ trì",
    "phối hợp",
    "có trách nhiệm",
    "có",
    "chịu",
    "tham mưu",
    "triển khai",
    "tổ chức",
    "căn cứ",
    "chỉ đạo",
    "xây dựng",
    "hướng dẫn",
    "tăng cường",
    "báo cáo",
    "theo dõi",
    "thực hiện",
    "đẩy mạnh",
    "bố trí",
    "cung cấp",
    "tiếp tục",
    "kiểm tra",
    "rà soát",
    "lập",
    "cử",
    "đưa",
    "treo",
    "phát",
    "đăng",
    "tuyên truyền",
    "biên tập",
    "tập trung",
    "chuẩn bị",
    "ban hành",
    "quan tâm",
    "làm",
    "là",
    "được",
    "vận động",
    "giúp",
    "đôn đốc",
    "tổng hợp",
    "hỗ trợ",
    "quản lý",
    "thẩm định",
    "bảo đảm",
    "đảm bảo",
    "nghiêm túc",
    "phổ biến",
    "quán triệt",
    "lồng ghép",
    "nghiên cứu",
    "khẩn trương",
    "kịp thời",
    "chủ động",
    "thường xuyên",
    "theo",
    "trên cơ sở",
    "để",
    "gửi",
    "phải",
    "sử dụng",
    "bám sát",
    "lựa chọn",
    "tùy",
    "tuỳ",
    "tại",
    "về",
    "trong",
    "cân đối",
    "thông tin",
    "mở",
    "phân công",
    "nâng cao",
    "đề xuất",
    "trình",
    "giám sát",
    "đánh giá",
    "thông báo",
    "chọn",
    "tham gia",
    "duy trì",
    "phê duyệt",
    "trước",
    "định kỳ",
    "hằng",
    "hàng",
    "tiến hành",
    "thành lập",
    "giao",
    "tích cực",
    "khi",
    "nếu",
];

/// Heads of names that the letterheads of bodies do not have.
const MORE: [&str; 18] = [
    "cac ",
    "bo chi huy",
    "vien kiem sat",
    "vks",
    "ubmttq",
    "mttq",
    "bcd ",
    "thanh vien",
    "co quan thuong truc",
    "bo tu lenh",
    "hoi lien hiep",
    "hoi nong dan",
    "hoi cuu chien binh",
    "bo doi bien phong",
    "dai truyen thanh",
    "trung tam",
    "thu truong cac",
    "tinh doan",
];

/// What begins like the name of a body and is none, also in capitals.
const NONE: [&str; 27] = [
    "to chuc",
    "ban hanh",
    "bao cao",
    "bao dam",
    "bao ve",
    "bao gom",
    "hoi nghi",
    "hoi thao",
    "phong chong",
    "phong ngua",
    "phong, chong",
    "truong hop",
    "bo phan",
    "bo tri",
    "quy dinh",
    "quy che",
    "quy mo",
    "doi tuong",
    "doi voi",
    "ban giao",
    "dai hoi",
    "nha o",
    "khoa hoc",
    "so luong",
    "so lieu",
    "so ket",
    "doan ket",
];

/// The bodies that words begin with, an order before them left out.
pub(super) fn at_start(words: &str) -> Option<Named> {
    let mut start = 0;
    let small = words.to_lowercase();
    if small.len() == words.len() {
        for before in BEFORE.iter().filter(|before| small.starts_with(*before)) {
            let after = &words[before.len()..];
            if after.starts_with([' ', ':']) {
                let gap = after.len() - after.trim_start_matches([' ', ':']).len();
                start = start.max(before.len() + gap);
            }
        }
    }
    let mut bodies = Vec::new();
    let mut at = start;
    let mut end = start;
    while let Some(length) = name(&words[at..]) {
        let typed = words[at..at + length].trim();
        bodies.push(typed.trim_end_matches(['-', '–', ' ']).to_owned());
        end = at + length;
        let rest = &words[end..];
        let gap = [", ", "; ", " và ", " & "].iter().find(|gap| rest.starts_with(*gap));
        match gap {
            Some(gap) if is_head(&rest[gap.len()..]) => at = end + gap.len(),
            _ => break,
        }
    }
    end += apposition(&words[end..]);
    let rest = words[end..].trim_start();
    // `– Cơ quan Thường trực Ban Chỉ đạo` says what the body is.
    let apposed = rest.starts_with(['–', '—', '('])
        || rest.starts_with("- ")
        || rest.starts_with(", cơ quan");
    let whole = rest.trim_matches([':', '.', ';', ' ', ',']).is_empty()
        || apposed && !rest.contains(':') && rest.chars().count() < 100;
    (!bodies.is_empty()).then_some(Named { bodies, end, whole })
}

/// How long the words are that say what a body is, behind its name and before what it has to do: `- Cơ quan Thường trực
/// Ban Chỉ đạo`.
fn apposition(rest: &str) -> usize {
    let bare = rest.trim_start_matches([' ', '-', '–', '—', ',', '(']);
    let folded = fold(&bare.chars().take(24).collect::<String>());
    if bare.len() == rest.len() || !SAYS_WHAT.iter().any(|what| folded.starts_with(what)) {
        return 0;
    }
    let mut at = rest.len() - bare.len();
    for (nth, word) in bare.split(' ').enumerate() {
        if nth > 2 && is_act(&rest[at..]) {
            return at;
        }
        let ends = word.ends_with([':', ')', ',', ';']);
        at += word.len();
        if ends {
            return at;
        }
        at = (at + 1).min(rest.len());
    }
    at.min(rest.len())
}

/// Whether words begin with what somebody has to do.
fn is_act(rest: &str) -> bool {
    ACTS.iter().any(|act| {
        let Some(after) = rest.strip_prefix(act) else { return false };
        // `Ban Chỉ đạo về Nhân quyền` is a name.
        let named = *act == "về" && after.trim_start().starts_with(char::is_uppercase);
        !named && !after.starts_with(char::is_alphanumeric)
    })
}

/// What a body is besides its name.
const SAYS_WHAT: [&str; 7] =
    ["co quan", "don vi", "chu tri", "to truong", "truong ban", "pho truong", "thuong truc"];

/// Whether words begin the name of a body.
pub(super) fn is_head(words: &str) -> bool {
    let folded = fold(&words.chars().take(60).collect::<String>());
    let first_upper = words.starts_with(char::is_uppercase);
    let many = ["các ", "Các ", "mỗi ", "Mỗi "].iter().any(|many| words.starts_with(many));
    if many {
        let rest = folded.split_once(' ').map_or("", |(_, rest)| rest);
        let kinds = [
            "so",
            "ban",
            "nganh",
            "co quan",
            "don vi",
            "dia phuong",
            "phong",
            "xa",
            "phuong",
            "huyen",
            "truong",
            "to chuc",
            "doanh nghiep",
            "cap uy",
            "dang uy",
            "thanh vien",
            "doan the",
            "chi bo",
            "co so",
            "bo",
            "uy ban",
            "ubnd",
            "hoi",
            "thon",
            "xom",
            "lop",
            "khoa",
            "trung tam",
            "cong ty",
            "bao",
            "huong",
        ];
        return kinds.iter().any(|kind| {
            rest.strip_prefix(kind)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ';', ':', '.']))
        });
    }
    if !first_upper {
        return false;
    }
    if NONE.iter().any(|none| folded.starts_with(none)) {
        return false;
    }
    if MORE.iter().any(|more| folded.starts_with(more)) {
        return true;
    }
    let Some(word) = names::body_word(&folded) else { return false };
    // `Báo cáo …`, `Tổ chức …`, `Ban hành …` are no bodies.
    let second = words.split(' ').nth(1).unwrap_or_default();
    word.contains(' ')
        || second.starts_with(char::is_uppercase)
        || word.starts_with("ubnd")
        || word.starts_with("hdnd")
        || word.starts_with("bhxh")
        || word == "tinh uy"
}

/// No name is longer, in bytes.
const LONGEST: usize = 600;

/// How long the name is that words begin with; `None` where they begin with none.
fn name(words: &str) -> Option<usize> {
    if !is_head(words) {
        return None;
    }
    let mut end = 0;
    let mut at = 0;
    for (nth, word) in words.split(' ').enumerate() {
        if at > LONGEST {
            break;
        }
        let rest = &words[at..];
        let act = nth > 0 && is_act(rest);
        if act
            || word.is_empty()
            || word.starts_with(['(', '–', '—', '“', '"'])
            || word == "-" && !goes_on_behind_dash(&rest[1..])
        {
            break;
        }
        // A new name behind `và` ends this one.
        if word == "và" && is_head(rest["và".len()..].trim_start_matches(' ')) {
            break;
        }
        let bare = word.trim_end_matches([',', ';', ':', '.']);
        end = at + bare.len();
        at += word.len() + 1;
        if bare.len() != word.len() {
            let next = words.get(at..).unwrap_or_default();
            // `Sở Văn hóa, Thể thao và Du lịch`, `các sở, ban, ngành`: the comma is in the name.
            let in_name = word.ends_with(',')
                && !next.is_empty()
                && !is_head(next)
                && is_of_name(words, next);
            if !in_name {
                break;
            }
        }
    }
    (end > 0 && words[..end].chars().count() < 200).then_some(end)
}

/// `Sở Lao động - Thương binh và Xã hội`: the dash is in the name.
fn goes_on_behind_dash(rest: &str) -> bool {
    let rest = rest.trim_start();
    let folded = fold(&rest.chars().take(24).collect::<String>());
    rest.starts_with(char::is_uppercase) && !SAYS_WHAT.iter().any(|what| folded.starts_with(what))
}

/// Whether what is behind a comma still is of the name.
fn is_of_name(words: &str, next: &str) -> bool {
    let folded = fold(&words.chars().take(60).collect::<String>());
    let listing = folded.starts_with("cac ") || folded.contains(" cac ");
    let word = next.split([' ', ',', ';']).next().unwrap_or_default();
    let kinds = [
        "ban",
        "nganh",
        "đoàn",
        "ngành",
        "địa",
        "đơn",
        "cơ",
        "xã",
        "phường",
        "huyện",
        "thành",
        "thị",
        "đặc",
        "các",
        "tổ",
        "doanh",
        "sở",
    ];
    if listing {
        return kinds.contains(&word.to_lowercase().as_str());
    }
    // `Văn hóa, Thể thao và Du lịch`: capitals without the word for a body.
    word.starts_with(char::is_uppercase) && folded.starts_with("so ")
        || word.starts_with(char::is_uppercase) && folded.starts_with("phong ")
}

/// Whether a name is of many bodies.
pub(super) fn is_many(name: &str) -> bool {
    let folded = fold(name);
    folded.starts_with("cac ")
        || folded.contains(" cac ")
        || is_each(name)
        || folded.starts_with("thanh vien ")
        || folded.starts_with("cap uy")
}

/// `Mỗi đảng ủy`: one of many, whichever.
pub(super) fn is_each(name: &str) -> bool {
    name.to_lowercase().starts_with("mỗi ")
}

/// Whether a name means all who report.
pub(super) fn is_everyone(name: &str) -> bool {
    let folded = fold(name);
    let all = [
        "co quan, don vi",
        "so, ban, nganh, dia phuong",
        "so, ban, nganh, doan the, dia phuong",
        "don vi, dia phuong",
        "co quan don vi",
    ];
    is_many(name) && all.iter().any(|all| folded.contains(all))
}

/// A name by which two ways of writing one body are one.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name).replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan");
    let folded = folded.replace("  ", " ");
    let mut bare = folded.trim();
    for end in
        [" tren dia ban tinh", " tren dia ban", " cua tinh", " tinh", " trong tinh", " lien quan"]
    {
        // `Công an tỉnh`, `Thanh tra tỉnh` are names of two words.
        if let Some(short) = bare.strip_suffix(end)
            && short.contains(' ')
            && !["cong an", "thanh tra", "van phong", "doan", "bo chi huy quan su"].contains(&short)
        {
            bare = short;
        }
    }
    bare.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bodies_of_headings_and_orders_are_named() {
        for (words, bodies, whole) in [
            ("Sở Y tế", &["Sở Y tế"][..], true),
            ("Công an tỉnh – Cơ quan Thường trực Ban Chỉ đạo Nhân quyền", &["Công an tỉnh"], true),
            ("Đề nghị Ban Tuyên giáo Tỉnh ủy", &["Ban Tuyên giáo Tỉnh ủy"], true),
            ("Sở Lao động - Thương binh và Xã hội", &["Sở Lao động - Thương binh và Xã hội"], true),
            (
                "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế",
                &["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
                true,
            ),
            (
                "Báo Thái Nguyên, Đài Phát thanh và Truyền hình tỉnh",
                &["Báo Thái Nguyên", "Đài Phát thanh và Truyền hình tỉnh"],
                true,
            ),
            ("Ủy ban nhân dân các xã, phường", &["Ủy ban nhân dân các xã, phường"], true),
            (
                "Sở Tài chính chủ trì, phối hợp với Sở Y tế bố trí kinh phí.",
                &["Sở Tài chính"],
                false,
            ),
            ("Giao Sở Nội vụ theo dõi, đôn đốc", &["Sở Nội vụ"], false),
            (
                "Đề nghị Ban Tổ chức Tỉnh uỷ, Văn phòng Tỉnh uỷ phối hợp đưa nội dung",
                &["Ban Tổ chức Tỉnh uỷ", "Văn phòng Tỉnh uỷ"],
                false,
            ),
            (
                "UBND các huyện, thành phố treo ít nhất 01 băng rôn",
                &["UBND các huyện, thành phố"],
                false,
            ),
            (
                "các sở, ban, ngành, địa phương tuỳ điều kiện",
                &["các sở, ban, ngành, địa phương"],
                false,
            ),
            ("Sở Y tế: Chủ trì khám bệnh", &["Sở Y tế"], false),
            ("Sở Tư pháp và Sở Nội vụ phối hợp", &["Sở Tư pháp", "Sở Nội vụ"], false),
        ] {
            let named = at_start(words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(
                (named.bodies.as_slice(), named.whole),
                (bodies.iter().map(|b| b.to_string()).collect::<Vec<_>>().as_slice(), whole),
                "{words}"
            );
        }
        for words in [
            "Tổ chức các hội nghị",
            "Báo cáo kết quả",
            "Ban hành văn bản",
            "Bộ phận thường trực",
            "Trường hợp cần thiết",
            "Tuyên truyền",
            "Hội nghị tổng kết",
            "Phòng ngừa dịch bệnh",
            "Các nội dung",
            "các hoạt động",
        ] {
            assert_eq!(at_start(words), None, "{words}");
        }
    }
}
