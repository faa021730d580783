//! Audit: the named kinds of documents with their abbreviations.

use crate::data::body::Regime;
use crate::viet::fold;

/// A kind of document (NĐ 30/2020, Điều 7; Phụ lục III, mục I; Hướng dẫn 05, khoản I.3.1.2).
#[derive(Debug, PartialEq, Eq)]
pub struct KindName {
    /// Its name.
    pub name: &'static str,
    /// Its abbreviation in symbols of state bodies; `CV` names the letter, which has none in them.
    pub abbreviation: &'static str,
    /// Its abbreviation in symbols of Party bodies, where it differs.
    pub party: Option<&'static str>,
}

const fn kind(name: &'static str, abbreviation: &'static str) -> KindName {
    KindName { name, abbreviation, party: None }
}

/// All kinds; longer names stand before those that begin like them.
pub const ALL: &[KindName] = &[
    kind("Nghị quyết", "NQ"),
    KindName { name: "Quyết định", abbreviation: "QĐ", party: Some("QĐ") },
    kind("Chỉ thị", "CT"),
    kind("Kết luận", "KL"),
    kind("Quy chế", "QC"),
    KindName { name: "Quy định", abbreviation: "QyĐ", party: Some("QĐ") },
    kind("Thông cáo", "TC"),
    kind("Thông báo", "TB"),
    kind("Thông tri", "TT"),
    kind("Hướng dẫn", "HD"),
    kind("Chương trình", "CTr"),
    kind("Kế hoạch", "KH"),
    kind("Phương án", "PA"),
    kind("Đề án", "ĐA"),
    kind("Dự án", "DA"),
    kind("Báo cáo", "BC"),
    kind("Biên bản", "BB"),
    kind("Tờ trình", "TTr"),
    kind("Hợp đồng", "HĐ"),
    kind("Công điện", "CĐ"),
    kind("Bản ghi nhớ", "BGN"),
    kind("Bản thỏa thuận", "BTT"),
    kind("Giấy ủy quyền", "GUQ"),
    kind("Giấy mời", "GM"),
    kind("Giấy giới thiệu", "GGT"),
    kind("Giấy nghỉ phép", "GNP"),
    kind("Phiếu gửi", "PG"),
    kind("Phiếu chuyển", "PC"),
    kind("Phiếu báo", "PB"),
    kind("Công văn", "CV"),
];

/// The kind whose name these words are (capitals or not, either tone style).
pub fn named(words: &str) -> Option<&'static KindName> {
    let found = fold(words.trim().trim_end_matches(':'));
    ALL.iter().find(|kind| fold(kind.name) == found && kind.abbreviation != "CV")
}

/// The kind of an abbreviation.
pub fn abbreviated(abbreviation: &str, regime: Regime) -> Option<&'static KindName> {
    ALL.iter().find(|kind| kind.in_symbols(regime) == abbreviation)
}

/// The letter.
pub fn letter() -> Option<&'static KindName> {
    ALL.iter().find(|kind| kind.abbreviation == "CV")
}

impl KindName {
    /// Its abbreviation in the symbols of a regime.
    pub fn in_symbols(&self, regime: Regime) -> &'static str {
        match regime {
            Regime::State => self.abbreviation,
            Regime::Party => self.party.unwrap_or(self.abbreviation),
        }
    }
}
