//! Values: text in which figures are written by name, as a person types it and as the program lays it down.
//!
//! `{so-luot-nguoi}` is an indicator's total; `{so-luot-nguoi of: ubnd-dai-tu}` that of an agency or group, and
//! `of: highest` or `of: lowest` that of whoever reported most or least; `{so-luot-nguoi column: ky-truoc}` what is
//! next to it in the summary's tables; `{da-bao-cao}` a count of agencies; `{da-bao-cao who}` their names,
//! `{so-luot-nguoi who: highest}` the name of the agency. `none: chưa có` says which words are printed where the
//! figure is zero. `{{` and `}}` are the braces themselves. What a name means is for the store of figures to say;
//! here it is only read and written, so that what was read is written the same way.

use std::fmt;

/// A run of living text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// A figure, or names that follow from one.
    Figure(FigureName),
}

/// A figure by name, as typed between braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureName {
    /// The id of an indicator, or of a count of agencies.
    pub id: String,
    /// Over whom.
    pub of: Whose,
    /// What is next to the figure in the summary's tables, by the id of the column.
    pub column: Option<String>,
    /// What is printed of it.
    pub shows: Shows,
}

/// Over whom a named figure is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Whose {
    /// All together.
    #[default]
    All,
    /// A group or an agency, by its id.
    One(String),
    /// The agency that reported most or least.
    Extreme(Extreme),
}

/// The greatest or the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extreme {
    /// The greatest (`cao nhất`).
    Highest,
    /// The least (`thấp nhất`).
    Lowest,
}

/// What is printed of a named figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Shows {
    /// The figure.
    #[default]
    Figure,
    /// The figure, or these words where it is zero.
    FigureOr(String),
    /// The names of those who are counted, or of whom the figure is.
    Names,
}

/// Why text between braces is no name of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivingFault {
    /// How many characters of the text come before the place.
    pub at: usize,
    /// What is wrong.
    pub kind: LivingFaultKind,
}

/// What is wrong with text between braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LivingFaultKind {
    /// `{` without its `}`, or the other way round.
    Unpaired,
    /// Nothing between the braces.
    Empty,
    /// A word that is no key.
    UnknownKey(String),
    /// A key given twice, or two that exclude each other.
    Twice(String),
    /// A key without its value.
    NoValue(String),
}

/// A paragraph of living text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Whether it is an item of a list (`- `).
    pub item: bool,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// What begins an item of a list.
const ITEM: &str = "- ";

/// Reads living text of several paragraphs: each line that is not blank is one, and `- ` begins an item.
///
/// # Errors
/// Every name that does not read, with its place in the whole text.
pub fn paragraphs(text: &str) -> Result<Vec<Paragraph>, Vec<LivingFault>> {
    let (mut all, mut faults, mut before) = (Vec::new(), Vec::new(), 0);
    for line in text.split('\n') {
        let bare = line.trim();
        let (item, words) = match bare.strip_prefix(ITEM) {
            Some(words) => (true, words.trim_start()),
            None => (false, bare),
        };
        let cut = line.len() - line.trim_start().len() + bare.len() - words.len();
        let start = before + line.get(..cut).map_or(0, |cut| cut.chars().count());
        match pieces(words) {
            Ok(pieces) if pieces.is_empty() => {}
            Ok(pieces) => all.push(Paragraph { item, pieces }),
            Err(found) => faults.extend(
                found.into_iter().map(|fault| LivingFault { at: start + fault.at, ..fault }),
            ),
        }
        before += line.chars().count() + 1;
    }
    match faults.is_empty() {
        true => Ok(all),
        false => Err(faults),
    }
}

/// The text of paragraphs, as [`paragraphs`] reads it.
pub fn text_of(paragraphs: &[Paragraph]) -> String {
    let line = |paragraph: &Paragraph| {
        format!("{}{}", if paragraph.item { ITEM } else { "" }, written(&paragraph.pieces))
    };
    paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}

const HIGHEST: &str = "highest";
const LOWEST: &str = "lowest";

impl Extreme {
    /// As it is typed.
    pub fn id(self) -> &'static str {
        match self {
            Extreme::Highest => HIGHEST,
            Extreme::Lowest => LOWEST,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            HIGHEST => Some(Extreme::Highest),
            LOWEST => Some(Extreme::Lowest),
            _ => None,
        }
    }
}

