//! Values: `plan.yaml`, the plan word for word, and what it asks of whom by when.

use schemars::JsonSchema;
use serde::Deserialize;

use super::body::Signature;
use super::charts::ChartAsk;
use super::deadline::{Deadline, Exempt, Extension};
use super::scalar::{Counting, Date, Id, Words};

/// `plan.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "plan.yaml",
    description = "Kế hoạch: nguyên văn, nhiệm vụ giao cho từng cơ quan, kỳ và hạn báo cáo"
)]
pub struct Plan {
    /// The head of the plan's own document.
    #[schemars(description = "Phần đầu của văn bản: loại, số, ngày, trích yếu")]
    pub document: Heading,
    /// What the campaign is called inside a sentence.
    #[schemars(description = "Tên của đợt, viết trong câu: đợt cao điểm tuyên truyền …")]
    pub campaign_name: Words,
    /// The legal basis, one per paragraph, in italics (`căn cứ`).
    #[serde(default)]
    #[schemars(
        description = "Các căn cứ ban hành, mỗi căn cứ một dòng (in nghiêng); bỏ đi nếu không có"
    )]
    pub basis: Vec<Words>,
    /// The opening paragraphs.
    #[serde(default)]
    #[schemars(description = "Đoạn mở đầu")]
    pub opening: Vec<Words>,
    /// How clauses below the second rank are numbered.
    #[serde(default)]
    #[schemars(description = "Cách đánh số bậc ba: letters (a, b, c) hoặc decimal (2.1, 2.2)")]
    pub numbering: Numbering,
    /// The sections I, II, III …
    #[schemars(
        description = "Các phần I, II, III … theo đúng thứ tự của văn bản",
        length(min = 1)
    )]
    pub sections: Vec<Part>,
    /// Recipients, without the filing line, which the issuer gives.
    #[schemars(
        description = "Nơi nhận, không gồm dòng Lưu (dòng này theo cơ quan ban hành)",
        length(min = 1)
    )]
    pub recipients: Vec<Words>,
    /// The signature of this document, where it is not the issuer's usual one.
    #[schemars(
        description = "Người ký văn bản này, nếu khác người ký thường lệ của cơ quan ban hành"
    )]
    pub signature: Option<Signature>,
    /// Who must do what.
    #[serde(default)]
    #[schemars(description = "Nhiệm vụ: ai phải làm gì, biểu mẫu hỏi gì về việc đó")]
    pub duties: Vec<Duty>,
    /// What is reported, when and to whom.
    #[schemars(description = "Chế độ báo cáo: gửi ai, các kỳ, hạn")]
    pub reporting: Reporting,
}

/// The head of a document of ours.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The kind of document: a folder of templates.
    #[schemars(description = "Loại văn bản: tên thư mục mẫu, ví dụ ke-hoach")]
    pub kind: Id,
    /// Its number; absent until it is given.
    #[schemars(description = "Số văn bản (phần số); bỏ trống nếu chưa lấy số")]
    pub number: Option<Counting>,
    /// Its date; absent until it is given.
    #[schemars(description = "Ngày ban hành; bỏ trống nếu chưa ban hành")]
    pub date: Option<Date>,
    /// What it is about (`trích yếu`).
    #[schemars(description = "Trích yếu nội dung")]
    pub subject: Words,
    /// Draft, urgency, circulation.
    #[serde(default)]
    #[schemars(description = "Các dấu: dự thảo, mức độ khẩn, phạm vi lưu hành")]
    pub marks: Marks,
}

/// The marks of a document (NĐ 30/2020, Phụ lục I, Phần I, mục III, khoản 2). A độ mật has no place here.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// Which draft it is.
    #[schemars(description = "Dự thảo lần thứ mấy; bỏ đi nếu không phải dự thảo")]
    pub draft: Option<Counting>,
    /// How urgent it is.
    #[schemars(
        description = "Mức độ khẩn: urgent (KHẨN), very-urgent (THƯỢNG KHẨN), express (HỎA TỐC)"
    )]
    pub urgency: Option<Urgency>,
    /// Who may see it.
    #[schemars(
        description = "Phạm vi lưu hành: internal (LƯU HÀNH NỘI BỘ), return (XEM XONG TRẢ LẠI)"
    )]
    pub circulation: Option<Circulation>,
}

/// How urgent a document is (`mức độ khẩn`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// KHẨN.
    Urgent,
    /// THƯỢNG KHẨN.
    VeryUrgent,
    /// HỎA TỐC.
    Express,
}

