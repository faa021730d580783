//! Values: thể thức as data. How each role looks, which words and marks a regime uses, and the article that each
//! rule rests on.
//!
//! One row serves the writer and the auditor: the value to write, the least and the most that are allowed. The rows
//! are in `templates/the-thuc/<profile>.yaml`; nothing here is about content.

mod look;
mod role;

use std::collections::{BTreeMap, BTreeSet};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value};

pub use look::{Align, Bound, Case, LineRule, Look, LookRow, Sizes, Source};
pub use role::{Role, UnknownRole};

use crate::data::body::Regime;
use crate::data::load::Shape;
use crate::data::own::Layer;
use crate::data::plan::{Circulation, Urgency};
use crate::data::scalar::{Date, TypeSize};
use crate::problem::{Place, Problem, Problems, faults};
use crate::units::Mm;
use crate::viet;

/// The format rules of one regime over one span of time.
#[derive(Debug, Clone)]
pub struct Profile {
    /// `nd30`, `hd36`, `hd05`.
    pub id: String,
    /// What it rests on, as cited to a clerk.
    pub basis: String,
    /// How that is known: by its text, or from digests only, and then none of its rules is of error level.
    pub source: Source,
    /// Whose documents it rules.
    pub regime: Regime,
    /// The first day of its force.
    pub from: Option<Date>,
    /// The last day of its force.
    pub to: Option<Date>,
    /// Paper and margins.
    pub page: Page,
    /// The typeface.
    pub font: String,
    /// The lengths of the rules under lines, as shares of the text above.
    pub rules: Rules,
    /// The fixed words and marks.
    pub words: FixedWords,
    /// The articles of what no role's row tells.
    pub articles: Articles,
    /// How the letterhead and the title are built.
    pub layout: Layout,
    /// Names whose capitals are certain.
    pub capitals: Capitals,
    looks: BTreeMap<Role, LookRow>,
}

/// A profile's file, after what it extends has been laid under it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProfileFile {
    id: String,
    basis: String,
    #[serde(default)]
    source: Source,
    regime: Regime,
    from: Option<Date>,
    to: Option<Date>,
    #[serde(rename = "extends")]
    _extends: Option<String>,
    page: Page,
    font: String,
    rules: Rules,
    words: FixedWords,
    articles: Articles,
    layout: Layout,
    #[serde(default)]
    capitals: Capitals,
    roles: BTreeMap<Role, LookRow>,
}

/// Names whose capitals are certain (NĐ 30/2020, Phụ lục II).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capitals {
    /// The profile whose names hold, where this one has none of its own.
    pub of: Option<String>,
    /// Names as they are written: a name that begins like one and goes on with other capitals is wrong.
    #[serde(default)]
    pub names: Vec<String>,
    /// What is wrong from its first letter on, and what is right.
    #[serde(default)]
    pub wrong: BTreeMap<String, String>,
}

/// The articles that page, font and drawn rules are on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Articles {
    /// Of the paper's size.
    pub paper: String,
    /// Of the margins.
    pub margins: String,
    /// Of the typeface and its colour.
    pub font: String,
    /// Of one type size through the text.
    pub sizes: String,
    /// Of the rule under the motto or the Party's name.
    pub motto_rule: String,
    /// Of the rule under the issuing body; empty where there is none.
    #[serde(default)]
    pub issuer_rule: String,
    /// Of the rule under the subject; empty where there is none.
    #[serde(default)]
    pub subject_rule: String,
}

/// Paper and margins (NĐ 30/2020, Phụ lục I, Phần I, mục I).
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width of the upright sheet.
    pub width: Mm,
    /// Height of the upright sheet.
    pub height: Mm,
    /// Top margin.
    pub top: Bound,
    /// Bottom margin.
    pub bottom: Bound,
    /// Left margin.
    pub left: Bound,
    /// Right margin.
    pub right: Bound,
    /// Distance of the page number from the top edge.
    pub header: Mm,
    /// Distance of a foot line from the bottom edge.
    pub footer: Mm,
}

impl Page {
    /// Whether a printer has such a sheet and words find room on it.
    fn is_possible(&self) -> bool {
        let room = |length: Mm, margins: [Bound; 2]| {
            let margins = margins.map(|margin| margin.value);
            (100.0..=1000.0).contains(&length.0)
                && margins.iter().all(|margin| *margin >= 0.0)
                && length.0 - margins.iter().sum::<f64>() >= 50.0
        };
        room(self.width, [self.left, self.right]) && room(self.height, [self.top, self.bottom])
    }
}

