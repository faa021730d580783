//! Values: an annex (`phụ lục`) of a document: its title, how its pages lie, and what is in it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::plan::{Item, Part};
use super::scalar::{Id, Words};
use super::table::Table;

/// An annex. Its number, the line `(Kèm theo …)` and the numbers of its pages are given by the program.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Its anchor.
    #[schemars(description = "Mã của phụ lục, để nhiệm vụ trỏ tới")]
    pub id: Option<Id>,
    /// Its title.
    #[schemars(
        description = "Tên phụ lục, không ghi chữ Phụ lục và số thứ tự; chương trình tự ghi cả dòng (Kèm theo …)"
    )]
    pub title: Words,
    /// Its pages lie across.
    #[serde(default)]
    #[schemars(description = "true nếu in khổ giấy ngang, cho bảng rộng")]
    pub landscape: bool,
    /// Its paragraphs.
    #[serde(default)]
    #[schemars(description = "Các đoạn văn của phụ lục, in trước bảng")]
    pub text: Vec<Words>,
    /// Its table.
    #[schemars(description = "Bảng của phụ lục")]
    pub table: Option<Table>,
    /// Its items (`-`).
    #[serde(default)]
    #[schemars(description = "Các gạch đầu dòng")]
    pub items: Vec<Item>,
    /// Its parts.
    #[serde(default)]
    #[schemars(description = "Các phần I, II, III … của phụ lục, viết như sections của văn bản")]
    pub sections: Vec<Part>,
}

impl Annex {
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.table.is_none()
            && self.items.is_empty()
            && self.sections.is_empty()
    }
}
