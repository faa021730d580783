//! Audit: superior and issuing body, read from the capitals next to or above the national name. A name may be on
//! several lines (`ỦY BAN NHÂN DÂN` / `TỈNH LÂM ĐỒNG`); two names differ in weight, or each begins with the word
//! for a body.

use super::pattern::Pattern;
use super::roles::Sure;
use super::signs;
use super::view::Line;
use crate::profile::Role;
use crate::viet::{fold, secrecy};

static TITLED: Pattern = Pattern::new(r#"^\p{Lu}[\p{Lu}\s\d,./()&–“”"-]*$"#);

/// What names of places begin with; no body begins so.
const PLACES: &[&str] = &[
    "tinh ",
    "thanh pho ",
    "tp ",
    "tp. ",
    "huyen ",
    "quan ",
    "xa ",
    "phuong ",
    "thi xa ",
    "thi tran ",
    "dac khu ",
    "thon ",
    "ap ",
    "khu pho ",
    "to dan pho ",
    "viet nam",
    "nhan dan ",
    "khu vuc ",
];
/// Bodies whose names begin like those of places.
const NO_PLACES: &[&str] =
    &["tinh uy", "tinh doan", "quan uy", "huyen uy", "xa doan", "quan khu", "quan doan"];
/// What names of bodies begin with.
const BODIES: &[&str] = &[
    "so ",
    "ban ",
    "bo ",
    "phong ",
    "cuc ",
    "chi cuc",
    "vu ",
    "vien ",
    "trung tam ",
    "truong ",
    "hoi ",
    "lien doan ",
    "uy ban ",
    "ubnd",
    "hdnd",
    "ubmttq",
    "cong ty ",
    "tong ",
    "tap doan ",
    "benh vien ",
    "dang uy",
    "dang bo ",
    "chi bo ",
    "doan ",
    "tinh uy",
    "tinh doan",
    "thanh uy",
    "thanh doan",
    "huyen uy",
    "quan uy",
    "cong an ",
    "toa an ",
    "kho bac ",
    "ngan hang ",
    "thanh tra ",
    "van phong ",
    "quy ",
    "to ",
    "mat tran ",
    "hat ",
    "doi ",
    "tram ",
    "dai hoc ",
    "hoc vien ",
    "khoa ",
    "nha ",
    "xi nghiep ",
    "bao hiem ",
    "thue ",
    "chi nhanh ",
    "chinh phu",
    "quoc hoi",
    "thu tuong",
    "chu tich",
    "hop tac xa",
    "hiep hoi ",
    "cong doan ",
    "hoi dong ",
    "bhxh ",
    "quan khu",
    "bao tang ",
    "thu vien ",
    "dai ",
    "bao ",
];
/// Whether words, folded, begin as the name of a body does: the words that say what body it is.
pub(crate) fn body_word(folded: &str) -> Option<&'static str> {
    let found = BODIES.iter().copied().filter(|word| folded.starts_with(word));
    found.max_by_key(|word| word.len()).map(str::trim_end)
}

/// Bodies that are above offices of a province, a ministry or a company.
const ABOVE: &[&str] = &[
    "ubnd",
    "uy ban nhan dan",
    "tinh uy",
    "thanh uy",
    "dang bo",
    "ban chap hanh",
    "bo ",
    "chinh phu",
    "tong cong ty",
    "tap doan",
    "dang uy",
];

fn begins(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| folded.starts_with(word) || folded == word.trim_end())
}

/// Whether a line goes on with the name in the line above it.
fn goes_on(above: &Line<'_>, line: &Line<'_>) -> bool {
    let plain = |line: &Line<'_>| {
        let words: Vec<String> = line.words().split_whitespace().map(fold).collect();
        words.join(" ")
    };
    let (upper, lower) = (plain(above), plain(line));
    let open = [" va", " ve", " cua", " thuoc", " cho", " tai", ",", " -", "-", "–", "("];
    let linked = ["va ", "ve ", "cua ", "thuoc ", "cho ", "tai ", "- ", "–", "&", "("];
    if open.iter().any(|end| upper.ends_with(end)) || linked.iter().any(|l| lower.starts_with(l)) {
        return true;
    }
    if begins(&lower, PLACES) && !begins(&lower, NO_PLACES) {
        return true;
    }
    let same = above.all_bold() == line.all_bold();
    same && !begins(&lower, BODIES)
}

