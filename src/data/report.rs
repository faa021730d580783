//! Values: `reports/<period>/<agency>.yaml`, the report that counts. Period and agency are the path.

use std::collections::{BTreeMap, BTreeSet};

use litemap::LiteMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{Clock, Counting, Date, Id, Typed, Words};
use super::shared::Shared;

/// What `collect` writes before a value that it could not read for sure: a report is not counted until a
/// clerk has put the right value in its place.
pub(crate) const TO_FIX: &str = "[CẦN SỬA]";

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
    /// The day it was received for the first time; written once.
    #[schemars(
        description = "Ngày nhận được báo cáo lần đầu; cơ quan gửi bản sửa thì giữ nguyên ngày này, ghi ngày nhận bản sửa ở corrected"
    )]
    pub received: Date,
    /// The hour at which it was received, where the deadline has one.
    #[schemars(
        description = "Giờ nhận báo cáo lần đầu, viết 15:40; chỉ cần khi hạn có giờ (trước 16 giờ ngày …) và báo cáo đến đúng ngày đó"
    )]
    pub received_time: Option<Clock>,
    /// The day a correction of it was received: it makes nobody late.
    #[schemars(
        description = "Ngày nhận bản sửa gần nhất, nếu có; không làm báo cáo thành quá hạn"
    )]
    pub corrected: Option<Date>,
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

/// Longer answers than these are cut short where a change is reported.
const SHOWN: usize = 60;

/// What a correction changed in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Corrected {
    /// The field: `figures/so-cay`.
    pub field: String,
    /// What it was; `None` where it is new.
    pub before: Option<String>,
    /// What it is; `None` where it is gone.
    pub after: Option<String>,
}

impl Corrected {
    /// It in one line: `figures/so-cay: 1.250 → 1.300`.
    pub fn words(&self) -> String {
        let said = |value: &Option<String>| match value {
            None => "(không có)".to_owned(),
            Some(value) => {
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                match value.char_indices().nth(SHOWN) {
                    Some((at, _)) => format!("“{}…”", value[..at].trim_end()),
                    None => value,
                }
            }
        };
        format!("{}: {} → {}", self.field, said(&self.before), said(&self.after))
    }
}

impl Report {
    /// The day on which it came as it is now.
    pub fn latest(&self) -> Date {
        self.corrected.map_or(self.received, |day| day.max(self.received))
    }

    /// What is not as it was in an earlier version, in the order of the fields; days of receipt do not count.
    pub fn changed_since(&self, before: &Report) -> Vec<Corrected> {
        let (was, is) = (before.fields(), self.fields());
        let names: BTreeSet<&(u8, String)> = was.keys().chain(is.keys()).collect();
        names
            .into_iter()
            .filter(|name| was.get(*name) != is.get(*name))
            .map(|name| Corrected {
                field: name.1.clone(),
                before: was.get(name).cloned(),
                after: is.get(name).cloned(),
            })
            .collect()
    }

    /// Every field that is there with what it says.
    fn fields(&self) -> BTreeMap<(u8, String), String> {
        let words = |words: &Option<Words>| words.as_ref().map(ToString::to_string);
        let single = [
            (0, "number", self.number.map(|number| number.0.to_string())),
            (1, "date", self.date.map(|date| date.to_string())),
            (2, "signer", words(&self.signer)),
            (3, "nil", self.nil.then(|| "true".to_owned())),
            (6, "difficulties", words(&self.difficulties)),
            (7, "proposals", words(&self.proposals)),
        ];
        let single = single
            .into_iter()
            .filter_map(|(nth, key, value)| Some(((nth, key.to_owned()), value?)));
        let figures = self
            .figures
            .iter()
            .map(|(id, typed)| ((4, format!("figures/{id}")), typed.as_str().to_owned()));
        let answers = self.answers.iter().map(|(id, answer)| {
            let said = match answer {
                Answer::One(typed) => typed.as_str().to_owned(),
                Answer::Several(ids) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", "),
            };
            ((5, format!("answers/{id}")), said)
        });
        single.chain(figures).chain(answers).collect()
    }

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

/// On what a report came: of one that was typed in by hand the original is no Word form, which an auditor asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
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

impl CameAs {
    /// What a clerk reads of the original; `None` for the Word form, which is the rule.
    pub fn original(self) -> Option<&'static str> {
        match self {
            CameAs::Form => None,
            CameAs::Paper => Some("bản giấy"),
            CameAs::Pdf => Some("bản PDF ký số"),
        }
    }
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
