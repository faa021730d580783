//! Tasks: by what a form names itself once it has come back: campaign, period, agency, and the version of
//! its questions. No one carrier survives everything that happens to a file, so there are three: the
//! file's own properties, its keywords, and a bookmark in the text, which goes along when the text is
//! copied into another document.

use crate::data::hash::Hash;
use crate::document::BookmarkName;

/// What a returned form says of itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The campaign's id.
    pub campaign: String,
    /// The period's id.
    pub period: String,
    /// The agency's id.
    pub agency: String,
    /// The version of the questions; empty where the carrier does not say.
    pub version: String,
}

/// The names of the file's own properties, in the order of [`Mark`].
pub const KEYS: [&str; 4] = ["vanban.campaign", "vanban.period", "vanban.agency", "vanban.form"];

/// What the keywords begin with; LibreOffice takes a colon for the end of a keyword.
const WORD: &str = "vanban/";

/// How many hexadecimal digits of a hash make a version.
const VERSION: usize = 12;

impl Mark {
    /// As the file's own properties.
    pub(super) fn keys(&self) -> Vec<(String, String)> {
        let values = [&self.campaign, &self.period, &self.agency, &self.version];
        KEYS.iter().zip(values).map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
    }

    /// As keywords.
    pub fn keywords(&self) -> String {
        format!("{WORD}{}/{}/{}/{}", self.campaign, self.period, self.agency, self.version)
    }

    /// Out of keywords, among others that a person may have added.
    pub fn from_keywords(keywords: &str) -> Option<Self> {
        let start = keywords.find(WORD)? + WORD.len();
        let line = keywords[start..].split([' ', ',', ';', '\n']).next()?;
        let mut parts = line.split('/').map(str::to_owned);
        let mark = Mark {
            campaign: parts.next()?,
            period: parts.next()?,
            agency: parts.next()?,
            version: parts.next().unwrap_or_default(),
        };
        parts.next().is_none().then_some(mark)
    }

    /// Out of the file's own properties.
    pub fn from_keys<'k>(get: impl Fn(&str) -> Option<&'k str>) -> Option<Self> {
        let [campaign, period, agency, version] = KEYS.map(|key| get(key).map(str::to_owned));
        Some(Mark {
            campaign: campaign?,
            period: period?,
            agency: agency?,
            version: version.unwrap_or_default(),
        })
    }

    /// As the name of a bookmark: a hash, because Word keeps 40 characters. The version is not in it.
    pub fn bookmark(campaign: &str, period: &str, agency: &str) -> Option<BookmarkName> {
        let hash = Hash::of(format!("{campaign}/{period}/{agency}").as_bytes()).to_string();
        BookmarkName::new(&format!("{BOOKMARK}{}", &hash[..32]))
    }
}

/// What the name of the bookmark begins with.
pub const BOOKMARK: &str = "vb_";

/// The version of questions that are written down as bytes.
pub(super) fn version(questions: &[u8]) -> String {
    let mut hash = Hash::of(questions).to_string();
    hash.truncate(VERSION);
    hash
}
