//! Audit: what kind of document a title or a symbol names, and what is none that the format governs.

use crate::kind::{NAMED, NamedKind};
use crate::profile::Profile;
use crate::viet::fold;

/// The kind whose name these words are (capitals or not, either tone style).
pub fn named(words: &str) -> Option<&'static NamedKind> {
    let found = plain(words.trim().trim_end_matches([':', ' ']));
    NAMED.iter().find(|kind| fold(kind.name) == found && !kind.letter)
}

/// Whether words are those that certify a copy (NĐ 30/2020, Phụ lục I, Phần II, mục II, khoản 1.a).
pub fn certifies_copy(words: &str) -> bool {
    matches!(words.trim(), "SAO Y" | "SAO LỤC" | "TRÍCH SAO")
}

/// The kind of an abbreviation.
pub fn abbreviated(abbreviation: &str, profile: &Profile) -> Option<&'static NamedKind> {
    NAMED.iter().find(|kind| in_symbols(kind, profile) == abbreviation)
}

/// The letter.
pub fn letter() -> Option<&'static NamedKind> {
    NAMED.iter().find(|kind| kind.letter)
}

/// The abbreviation of a kind in the symbols of a profile, which may have one of its own for it.
pub fn in_symbols<'p>(kind: &'static NamedKind, profile: &'p Profile) -> &'p str {
    let own = profile.words.kind_abbreviations.get(kind.name);
    own.map_or(kind.abbreviation, String::as_str)
}

/// The kind with whose name a title of more words begins: `BÁO CÁO KẾT QUẢ CÔNG TÁC`.
pub fn begins(words: &str) -> Option<&'static NamedKind> {
    let found = plain(words);
    let kinds = NAMED.iter().filter(|kind| !kind.common);
    kinds
        .filter(|kind| {
            let rest = found.strip_prefix(&fold(kind.name));
            rest.is_some_and(|rest| rest.starts_with([' ', ':']))
        })
        .max_by_key(|kind| kind.name.len())
}

/// A document that is none of the format: what it is, and why it is not measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outside {
    /// What it is called.
    pub name: &'static str,
    /// Of what group.
    pub group: Group,
}

/// Groups of documents that the format of administrative documents does not govern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// A legal document (Luật Ban hành văn bản quy phạm pháp luật 2025, Điều 4).
    Law,
    /// A citizen's form, a certificate, a list: no kind of NĐ 30/2020, Điều 7.
    Form,
    /// The charter of an organisation.
    Charter,
    /// It has neither a number nor a body that issues it.
    Private,
    /// A document of an association that has a format of its own.
    Association,
    /// Practice of offices that the decree does not name.
    Practice,
}

impl Group {
    /// Why it is not measured, for a clerk.
    pub fn words(self) -> &'static str {
        match self {
            Group::Law => {
                "văn bản quy phạm pháp luật có thể thức riêng, không theo Nghị định 30/2020/NĐ-CP"
            }
            Group::Form => {
                "mẫu đơn, tờ khai, giấy tờ không phải loại văn bản hành chính nêu ở Điều 7 Nghị định 30/2020/NĐ-CP"
            }
            Group::Charter => "điều lệ của tổ chức không phải văn bản hành chính",
            Group::Private => {
                "không có số, ký hiệu và tên cơ quan ban hành, không phải văn bản hành chính của cơ quan"
            }
            Group::Association => "tổ chức này có thể thức văn bản riêng",
            Group::Practice => {
                "loại giấy tờ này là thông lệ của cơ quan, Nghị định 30/2020/NĐ-CP không quy định"
            }
        }
    }
}

const fn outside_kind(name: &'static str, group: Group) -> Outside {
    Outside { name, group }
}