impl FigureName {
    /// The figure over all together.
    pub fn total(id: impl Into<String>) -> Self {
        FigureName { id: id.into(), of: Whose::All, column: None, shows: Shows::Figure }
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{}", self.id)?;
        if let Some(column) = &self.column {
            write!(f, " column: {column}")?;
        }
        match (&self.of, &self.shows) {
            (Whose::All, Shows::Names) => write!(f, " who")?,
            (Whose::One(id), Shows::Names) => write!(f, " who: {id}")?,
            (Whose::Extreme(extreme), Shows::Names) => write!(f, " who: {}", extreme.id())?,
            (Whose::All, _) => {}
            (Whose::One(id), _) => write!(f, " of: {id}")?,
            (Whose::Extreme(extreme), _) => write!(f, " of: {}", extreme.id())?,
        }
        if let Shows::FigureOr(words) = &self.shows {
            write!(f, " none: {words}")?;
        }
        f.write_str("}")
    }
}

/// The text of pieces, as [`pieces`] reads it.
pub fn written(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => {
                for letter in words.chars() {
                    text.push(letter);
                    if matches!(letter, '{' | '}') {
                        text.push(letter);
                    }
                }
            }
            Piece::Figure(name) => text.push_str(&name.to_string()),
        }
    }
    text
}

