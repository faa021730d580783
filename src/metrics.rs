//! Ground: how wide a text prints in Times New Roman, measured without Word and without the font.
//!
//! The header block sets its rules and columns by the width of their text (NĐ 30/2020, Phụ lục I,
//! Phần I, mục II, khoản 1, điểm b; khoản 2, điểm b): a rule is as long as its line, or a third to a
//! half of it, and quốc hiệu must not wrap. So the program measures before it writes.
//!
//! The numbers are advance widths in units of 1/2048 em. They were read from Liberation Serif 2.1, which
//! is made to be metric-compatible with Times New Roman; Word does not kern unless told to, so a line is
//! the sum of its letters. (Liberation 1.07 lacks most Vietnamese letters: lengths read from it are too
//! short.) The tests hold the table against lengths measured on printed pages.

use std::sync::LazyLock;

use unicode_width::UnicodeWidthChar;

use crate::viet::{Seam, nfc, seams};

/// The four faces of the type family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Upright.
    Regular,
    /// Upright bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
}

/// The units of the table in one em.
const UNITS_PER_EM: u128 = 2048;
/// The width of an unknown character: half an em, the width of a figure and of most small letters.
const UNKNOWN: u16 = 1024;
/// The width of an unknown ideograph or other full-width character: one em.
const UNKNOWN_WIDE: u16 = 2048;

/// Letters that share their widths, then those widths in regular, bold, italic, bold italic.
///
/// The check boxes are not in Times New Roman: Word takes them from MS Gothic, where they fill the em.
#[rustfmt::skip]
const ADVANCES: &[(&str, [u16; 4])] = &[
    ("'", [369, 569, 438, 569]),
    ("|¦", [410, 451, 563, 451]),
    ("′", [448, 576, 448, 576]),
    (" ,.\u{a0}", [512, 512, 512, 512]),
    ("ª", [565, 614, 565, 545]),
    ("/\\ilìỉĩíịîï", [569, 569, 569, 569]),
    ("jt", [569, 682, 569, 569]),
    (":;", [569, 682, 682, 682]),
    ("²³¹", [614, 614, 614, 614]),
    ("º", [635, 676, 635, 614]),
    ("f", [682, 682, 569, 682]),
    ("()-`¨´¸‘’‚‹›\u{2010}\u{2011}", [682, 682, 682, 682]),
    ("!", [682, 682, 682, 797]),
    ("[]", [682, 682, 797, 682]),
    ("¡", [682, 682, 797, 797]),
    ("·", [682, 683, 512, 512]),
    ("IÌỈĨÍỊÎÏ", [682, 797, 682, 797]),
    ("r", [682, 909, 797, 797]),
    ("•", [717, 717, 717, 717]),
    ("▪", [726, 726, 726, 726]),
    ("s", [797, 797, 797, 797]),
    ("J", [797, 1024, 909, 1024]),
    ("°", [819, 819, 819, 819]),
    ("\"", [836, 1137, 860, 1137]),
    ("″", [853, 1131, 853, 1131]),
    ("z", [909, 909, 797, 797]),
    ("ceèẻẽéẹêềểễếệçë", [909, 909, 909, 909]),
    ("?aàảãáạăằẳẵắặâầẩẫấậ¿äå", [909, 1024, 1024, 1024]),
    ("“”„", [909, 1024, 1139, 1024]),
    ("¶", [928, 1106, 1071, 1024]),
    ("^", [961, 1190, 864, 1167]),
    ("{}", [983, 807, 819, 713]),
    ("vyỳỷỹýỵÿ", [1024, 1024, 909, 909]),
    ("x", [1024, 1024, 909, 1024]),
    ("#$*0123456789_goòỏõóọôồổỗốộ¢£¤¥§«¯»ðöø–€", [1024, 1024, 1024, 1024]),
    ("k", [1024, 1139, 909, 1024]),
    ("bdpqđßþ", [1024, 1139, 1024, 1024]),
    ("hnuùủũúụñûü", [1024, 1139, 1024, 1139]),
    ("₫", [1050, 1050, 1050, 1050]),
    ("ơờởỡớợ", [1083, 1134, 1093, 1099]),
    ("~", [1108, 1065, 1108, 1167]),
    ("ưừửữứự", [1110, 1229, 1117, 1227]),
    ("±÷≤≥≠≈", [1124, 1124, 1124, 1124]),
    ("S", [1139, 1139, 1024, 1139]),
    ("PÞ", [1139, 1251, 1251, 1251]),
    ("F", [1139, 1251, 1251, 1366]),
    ("+<=>×", [1155, 1167, 1382, 1167]),
    ("¬−", [1155, 1167, 1382, 1241]),
    ("µ", [1180, 1180, 1180, 1180]),
    ("□■●○", [1237, 1237, 1237, 1237]),
    ("LTZ", [1251, 1366, 1139, 1251]),
    ("EÈẺẼÉẸÊỀỂỄẾỆË", [1251, 1366, 1251, 1366]),
    ("B", [1366, 1366, 1251, 1366]),
    ("R", [1366, 1479, 1251, 1366]),
    ("CÇ", [1366, 1479, 1366, 1366]),
    ("æ", [1366, 1479, 1366, 1479]),
    ("YỲỶỸÝỴ", [1479, 1479, 1139, 1251]),
    ("AVXÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÄÅ", [1479, 1479, 1251, 1366]),
    ("w", [1479, 1479, 1366, 1366]),
    ("NÑ", [1479, 1479, 1366, 1479]),
    ("DUÙỦŨÚỤĐÐÛÜ", [1479, 1479, 1479, 1479]),
    ("K", [1479, 1593, 1366, 1366]),
    ("GOQÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÖØ", [1479, 1593, 1479, 1479]),
    ("H", [1479, 1593, 1479, 1593]),
    ("¼½¾", [1536, 1536, 1536, 1536]),
    ("©®", [1556, 1530, 1556, 1530]),
    ("ƯỪỬỮỨỰ", [1589, 1630, 1544, 1587]),
    ("m", [1593, 1706, 1479, 1593]),
    ("&", [1593, 1706, 1593, 1593]),
    ("%", [1706, 2048, 1706, 1706]),
    ("M", [1821, 1933, 1706, 1821]),
    ("Æ", [1821, 2048, 1821, 1933]),
    ("@", [1886, 1905, 1884, 1704]),
    ("W", [1933, 2048, 1706, 1821]),
    ("№", [1954, 2058, 1931, 1874]),
    ("—…", [2048, 2048, 1821, 2048]),
    ("‰→←☐☒☑", [2048, 2048, 2048, 2048]),
];