/// Titles of one or more words; longer names come before those that begin like them.
const OUTSIDE: &[Outside] = &[
    outside_kind("Hiến pháp", Group::Law),
    outside_kind("Bộ luật", Group::Law),
    outside_kind("Luật", Group::Law),
    outside_kind("Pháp lệnh", Group::Law),
    outside_kind("Lệnh", Group::Law),
    outside_kind("Nghị định", Group::Law),
    outside_kind("Thông tư liên tịch", Group::Law),
    outside_kind("Thông tư", Group::Law),
    outside_kind("Nghị quyết liên tịch", Group::Law),
    outside_kind("Văn bản hợp nhất", Group::Law),
    outside_kind("Quy chuẩn kỹ thuật", Group::Law),
    outside_kind("Điều lệ", Group::Charter),
    outside_kind("Phiếu trình", Group::Practice),
    outside_kind("Hợp đồng", Group::Form),
    outside_kind("Thư công", Group::Practice),
    outside_kind("Thư khen", Group::Practice),
    outside_kind("Thư mời", Group::Practice),
    outside_kind("Thư ngỏ", Group::Practice),
    outside_kind("Lời kêu gọi", Group::Practice),
    outside_kind("Đơn", Group::Form),
    outside_kind("Tờ khai", Group::Form),
    outside_kind("Bản khai", Group::Form),
    outside_kind("Bản cam kết", Group::Form),
    outside_kind("Bản kiểm điểm", Group::Form),
    outside_kind("Bản tường trình", Group::Form),
    outside_kind("Bản tự", Group::Form),
    outside_kind("Bản kê khai", Group::Form),
    outside_kind("Bảng kê", Group::Form),
    outside_kind("Bảng điểm", Group::Form),
    outside_kind("Sơ yếu lý lịch", Group::Form),
    outside_kind("Lý lịch", Group::Form),
    outside_kind("Phiếu", Group::Form),
    outside_kind("Giấy", Group::Form),
    outside_kind("Bằng", Group::Form),
    outside_kind("Chứng chỉ", Group::Form),
    outside_kind("Chứng nhận", Group::Form),
    outside_kind("Quyết toán", Group::Form),
];

/// What a title is that no kind of the format has.
pub fn outside(words: &str) -> Option<Outside> {
    let contract = plain(words).starts_with("hop dong ");
    if (named(words).is_some() || begins(words).is_some()) && !contract {
        // `Nghị quyết liên tịch` begins like a kind of the format.
        let found = plain(words);
        return (found.starts_with("nghi quyet lien tich"))
            .then_some(outside_kind("Nghị quyết liên tịch", Group::Law));
    }
    let found = plain(words);
    let one = OUTSIDE.iter().find(|outside| {
        let name = fold(outside.name);
        let rest = found.strip_prefix(&name);
        let toned = words.trim().to_lowercase().starts_with(&outside.name.to_lowercase());
        // A name of one syllable is recognised by its tones too: `Luật`, not `Luật sư`; `Đơn`, not `Đón`.
        let certain = toned || name.contains(' ');
        certain && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
    })?;
    let person = ["luat su", "bang khen thuong", "don vi"].iter().any(|no| found.starts_with(no));
    (!person).then_some(*one)
}

/// A document of the Youth Union, whose head is its own name.
pub const YOUTH_UNION: Outside =
    outside_kind("Văn bản của Đoàn TNCS Hồ Chí Minh", Group::Association);

/// A document that has neither a number nor a body that issues it.
pub fn private(kind: Option<&'static NamedKind>) -> Outside {
    Outside {
        name: kind.map_or("Giấy tờ chưa rõ loại", |kind| kind.name), group: Group::Private
    }
}

/// A legal document whose title is not found.
pub fn law_unnamed() -> Outside {
    outside_kind("Văn bản quy phạm pháp luật", Group::Law)
}

/// Whether a number is one of a legal document: it has its year, and the symbol of such a kind.
pub fn is_number_of_law(words: &str) -> bool {
    let mut parts = words.split('/').map(str::trim);
    let year = parts.clone().nth(1).is_some_and(|year| {
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
            || year.starts_with("20") && year.chars().skip(2).all(|c| matches!(c, '.' | '…' | '_'))
    });
    let tail = parts.next_back().unwrap_or_default();
    let head = tail.split('-').next().unwrap_or_default().trim();
    let of_law = ["QĐ", "NQ", "NĐ", "TT", "TTLT", "NQLT", "PL", "L", "UBTVQH", "VBHN", "LCTN"];
    let assembly = head.starts_with("QH") && head.chars().skip(2).all(|c| c.is_ascii_digit());
    year && (of_law.contains(&head) || assembly || head.starts_with("UBTVQH"))
        || ["NĐ-CP", "VBHN-VPQH"].iter().any(|end| tail.ends_with(end))
}

/// Words with one space between, without diacritics and small.
fn plain(words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(fold).collect();
    words.join(" ")
}
