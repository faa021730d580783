//! Values: `summaries/<period>.yaml`, what a person writes in a consolidated report: the text of its sections and which
//! accounts of the agencies are quoted. Figures in the text are written by name ([`super::living`]), so that a late
//! report changes them and nothing else.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use super::campaign::Campaign;
use super::living::{self, Paragraph};
use super::plan::Part;
use super::scalar::{Id, Words};

/// `summaries/<period>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "summaries/<mã kỳ>.yaml",
    description = "Lời văn của báo cáo tổng hợp một kỳ, do người soạn viết"
)]
pub struct SummaryText {
    /// What is written of the sections; those that are not in it are made by the program.
    #[schemars(
        description = "Các phần có lời văn riêng; phần không ghi ở đây thì chương trình tự viết theo số liệu"
    )]
    pub sections: Vec<SectionText>,
}

/// The text of a section.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Which section: a fixed one ([`Fixed`]), a duty or a phase of the plan.
    #[schemars(
        description = "Mã của phần: opening (mở đầu), state (tình hình báo cáo), standing (phần báo cáo thường xuyên), other (kết quả khác), highlights (kết quả nổi bật), shortcomings (tồn tại, hạn chế), causes (khó khăn, vướng mắc), directions (phương hướng, nhiệm vụ), proposals (kiến nghị, đề xuất), closing (kết thúc); hoặc mã nhiệm vụ, mã giai đoạn trong plan.yaml"
    )]
    pub id: Id,
    /// Its text: a line is a paragraph, `- ` begins an item, `{id}` is a figure.
    #[schemars(
        description = "Lời văn: mỗi dòng là một đoạn, dòng bắt đầu bằng “- ” là gạch đầu dòng; số liệu ghi bằng mã trong ngoặc nhọn, ví dụ {so-luot-nguoi}, {so-luot-nguoi of: ubnd-dai-tu}, {so-luot-nguoi column: ky-truoc}, {da-bao-cao}, {qua-han who}. Bỏ đi thì chương trình tự viết"
    )]
    pub text: Option<Words>,
    /// The accounts that the section quotes.
    #[schemars(
        description = "Ý kiến của cơ quan, đơn vị được trích trong phần này; bỏ đi thì chương trình chọn vài ý kiến đầu, [] thì không trích"
    )]
    pub quotes: Option<Vec<Quote>>,
    /// The section is not printed.
    #[serde(default)]
    #[schemars(description = "true nếu không in phần này")]
    pub leave_out: bool,
}

/// An account that is quoted.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Whose.
    #[schemars(description = "Mã cơ quan được trích")]
    pub agency: Id,
    /// The answer to which question; all of the section where it is left out.
    #[schemars(description = "Mã câu hỏi, nếu chỉ trích câu trả lời của câu đó")]
    pub ask: Option<Id>,
    /// The account in fewer words.
    #[schemars(description = "Lời rút gọn; bỏ đi thì trích nguyên văn")]
    pub text: Option<Words>,
}

/// The sections that every summary has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixed {
    /// The paragraph it begins with.
    Opening,
    /// How far the reports go (`tình hình báo cáo`).
    State,
    /// The standing part.
    Standing,
    /// Figures that belong to no duty (`kết quả khác`).
    Other,
    /// What was achieved (`kết quả nổi bật`).
    Highlights,
    /// What fell short (`tồn tại, hạn chế`).
    Shortcomings,
    /// Why (`nguyên nhân, khó khăn, vướng mắc`).
    Causes,
    /// What comes next (`phương hướng, nhiệm vụ`).
    Directions,
    /// What is proposed (`kiến nghị, đề xuất`).
    Proposals,
    /// The paragraph it ends with.
    Closing,
}

impl Fixed {
    /// All of them, in the order of the document.
    pub const ALL: [Fixed; 10] = [
        Fixed::Opening,
        Fixed::State,
        Fixed::Standing,
        Fixed::Other,
        Fixed::Highlights,
        Fixed::Shortcomings,
        Fixed::Causes,
        Fixed::Directions,
        Fixed::Proposals,
        Fixed::Closing,
    ];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Fixed::Opening => "opening",
            Fixed::State => "state",
            Fixed::Standing => "standing",
            Fixed::Other => "other",
            Fixed::Highlights => "highlights",
            Fixed::Shortcomings => "shortcomings",
            Fixed::Causes => "causes",
            Fixed::Directions => "directions",
            Fixed::Proposals => "proposals",
            Fixed::Closing => "closing",
        }
    }

    /// What a clerk calls it.
    pub fn words(self) -> &'static str {
        match self {
            Fixed::Opening => "mở đầu",
            Fixed::State => "tình hình báo cáo",
            Fixed::Standing => "phần báo cáo thường xuyên",
            Fixed::Other => "kết quả khác",
            Fixed::Highlights => "kết quả nổi bật",
            Fixed::Shortcomings => "tồn tại, hạn chế",
            Fixed::Causes => "khó khăn, vướng mắc",
            Fixed::Directions => "phương hướng, nhiệm vụ",
            Fixed::Proposals => "kiến nghị, đề xuất",
            Fixed::Closing => "kết thúc",
        }
    }

    /// Whether accounts of agencies are quoted in it.
    pub fn quotes(self) -> bool {
        matches!(self, Fixed::Standing | Fixed::Causes | Fixed::Proposals)
    }

    /// The section of an id.
    pub fn parse(id: &str) -> Option<Self> {
        Fixed::ALL.into_iter().find(|fixed| fixed.id() == id)
    }
}