/// The table turned round: the widths of each character up to the last that it holds, by its number.
static BY_CHARACTER: LazyLock<Vec<[u16; 4]>> = LazyLock::new(|| {
    let known = || {
        let letters = |(letters, widths): &'static (&'static str, [u16; 4])| {
            letters.chars().map(|c| (c as usize, *widths))
        };
        ADVANCES.iter().flat_map(letters)
    };
    let last = known().map(|(c, _)| c).max().unwrap_or_default();
    let mut table: Vec<_> =
        ('\0'..=char::MAX).map(|c| [default_width(c); 4]).take(last + 1).collect();
    known().for_each(|(c, widths)| table[c] = widths);
    table
});

/// The advance of one character in units.
fn advance(c: char, face: Face) -> u16 {
    BY_CHARACTER.get(c as usize).map_or_else(|| default_width(c), |widths| widths[face as usize])
}

/// The advance in any face of a character that is not in the table. Controls and combining marks that no
/// letter takes up have none.
fn default_width(c: char) -> u16 {
    match c.width() {
        None | Some(0) => 0,
        Some(1) => UNKNOWN,
        Some(_) => UNKNOWN_WIDE,
    }
}

/// The width of NFC text in units.
fn units(text: &str, face: Face) -> u64 {
    text.chars().map(|c| u64::from(advance(c, face))).sum()
}

/// Units at a type size in half-points, in twips, rounded to the nearest.
fn twips(units: u64, size_half_points: u32) -> u32 {
    // A half-point is ten twips.
    let scaled = u128::from(units) * u128::from(size_half_points) * 10;
    u32::try_from((scaled + UNITS_PER_EM / 2) / UNITS_PER_EM).unwrap_or(u32::MAX)
}