/// Who may see a document (`phạm vi lưu hành`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Circulation {
    /// LƯU HÀNH NỘI BỘ.
    Internal,
    /// XEM XONG TRẢ LẠI.
    Return,
}

/// How the third rank is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// `a)`, `b)`, `c)`.
    #[default]
    Letters,
    /// `2.1.`, `2.2.`
    Decimal,
}

/// A part of the plan's text: a section (I), a clause (1) or what is below it (a / 2.1).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its anchor, where duties, periods or references point at it.
    #[schemars(
        description = "Mã của phần này, để nhiệm vụ, kỳ báo cáo hoặc chỗ dẫn chiếu trỏ tới"
    )]
    pub id: Option<Id>,
    /// Its title, without the number, which the program gives.
    #[schemars(description = "Tiêu đề, không ghi số thứ tự; bỏ đi nếu đoạn văn chạy liền sau số")]
    pub title: Option<Words>,
    /// Its paragraphs. Without a title the first runs on after the number.
    #[serde(default)]
    #[schemars(description = "Các đoạn văn")]
    pub text: Vec<Words>,
    /// Its items (`-`).
    #[serde(default)]
    #[schemars(description = "Các gạch đầu dòng")]
    pub items: Vec<Item>,
    /// The mark of its items.
    #[serde(default)]
    #[schemars(description = "Dấu đầu dòng của items: dash (-) hoặc plus (+)")]
    pub marker: Marker,
    /// When it holds.
    #[schemars(description = "Thời gian của nội dung này: from (từ ngày), to (đến hết ngày)")]
    pub window: Option<Window>,
    /// What its words refer to.
    #[serde(default)]
    #[schemars(
        description = "Chỗ dẫn chiếu trong lời văn: words (chữ dẫn chiếu), to (mã phần được dẫn chiếu)"
    )]
    pub refers: Vec<Reference>,
    /// The parts below it.
    #[serde(default)]
    #[schemars(description = "Các phần nhỏ hơn bên trong")]
    pub parts: Vec<Part>,
}

/// An item of a list: its words alone, or with an id and items below it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Item {
    /// Only words.
    Plain(Words),
    /// Words that something points at, or with `+` items below.
    Full(FullItem),
}

/// An item with an id or with items below it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FullItem {
    /// Its anchor.
    #[schemars(description = "Mã của dòng này (khẩu hiệu, nội dung giao nhiệm vụ …)")]
    pub id: Option<Id>,
    /// Its words.
    #[schemars(description = "Lời văn của dòng này")]
    pub text: Words,
    /// The `+` items below it.
    #[serde(default)]
    #[schemars(description = "Các dòng dấu cộng (+) bên dưới")]
    pub items: Vec<Words>,
}

/// The mark before items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Marker {
    /// `-`
    #[default]
    Dash,
    /// `+`
    Plus,
}

/// From a day to a day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first day.
    #[schemars(description = "Từ ngày")]
    pub from: Date,
    /// The last day.
    #[schemars(description = "Đến hết ngày")]
    pub to: Date,
}

/// Words in the text that point at another part.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The words as they are in the text.
    #[schemars(description = "Chữ dẫn chiếu, đúng như trong lời văn: mục II kế hoạch này")]
    pub words: Words,
    /// The part that is meant.
    #[schemars(description = "Mã của phần được dẫn chiếu")]
    pub to: Id,
}

/// What someone must do (`nhiệm vụ`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id.
    #[schemars(description = "Mã của nhiệm vụ")]
    pub id: Id,
    /// The part or item of the plan that lays it down.
    #[schemars(description = "Mã của phần hoặc dòng trong kế hoạch giao nhiệm vụ này")]
    pub anchor: Id,
    /// The plan's words for it, where it is not the whole of the anchor's text.
    #[schemars(
        description = "Trích nguyên văn câu giao nhiệm vụ, nếu không phải toàn bộ đoạn ở anchor"
    )]
    pub words: Option<Words>,
    /// A short name for headings of the summary.
    #[schemars(description = "Tên gọi ngắn của nhiệm vụ, dùng làm đề mục trong báo cáo tổng hợp")]
    pub title: Words,
    /// The agencies it binds.
    #[serde(default)]
    #[schemars(description = "Mã các cơ quan được giao")]
    pub agencies: Vec<Id>,
    /// The groups it binds.
    #[serde(default)]
    #[schemars(description = "Mã các nhóm được giao")]
    pub groups: Vec<Id>,
    /// It binds every agency.
    #[serde(default)]
    #[schemars(description = "true nếu giao cho mọi cơ quan, đơn vị")]
    pub everyone: bool,
    /// The role that the text gives.
    #[schemars(
        description = "Vai trò theo kế hoạch: lead (chủ trì), cooperate (phối hợp), supply (cung cấp thông tin)"
    )]
    pub role: Option<Role>,
    /// When it is to be done, where that is not the campaign's own time.
    #[schemars(description = "Thời gian thực hiện, nếu kế hoạch nêu riêng")]
    pub window: Option<Window>,
    /// What the form asks about it.
    #[schemars(
        description = "Biểu mẫu hỏi gì về nhiệm vụ này (ngoài các chỉ tiêu ở indicators.yaml)",
        length(min = 1)
    )]
    pub asks: Vec<Ask>,
}

