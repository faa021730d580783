//! Numbers: Vietnamese figures (`1.234,5`), words (`một nghìn hai trăm …`) and the marks of a list.
//!
//! A figure groups its thousands with a full stop and puts a comma before the decimals (Luật Kế toán
//! 2015, Điều 11, khoản 2; CLDR `vi`).

use rust_decimal::Decimal;

use super::same_words;

/// Why a text is not a number in Vietnamese notation. Facts only: the words for the reader belong to whoever knows
/// where the text was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing but blanks.
    Empty,
    /// Something that is not a figure at all: letters, a lone sign, a comma with nothing on one side.
    NotANumber,
    /// A full stop is where the decimal comma belongs, as in `12.5`.
    DecimalPoint {
        /// The same number with a comma: `12,5`.
        suggestion: String,
    },
    /// A comma comes before exactly three digits, as in `1,500`: a thousand written the English way, or decimals.
    TwoReadings {
        /// The thousand, as it is surely read: `1.500`.
        thousand: String,
        /// The decimal number, as it is surely read: `1,5`; `1,1250` where it has three decimals.
        decimal: String,
    },
    /// Thousands are not grouped in threes, as in `1.23.456`, or the decimals are grouped.
    BadGrouping,
    /// Two notations at once, as in `1,234.5`, `1,234,567` or `1.234 567`.
    MixedNotation,
    /// More digits than are kept exactly (28).
    TooLarge,
}

/// The figure in Vietnamese notation, every digit exact: `1.234,5`, `-1.234,5`. Zeros at the end of
/// the decimals are dropped, and zero has no sign.
pub fn format_number(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(_) if value.is_zero() => ("", "0"),
        Some(rest) => ("-", rest),
        None => ("", plain.as_str()),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// The figure as [`parse_number`] reads it back: as [`format_number`] writes it, but three decimals take a zero
/// after them where they could be a thousand written the English way (`1,1250`).
pub(crate) fn format_surely(value: Decimal) -> String {
    let figure = format_number(value);
    let digits = figure.trim_start_matches('-');
    let doubtful =
        digits.split_once(',').is_some_and(|(whole, decimals)| two_readings(whole, decimals));
    if doubtful { format!("{figure}0") } else { figure }
}

/// Whether what comes before and after a comma can be a thousand and a decimal number: three digits after it, and
/// before it a group of thousands, or zeros at the end that no decimal number has. After a lone zero are decimals
/// (`0,125`).
fn two_readings(whole: &str, decimals: &str) -> bool {
    let zero = whole.bytes().all(|b| b == b'0');
    decimals.len() == 3 && !zero && (whole.len() <= 3 || decimals.ends_with('0'))
}

/// Reads a number in Vietnamese notation, and only that: an optional sign (`-`, `−` or `+`), digits
/// plain or grouped in threes by full stops or by spaces (also U+00A0, U+2009, U+202F), a decimal comma.
/// Blanks around it are ignored and leading zeros (`05`) are welcome.
///
/// A foreign notation is never guessed at: `12.5` is refused with the Vietnamese spelling next to it, for a wrong
/// guess would put a wrong figure on paper. One comma before exactly three digits (`1,500`) may be a thousand as
/// well as a decimal and is refused with both spellings; four decimals (`1,1250`), none before the comma (`0,125`)
/// or thousands that are grouped already (`1.234,567`) leave no doubt.
///
/// # Errors
///
/// The [`NumberFault`] that says which way the text fails.
pub fn parse_number(text: &str) -> Result<Decimal, NumberFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    let (negative, figure) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || is_group_space(c);
    if !figure.chars().all(known) || !figure.contains(|c: char| c.is_ascii_digit()) {
        return Err(NumberFault::NotANumber);
    }
    let (whole, decimals) = match figure.split_once(',') {
        None => (figure, None),
        Some((_, decimals)) if decimals.contains([',', '.']) => {
            return Err(NumberFault::MixedNotation);
        }
        Some((whole, decimals)) => (whole, Some(decimals)),
    };
    if whole.is_empty() || decimals.is_some_and(str::is_empty) {
        return Err(NumberFault::NotANumber);
    }
    let decimals = decimals.unwrap_or("");
    if !decimals.chars().all(|c| c.is_ascii_digit()) {
        return Err(NumberFault::BadGrouping);
    }
    if decimals.is_empty()
        && let Some(comma) = decimal_point(whole)
    {
        let sign = if negative { "-" } else { "" };
        return Err(NumberFault::DecimalPoint { suggestion: format!("{sign}{comma}") });
    }
    let digits = ungroup(whole)?;
    if two_readings(whole, decimals) {
        let sign = |value: Decimal| if negative { -value } else { value };
        let thousand = exact(false, &format!("{digits}{decimals}"), "")?;
        let decimal = exact(false, &digits, decimals)?;
        return Err(NumberFault::TwoReadings {
            thousand: format_surely(sign(thousand)),
            decimal: format_surely(sign(decimal)),
        });
    }
    exact(negative, &digits, decimals)
}