/// The width of a text set on one line, in twips (1/20 pt), rounded to the nearest. The size is in
/// half-points: 26 for 13 pt. A decomposed text is as wide as the same text composed.
///
/// A character outside the table counts half an em, a full-width one a whole em, a control nothing.
pub fn text_width(text: &str, face: Face, size_half_points: u32) -> u32 {
    twips(units(&nfc(text), face), size_half_points)
}

/// The lines into which a paragraph of this width (in twips) falls, filled from the first like Word's:
/// a line breaks at plain spaces only, never at a no-break space, and a word too long for the width has
/// a line to itself. Spaces where a line breaks take no room and are left out. A line feed in the text
/// ends a line; an empty text is one empty line. The lines are NFC.
pub(crate) fn wrap_lines(
    text: &str,
    face: Face,
    size_half_points: u32,
    width_twips: u32,
) -> Vec<String> {
    let mut lines = Vec::new();
    for part in nfc(text).split('\n') {
        let words = words(part, face);
        let starts: Vec<usize> = line_starts(&words, size_half_points, width_twips).collect();
        if starts.is_empty() {
            lines.push(String::new());
        }
        for (n, first) in starts.iter().enumerate() {
            let next = starts.get(n + 1).copied().unwrap_or(words.len());
            let line = words.get(*first).zip(words.get(next.saturating_sub(1)));
            let line = line.and_then(|(from, to)| part.get(from.start..to.end));
            lines.push(line.unwrap_or("").to_owned());
        }
    }
    lines
}

/// A centred text set in lines, each of which ends where words belong apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLines {
    /// The lines, in NFC.
    pub lines: Vec<String>,
    /// How wide the longest is, in twips.
    pub longest: u32,
    /// The worst place at which a line ends; `None` where there is one line.
    pub worst: Option<Seam>,
}

/// What it costs to end a line at a seam, compared with what another line costs: another line is better than a
/// split word, and not better than any line that might have ended at a better place.
fn seam_cost(seam: Seam) -> u64 {
    match seam {
        Seam::Good => 0,
        Seam::Fair => 40,
        Seam::Likely => 160,
        Seam::Unsure => 700,
        Seam::Within => 2400,
        Seam::Bad => 3000,
    }
}

/// What another line costs.
const LINE_COST: u64 = 1000;
/// What it costs that a line is by its whole width longer or shorter than the others.
const RAGGED_COST: u64 = 1500;
/// What it costs that a word does not fit its line.
const TOO_LONG_COST: u64 = 100_000;

/// Sets a text in lines no wider than `width_twips`: as few and as even as may be, ended where words belong
/// apart (see [`seams()`]). A word too long for the width has a line to itself.
pub(crate) fn set_lines(
    text: &str,
    face: Face,
    size_half_points: u32,
    width_twips: u32,
) -> SetLines {
    let text = nfc(text);
    let words = words(&text, face);
    let space = u64::from(advance(' ', face));
    let mut starts: Vec<usize> = line_starts(&words, size_half_points, width_twips).collect();
    let between = if starts.len() > 1 { seams(&text) } else { Vec::new() };
    if starts.len() > 1 {
        let whole: u64 = words.iter().map(|word| word.units + space).sum();
        let even = twips(whole / starts.len() as u64, size_half_points).min(width_twips);
        starts = best_starts(&words, &between, size_half_points, width_twips, even);
    }
    let worst = starts.iter().skip(1).filter_map(|start| between.get(start - 1)).max().copied();
    let line = |(nth, first): (usize, &usize)| {
        let next = starts.get(nth + 1).copied().unwrap_or(words.len());
        let ends = words.get(*first).zip(words.get(next.saturating_sub(1)));
        ends.and_then(|(from, to)| text.get(from.start..to.end)).unwrap_or("").to_owned()
    };
    let lines: Vec<String> = starts.iter().enumerate().map(line).collect();
    let lines = if lines.is_empty() { vec![String::new()] } else { lines };
    let width = |line: &String| text_width(line, face, size_half_points);
    SetLines { longest: lines.iter().map(width).max().unwrap_or(0), lines, worst }
}