/// The role that a plan gives an agency in a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// `chủ trì`
    Lead,
    /// `phối hợp`
    Cooperate,
    /// `cung cấp`
    Supply,
}

/// A question of a form.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Its id, unique in the campaign; reports answer under it.
    #[schemars(description = "Mã của câu hỏi, không trùng trong cả kế hoạch")]
    pub id: Id,
    /// What is asked.
    #[schemars(description = "Nội dung hỏi, như in trong biểu mẫu")]
    pub label: Words,
    /// What kind of answer.
    #[serde(default)]
    #[schemars(
        description = "Kiểu trả lời: text (đoạn văn), line (một dòng), date (ngày), choice (chọn một), ticks (đánh dấu nhiều)"
    )]
    pub kind: AskKind,
    /// What to choose from.
    #[serde(default)]
    #[schemars(description = "Các lựa chọn của choice, ticks")]
    pub choices: Vec<Choice>,
    /// The part of the plan whose items are the choices (slogans).
    #[schemars(
        description = "Mã phần trong kế hoạch có các dòng (items) làm lựa chọn, ví dụ danh sách khẩu hiệu"
    )]
    pub choices_from: Option<Id>,
    /// The phase it is about: it is asked once that has begun, and the summary gathers it there.
    #[schemars(
        description = "Mã phần trong kế hoạch có window (giai đoạn) mà câu hỏi này nói về; chỉ hỏi khi giai đoạn đó đã bắt đầu"
    )]
    pub phase: Option<Id>,
    /// What the field shows until it is filled.
    #[schemars(description = "Lời nhắc hiện trong ô cho đến khi điền")]
    pub hint: Option<Words>,
    /// Whether a report without it is complete.
    #[serde(default)]
    #[schemars(description = "true nếu không bắt buộc trả lời")]
    pub optional: bool,
}

/// What kind of answer a question wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AskKind {
    /// An account, in paragraphs.
    #[default]
    Text,
    /// One line.
    Line,
    /// A day.
    Date,
    /// One of several.
    Choice,
    /// Any of several.
    Ticks,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    #[schemars(description = "Mã của lựa chọn")]
    pub id: Id,
    /// Its words.
    #[schemars(description = "Chữ in ra")]
    pub text: Words,
}

/// What is reported, when and to whom.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// Where the agencies' reports go.
    #[schemars(
        description = "Nơi nhận báo cáo của các cơ quan, đơn vị; nhiều nơi thì mỗi nơi một mục"
    )]
    pub to: Addressees,
    /// Who reports, in the plan's words.
    #[schemars(
        description = "Mã phần trong kế hoạch quy định chế độ báo cáo cho mọi cơ quan, đơn vị"
    )]
    pub anchor: Id,
    /// The standing report's part, where a period has one.
    #[schemars(description = "Phần báo cáo thường xuyên (hàng tháng), nếu có kỳ gồm phần này")]
    pub standing: Option<StandingPart>,
    /// What every agency is asked about the campaign, besides its own duties.
    #[serde(default)]
    #[schemars(
        description = "Câu hỏi chung cho mọi cơ quan, đơn vị về đợt này, ngoài nhiệm vụ riêng"
    )]
    pub general: Vec<Ask>,
    /// The periods.
    #[schemars(description = "Các kỳ báo cáo", length(min = 1))]
    pub periods: Vec<Period>,
    /// The consolidated report.
    #[schemars(description = "Báo cáo tổng hợp: gửi ai, ai nhận")]
    pub summary: SummaryHeading,
}

/// To whom reports go.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Addressees {
    /// One.
    One(Addressee),
    /// Several, as they are printed below one another.
    Several(#[schemars(length(min = 1))] Vec<Addressee>),
}

