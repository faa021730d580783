//! Values: `documents/<id>.yaml`, a document of an office that belongs to no plan: a letter, a decision, an
//! invitation; any kind that has a folder of templates.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::annex::Annex;
use super::body::Signature;
use super::plan::{Item, Marks, Numbering, Part};
use super::scalar::{Counting, Date, Id, Words};

/// `documents/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "documents/<mã>.yaml",
    description = "Một văn bản của cơ quan: công văn, quyết định, thông báo, giấy mời …"
)]
pub struct OfficeDocument {
    /// The kind of document: a folder of templates.
    #[schemars(
        description = "Loại văn bản: tên thư mục mẫu, ví dụ cong-van, quyet-dinh, giay-moi"
    )]
    pub kind: Id,
    /// The issuing body; the one that issues the plan where it is not said.
    #[schemars(
        description = "Mã cơ quan ban hành; bỏ đi thì là cơ quan ban hành kế hoạch (issues.plan)"
    )]
    pub issuer: Option<Id>,
    /// The bodies that issue it together, the first one leading (`văn bản liên tịch`).
    #[serde(default)]
    #[schemars(
        description = "Văn bản liên tịch: mã các cơ quan cùng ban hành, cơ quan chủ trì ghi đầu; khi đó không ghi issuer"
    )]
    pub issuers: Vec<Id>,
    /// Its number; absent until it is given.
    #[schemars(description = "Số văn bản (phần số); bỏ trống nếu chưa lấy số")]
    pub number: Option<Counting>,
    /// Its date; absent until it is given.
    #[schemars(description = "Ngày ban hành; bỏ trống nếu chưa ban hành")]
    pub date: Option<Date>,
    /// What it is about (`trích yếu`).
    #[schemars(description = "Trích yếu nội dung (công văn: phần sau chữ V/v)")]
    pub subject: Option<Words>,
    /// Draft, urgency, circulation.
    #[serde(default)]
    #[schemars(description = "Các dấu: dự thảo, mức độ khẩn, phạm vi lưu hành")]
    pub marks: Marks,
    /// To whom it goes (`Kính gửi`).
    #[serde(default)]
    #[schemars(description = "Kính gửi: các nơi nhận chính (công văn, tờ trình, báo cáo)")]
    pub addressees: Vec<Words>,
    /// Who has the power to issue it, above the legal basis of a decision.
    #[schemars(
        description = "Thẩm quyền ban hành của quyết định, nghị quyết; bỏ đi thì lấy theo người ký: CHỦ TỊCH ỦY BAN NHÂN DÂN …"
    )]
    pub authority: Option<Words>,
    /// The legal basis, one per paragraph.
    #[serde(default)]
    #[schemars(description = "Các căn cứ ban hành, mỗi căn cứ một dòng")]
    pub basis: Vec<Words>,
    /// What its kind asks for: `time`, `place` of an invitation.
    #[serde(default)]
    #[schemars(
        description = "Những mục riêng của loại văn bản, ví dụ giấy mời: {invited: …, time: …, place: …}"
    )]
    pub fields: BTreeMap<Id, Words>,
    /// Its paragraphs.
    #[serde(default)]
    #[schemars(description = "Các đoạn văn")]
    pub text: Vec<Words>,
    /// How clauses below the second rank are numbered.
    #[serde(default)]
    #[schemars(description = "Cách đánh số bậc ba: letters (a, b, c) hoặc decimal (2.1, 2.2)")]
    pub numbering: Numbering,
    /// The sections I, II, III …
    #[serde(default)]
    #[schemars(description = "Các phần I, II, III …, viết như sections của plan.yaml")]
    pub sections: Vec<Part>,
    /// The articles (`điều`).
    #[serde(default)]
    #[schemars(description = "Các điều; chương trình ghi chữ Điều và số")]
    pub articles: Vec<Article>,
    /// The chapters (`chương`), each with its articles.
    #[serde(default)]
    #[schemars(description = "Các chương, mỗi chương có các điều")]
    pub chapters: Vec<Chapter>,
    /// Paragraphs after everything else.
    #[serde(default)]
    #[schemars(description = "Các đoạn văn kết thúc, sau các phần, các điều")]
    pub closing: Vec<Words>,
    /// What is issued with it: a regulation with a decision.
    #[schemars(
        description = "Văn bản ban hành kèm theo quyết định: quy chế, quy định, đề án; in từ trang mới sau phần ký"
    )]
    pub issued_with: Option<IssuedWith>,
    /// What comes after the signature (`phụ lục`).
    #[serde(default)]
    #[schemars(description = "Các phụ lục, viết như annexes của plan.yaml")]
    pub annexes: Vec<Annex>,
    /// Recipients, without the filing line.
    #[serde(default)]
    #[schemars(description = "Nơi nhận, không gồm dòng Lưu (dòng này theo cơ quan ban hành)")]
    pub recipients: Vec<Words>,
    /// The signature, where it is not the issuer's usual one.
    #[schemars(
        description = "Người ký văn bản này, nếu khác người ký thường lệ của cơ quan ban hành"
    )]
    pub signature: Option<Signature>,
    /// Several signatures side by side, from left to right.
    #[serde(default)]
    #[schemars(
        description = "Hai (hoặc nhiều) người ký, từ trái sang phải: biên bản, hợp đồng; khi đó không ghi signature"
    )]
    pub signatures: Vec<Signature>,
}