/// The spaces that may be between two groups of thousands.
fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The figure with a comma, if its only full stop can only be a foreign decimal point.
fn decimal_point(figure: &str) -> Option<String> {
    let (left, right) = figure.split_once('.')?;
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if right.is_empty() || !digits(left) || !digits(right) {
        return None;
    }
    // `0.125` is grouped like thousands, but nobody writes thousands after a zero.
    let nothing_before = left.bytes().all(|b| b == b'0');
    if right.len() == 3 && !nothing_before {
        return None;
    }
    let left = if left.is_empty() { "0" } else { left };
    Some(format!("{left},{right}"))
}

/// The digits of the whole part without the separators of its thousands.
fn ungroup(whole: &str) -> Result<String, NumberFault> {
    let dots = whole.contains('.');
    let spaces = whole.contains(is_group_space);
    if dots && spaces {
        return Err(NumberFault::MixedNotation);
    }
    if !dots && !spaces {
        return Ok(whole.to_owned());
    }
    let groups: Vec<&str> = whole.split(|c| c == '.' || is_group_space(c)).collect();
    let (first, rest) = groups.split_first().unwrap_or((&"", &[]));
    let well_formed = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3);
    if well_formed { Ok(groups.concat()) } else { Err(NumberFault::BadGrouping) }
}

/// The number of these ASCII digits, or `TooLarge` where it cannot be kept exactly.
fn exact(negative: bool, whole: &str, decimals: &str) -> Result<Decimal, NumberFault> {
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let plain = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    let value = Decimal::from_str_exact(&plain).map_err(|_| NumberFault::TooLarge)?;
    Ok(if negative && !value.is_zero() { -value } else { value })
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn digit_word(digit: u128) -> &'static str {
    DIGITS.get(digit as usize).copied().unwrap_or("")
}

/// The whole number in words, lower case, northern standard: `linh`, `nghìn`, `tư` and `tỷ` where the
/// south says `lẻ`, `ngàn`, `bốn` and many write `tỉ`. A negative number begins with `âm`.
///
/// An inner group below one hundred keeps `không trăm` (1.015 = một nghìn không trăm mười lăm); a group of zeros is
/// left out. Above tỷ the scale repeats: nghìn tỷ, triệu tỷ, tỷ tỷ; tỷ is said once for all that comes before it
/// (1.100.000.000 tỷ = một tỷ một trăm triệu tỷ).
pub(crate) fn number_words(n: i64) -> String {
    let words = whole_words(u128::from(n.unsigned_abs()));
    if n < 0 { format!("âm {words}") } else { words }
}