impl Addressees {
    /// All of them.
    pub fn all(&self) -> &[Addressee] {
        match self {
            Addressees::One(to) => std::slice::from_ref(to),
            Addressees::Several(all) => all,
        }
    }

    /// Each with its path in `plan.yaml`.
    pub fn placed(&self) -> impl Iterator<Item = (String, &Addressee)> {
        let path = |nth| match self {
            Addressees::One(_) => "reporting/to".to_owned(),
            Addressees::Several(_) => format!("reporting/to/{nth}"),
        };
        self.all().iter().enumerate().map(move |(nth, to)| (path(nth), to))
    }
}

/// To whom a report goes.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// The name as printed after `Kính gửi`.
    #[schemars(description = "Tên nơi nhận, như in sau Kính gửi")]
    pub name: Words,
    /// The agency through which it goes (`qua`); left out when that agency is the sender.
    #[schemars(description = "Gửi qua cơ quan nào (mã); không in khi chính cơ quan đó gửi")]
    pub via: Option<Id>,
}

/// The standing part of a report, to which the campaign's part is added.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingPart {
    /// Its title.
    #[schemars(description = "Tiêu đề của phần báo cáo thường xuyên")]
    pub title: Words,
    /// Its name inside a sentence.
    #[schemars(description = "Tên gọi trong câu: công tác đấu tranh, bảo vệ nhân quyền")]
    pub name: Words,
    /// What it asks of everyone.
    #[schemars(description = "Các câu hỏi của phần này", length(min = 1))]
    pub asks: Vec<Ask>,
}

/// A reporting period (`kỳ báo cáo`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct Period {
    /// Its id: the folder of its forms and reports.
    #[schemars(description = "Mã kỳ, là tên thư mục biểu mẫu và báo cáo: 2024-12")]
    pub id: Id,
    /// Its name inside a sentence.
    #[schemars(description = "Tên kỳ, viết trong câu: tháng 12 năm 2024")]
    pub name: Words,
    /// The part or item of the plan that lays it down.
    #[schemars(description = "Mã phần trong kế hoạch quy định kỳ này")]
    pub anchor: Id,
    /// What it covers.
    #[schemars(description = "Khoảng thời gian mà báo cáo bao quát")]
    pub covers: Window,
    /// Until when it is due.
    #[serde(flatten)]
    pub due: Deadline,
    /// The groups that report in it; all where none is named.
    #[serde(default)]
    #[schemars(description = "Mã các nhóm phải báo cáo kỳ này; bỏ đi nếu mọi nhóm")]
    pub groups: Vec<Id>,
    /// What its reports are about (`trích yếu`).
    #[schemars(description = "Trích yếu của báo cáo kỳ này")]
    pub subject: Words,
    /// Whether its form begins with the standing part.
    #[serde(default)]
    #[schemars(description = "true nếu biểu mẫu kỳ này có phần báo cáo thường xuyên đứng trước")]
    pub standing: bool,
    /// Agencies that owe nothing in this period.
    #[serde(default)]
    #[schemars(
        description = "Ai không phải báo cáo kỳ này: mã cơ quan, hoặc {agencies, groups, letter} khi có văn bản cho miễn"
    )]
    pub exempt: Vec<Exempt>,
    /// Agencies with a later deadline.
    #[serde(default)]
    #[schemars(
        description = "Các cơ quan, nhóm được gia hạn: ai, hạn mới, số và ngày văn bản cho gia hạn"
    )]
    pub extensions: Vec<Extension>,
    /// The head of this period's consolidated report.
    #[schemars(description = "Phần đầu của báo cáo tổng hợp kỳ này: loại, số, ngày, trích yếu")]
    pub summary: Heading,
    /// The charts of this period's consolidated report.
    #[serde(default)]
    #[schemars(description = "Các biểu đồ trong báo cáo tổng hợp kỳ này")]
    pub charts: Vec<ChartAsk>,
}

/// To whom the consolidated report goes.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SummaryHeading {
    /// Its addressees.
    #[schemars(description = "Kính gửi: các nơi nhận báo cáo tổng hợp", length(min = 1))]
    pub to: Vec<Words>,
    /// Its further recipients, without the filing line.
    #[serde(default)]
    #[schemars(description = "Nơi nhận khác, không gồm dòng Như trên và dòng Lưu")]
    pub recipients: Vec<Words>,
    /// Its signature, where it is not the issuer's usual one.
    #[schemars(description = "Người ký, nếu khác người ký thường lệ")]
    pub signature: Option<Signature>,
}