/// A document that another one issues (NĐ 30/2020, Phụ lục III, mẫu 1.3).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuedWith {
    /// Its kind, by its folder.
    #[schemars(description = "Loại văn bản: tên thư mục mẫu, ví dụ quy-che, quy-dinh")]
    pub kind: Id,
    /// What it is about.
    #[schemars(description = "Trích yếu nội dung")]
    pub subject: Words,
    /// Its paragraphs.
    #[serde(default)]
    #[schemars(description = "Các đoạn văn")]
    pub text: Vec<Words>,
    /// The sections I, II, III …
    #[serde(default)]
    #[schemars(description = "Các phần I, II, III …")]
    pub sections: Vec<Part>,
    /// Its articles.
    #[serde(default)]
    #[schemars(description = "Các điều")]
    pub articles: Vec<Article>,
    /// Its chapters.
    #[serde(default)]
    #[schemars(description = "Các chương, mỗi chương có các điều")]
    pub chapters: Vec<Chapter>,
}

/// A chapter (`chương`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its title.
    #[schemars(description = "Tên chương, không ghi chữ Chương và số")]
    pub title: Words,
    /// Its articles.
    #[schemars(description = "Các điều của chương", length(min = 1))]
    pub articles: Vec<Article>,
}

/// An article (`điều`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its title.
    #[schemars(description = "Tên điều; bỏ đi nếu nội dung chạy liền sau số của điều")]
    pub title: Option<Words>,
    /// Its paragraphs; without a title the first runs on after the number.
    #[serde(default)]
    #[schemars(description = "Các đoạn văn của điều")]
    pub text: Vec<Words>,
    /// Its clauses (`khoản`).
    #[serde(default)]
    #[schemars(description = "Các khoản 1, 2, 3: chỉ lời, hoặc {text: …, points: […]}")]
    pub clauses: Vec<Clause>,
}

/// A clause: its words alone, or with points below.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Clause {
    /// Only words.
    Plain(Words),
    /// With a title or with points.
    Full(FullClause),
}

/// A clause with a title or with points (`điểm`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FullClause {
    /// Its title.
    #[schemars(description = "Tên khoản; bỏ đi nếu lời chạy liền sau số")]
    pub title: Option<Words>,
    /// Its words.
    #[schemars(description = "Lời của khoản")]
    pub text: Option<Words>,
    /// Its points a), b), c).
    #[serde(default)]
    #[schemars(description = "Các điểm a, b, c: chỉ lời, hoặc {text: …, items: […]}")]
    pub points: Vec<Item>,
}

impl OfficeDocument {
    /// The outlines of the text, of what is issued with it and of its annexes, each with its path.
    pub fn outlines(&self) -> impl Iterator<Item = (String, &[Part])> {
        let with = self.issued_with.iter();
        let with = with.map(|with| ("issued_with/sections".to_owned(), &with.sections[..]));
        let annexes = self.annexes.iter().enumerate();
        let annexes =
            annexes.map(|(nth, annex)| (format!("annexes/{nth}/sections"), &annex.sections[..]));
        [("sections".to_owned(), &self.sections[..])].into_iter().chain(with).chain(annexes)
    }

    /// Whether nothing is said in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.fields.is_empty()
            && self.sections.is_empty()
            && self.articles.is_empty()
            && self.chapters.is_empty()
            && self.closing.is_empty()
    }
}