/// The decimal number in words: `12,5` is `mười hai phẩy năm`.
///
/// Zeros that open the decimals are read one by one (`phẩy không năm`), up to three digits after them
/// as one number (`phẩy hai mươi lăm`), more than three digit by digit. Zeros at the end are not read.
pub(crate) fn decimal_words(value: Decimal) -> String {
    let value = value.normalize();
    let magnitude = value.mantissa().unsigned_abs();
    // A Decimal has at most 28 decimals, so the power always fits.
    let one = 10_u128.saturating_pow(value.scale());
    let mut words = whole_words(magnitude / one);
    let decimals = magnitude % one;
    if decimals > 0 {
        let digits = decimals.to_string();
        let zeros = (value.scale() as usize).saturating_sub(digits.len());
        words.push_str(" phẩy");
        for _ in 0..zeros {
            words.push_str(" không");
        }
        if digits.len() <= 3 {
            words.push(' ');
            words.push_str(&whole_words(decimals));
        } else {
            for digit in digits.bytes() {
                words.push(' ');
                words.push_str(digit_word(u128::from(digit - b'0')));
            }
        }
    }
    if value.is_sign_negative() && magnitude > 0 { format!("âm {words}") } else { words }
}

/// The whole number that words say, in northern or southern standard (`nghìn` or `ngàn`, `linh` or `lẻ`, `tỷ` or
/// `tỉ`), capitals or not. `None` for what is no number, and for what is short for another (`một trăm hai` may be
/// 102 or 120, `hai nghìn rưỡi`).
pub(crate) fn words_number(words: &str) -> Option<Decimal> {
    let words: Vec<&str> =
        words.split_whitespace().map(known_word).collect::<Option<Vec<&str>>>()?;
    let (mut above, mut below) = (Decimal::ZERO, Decimal::ZERO);
    // The least scale that was said below tỷ: the next one is smaller.
    let mut scale = None;
    let mut rest = &words[..];
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (group, after) = read_group(rest, scale.is_some() || above > Decimal::ZERO)?;
        let (by, after) = match after.split_first() {
            Some((&"triệu", after)) => (1_000_000_u32, after),
            Some((&("nghìn" | "ngàn"), after)) => (1_000, after),
            _ => (1, after),
        };
        if scale.is_some_and(|before| before <= by) {
            return None;
        }
        below = below.checked_add(Decimal::from(group).checked_mul(Decimal::from(by))?)?;
        scale = Some(by);
        rest = after;
        while let Some((&("tỷ" | "tỉ"), after)) = rest.split_first() {
            above = above.checked_add(below)?.checked_mul(Decimal::from(1_000_000_000_u32))?;
            (below, scale, rest) = (Decimal::ZERO, None, after);
        }
    }
    above.checked_add(below)
}

/// The other words of numbers, beyond [`DIGITS`].
const OTHERS: [&str; 15] = [
    "mốt", "tư", "lăm", "nhăm", "mười", "mươi", "trăm", "linh", "lẻ", "nghìn", "ngàn", "triệu",
    "tỷ", "tỉ", "bẩy",
];

/// A word of a number as it is in these lists, however its tone mark and capitals were typed.
fn known_word(word: &str) -> Option<&'static str> {
    let key = same_words(word);
    let found = DIGITS.iter().chain(&OTHERS).find(|known| same_words(known) == key)?;
    Some(if *found == "bẩy" { "bảy" } else { found })
}

