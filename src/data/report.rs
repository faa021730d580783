//! Values: `reports/<period>/<agency>.yaml`, the report that counts. Period and agency are the path.

use std::collections::BTreeMap;

use litemap::LiteMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Counting, Date, Id, Typed, Words};
use super::shared::Shared;

/// What `collect` writes before a value that it could not read for sure: a report is not counted until a
/// clerk has put the right value in its place.
pub const TO_MEND: &str = "[CẦN SỬA]";

/// A report (`báo cáo`) as received.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "reports/<kỳ>/<cơ quan>.yaml",
    description = "Báo cáo của một cơ quan trong một kỳ"
)]
pub struct Report {
    /// Invented figures: every document made from it is marked.
    #[serde(default)]
    #[schemars(
        description = "true nếu là số liệu minh họa; văn bản lập ra sẽ mang dấu SỐ LIỆU MINH HỌA"
    )]
    pub sample: bool,
    /// The day it was received; written once.
    #[schemars(description = "Ngày nhận được báo cáo")]
    pub received: Date,
    /// Its own number, given after signing; may come later.
    #[schemars(description = "Số của báo cáo (phần số); bỏ trống nếu chưa có")]
    pub number: Option<Counting>,
    /// Its own date; may come later.
    #[schemars(description = "Ngày ban hành báo cáo; bỏ trống nếu chưa có")]
    pub date: Option<Date>,
    /// Who signed it.
    #[schemars(description = "Chức vụ và họ tên người ký")]
    pub signer: Option<Words>,
    /// On what it came.
    #[serde(default)]
    #[schemars(description = "Nhận qua: form (biểu mẫu Word), paper (bản giấy), pdf (bản ký số)")]
    pub came_as: CameAs,
    /// Nothing happened (`không phát sinh`).
    #[serde(default)]
    #[schemars(description = "true nếu cơ quan báo cáo không phát sinh nội dung nào")]
    pub nil: bool,
    /// Figures by indicator, as typed; the indicator's kind decides what they mean.
    #[serde(default)]
    #[schemars(
        with = "BTreeMap<Id, Typed>",
        description = "Số liệu: mã chỉ tiêu và số, viết kiểu Việt Nam (1.234 hoặc 12,5)"
    )]
    pub figures: LiteMap<Id, Typed>,
    /// Answers by question: text, or the ids that were ticked.
    #[serde(default)]
    #[schemars(with = "BTreeMap<Id, Answer>", description = "Trả lời: mã câu hỏi và nội dung")]
    pub answers: LiteMap<Id, Answer>,
    /// Difficulties (`khó khăn, vướng mắc`).
    #[schemars(description = "Khó khăn, vướng mắc")]
    pub difficulties: Option<Words>,
    /// Proposals (`kiến nghị, đề xuất`).
    #[schemars(description = "Kiến nghị, đề xuất")]
    pub proposals: Option<Words>,
}

impl Report {
    /// The same report, its ids shared with all equal ones that were held: ten thousand reports name the same
    /// few indicators and questions.
    pub(super) fn shared(self, shared: &mut Shared) -> Report {
        fn entries<V>(
            map: LiteMap<Id, V>,
            mut with: impl FnMut(Id, V) -> (Id, V),
        ) -> LiteMap<Id, V> {
            let entries = map.into_tuple_vec().into_iter().map(|(id, value)| with(id, value));
            LiteMap::from_sorted_store_unchecked(entries.collect())
        }
        let figures = entries(self.figures, |id, typed| (id.shared(shared), typed));
        let answers = entries(self.answers, |id, answer| {
            let answer = match answer {
                Answer::One(typed) => Answer::One(typed),
                Answer::Several(ids) => {
                    Answer::Several(ids.iter().map(|id| id.shared(shared)).collect())
                }
            };
            (id.shared(shared), answer)
        });
        Report { figures, answers, ..self }
    }
}

/// On what a report came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CameAs {
    /// The Word form.
    #[default]
    Form,
    /// Paper, typed in by hand.
    Paper,
    /// A signed PDF, typed in by hand.
    Pdf,
}

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// One text, date, choice or `true`/`false`, as typed.
    One(Typed),
    /// The ids that were ticked.
    Several(Vec<Id>),
}