/// The lengths of rules as shares of the line above them.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Under the motto or the Party's name.
    pub motto: Bound,
    /// Under the issuing body.
    pub issuer: Bound,
    /// Under the subject.
    pub subject: Bound,
    /// Under the note of an appendix.
    pub appendix: Bound,
    /// Thickness in eighths of a point.
    pub thickness: u32,
}

/// The words and marks that the regime fixes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixedWords {
    /// The lines at the top right, each with its role.
    pub state: Vec<FixedLine>,
    /// `Số: {symbol}`.
    pub number_line: String,
    /// `{number}/{kind}-{body}`.
    pub symbol: String,
    /// `{number}/{body}-{unit}`, for a letter.
    pub letter_symbol: String,
    /// What precedes the subject of a letter.
    pub letter_subject: String,
    /// What precedes the addressees, by the abbreviation of the kind; a kind that is not here has none.
    pub addressing: BTreeMap<String, String>,
    /// What comes before each legal basis.
    pub basis_mark: String,
    /// What ends each legal basis but the last.
    pub basis_end: String,
    /// What ends the last.
    pub basis_last: String,
    /// The end of the text.
    pub end_mark: String,
    /// `Nơi nhận:`
    pub recipients: String,
    /// `Như trên`
    pub as_above: String,
    /// What comes before each recipient.
    pub item_mark: String,
    /// What ends each recipient but the last.
    pub item_end: String,
    /// What ends the last.
    pub last_end: String,
    /// What ends each addressee but the last.
    pub addressee_end: String,
    /// What ends the last addressee of several.
    pub addressee_last: String,
    /// What comes before the place where it is filed.
    pub filing: String,
    /// The marks of the signer's right.
    pub capacity: CapacityMarks,
    /// `Phụ lục`
    pub appendix: String,
    /// `(Kèm theo {kind} số {symbol} {date} của {issuer})`
    pub appendix_note: String,
    /// How a document is cited: `{kind} số {symbol} {date} của {issuer} {about}`.
    pub citation: String,
    /// How a draft is marked; `{nth}`.
    pub draft: String,
    /// The words of each urgency.
    #[schemars(schema_with = "words_of::<Urgency>")]
    pub urgency: BTreeMap<Urgency, String>,
    /// The words of each circulation.
    #[schemars(schema_with = "words_of::<Circulation>")]
    pub circulation: BTreeMap<Circulation, String>,
    /// The mark of a document made from invented figures.
    pub sample: String,
    /// The mark of a list item.
    pub dash: String,
    /// The mark of an item below an item.
    pub plus: String,
    /// The abbreviations of named kinds that differ from the kind's own.
    #[serde(default)]
    pub kind_abbreviations: BTreeMap<String, String>,
}

/// A fixed line at the top right.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixedLine {
    /// How it looks.
    pub role: Role,
    /// What it says.
    pub text: String,
}

/// `TM.`, `TL.`, `TUQ.`, `KT.`, `Q.` in the regime's own writing, with the space that follows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapacityMarks {
    /// On behalf of a collective.
    pub on_behalf_of: String,
    /// By order.
    pub by_order_of: String,
    /// By authorisation.
    pub by_authority_of: String,
    /// In the head's place.
    pub in_place_of: String,
    /// Acting head.
    pub acting: String,
}

/// How the parts are built that the regimes draw differently.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// What is under the issuing body.
    pub under_issuer: Separator,
    /// What is under the subject.
    pub under_subject: Separator,
    /// How a subject begins.
    pub subject_initial: Initial,
    /// How appendices are numbered.
    pub appendix_numerals: Numerals,
    /// How many points stay free for signature and seal.
    pub signature_space: f64,
    /// The share of the text width that the left column of the letterhead usually takes.
    pub letterhead_share: f64,
    /// The share of the text width that the recipients take.
    pub recipients_share: f64,
}

/// What is between a line and the next.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Separator {
    /// A drawn rule.
    Rule,
    /// Typed characters.
    Text(String),
}

/// How a subject begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Initial {
    /// With a capital.
    Upper,
    /// With a small letter.
    Lower,
}

