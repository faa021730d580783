//! Values: `reminders.yaml`, which letters of urging were sent, to whom and when.
//!
//! The program proposes letters and writes here only when asked (`build reminders --sent`); a clerk may
//! write the lines as well. How often an agency has been urged is counted from here and nowhere else.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Counting, Date, Id};

/// `reminders.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "reminders.yaml", description = "Các công văn đôn đốc đã gửi")]
pub struct Reminders {
    /// What was sent, in the order of sending.
    #[schemars(description = "Các công văn đã gửi, theo thứ tự gửi")]
    pub sent: Vec<Sent>,
}

/// A letter that was sent (`công văn đôn đốc`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The period whose reports it is about.
    #[schemars(description = "Mã kỳ báo cáo bị đôn đốc")]
    pub period: Id,
    /// The day of the letter; it tells the state up to the end of this day.
    #[schemars(
        description = "Ngày của công văn (tình hình nêu trong công văn tính đến hết ngày này)"
    )]
    pub date: Date,
    /// Its number, once it has one.
    #[schemars(description = "Số của công văn (phần số); bỏ trống nếu chưa có")]
    pub number: Option<Counting>,
    /// To whom it went.
    #[schemars(description = "Mã các cơ quan nhận công văn", length(min = 1))]
    pub to: Vec<Id>,
    /// One letter to all of them, not one each.
    #[serde(default)]
    #[schemars(
        description = "true nếu là một công văn gửi chung các cơ quan (build reminders --collective)"
    )]
    pub collective: bool,
}