/// The group of up to three digits that words begin with, and the words after it. One that follows others says its
/// hundreds or its tens; a lone digit there is short for something else.
fn read_group<'w>(words: &'w [&'w str], follows: bool) -> Option<(u32, &'w [&'w str])> {
    let digit = |word: &str| DIGITS.iter().position(|digit| *digit == word).map(|at| at as u32);
    let (mut value, mut rest) = (0, words);
    let mut hundreds = false;
    if let [first, "trăm", after @ ..] = rest {
        (value, rest, hundreds) = (100 * digit(first)?, after, true);
    }
    match rest {
        ["linh" | "lẻ", unit, after @ ..] => {
            let unit = if *unit == "tư" { 4 } else { digit(unit).filter(|unit| *unit > 0)? };
            Some((value + unit, after))
        }
        ["mười", after @ ..] => {
            let (unit, after) = read_unit(after, 10);
            Some((value + 10 + unit, after))
        }
        [tens, "mươi", after @ ..] => {
            let tens = digit(tens).filter(|tens| *tens > 1)?;
            let (unit, after) = read_unit(after, tens * 10);
            Some((value + tens * 10 + unit, after))
        }
        _ if hundreds => Some((value, rest)),
        [one, after @ ..] if !follows => Some((digit(one)?, after)),
        // `hai triệu năm nghìn` leaves out its empty hundreds.
        [one, after @ ..] if matches!(after.first(), Some(&("nghìn" | "ngàn" | "triệu"))) => {
            Some((digit(one)?, after))
        }
        _ => None,
    }
}

/// The unit that follows tens, 0 where none does.
fn read_unit<'w>(words: &'w [&'w str], tens: u32) -> (u32, &'w [&'w str]) {
    let Some((first, after)) = words.split_first() else { return (0, words) };
    let digit = DIGITS.iter().position(|digit| digit == first).map(|at| at as u32);
    let unit = match *first {
        "mốt" if tens > 10 => Some(1),
        "tư" if tens > 10 => Some(4),
        "lăm" | "nhăm" => Some(5),
        _ => digit.filter(|digit| *digit > 0),
    };
    unit.map_or((0, words), |unit| (unit, after))
}

/// The words of a number without sign: how many tỷ there are is itself a number in words, and the nine digits
/// below them are read as triệu and nghìn.
fn whole_words(n: u128) -> String {
    if n == 0 {
        return digit_word(0).to_owned();
    }
    let mut words = Vec::new();
    push_whole(&mut words, n);
    words.join(" ")
}

fn push_whole(words: &mut Vec<&'static str>, n: u128) {
    const BLOCK: u128 = 1_000_000_000;
    if n >= BLOCK {
        push_whole(words, n / BLOCK);
        words.push("tỷ");
    }
    let block = n % BLOCK;
    for (unit, scale) in [(1_000_000, Some("triệu")), (1_000, Some("nghìn")), (1, None)] {
        let group = block / unit % 1_000;
        if group > 0 {
            let leads = words.is_empty();
            push_group(words, group, leads);
            words.extend(scale);
        }
    }
}

/// The words of one group of three digits, 1 to 999. The group that leads the number says no empty
/// hundreds or tens; every later one does.
fn push_group(words: &mut Vec<&'static str>, group: u128, leads: bool) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    if hundreds > 0 || !leads {
        words.extend([digit_word(hundreds), "trăm"]);
    }
    match tens {
        0 if units == 0 => return,
        0 if hundreds == 0 && leads => {}
        0 => words.push("linh"),
        1 => words.push("mười"),
        _ => words.extend([digit_word(tens), "mươi"]),
    }
    match units {
        0 => {}
        1 if tens > 1 => words.push("mốt"),
        4 if tens > 1 => words.push("tư"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(digit_word(units)),
    }
}

/// The Roman numeral of a phần, chương or mục (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 6,
/// điểm đ), 1 to 3999; any other number in decimal digits, so that a heading is never left blank.
pub(crate) fn roman(n: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=3999).contains(&n) {
        return n.to_string();
    }
    let mut out = String::new();
    let mut rest = n;
    for (value, numeral) in NUMERALS {
        while rest >= value {
            out.push_str(numeral);
            rest -= value;
        }
    }
    out
}

/// The letters that number the điểm of a khoản. The decree asks for Vietnamese alphabetical order
/// (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 6, điểm đ); its own lists use đ and never ă â ê ô ơ ư.
const POINT_LETTERS: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'x', 'y',
];

/// The letter of the điểm at `index`, counted from 0: a b c d đ e g h i k … y.
///
/// The decree knows no điểm after y. Letters are doubled up there like the columns of a spreadsheet
/// (aa, ab, …, ay, ba, …), so that every điểm still has a name of its own.
pub(crate) fn point_letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(index);
    while let Some(i) = rest {
        letters.push(POINT_LETTERS[i % POINT_LETTERS.len()]);
        rest = (i / POINT_LETTERS.len()).checked_sub(1);
    }
    letters.iter().rev().collect()
}

