//! Values: a body (`cơ quan, tổ chức`) as its letterhead and signature need it.
//!
//! The issuers of `office.yaml` and the agencies of `agencies.yaml` are the same kind of thing: each
//! can issue a document, each has a superior, a letterhead, a symbol, a place and a signer.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Date, Id, Words};
use super::stands::Stands;

/// Under which rules a body writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// State bodies (`nhà nước`): Nghị định 30/2020/NĐ-CP.
    #[default]
    State,
    /// Bodies of the Party (`Đảng`): Hướng dẫn 36-HD/VPTW, 05-HD/VPTW.
    Party,
}

/// A body that is no more, and whose successor is there.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Was {
    /// Its id, by which its reports are named; absent where the body is the same and only its name was another.
    #[schemars(
        description = "Mã của cơ quan cũ, như tên các tệp báo cáo của nó; bỏ đi nếu chỉ đổi tên, mã vẫn giữ"
    )]
    pub id: Option<Id>,
    /// The last day of its own.
    #[schemars(
        description = "Ngày cuối cùng cơ quan cũ còn hoạt động riêng; số hiện có mà cơ quan này báo cáo sau ngày đó được hiểu là đã gồm cả cơ quan cũ"
    )]
    pub until: Date,
    /// Its name at that time; its id stands for it where it is not given.
    #[schemars(
        description = "Tên cơ quan cũ khi đó: Trường Trung học cơ sở Tân Long; bỏ đi thì nơi cần nêu tên in mã"
    )]
    pub name: Option<Words>,
    /// Its short name at that time.
    #[schemars(description = "Tên ngắn khi đó, dùng trong bảng và danh sách")]
    pub short: Option<Words>,
    /// Its lines in the letterhead at that time; its name where absent.
    #[serde(default)]
    #[schemars(
        description = "Tên như in ở đầu văn bản khi đó, từng dòng; bỏ đi nếu là tên đầy đủ viết hoa"
    )]
    pub letterhead: Vec<Words>,
    /// Its place at that time.
    #[schemars(description = "Địa danh khi đó; bỏ đi nếu như nay")]
    pub place: Option<Words>,
    /// Its abbreviation in document symbols at that time.
    #[schemars(description = "Chữ viết tắt trong ký hiệu văn bản khi đó; bỏ đi nếu như nay")]
    pub symbol: Option<Words>,
}

impl Was {
    /// Its name at that time, or its id.
    pub fn name(&self) -> &str {
        let id = self.id.as_ref().map_or("", Id::as_str);
        self.name.as_ref().map_or(id, Words::as_str)
    }

    /// Its short name at that time, its name, or its id.
    pub fn short(&self) -> &str {
        self.short.as_ref().map_or_else(|| self.name(), Words::as_str)
    }
}

/// Whether a filing line names the registry of a state body (`VT`), as a word of its own.
pub fn names_registry(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "VT")
}