/// The number of the first word of each line, chosen so that all lines together cost the least. `even` is how
/// wide a line would be if all were equal.
fn best_starts(
    words: &[Word],
    between: &[Seam],
    size_half_points: u32,
    width_twips: u32,
    even: u32,
) -> Vec<usize> {
    // For each number of words: what the best lines up to there cost, and where the last of them begins.
    let mut best: Vec<(u64, usize)> = vec![(0, 0)];
    for end in 1..=words.len() {
        let mut least = (u64::MAX, end - 1);
        let mut units = 0;
        for start in (0..end).rev() {
            let Some(word) = words.get(start) else { break };
            let gap = words.get(start + 1).filter(|_| start + 1 < end).map_or(0, |next| next.gap);
            units += word.units + gap;
            let width = twips(units, size_half_points);
            let fits = width <= width_twips;
            if !fits && start + 1 < end {
                break;
            }
            let off = u64::from(width.abs_diff(even));
            let room = u64::from(width_twips.max(1));
            let ragged = if fits { RAGGED_COST * off * off / (room * room) } else { TOO_LONG_COST };
            let seam = match start.checked_sub(1) {
                Some(before) => seam_cost(between.get(before).copied().unwrap_or(Seam::Bad)),
                None => 0,
            };
            let before = best.get(start).map_or(u64::MAX, |(cost, _)| *cost);
            let cost = before.saturating_add(LINE_COST + ragged + seam);
            if cost < least.0 {
                least = (cost, start);
            }
        }
        best.push(least);
    }
    let mut starts = Vec::new();
    let mut end = words.len();
    while let Some((_, start)) = best.get(end).filter(|_| end > 0) {
        starts.push(*start);
        end = *start;
    }
    starts.reverse();
    starts
}

/// The text of lines in which a writer that fills each line of this width from the first ends them where they
/// end here: where it would pull up words of the next line, those are held together.
pub(crate) fn hold_lines(
    set: &SetLines,
    face: Face,
    size_half_points: u32,
    width_twips: u32,
) -> String {
    let fits = |line: &str, words: &str| {
        text_width(line, face, size_half_points)
            + text_width(" ", face, size_half_points)
            + text_width(words, face, size_half_points)
            <= width_twips
    };
    let mut held: Vec<String> = Vec::with_capacity(set.lines.len());
    for line in &set.lines {
        let mut line = line.clone();
        if let Some(before) = held.last() {
            let mut from = 0;
            while let Some(space) = line.get(from..).and_then(|rest| rest.find(' ')) {
                let at = from + space;
                if !fits(before, &line[..at]) {
                    break;
                }
                line.replace_range(at..=at, "\u{a0}");
                from = at;
            }
        }
        held.push(line);
    }
    held.join(" ")
}

/// A word between plain spaces: where it is in the text, and its width and that of the spaces before it in units.
struct Word {
    start: usize,
    end: usize,
    units: u64,
    gap: u64,
}

/// The words of one line of NFC text.
fn words(text: &str, face: Face) -> Vec<Word> {
    let space = u64::from(advance(' ', face));
    let mut words: Vec<Word> = Vec::new();
    let (mut start, mut gap) = (0, 0);
    for word in text.split(' ') {
        let end = start + word.len();
        if !word.is_empty() {
            words.push(Word { start, end, units: units(word, face), gap });
            gap = 0;
        }
        start = end + 1;
        gap += space;
    }
    words
}