/// A change: what is more has its sign too (`+1.234,5`, `-3`, `0`).
pub(crate) fn signed(change: Decimal) -> String {
    let sign = if change > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", format_number(change))
}

/// A number as what is counted has it: below 10 with its leading zero (`05`), any other as [`format_number`].
pub(crate) fn counted(value: Decimal) -> String {
    match u32::try_from(value) {
        Ok(small) if small < 10 && value.fract().is_zero() => two_digits(small),
        _ => format_number(value),
    }
}

/// The number of a document: a number below ten takes a leading zero, `05`, `12`, `181`
/// (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 3, điểm c).
pub fn two_digits(n: u32) -> String {
    format!("{n:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(mantissa: i64, scale: u32) -> Decimal {
        Decimal::new(mantissa, scale)
    }

    #[test]
    fn figures_are_written_the_vietnamese_way() {
        for (value, expected) in [
            (dec(0, 0), "0"),
            (dec(7, 0), "7"),
            (dec(999, 0), "999"),
            (dec(1000, 0), "1.000"),
            (dec(12345, 1), "1.234,5"),
            (dec(-12345, 1), "-1.234,5"),
            (dec(-5, 2), "-0,05"),
            (dec(1_250_000, 0), "1.250.000"),
            (dec(12500, 3), "12,5"),
            (dec(500, 2), "5"),
            (-dec(0, 2), "0"),
            (Decimal::MAX, "79.228.162.514.264.337.593.543.950.335"),
        ] {
            assert_eq!(format_number(value), expected);
        }
    }

    #[test]
    fn words_of_numbers_are_read_and_what_is_short_for_another_is_not() {
        for (words, number) in [
            ("Năm triệu", Some(5_000_000)),
            ("không", Some(0)),
            ("ba mươi tư", Some(34)),
            ("một trăm lẻ năm", Some(105)),
            ("hai triệu năm nghìn", Some(2_005_000)),
            ("một nghìn không trăm linh một", Some(1_001)),
            ("hai mươi mốt nghìn tỉ", Some(21_000_000_000_000_i64)),
            ("một trăm hai", None),
            ("một nghìn hai", None),
            ("hai nghìn ba triệu", None),
            ("hai ba", None),
            ("năm mươi tuổi", None),
            ("triệu", None),
            ("", None),
        ] {
            assert_eq!(words_number(words), number.map(Decimal::from), "{words}");
        }
    }

    proptest! {
        #[test]
        fn every_number_is_read_back_from_its_words(n in 0_i64..) {
            prop_assert_eq!(words_number(&number_words(n)), Some(Decimal::from(n)));
        }
    }

    #[test]
    fn vietnamese_figures_are_read() {
        for (text, expected) in [
            ("0", dec(0, 0)),
            ("05", dec(5, 0)),
            ("-0", dec(0, 0)),
            (" 1.234,5 ", dec(12345, 1)),
            ("-1.234,5", dec(-12345, 1)),
            ("−3", dec(-3, 0)),
            ("+3,50", dec(35, 1)),
            ("1234567", dec(1_234_567, 0)),
            ("1 234 567,8", dec(12_345_678, 1)),
            ("1\u{a0}234", dec(1234, 0)),
            ("12\u{202f}345", dec(12345, 0)),
            ("1,2340", dec(1234, 3)),
            ("1,23", dec(123, 2)),
            ("0,05", dec(5, 2)),
            ("0,125", dec(125, 3)),
            ("-0,500", dec(-5, 1)),
            ("1.234,567", dec(1_234_567, 3)),
            ("1234,567", dec(1_234_567, 3)),
            ("1 234,5670", dec(1_234_567, 3)),
        ] {
            assert_eq!(parse_number(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_is_a_doubt_with_both_readings() {
        for (text, thousand, decimal) in [
            ("1,500", "1.500", "1,5"),
            ("5,000", "5.000", "5"),
            ("12,345", "12.345", "12,3450"),
            ("-3,000", "-3.000", "-3"),
            ("+100,010", "100.010", "100,01"),
            ("05,000", "5.000", "5"),
            ("1.234,500", "1.234.500", "1.234,5"),
            ("1234,000", "1.234.000", "1.234"),
        ] {
            let (thousand, decimal) = (thousand.to_owned(), decimal.to_owned());
            let fault = NumberFault::TwoReadings { thousand, decimal };
            assert_eq!(parse_number(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn every_other_notation_is_refused_with_its_reason() {
        let point = |s: &str| NumberFault::DecimalPoint { suggestion: s.to_owned() };
        for (text, fault) in [
            ("", NumberFault::Empty),
            (" \u{a0}\t", NumberFault::Empty),
            ("-", NumberFault::NotANumber),
            ("--5", NumberFault::NotANumber),
            ("- 5", NumberFault::BadGrouping),
            (".", NumberFault::NotANumber),
            (",", NumberFault::NotANumber),
            (",5", NumberFault::NotANumber),
            ("5,", NumberFault::NotANumber),
            ("năm", NumberFault::NotANumber),
            ("12%", NumberFault::NotANumber),
            ("1e5", NumberFault::NotANumber),
            ("١٢", NumberFault::NotANumber),
            ("12.5", point("12,5")),
            ("-12.5", point("-12,5")),
            ("1.2345", point("1,2345")),
            ("0.125", point("0,125")),
            (".5", point("0,5")),
            ("5.", NumberFault::BadGrouping),
            ("1.23.456", NumberFault::BadGrouping),
            ("1234.567", NumberFault::BadGrouping),
            ("05.000", NumberFault::BadGrouping),
            ("1..234", NumberFault::BadGrouping),
            ("12 5", NumberFault::BadGrouping),
            ("1  234", NumberFault::BadGrouping),
            ("1.5,3", NumberFault::BadGrouping),
            ("1,234 567", NumberFault::BadGrouping),
            ("1,234.5", NumberFault::MixedNotation),
            ("1,234,567", NumberFault::MixedNotation),
            ("1.234 567", NumberFault::MixedNotation),
            ("99999999999999999999999999999999", NumberFault::TooLarge),
            ("0,00000000000000000000000000000001", NumberFault::TooLarge),
        ] {
            assert_eq!(parse_number(text), Err(fault), "{text:?}");
        }
    }

    #[test]
    fn numbers_in_words_follow_the_northern_standard() {
        for (n, words) in [
            (0, "không"),
            (1, "một"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (115, "một trăm mười lăm"),
            (1_000, "một nghìn"),
            (1_001, "một nghìn không trăm linh một"),
            (1_015, "một nghìn không trăm mười lăm"),
            (1_105, "một nghìn một trăm linh năm"),
            (10_005, "mười nghìn không trăm linh năm"),
            (100_000, "một trăm nghìn"),
            (1_000_000, "một triệu"),
            (145_000_001, "một trăm bốn mươi lăm triệu không trăm linh một"),
            (145_001_000, "một trăm bốn mươi lăm triệu không trăm linh một nghìn"),
            (2_000_000_005, "hai tỷ không trăm linh năm"),
            (
                1_230_950_880_055,
                "một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu tám trăm tám mươi nghìn \
                 không trăm năm mươi lăm",
            ),
            (1_000_000_000_000, "một nghìn tỷ"),
            (1_000_000_000_000_000, "một triệu tỷ"),
            (1_000_000_000_000_000_000, "một tỷ tỷ"),
            (1_100_000_000_000_000_000, "một tỷ một trăm triệu tỷ"),
            (1_000_000_001_000_000_000, "một tỷ không trăm linh một tỷ"),
            (2_000_000_000_000_000_003, "hai tỷ tỷ không trăm linh ba"),
            (-21, "âm hai mươi mốt"),
            (
                i64::MIN,
                "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba \
                 mươi sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám",
            ),
        ] {
            assert_eq!(number_words(n), words, "{n}");
        }
    }

    #[test]
    fn decimals_in_words() {
        for (value, words) in [
            (dec(125, 1), "mười hai phẩy năm"),
            (dec(1250, 2), "mười hai phẩy năm"),
            (dec(1225, 2), "mười hai phẩy hai mươi lăm"),
            (dec(5, 2), "không phẩy không năm"),
            (dec(-35, 1), "âm ba phẩy năm"),
            (dec(31416, 4), "ba phẩy một bốn một sáu"),
            (dec(700, 2), "bảy"),
            (-dec(0, 3), "không"),
        ] {
            assert_eq!(decimal_words(value), words);
        }
    }

    #[test]
    fn marks_of_a_list() {
        for (n, numeral) in [
            (1, "I"),
            (4, "IV"),
            (9, "IX"),
            (14, "XIV"),
            (40, "XL"),
            (1994, "MCMXCIV"),
            (3999, "MMMCMXCIX"),
            (0, "0"),
            (4000, "4000"),
        ] {
            assert_eq!(roman(n), numeral);
        }
        let first: Vec<String> = (0..7).map(point_letter).collect();
        assert_eq!(first.join(" "), "a b c d đ e g");
        for (index, letters) in [(22, "y"), (23, "aa"), (24, "ab"), (45, "ay"), (46, "ba")] {
            assert_eq!(point_letter(index), letters);
        }
        assert!(!point_letter(usize::MAX).is_empty());
        assert_eq!([5, 12, 181].map(two_digits), ["05", "12", "181"]);
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        const MANTISSA: i128 = (1 << 96) - 1;
        (-MANTISSA..=MANTISSA, 0_u32..=28)
            .prop_filter_map("in range", |(m, s)| Decimal::try_from_i128_with_scale(m, s).ok())
    }

    proptest! {
        #[test]
        fn a_written_number_reads_back(value in any_decimal()) {
            prop_assert_eq!(parse_number(&format_surely(value)), Ok(value));
            let (whole, decimals) = (value.trunc(), value.normalize().scale());
            if decimals != 3 || whole.is_zero() {
                prop_assert_eq!(parse_number(&format_number(value)), Ok(value));
            }
        }

        #[test]
        fn three_decimals_read_back(mantissa in any::<i64>()) {
            let value = dec(mantissa, 3);
            prop_assert_eq!(parse_number(&format_surely(value)), Ok(value));
        }

        #[test]
        fn a_read_number_writes_back_the_same_number(text in "[+-]?[0-9]{1,3}([. ]?[0-9]{3}){0,3}(,[0-9]{1,4})?") {
            if let Ok(value) = parse_number(&text) {
                prop_assert_eq!(parse_number(&format_surely(value)), Ok(value));
            }
        }

        #[test]
        fn any_text_is_answered(text in ".*") {
            let _ = parse_number(&text);
        }

        #[test]
        fn figures_in_any_disorder_are_answered(text in "[-+0-9., \u{a0}]{0,40}") {
            let _ = parse_number(&text);
        }

        #[test]
        fn a_suggestion_is_itself_readable(text in "-?[0-9]{0,4}[.,][0-9]{0,5}") {
            let suggestions = match parse_number(&text) {
                Err(NumberFault::DecimalPoint { suggestion }) => vec![suggestion],
                Err(NumberFault::TwoReadings { thousand, decimal }) => vec![thousand, decimal],
                _ => Vec::new(),
            };
            for suggestion in suggestions {
                prop_assert!(parse_number(&suggestion).is_ok(), "{suggestion}");
            }
        }

        #[test]
        fn words_are_tidy(n in any::<i64>(), value in any_decimal()) {
            for words in [number_words(n), decimal_words(value)] {
                prop_assert!(!words.contains("  "));
                prop_assert_eq!(words.trim(), words.as_str());
                prop_assert_eq!(words.to_lowercase(), words);
            }
        }

        #[test]
        fn two_numbers_never_share_their_words(a in any::<i64>(), b in any::<i64>()) {
            prop_assert_eq!(a == b, number_words(a) == number_words(b));
            prop_assert_ne!(number_words(a), number_words(a ^ 1));
        }
    }
}