impl SectionText {
    /// Its paragraphs; `None` where it has no text, or one in which a name does not read.
    pub fn paragraphs(&self) -> Option<Vec<Paragraph>> {
        living::paragraphs(self.text.as_ref()?.as_str()).ok()
    }
}

impl SummaryText {
    /// What is written of a section.
    pub fn section(&self, id: &str) -> Option<&SectionText> {
        self.sections.iter().find(|section| section.id.as_str() == id)
    }
}

/// The parts of the plan that are phases: they have an id and a window.
pub fn phases(campaign: &Campaign) -> Vec<(&Id, &Part)> {
    let mut parts = Vec::new();
    let mut waiting: Vec<&Part> =
        campaign.plan.value.outlines().flat_map(|(_, parts)| parts).collect();
    waiting.reverse();
    while let Some(part) = waiting.pop() {
        if let (Some(id), Some(_)) = (&part.id, part.window) {
            parts.push((id, part));
        }
        waiting.extend(part.parts.iter().rev());
    }
    parts
}

/// How many sections an id may mean: a fixed one, a duty, a phase.
pub fn meanings(campaign: &Campaign, id: &str) -> usize {
    let duties = campaign.plan.value.duties.iter().filter(|duty| duty.id.as_str() == id);
    let phases = phases(campaign).into_iter().filter(|(phase, _)| phase.as_str() == id);
    usize::from(Fixed::parse(id).is_some()) + duties.count() + phases.count()
}

/// A section as it is laid down for a person to go on from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: Vec<Paragraph>,
    /// The agencies that wrote something there, by their ids; the first ones.
    pub wrote: Vec<String>,
    /// Whether the id means this section alone: else nothing can be written of it.
    pub clear: bool,
}

/// How a new file begins.
const HEAD: &str = "\
#
# Mỗi phần: id là mã của phần, text là lời văn. Mỗi dòng của text là một đoạn, dòng bắt đầu bằng “- ” là gạch
# đầu dòng. Sửa, thêm, bớt lời tùy ý; số liệu giữ dạng {mã} để khi có báo cáo mới thì số tự đổi theo:
#   {so-luot-nguoi}                    tổng số của chỉ tiêu
#   {so-luot-nguoi of: ubnd-dai-tu}    số của một cơ quan hoặc một nhóm (of: highest, lowest: cao nhất, thấp nhất)
#   {so-luot-nguoi who: highest}       tên cơ quan có số cao nhất
#   {so-luot-nguoi column: ky-truoc}   cột bên cạnh: ky-truoc, ky-nay, tang-giam, da-bao-cao, phai-bao-cao, chua-dat
#   {da-bao-cao}, {chua-bao-cao who}   số cơ quan, tên các cơ quan
# Phần nào không ghi text thì chương trình tự viết. quotes: các ý kiến được trích; bỏ đi thì chương trình chọn
# vài ý kiến đầu, [] thì không trích. leave_out: true thì không in phần đó.
sections:
";

/// The file that lays down sections: what it says reads back as the same text.
pub fn start_text(period: &str, name: &str, sections: &[Start]) -> String {
    let mut file =
        format!("# summaries/{period}.yaml: lời văn báo cáo tổng hợp {}.\n{HEAD}", one_line(name));
    for section in sections {
        let _ = writeln!(file, "  # {}", one_line(&section.title));
        if !section.clear {
            let _ = writeln!(
                file,
                "  # (mã '{}' trùng với mã khác nên chưa ghi riêng lời văn được)",
                section.id
            );
            continue;
        }
        let _ = writeln!(file, "  - id: {}", section.id);
        if section.text.is_empty() {
            file.push_str("    # text: |\n    #   (chưa có lời văn)\n");
        } else {
            file.push_str("    text: |\n");
            for line in living::text_of(&section.text).lines() {
                let _ = writeln!(file, "      {line}");
            }
        }
        if !section.wrote.is_empty() {
            let quotes: Vec<String> =
                section.wrote.iter().map(|id| format!("{{agency: {id}}}")).collect();
            let _ = writeln!(file, "    # quotes: [{}]", quotes.join(", "));
        }
    }
    file
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