/// Reads living text.
///
/// # Errors
/// Every name that does not read, with its place.
pub fn pieces(text: &str) -> Result<Vec<Piece>, Vec<LivingFault>> {
    let mut pieces = Vec::new();
    let mut faults = Vec::new();
    let mut words = String::new();
    let mut letters = text.chars().enumerate().peekable();
    while let Some((at, letter)) = letters.next() {
        let doubled = letters.next_if(|(_, next)| *next == letter && matches!(letter, '{' | '}'));
        match letter {
            '{' | '}' if doubled.is_some() => words.push(letter),
            '}' => faults.push(LivingFault { at, kind: LivingFaultKind::Unpaired }),
            '{' => {
                let mut inside = String::new();
                while let Some((_, next)) = letters.next_if(|(_, c)| !matches!(c, '{' | '}')) {
                    inside.push(next);
                }
                if letters.next_if(|(_, next)| *next == '}').is_none() {
                    faults.push(LivingFault { at, kind: LivingFaultKind::Unpaired });
                    continue;
                }
                match name(&inside) {
                    Ok(name) => {
                        if !words.is_empty() {
                            pieces.push(Piece::Words(std::mem::take(&mut words)));
                        }
                        pieces.push(Piece::Figure(name));
                    }
                    Err(kind) => faults.push(LivingFault { at, kind }),
                }
            }
            _ => words.push(letter),
        }
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    match faults.is_empty() {
        true => Ok(pieces),
        false => Err(faults),
    }
}

/// A name from what is typed between the braces.
fn name(inside: &str) -> Result<FigureName, LivingFaultKind> {
    let mut rest = inside.trim();
    let id = take_word(&mut rest);
    if id.is_empty() {
        return Err(LivingFaultKind::Empty);
    }
    let mut found = FigureName::total(id);
    let mut whose = false;
    while !rest.is_empty() {
        let typed = take_word(&mut rest);
        let key = typed.trim_end_matches(':');
        let twice = || Err(LivingFaultKind::Twice(key.to_owned()));
        // A colon may come after a space.
        let valued = typed.ends_with(':') || {
            let colon = rest.strip_prefix(':');
            rest = colon.unwrap_or(rest).trim_start();
            colon.is_some()
        };
        match key {
            "none" => {
                if found.shows != Shows::Figure {
                    return twice();
                }
                if !valued || rest.is_empty() {
                    return Err(LivingFaultKind::NoValue(key.to_owned()));
                }
                // Words may be several: they go up to the brace.
                found.shows = Shows::FigureOr(std::mem::take(&mut rest).to_owned());
            }
            "who" if !valued => {
                if found.shows != Shows::Figure || whose {
                    return twice();
                }
                found.shows = Shows::Names;
            }
            "who" | "of" => {
                if whose || (key == "who" && found.shows != Shows::Figure) {
                    return twice();
                }
                let value = value(key, &mut rest)?;
                whose = true;
                if key == "who" {
                    found.shows = Shows::Names;
                }
                found.of = match Extreme::parse(&value) {
                    Some(extreme) => Whose::Extreme(extreme),
                    None => Whose::One(value),
                };
            }
            "column" => {
                if found.column.is_some() {
                    return twice();
                }
                if !valued {
                    return Err(LivingFaultKind::NoValue(key.to_owned()));
                }
                found.column = Some(value(key, &mut rest)?);
            }
            _ => return Err(LivingFaultKind::UnknownKey(key.to_owned())),
        }
    }
    Ok(found)
}

fn value(key: &str, rest: &mut &str) -> Result<String, LivingFaultKind> {
    let value = take_word(rest);
    match value.is_empty() {
        true => Err(LivingFaultKind::NoValue(key.to_owned())),
        false => Ok(value.to_owned()),
    }
}

/// The next word, cut from the front.
fn take_word<'t>(rest: &mut &'t str) -> &'t str {
    let text = rest.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    *rest = after.trim_start();
    word
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> FigureName {
        match pieces(text).unwrap().as_slice() {
            [Piece::Figure(name)] => name.clone(),
            other => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn each_form_of_a_name_reads() {
        assert_eq!(read("{so-nguoi}"), FigureName::total("so-nguoi"));
        assert_eq!(read("{ so-nguoi of : a }").of, Whose::One("a".into()));
        assert_eq!(read("{so-nguoi of: highest}").of, Whose::Extreme(Extreme::Highest));
        assert_eq!(read("{so-nguoi who: lowest}").shows, Shows::Names);
        assert_eq!(read("{da-bao-cao who}").shows, Shows::Names);
        assert_eq!(read("{x column: ky-truoc}").column.as_deref(), Some("ky-truoc"));
        assert_eq!(read("{x none: chưa có}").shows, Shows::FigureOr("chưa có".into()));
    }

    #[test]
    fn what_is_no_name_is_reported_with_its_place() {
        for (text, at, kind) in [
            ("có {so", 3, LivingFaultKind::Unpaired),
            ("có } đó", 3, LivingFaultKind::Unpaired),
            ("{}", 0, LivingFaultKind::Empty),
            ("ạ{x tong: y}", 1, LivingFaultKind::UnknownKey("tong".into())),
            ("{x of: a of: b}", 0, LivingFaultKind::Twice("of".into())),
            ("{x of:}", 0, LivingFaultKind::NoValue("of".into())),
            ("{x none:}", 0, LivingFaultKind::NoValue("none".into())),
        ] {
            assert_eq!(pieces(text), Err(vec![LivingFault { at, kind }]), "{text}");
        }
    }

    fn any_name() -> impl Strategy<Value = FigureName> {
        let id = "[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}";
        let whose = prop_oneof![
            Just(Whose::All),
            Just(Whose::Extreme(Extreme::Highest)),
            Just(Whose::Extreme(Extreme::Lowest)),
            id.prop_filter("a word of its own", |id| Extreme::parse(id).is_none())
                .prop_map(Whose::One),
        ];
        let shows = prop_oneof![
            Just(Shows::Figure),
            Just(Shows::Names),
            "[a-zđ]{1,4}( [a-zà]{1,4}){0,2}".prop_map(Shows::FigureOr),
        ];
        (id, whose, proptest::option::of(id), shows)
            .prop_map(|(id, of, column, shows)| FigureName { id, of, column, shows })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            parts in proptest::collection::vec((any_name(), "[ a-zẫ{},:.0-9]{1,9}"), 0..5)
        ) {
            let all: Vec<Piece> = parts
                .into_iter()
                .flat_map(|(name, words)| [Piece::Figure(name), Piece::Words(words)])
                .collect();
            prop_assert_eq!(pieces(&written(&all)), Ok(all));
        }

        #[test]
        fn any_text_is_read_or_reported(text in "[{}a-z: ưẫ]{0,40}") {
            if let Ok(read) = pieces(&text) {
                prop_assert_eq!(pieces(&written(&read)), Ok(read));
            }
        }
    }
}
