//! Values: the kinds of documents, each a folder of templates with a `kind.yaml`.

mod named;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::data::own;
use crate::data::scalar::Id;
use crate::problem::{Place, Problems, faults};

pub use named::{NAMED, NamedKind, of_name};

/// The kind of the forms that agencies fill in.
pub const FORM: &str = "bieu-mau";

/// A kind of document (`loại văn bản`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name (`tên loại`): `Kế hoạch`.
    pub name: String,
    /// Its abbreviation in symbols: `KH`. A named kind need not say it: [`NAMED`] does.
    #[serde(default)]
    pub abbreviation: String,
    /// A letter (`công văn`) has no name above its text and its subject under its number.
    #[serde(default)]
    pub letter: bool,
    /// The template that it is merged from, where that is not its folder's own `template.html`.
    pub template: Option<String>,
    /// Where its documents go below the folder of output; `van-ban/<folder>` where it is not said.
    pub folder: Option<String>,
    /// What is above its addressees (`Kính gửi:`, `{authority} điện:`); the regime's own words where it is not said.
    pub addressing: Option<String>,
    /// How its number and symbol are joined, where it is not as the regime says: `{number}/{kind}-{body}`.
    pub symbol: Option<String>,
    /// With which kinds it shares its running numbers; its own where it is not said.
    pub series: Option<String>,
    /// Whether it has a number.
    #[serde(default = "yes")]
    pub numbered: bool,
    /// Whether place and date are in its head.
    #[serde(default = "yes")]
    pub dated: bool,
    /// Whether it says above its text what it is about.
    #[serde(default = "yes")]
    pub subject: bool,
    /// Whether it says who receives it.
    #[serde(default = "yes")]
    pub recipients: bool,
    /// What comes between the legal basis and the articles: `QUYẾT ĐỊNH:`.
    pub decides: Option<String>,
    /// It certifies a copy, by these words: `SAO Y`.
    pub copy: Option<String>,
    /// What its documents say besides their text, by id.
    #[serde(default)]
    pub fields: Vec<KindField>,
}

/// Something that the documents of a kind say in a place of their own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindField {
    /// By which the data and the template name it.
    pub id: Id,
    /// What is printed before it, and what it is called.
    pub label: String,
    /// Whether it may be left out.
    #[serde(default)]
    pub optional: bool,
}

fn yes() -> bool {
    true
}

impl Kind {
    /// The template of the kind whose folder this is.
    pub fn template(&self, folder: &str) -> String {
        self.template.clone().unwrap_or_else(|| format!("{folder}/template.html"))
    }

    /// Where documents of the kind whose folder this is go.
    pub fn output(&self, folder: &str) -> String {
        self.folder.clone().unwrap_or_else(|| format!("van-ban/{folder}"))
    }
}

/// All kinds, by folder.
#[derive(Debug, Clone, Default)]
pub struct Kinds(BTreeMap<String, Kind>);

impl Kinds {
    /// Reads the `kind.yaml` of each folder (folder, file name, text).
    ///
    /// # Errors
    /// A problem for each file that does not read.
    pub fn parse<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut kinds = BTreeMap::new();
        for (folder, name, text) in files {
            match own::read::<Kind>(name, text) {
                Ok(mut kind) => {
                    if let Some(named) = of_name(&kind.name) {
                        kind.letter |= named.letter;
                        if kind.abbreviation.is_empty() {
                            kind.abbreviation = named.abbreviation.to_owned();
                        }
                    }
                    if kind.abbreviation.is_empty() && kind.numbered {
                        problems.at(&KindFault { name: kind.name.clone() }, Place::file(name));
                    }
                    kinds.insert(folder.to_owned(), kind);
                }
                Err(found) => problems.extend(found),
            }
        }
        match problems.is_empty() {
            true => Ok(Kinds(kinds)),
            false => Err(problems),
        }
    }

    /// The kind of a folder.
    pub fn get(&self, folder: &str) -> Option<&Kind> {
        self.0.get(folder)
    }

    /// The folders.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A kind that the decree does not name, without the abbreviation that its symbols need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindFault {
    /// Its name.
    pub name: String,
}

faults! {
    impl Fault for KindFault;

    "LV01" {
        title: "Loại văn bản chưa có chữ viết tắt",
        meaning: "Số, ký hiệu của văn bản cần chữ viết tắt tên loại; loại không nêu trong Nghị định 30/2020/NĐ-CP thì kind.yaml phải ghi.",
        advice: "thêm dòng abbreviation (chữ viết tắt tên loại) vào kind.yaml",
        example: Self { name: "Phiếu giao việc".into() },
        Self { name } => {
            message: format!("loại '{name}' chưa có chữ viết tắt"),
            hint: "tệp này cần có name (tên loại); loại không nêu trong Nghị định 30/2020/NĐ-CP thì cần thêm abbreviation (chữ viết tắt tên loại)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_its_folder_and_two_names() {
        let text = "name: Sổ tay\nabbreviation: ST\n";
        let kinds = Kinds::parse([("so-tay", "so-tay/kind.yaml", text)]).expect("reads");
        assert_eq!(kinds.get("so-tay").map(|k| k.abbreviation.as_str()), Some("ST"));
    }

    #[test]
    fn a_named_kind_need_not_say_what_is_known_of_it_and_another_must() {
        let of = |text| Kinds::parse([("x", "x/kind.yaml", text)]);
        let kinds = of("name: Công văn\n").expect("reads");
        assert!(kinds.get("x").is_some_and(|kind| kind.letter && kind.abbreviation == "CV"));
        let problems = of("name: Sổ tay\n").expect_err("no abbreviation");
        assert!(problems.iter().all(|problem| problem.code == "LV01"));
    }

    #[test]
    fn a_slip_is_named_with_its_place() {
        let problems = Kinds::parse([("x", "x/kind.yaml", "name: A\nabbreviaton: B\n")])
            .expect_err("unknown key");
        let found: Vec<_> =
            problems.iter().map(|p| (p.code, p.place.as_ref().map(|p| p.line))).collect();
        assert_eq!(found, [("DL30", Some(2))]);
    }
}
