//! Values: the kinds of documents, each a folder of templates with a `kind.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::data::own;
use crate::problem::Problems;

/// The kind of the forms that agencies fill in.
pub const FORM: &str = "bieu-mau";

/// A kind of document (`loại văn bản`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name (`tên loại`): `Kế hoạch`.
    pub name: String,
    /// Its abbreviation in symbols (NĐ 30/2020, Phụ lục III, mục I): `KH`.
    pub abbreviation: String,
    /// A letter (`công văn`) has no name above its text and its subject under its number.
    #[serde(default)]
    pub letter: bool,
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
                Ok(kind) => {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_its_folder_and_two_names() {
        let text = "name: Kế hoạch\nabbreviation: KH\n";
        let kinds = Kinds::parse([("ke-hoach", "ke-hoach/kind.yaml", text)]).expect("reads");
        assert_eq!(kinds.get("ke-hoach").map(|k| k.abbreviation.as_str()), Some("KH"));
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