/// The number of the first word of each line.
fn line_starts(
    words: &[Word],
    size_half_points: u32,
    width_twips: u32,
) -> impl Iterator<Item = usize> {
    let mut filled = 0;
    let starts = move |(n, word): (usize, &Word)| {
        let longer = filled + word.gap + word.units;
        let fits = n > 0 && twips(longer, size_half_points) <= width_twips;
        filled = if fits { longer } else { word.units };
        (!fits).then_some(n)
    };
    words.iter().enumerate().filter_map(starts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Lengths in millimetres, measured on the page as LibreOffice sets it.
    #[test]
    fn widths_agree_with_the_printed_page() {
        let motto = "Độc lập - Tự do - Hạnh phúc";
        let nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        let place = "Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026";
        for (text, face, half_points, printed) in [
            (motto, Face::Bold, 26, 56.1),
            (motto, Face::Bold, 28, 60.46),
            (nation, Face::Bold, 24, 88.3),
            (nation, Face::Bold, 26, 95.6),
            ("ĐẢNG CỘNG SẢN VIỆT NAM", Face::Bold, 30, 72.9),
            (place, Face::Italic, 26, 98.7),
            (place, Face::Italic, 28, 106.3),
        ] {
            let width = f64::from(text_width(text, face, half_points)) * 25.4 / 1440.0;
            let off = (width - printed).abs();
            assert!(off < 0.1, "{text}: {width} mm, not {printed}");
        }
    }

    #[test]
    fn widths_agree_with_the_font() {
        for (text, face, half_points, twips) in [
            ("Độc lập - Tự do - Hạnh phúc", Face::Bold, 28, 3428),
            ("BAN CHỈ ĐẠO NHÂN QUYỀN", Face::Bold, 26, 3582),
            ("BAN CHỈ ĐẠO NHÂN QUYỀN", Face::BoldItalic, 26, 3467),
            ("ĐẢNG CỘNG SẢN VIỆT NAM", Face::Regular, 28, 3733),
        ] {
            assert_eq!(text_width(text, face, half_points), twips, "{text}");
        }
    }

    #[test]
    fn every_letter_of_the_language_is_in_the_table() {
        let marks = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        let mut letters: Vec<char> = vowels
            .chars()
            .flat_map(|v| marks.map(|m| format!("{v}{m}")))
            .flat_map(|s| s.nfc().collect::<Vec<_>>())
            .collect();
        assert_eq!(letters.len(), 144);
        letters.extend(' '..='~');
        letters.extend("đĐ\u{a0}–—…“”‘’☐☒§°×÷²".chars());
        for c in letters {
            assert!(ADVANCES.iter().any(|(known, _)| known.contains(c)), "{c} is missing");
        }
    }

    #[test]
    fn no_character_occurs_twice_in_the_table() {
        let mut all: Vec<char> = ADVANCES.iter().flat_map(|(letters, _)| letters.chars()).collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn unknown_characters_have_a_stated_width() {
        let em = 20 * 12;
        for (text, expected) in [
            ("", 0),
            ("\u{416}", em / 2),
            ("文", em),
            ("\n\t\u{200b}", 0),
            ("e\u{302}\u{301}", 107),
            ("q\u{301}", 120),
        ] {
            assert_eq!(text_width(text, Face::Regular, 24), expected, "{text:?}");
        }
        assert_eq!(text_width("W", Face::Bold, u32::MAX), u32::MAX);
    }

    #[test]
    fn lines_fill_from_the_first() {
        let width = text_width("Về việc triển khai", Face::Bold, 28);
        let wrap = |text, width| wrap_lines(text, Face::Bold, 28, width);
        let text = "Về việc triển khai công tác";
        assert_eq!(wrap(text, width), ["Về việc triển khai", "công tác"]);
        assert_eq!(wrap(text, width - 1), ["Về việc triển", "khai công tác"]);
        assert_eq!(
            wrap("Về việc triển khai\u{a0}công tác", width),
            ["Về việc triển", "khai\u{a0}công tác"]
        );
        assert_eq!(wrap("a bbbbbbbbbbbb c", 300), ["a", "bbbbbbbbbbbb", "c"]);
        assert_eq!(wrap("a  b\nc", 5000), ["a  b", "c"]);
        assert_eq!(wrap("", 5000), [""]);
        assert_eq!(wrap("   ", 0), [""]);
    }

    proptest! {
        #[test]
        fn lines_hold_every_word_in_order(text in "[a-zà-ỹ\u{a0} ]{0,60}", width in 0_u32..6000) {
            let lines = wrap_lines(&text, Face::Regular, 26, width);
            let words = |s: &str| s.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&lines.join(" ")), words(&nfc(&text)));
            for line in lines {
                prop_assert!(!line.contains(' ') || text_width(&line, Face::Regular, 26) <= width);
            }
        }

        #[test]
        fn unicode_form_does_not_matter(text in "[A-Za-zđà-ỹ ]{0,20}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(
                text_width(&decomposed, Face::Bold, 26),
                text_width(&text, Face::Bold, 26)
            );
        }

        #[test]
        fn any_text_can_be_measured(text in ".*", size in any::<u32>(), width in any::<u32>()) {
            text_width(&text, Face::BoldItalic, size);
            wrap_lines(&text, Face::BoldItalic, size, width);
        }
    }
}
