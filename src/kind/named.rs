//! Values: the named kinds of documents, each with its abbreviation and what sets it apart.

/// A named kind of document (NĐ 30/2020, Điều 7; Phụ lục III, mục I; Hướng dẫn 05, khoản I.3.1.2).
#[derive(Debug, PartialEq, Eq)]
pub struct NamedKind {
    /// Its name (`tên loại`): `Kế hoạch`.
    pub name: &'static str,
    /// Its abbreviation in symbols; that of the letter is in those of Party bodies only.
    pub abbreviation: &'static str,
    /// A letter (`công văn`) has no name above its text and its subject under its number.
    pub letter: bool,
    /// It is sent to somebody, who is named above its text.
    pub addressed: bool,
    /// It decides, in articles.
    pub decides: bool,
    /// Parties make it between themselves: nobody receives it.
    pub between: bool,
    /// Persons write documents of this kind among themselves too.
    pub private: bool,
    /// Other words may begin with its name (`Dự án`), so that a longer title does not show it.
    pub common: bool,
}

/// A kind of which there is nothing to say but its name.
const fn kind(name: &'static str, abbreviation: &'static str) -> NamedKind {
    NamedKind {
        name,
        abbreviation,
        letter: false,
        addressed: false,
        decides: false,
        between: false,
        private: false,
        common: false,
    }
}

/// All kinds; longer names are before those that begin like them.
pub const NAMED: &[NamedKind] = &[
    NamedKind { decides: true, ..kind("Nghị quyết", "NQ") },
    NamedKind { decides: true, ..kind("Quyết định", "QĐ") },
    kind("Chỉ thị", "CT"),
    kind("Kết luận", "KL"),
    kind("Quy chế", "QC"),
    kind("Quy định", "QyĐ"),
    kind("Thông cáo", "TC"),
    kind("Thông báo", "TB"),
    kind("Thông tri", "TT"),
    kind("Hướng dẫn", "HD"),
    kind("Chương trình", "CTr"),
    kind("Kế hoạch", "KH"),
    kind("Phương án", "PA"),
    NamedKind { common: true, ..kind("Đề án", "ĐA") },
    NamedKind { common: true, ..kind("Dự án", "DA") },
    kind("Báo cáo", "BC"),
    NamedKind { private: true, ..kind("Biên bản", "BB") },
    NamedKind { addressed: true, ..kind("Tờ trình", "TTr") },
    NamedKind { between: true, private: true, common: true, ..kind("Hợp đồng", "HĐ") },
    kind("Công điện", "CĐ"),
    NamedKind { between: true, private: true, ..kind("Bản ghi nhớ", "BGN") },
    NamedKind { between: true, private: true, ..kind("Bản thỏa thuận", "BTT") },
    NamedKind { between: true, private: true, ..kind("Giấy ủy quyền", "GUQ") },
    NamedKind { private: true, ..kind("Giấy mời", "GM") },
    NamedKind { private: true, ..kind("Giấy giới thiệu", "GGT") },
    NamedKind { private: true, ..kind("Giấy nghỉ phép", "GNP") },
    kind("Phiếu gửi", "PG"),
    kind("Phiếu chuyển", "PC"),
    kind("Phiếu báo", "PB"),
    NamedKind { letter: true, addressed: true, common: true, ..kind("Công văn", "CV") },
];

/// The kind of a name as it is written in data: `Kế hoạch`.
pub fn of_name(name: &str) -> Option<&'static NamedKind> {
    NAMED.iter().find(|kind| kind.name == name)
}