/// A body that issues documents.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its id.
    #[schemars(description = "Mã của cơ quan, dùng ở các tệp khác: so-tu-phap")]
    pub id: Id,
    /// Bodies that were merged into it, or that it was called before: what they have sent stays counted.
    #[serde(default)]
    #[schemars(
        description = "Cơ quan cũ đã sáp nhập vào cơ quan này (hoặc tên cũ của nó): báo cáo cơ quan cũ đã gửi vẫn được tính cho cơ quan này. Ví dụ: [{id: truong-thcs, until: 2027-03-20}]; chỉ đổi tên: [{name: Sở Thông tin và Truyền thông, until: 2027-03-20}]"
    )]
    pub was: Vec<Was>,
    /// The day from which it exists, where it was set up by a merger or renamed in the middle of a campaign.
    #[schemars(
        description = "Ngày thành lập hoặc đổi tên, chỉ ghi khi cơ quan này chưa có trước đó: báo cáo của các cơ quan cũ (was) được coi là báo cáo của cơ quan này, nếu kỳ đó cơ quan này chưa tự báo cáo"
    )]
    pub since: Option<Date>,
    /// Its full name in running text.
    #[schemars(description = "Tên đầy đủ, như viết trong câu: Sở Tư pháp tỉnh Thái Nguyên")]
    pub name: Words,
    /// Its short name in tables and lists; the full name where absent.
    #[schemars(description = "Tên ngắn, dùng trong bảng và danh sách: Sở Tư pháp")]
    pub short: Option<Words>,
    /// The superior body's lines in the letterhead (`cơ quan chủ quản`); none where it has none.
    #[serde(default)]
    #[schemars(
        description = "Tên cơ quan chủ quản trực tiếp, từng dòng như in ở đầu văn bản; bỏ đi nếu không có"
    )]
    pub superior: Vec<Words>,
    /// Its own lines in the letterhead.
    #[schemars(description = "Tên cơ quan ban hành, từng dòng như in ở đầu văn bản: [SỞ TƯ PHÁP]")]
    #[schemars(length(min = 1))]
    pub letterhead: Vec<Words>,
    /// Its abbreviation in document symbols (`ký hiệu`).
    #[schemars(description = "Chữ viết tắt của cơ quan trong ký hiệu văn bản: STP")]
    pub symbol: Words,
    /// The abbreviation of the unit that drafts its letters (`đơn vị soạn thảo`), in their symbol.
    #[schemars(
        description = "Chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực, đứng cuối ký hiệu công văn (05/CAT-PV01); bỏ đi thì lấy phần cuối của filing"
    )]
    pub drafting_unit: Option<Words>,
    /// The place name before the date (`địa danh`).
    #[schemars(description = "Địa danh ghi trước ngày, tháng, năm: Thái Nguyên")]
    pub place: Words,
    /// State or Party.
    #[serde(default)]
    #[schemars(
        description = "Chế độ văn bản: state (cơ quan nhà nước, Nghị định 30) hoặc party (cơ quan Đảng)"
    )]
    pub regime: Regime,
    /// Who signs.
    #[schemars(description = "Người ký văn bản của cơ quan")]
    pub signature: Signature,
    /// What follows `Lưu` in the recipients (`VT, NC`; for the Party `Văn phòng Ban`).
    #[schemars(description = "Nơi lưu, phần sau chữ Lưu: VT, NC (cơ quan Đảng: Văn phòng Ban)")]
    pub filing: Words,
    /// Where it stands to the body that reminds it, where the data say so.
    #[schemars(
        description = "So với cơ quan gửi công văn đôn đốc: below (trực thuộc, được yêu cầu), beside (ngang cấp, được đề nghị), above (cấp trên, được kính đề nghị); bỏ đi thì xét theo superior, không chắc trực thuộc thì chỉ đề nghị"
    )]
    pub stands: Option<Stands>,
    /// To whom its reports go, where that is not what the plan says for all.
    #[serde(default)]
    #[schemars(
        description = "Báo cáo của cơ quan này kính gửi ai, nếu khác reporting.to của plan.yaml; mỗi nơi một mục"
    )]
    pub addressees: Vec<Words>,
    /// The contact line at the foot of page 1 (`ô 13`).
    #[schemars(
        description = "Dòng liên hệ ở cuối trang đầu của công văn (địa chỉ, điện thoại, thư điện tử của cơ quan)"
    )]
    pub contact: Option<Words>,
}

impl Body {
    /// The short name, or the full one where there is none.
    pub fn short(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.name).as_str()
    }

    /// The drafting unit in the symbol of a letter: its own, else what comes last of several in the filing line
    /// (`VT, NC`), where the decree has the drafting unit too.
    pub fn unit(&self) -> Option<&str> {
        let filed = || self.filing.as_str().rsplit_once(',').map(|(_, unit)| unit.trim());
        self.drafting_unit.as_ref().map(|unit| unit.as_str()).or_else(filed)
    }
}

/// Who signs and by what right (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 7).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// `TM.`: the collective on whose behalf it is signed.
    #[schemars(description = "Ký thay mặt tập thể (TM.): tên tập thể, ví dụ Ủy ban nhân dân")]
    pub on_behalf_of: Option<Words>,
    /// `TL.`: the head by whose order it is signed.
    #[schemars(description = "Ký thừa lệnh (TL.): chức vụ của người ra lệnh, ví dụ Giám đốc")]
    pub by_order_of: Option<Words>,
    /// `TUQ.`: the head by whose authorisation it is signed.
    #[schemars(
        description = "Ký thừa ủy quyền (TUQ.): chức vụ của người ủy quyền, ví dụ Giám đốc"
    )]
    pub by_authority_of: Option<Words>,
    /// `KT.`: the head in whose place a deputy signs.
    #[schemars(
        description = "Ký thay người đứng đầu (KT.): chức vụ của người đứng đầu, ví dụ Giám đốc"
    )]
    pub in_place_of: Option<Words>,
    /// `Q.`: the signer acts as head.
    #[serde(default)]
    #[schemars(
        description = "Quyền cấp trưởng (Q.): true nếu người ký được giao quyền cấp trưởng"
    )]
    pub acting: bool,
    /// The signer's post in the issuing body (`chức vụ`).
    #[schemars(description = "Chức vụ của người ký: Phó Giám đốc")]
    pub title: Words,
    /// The signer's post in another body, above the name (`ô 7b`), line by line.
    #[serde(default)]
    #[schemars(
        description = "Chức vụ khác của người ký, in phía trên họ tên, từng dòng (Ban Chỉ đạo, Hội đồng)"
    )]
    pub other_title: Vec<Words>,
    /// The signer's name; left to be filled in where absent.
    #[schemars(description = "Họ và tên người ký; bỏ trống nếu chưa biết")]
    pub name: Option<Words>,
}