/// A mark above a head that is no name: a draft, how urgent, how secret.
pub(crate) fn is_mark(words: &str) -> bool {
    let folded = fold(words);
    let marks =
        ["du thao", "hoa toc", "thuong khan", "khan", "luu hanh noi bo", "xem xong tra lai"];
    marks.iter().any(|mark| folded.trim_start_matches(['(', '[']).starts_with(mark))
        || secrecy(words).is_some()
}

/// Gives the capitals above the number the roles of superior and issuing body.
pub(super) fn names(lines: &mut [Line<'_>], last: usize) {
    let number = lines.iter().position(|line| line.is(Role::NumberSymbol));
    let number_column =
        number.and_then(|at| lines[at].place).map(|place| (place.table, place.cell));
    let end = number.unwrap_or(last);
    let named =
        |line: &Line<'_>| line.role.is_none() && !line.words().is_empty() && !is_mark(line.words());
    // Names and number may be in tables of their own, one below the other.
    let above = lines.iter().take(end).filter(|line| named(line)).filter_map(|line| line.place);
    let apart = !above.into_iter().any(|place| Some((place.table, place.cell)) == number_column);
    let fits = |line: &Line<'_>| {
        named(line)
            && match (number_column, line.place) {
                (Some((table, cell)), Some(place)) => {
                    (apart || place.table == table) && place.cell == cell
                }
                (Some(_), None) => false,
                (None, place) => {
                    place.is_some_and(|place| place.cell == 0) || TITLED.is_in(line.words())
                }
            }
    };
    let found: Vec<usize> = (0..end).filter(|at| fits(&lines[*at])).collect();
    let drawn = |line: &Line<'_>| {
        let words = line.words();
        !words.chars().any(char::is_alphanumeric) || signs::is_row_of_signs(words)
    };
    let rules: Vec<usize> = found.iter().copied().filter(|at| drawn(&lines[*at])).collect();
    for at in rules {
        let role = if lines[at].words() == "*" { Role::Star } else { Role::Rule };
        let sign = |c: char| matches!(c, '*' | '_' | '-' | '─' | '—' | '–' | ' ');
        let words = lines[at].words();
        if words.chars().all(sign) || signs::is_row_of_signs(words) {
            lines[at].role = Some(role);
            lines[at].sure = Sure::Likely;
        }
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in found.into_iter().filter(|at| !drawn(&lines[*at])) {
        match groups
            .last_mut()
            .filter(|group| group.last().is_some_and(|above| goes_on(&lines[*above], &lines[at])))
        {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    let weights: Vec<(bool, bool)> = groups
        .iter()
        .map(|group| {
            let bold = group.iter().filter(|at| lines[**at].all_bold()).count();
            (bold == group.len(), bold == 0)
        })
        .collect();
    let Some(bottom) = groups.len().checked_sub(1) else { return };
    // The issuing body is the bold tail; without any bold it is the last name.
    let mixed = weights.iter().any(|(bold, _)| *bold) && weights.iter().any(|(_, thin)| *thin);
    let clear = weights.iter().all(|(bold, thin)| *bold || *thin);
    let joint = is_joint(&groups, lines);
    for (nth, group) in groups.iter().enumerate() {
        let issuer = match mixed {
            true => weights.get(nth).is_some_and(|(bold, _)| *bold) || nth == bottom,
            false => nth == bottom || joint,
        };
        let role = if issuer { Role::Issuer } else { Role::Superior };
        let sure = match groups.len() {
            1 | 2 if clear && (mixed || groups.len() == 1) => Sure::Sure,
            _ => Sure::Likely,
        };
        for at in group {
            lines[*at].role = Some(role);
            lines[*at].sure = sure;
        }
    }
}

/// Whether bodies issue a document together: none of them is above the others.
fn is_joint(groups: &[Vec<usize>], lines: &[Line<'_>]) -> bool {
    let folded = |group: &Vec<usize>| group.first().map(|at| fold(lines[*at].words()));
    let above: Vec<bool> =
        groups.iter().filter_map(folded).map(|name| begins(&name, ABOVE)).collect();
    let all_bold = groups.iter().flatten().all(|at| lines[*at].all_bold());
    let first = above.first().copied().unwrap_or_default();
    groups.len() > 1 && all_bold && above.iter().all(|above| *above == first)
}
