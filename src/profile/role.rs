//! Values: the roles of a document's parts. One word is the class in a template, the key in a profile
//! and the style's id in Word.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $variant:ident => $id:literal,)+) => {
        /// What a paragraph is in a document (`thành phần thể thức`), in the order of a page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Role {
            /// Every role, in the order of a page.
            pub const ALL: &'static [Role] = &[$(Role::$variant,)+];

            /// The word that names the role in templates, profiles and Word files.
            pub fn id(self) -> &'static str {
                match self {
                    $(Role::$variant => $id,)+
                }
            }
        }
    };
}

roles! {
    /// `quốc hiệu` (ô 1).
    NationalName => "quoc-hieu",
    /// `tiêu ngữ` (ô 1).
    Motto => "tieu-ngu",
    /// `tiêu đề` of Party documents.
    PartyName => "tieu-de",
    /// `cơ quan chủ quản` (ô 2).
    Superior => "co-quan-chu-quan",
    /// `cơ quan ban hành` (ô 2).
    Issuer => "co-quan-ban-hanh",
    /// The star under the issuing body of Party documents.
    Star => "dau-sao",
    /// A paragraph that only draws a rule (`đường kẻ`).
    Rule => "duong-ke",
    /// `số, ký hiệu` (ô 3).
    NumberSymbol => "so-ky-hieu",
    /// `địa danh và thời gian` (ô 4).
    PlaceDate => "dia-danh-thoi-gian",
    /// `trích yếu` of a letter (ô 5b).
    LetterSubject => "trich-yeu-cong-van",
    /// `dấu chỉ mức độ khẩn` (ô 10b).
    Urgency => "do-khan",
    /// `chỉ dẫn về phạm vi lưu hành` (ô 11).
    Circulation => "pham-vi-luu-hanh",
    /// `dự thảo`.
    Draft => "du-thao",
    /// `số liệu minh họa`: a mark of ours.
    Sample => "so-lieu-minh-hoa",
    /// `tên loại` (ô 5a).
    KindName => "ten-loai",
    /// `trích yếu` (ô 5a).
    Subject => "trich-yeu",
    /// The hyphens under the subject of Party documents.
    SubjectDashes => "gach-duoi-trich-yeu",
    /// `Kính gửi` (ô 9a).
    Addressee => "kinh-gui",
    /// One of several addressees.
    AddresseeItem => "kinh-gui-noi",
    /// `căn cứ` (ô 6).
    Basis => "can-cu",
    /// `lời văn` (ô 6).
    Body => "loi-van",
    /// `Phần` and its number.
    PartLabel => "phan",
    /// The title of a `Phần`.
    PartTitle => "ten-phan",
    /// `mục` I, II, III.
    Section => "muc",
    /// `khoản` with a title.
    Clause => "khoan",
    /// What is below a clause and has a title (a, 2.1).
    Subclause => "tieu-khoan",
    /// `điểm` without a title.
    Point => "diem",
    /// An item (`-`).
    Dash => "gach-dau-dong",
    /// An item below an item (`+`).
    Plus => "dau-cong",
    /// Words quoted from the plan.
    Quote => "trich-dan",
    /// A question of a form.
    Question => "cau-hoi",
    /// The place where a form is answered.
    Answer => "tra-loi",
    /// A note.
    Note => "ghi-chu",
    /// The title of a table.
    TableTitle => "ten-bang",
    /// A table's head.
    TableHead => "bang-dau-cot",
    /// Words in a table.
    TableText => "bang-chu",
    /// Words centred in a table.
    TableCenter => "bang-giua",
    /// Figures in a table.
    TableNumber => "bang-so",
    /// `Nơi nhận:` (ô 9b).
    Recipients => "noi-nhan",
    /// A recipient.
    Recipient => "noi-nhan-dong",
    /// `Lưu`.
    Filing => "noi-nhan-luu",
    /// `quyền hạn` (ô 7a).
    Capacity => "quyen-han",
    /// `chức vụ` (ô 7a).
    SignerTitle => "chuc-vu",
    /// `chức vụ khác` (ô 7b).
    OtherTitle => "chuc-vu-khac",
    /// `họ và tên` (ô 7b).
    SignerName => "ho-ten",
    /// `Phụ lục` and its number.
    AppendixLabel => "phu-luc",
    /// The title of an appendix.
    AppendixTitle => "ten-phu-luc",
    /// `(Kèm theo …)`.
    AppendixNote => "kem-theo",
    /// `số trang`.
    PageNumber => "so-trang",
    /// `địa chỉ cơ quan` (ô 13).
    Contact => "dia-chi",
}

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRole(pub String);

impl fmt::Display for UnknownRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' không phải là một thành phần thể thức", self.0)
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Role::ALL.iter().copied().find(|r| r.id() == text).ok_or_else(|| UnknownRole(text.into()))
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|unknown: UnknownRole| de::Error::custom(unknown))
    }
}

impl JsonSchema for Role {
    fn schema_name() -> Cow<'static, str> {
        "Role".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = Role::ALL.iter().map(|role| role.id()).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}
