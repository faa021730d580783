//! Import: what is usual of a body by its name: its symbol, the post of its head, what is above it. All of it is a
//! proposal, and the file says so.

use crate::viet::fold;

/// What is usual of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Usual {
    /// Its abbreviation in symbols.
    pub(super) symbol: String,
    /// The post of who signs.
    pub(super) title: &'static str,
    /// The collective on whose behalf it is signed.
    pub(super) on_behalf_of: Option<&'static str>,
    /// Whether it is one of the Party's.
    pub(super) party: bool,
    /// Whether it has no superior in its letterhead.
    pub(super) alone: bool,
}

/// Posts of heads by the beginning of the body's name, folded.
const POSTS: [(&str, &str, Option<&str>, bool); 40] = [
    ("uy ban nhan dan", "Chủ tịch", Some("Ủy ban nhân dân"), false),
    ("ubnd", "Chủ tịch", Some("Ủy ban nhân dân"), false),
    ("hoi dong nhan dan", "Chủ tịch", Some("Hội đồng nhân dân"), false),
    ("uy ban mat tran", "Chủ tịch", Some("Ban Thường trực"), false),
    ("ubmttq", "Chủ tịch", Some("Ban Thường trực"), false),
    ("mttq", "Chủ tịch", Some("Ban Thường trực"), false),
    ("mat tran", "Chủ tịch", Some("Ban Thường trực"), false),
    ("van phong tinh uy", "Chánh Văn phòng", None, true),
    ("ban tuyen giao", "Trưởng Ban", None, true),
    ("ban to chuc", "Trưởng Ban", None, true),
    ("ban dan van", "Trưởng Ban", None, true),
    ("ban noi chinh", "Trưởng Ban", None, true),
    ("dang uy", "Bí thư", Some("Ban Thường vụ"), true),
    ("dang bo", "Bí thư", Some("Ban Chấp hành"), true),
    ("huyen uy", "Bí thư", Some("Ban Thường vụ"), true),
    ("chi bo", "Bí thư", Some("Chi bộ"), true),
    ("bao hiem xa hoi", "Giám đốc", None, false),
    ("bao ", "Tổng Biên tập", None, false),
    ("so ", "Giám đốc", None, false),
    ("cong an tinh", "Giám đốc", None, false),
    ("cong an thanh pho", "Giám đốc", None, false),
    ("cong an", "Trưởng Công an", None, false),
    ("bo chi huy", "Chỉ huy trưởng", None, false),
    ("ban chi huy", "Chỉ huy trưởng", None, false),
    ("van phong", "Chánh Văn phòng", None, false),
    ("thanh tra", "Chánh Thanh tra", None, false),
    ("doan thanh nien", "Bí thư", Some("Ban Thường vụ"), false),
    ("tinh doan", "Bí thư", Some("Ban Thường vụ"), false),
    ("huyen doan", "Bí thư", Some("Ban Thường vụ"), false),
    ("hoi ", "Chủ tịch", Some("Ban Thường vụ"), false),
    ("lien doan", "Chủ tịch", Some("Ban Thường vụ"), false),
    ("truong ", "Hiệu trưởng", None, false),
    ("phong ", "Trưởng phòng", None, false),
    ("chi cuc", "Chi cục trưởng", None, false),
    ("cuc ", "Cục trưởng", None, false),
    ("vien kiem sat", "Viện trưởng", None, false),
    ("toa an", "Chánh án", None, false),
    ("ban ", "Trưởng Ban", None, false),
    ("hat ", "Hạt trưởng", None, false),
    ("tram ", "Trạm trưởng", None, false),
];

/// Symbols that are no first letters.
const SYMBOLS: [(&str, &str); 10] = [
    ("so ngoai vu", "SNgV"),
    ("so noi vu", "SNV"),
    ("dang uy", "ĐU"),
    ("uy ban nhan dan", "UBND"),
    ("ubnd", "UBND"),
    ("van phong tinh uy", "VPTU"),
    ("bao hiem xa hoi", "BHXH"),
    ("tinh doan", "TĐTN"),
    ("ban tuyen giao va dan van tinh uy", "BTGDVTU"),
    ("ban to chuc tinh uy", "BTCTU"),
];

/// What is usual of a body of this name.
pub(super) fn usual(name: &str) -> Usual {
    let folded = fold(name);
    let post = POSTS.iter().find(|(begin, ..)| folded.starts_with(begin));
    let (title, on_behalf_of, party) = post
        .map_or(("Thủ trưởng", None, false), |(_, title, of, party)| (*title, *of, *party));
    let party = party || folded.ends_with("tinh uy") || folded.contains(" tinh uy ");
    let known = SYMBOLS.iter().find(|(begin, _)| folded.starts_with(begin));
    let symbol = known.map_or_else(|| initials(name), |(_, symbol)| (*symbol).to_owned());
    let alone = on_behalf_of == Some("Ủy ban nhân dân");
    Usual { symbol, title, on_behalf_of, party, alone }
}

/// The first letters of the words of a name, but for what joins them and for the province at its end.
fn initials(name: &str) -> String {
    let skip = ["và", "của", "các", "-", "–"];
    let words = name.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let first = |word: &str| word.chars().next().filter(|c| c.is_alphanumeric());
    let letters = words.filter(|word| !skip.contains(word)).filter_map(first);
    // `Tỉnh ủy` is TU: only Đ keeps its mark.
    let bare = |c: char| match c {
        'đ' | 'Đ' => 'Đ',
        c => fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c).to_ascii_uppercase(),
    };
    letters.map(bare).take(10).collect()
}