/// How appendices are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numerals {
    /// I, II, III.
    Roman,
    /// 1, 2, 3.
    Arabic,
}

/// All profiles of the program.
#[derive(Debug, Clone)]
pub struct Profiles(Vec<Profile>);

impl Profiles {
    /// Reads the profiles' files (name, text). A file that `extends` another says only what differs:
    /// maps are laid over each other, anything else takes the other's place.
    ///
    /// # Errors
    /// A problem for each file that does not read, with its place.
    pub fn parse<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Problems> {
        let shape = Shape::<ProfileFile>::without_descriptions();
        let mut problems = Problems::new();
        let mut waiting: Vec<(&str, Layer)> = Vec::new();
        // The profiles that do not read: what extends them is in order, as far as anybody can tell.
        let mut unread: BTreeSet<&str> = BTreeSet::new();
        for (name, text) in files {
            match Layer::read(name, text) {
                Ok(layer) => waiting.push((name, layer)),
                Err(found) => {
                    unread.insert(id_of(name));
                    problems.extend(found);
                }
            }
        }
        let mut read: Vec<(String, Layer)> = Vec::new();
        let mut profiles = Vec::new();
        while let Some(at) = waiting.iter().position(|(_, layer)| base_of(layer, &read).is_some()) {
            let (name, layer) = waiting.remove(at);
            let whole = match base_of(&layer, &read) {
                Some(Base::Other(base)) => layer.over(base, &shape),
                Some(Base::Nothing) | None => Ok(layer),
            };
            let file = whole.and_then(|layer| Ok((layer.value(&shape)?, layer)));
            match file.map(|(file, layer)| (possible(file, &layer), layer)) {
                Ok((Ok(file), layer)) => {
                    read.push((file.id.clone(), layer));
                    profiles.push(Profile::from(file));
                }
                Ok((Err(found), _)) | Err(found) => {
                    unread.insert(id_of(name));
                    problems.extend(found);
                }
            }
        }
        let behind: Vec<&str> = match unread.is_empty() {
            true => Vec::new(),
            false => waiting.iter().map(|(name, _)| id_of(name)).collect(),
        };
        unread.extend(behind);
        for (_, layer) in &waiting {
            let base = layer.text(EXTENDS).unwrap_or_default().to_owned();
            if !unread.contains(base.as_str()) {
                problems.at(&ProfileFault::UnknownBase { base }, layer.place(EXTENDS));
            }
        }
        let lists: BTreeMap<String, Capitals> =
            profiles.iter().map(|profile| (profile.id.clone(), profile.capitals.clone())).collect();
        for profile in &mut profiles {
            let Some(base) = profile.capitals.of.clone() else { continue };
            match lists.get(&base) {
                Some(capitals) => profile.capitals = capitals.clone(),
                None if unread.contains(base.as_str()) => {}
                None => {
                    let place = Place::file(format!("{}.yaml", profile.id));
                    problems.at(&ProfileFault::UnknownBase { base }, place);
                }
            }
        }
        match problems.is_empty() {
            true => Ok(Profiles(profiles)),
            false => Err(problems),
        }
    }

    /// The profile of a regime on a day; without a day, the one now in force.
    pub fn pick(&self, regime: Regime, date: Option<Date>) -> Option<&Profile> {
        let mut of_regime = self.0.iter().filter(|p| p.regime == regime);
        match date {
            Some(day) => of_regime
                .find(|p| p.from.is_none_or(|from| from <= day) && p.to.is_none_or(|to| day <= to)),
            None => of_regime.max_by_key(|p| p.from),
        }
    }

    /// All profiles.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.0.iter()
    }
}

impl Profile {
    /// How a role looks at a type size.
    pub fn look(&self, role: Role, size: TypeSize) -> Look {
        self.looks.get(&role).map(|row| row.at(size)).unwrap_or_default()
    }

    /// What the appendix `nth`, from 0, of `all` is called: `Phụ lục II`; an only one has no number
    /// (Phụ lục I, Phần I, mục III, khoản 1.b).
    pub fn appendix_label(&self, nth: usize, all: usize) -> String {
        let word = &self.words.appendix;
        match (all, self.layout.appendix_numerals) {
            (..=1, _) => word.clone(),
            (_, Numerals::Roman) => format!("{word} {}", viet::roman(nth as u32 + 1)),
            (_, Numerals::Arabic) => format!("{word} {}", nth + 1),
        }
    }

    /// The row of a role, where the regime has one.
    pub fn row(&self, role: Role) -> Option<&LookRow> {
        self.looks.get(&role)
    }

    /// The roles that the regime has, in the order of a page.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.looks.keys().copied()
    }
}

/// The key by which a file says what it is laid over.
const EXTENDS: &str = "extends";

/// What a file is laid over.
enum Base<'r> {
    Nothing,
    Other(&'r Layer),
}

/// What a file is laid over; `None` while that is not read yet.
fn base_of<'r>(layer: &Layer, read: &'r [(String, Layer)]) -> Option<Base<'r>> {
    match layer.text(EXTENDS) {
        None => Some(Base::Nothing),
        Some(base) => read.iter().find(|(id, _)| id == base).map(|(_, base)| Base::Other(base)),
    }
}

/// The file, where words could be printed on its page.
fn possible(file: ProfileFile, layer: &Layer) -> Result<ProfileFile, Problems> {
    match file.page.is_possible() {
        true => Ok(file),
        false => {
            let fault = ProfileFault::Page { page: file.page };
            Err(Problem::at(&fault, layer.place("page")).into())
        }
    }
}

/// The schema of a table whose keys are the words of a set.
fn words_of<K: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let keys = K::json_schema(generator);
    let words = keys.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let words = words.filter_map(|word| word.get("const").and_then(Value::as_str));
    let properties: Map<String, Value> = words
        .map(|word| (word.to_owned(), json_schema!({ "type": "string" }).to_value()))
        .collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

impl From<ProfileFile> for Profile {
    fn from(file: ProfileFile) -> Self {
        Profile {
            id: file.id,
            basis: file.basis,
            source: file.source,
            regime: file.regime,
            from: file.from,
            to: file.to,
            page: file.page,
            font: file.font,
            rules: file.rules,
            words: file.words,
            articles: file.articles,
            layout: file.layout,
            capitals: file.capitals,
            looks: file.roles,
        }
    }
}

/// The id of the profile that a file holds, by the file's name.
fn id_of(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// A page whose margins leave no room, for the example of its fault.
fn too_narrow() -> Page {
    let exactly = |value| Bound { value, min: value, max: value };
    Page {
        width: Mm(210.0),
        height: Mm(297.0),
        top: exactly(20.0),
        bottom: exactly(20.0),
        left: exactly(150.0),
        right: exactly(100.0),
        header: Mm(10.0),
        footer: Mm(10.0),
    }
}

/// What can be wrong with a profile's file.
#[derive(Debug, Clone)]
pub enum ProfileFault {
    /// Its page is no sheet that words could be printed on.
    Page {
        /// As given.
        page: Page,
    },
    /// It extends a profile that is not there.
    UnknownBase {
        /// The name that it gives.
        base: String,
    },
}

/// What to do about an office's own file.
const USE_BUILT_IN: &str =
    "bỏ tệp này khỏi thư mục mẫu để dùng thể thức có sẵn, hoặc sửa lại theo tệp có sẵn";

faults! {
    impl Fault for ProfileFault;

    "TT02" {
        title: "Thể thức dựa trên mã không có",
        meaning: "Dòng extends nêu một thể thức không có.",
        advice: "sửa mã ở dòng extends",
        example: Self::UnknownBase { base: "nd31".into() },
        Self::UnknownBase { base } => {
            message: format!("tệp thể thức dựa trên '{base}' nhưng không có thể thức nào mang mã đó"),
            hint: USE_BUILT_IN,
        }
    }
    "TT03" {
        title: "Khổ giấy, lề không dùng được",
        meaning: "Khổ giấy ngoài khoảng từ 100 đến 1000 mm, hoặc lề chiếm gần hết trang.",
        advice: "sửa page trong tệp thể thức: khổ A4 là 210 × 297 mm",
        example: Self::Page { page: too_narrow() },
        Self::Page { page } => {
            message: format!(
                "khổ giấy {} × {} mm với lề trên {}, dưới {}, trái {}, phải {} mm không in được lời văn",
                page.width.0,
                page.height.0,
                page.top.value,
                page.bottom.value,
                page.left.value,
                page.right.value
            ),
            hint: USE_BUILT_IN,
        }
    }
}

#[cfg(test)]
mod tests;
