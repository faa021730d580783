//! Text in a code older than Unicode: TCVN3 (ABC, the fonts `.VnTime`…) and VNI (the fonts `VNI-Times`…).
//!
//! Read as Unicode such text shows other letters: `Céng hßa` for `Cộng hòa`, `Coäng hoøa` in VNI. A word is taken
//! for one of a code when it is no Vietnamese syllable as it is and is one once it is converted. Foreign names
//! (`Genève`, `Müller`, `naïve`) convert into no syllable, and Vietnamese words are syllables as they are (`hoà`,
//! `toán`), so neither is taken for it.

use unicode_normalization::UnicodeNormalization;

use super::same::is_tone;

/// A code older than Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// TCVN 5712, VN3: a letter is one character.
    Tcvn3,
    /// VNI for Windows: a letter and the mark that follows it.
    Vni,
}

impl Code {
    /// What a clerk calls it.
    pub fn words(self) -> &'static str {
        match self {
            Code::Tcvn3 => "TCVN3 (ABC)",
            Code::Vni => "VNI",
        }
    }
}

/// The letters of TCVN3 next to the characters that they show as; capitals with a tone have fonts of their own, in
/// which the small letters look like capitals.
const TCVN3: &str = "àµá¸ả¶ã·ạ¹ă¨ằ»ắ¾ẳ¼ẵ½ặÆâ©ầÇấÊẩÈẫÉậËđ®èÌéÐẻÎẽÏẹÑêªềÒếÕểÓễÔệÖì×íÝỉØĩÜịÞòßóãỏáõâọäô«ồåốèổæỗçộé\
                     ơ¬ờêớíởëỡìợîùïúóủñũòụôư\u{ad}ừõứøửöữ÷ựùỳúýýỷûỹüỵþĐ§Â¢Ê£Ô¤Ơ¥Ư¦Ă¡";

/// The marks that VNI puts after a letter, and the letter that both make.
const VNI: [(char, &str, &str); 7] = [
    ('a', "øùûõïêèéúüëâàáåãä", "àáảãạăằắẳẵặâầấẩẫậ"),
    ('e', "øùûõïâàáåãä", "èéẻẽẹêềếểễệ"),
    ('o', "øùûõïâàáåãä", "òóỏõọôồốổỗộ"),
    ('ô', "øùûõï", "ờớởỡợ"),
    ('u', "øùûõï", "ùúủũụ"),
    ('ö', "øùûõï", "ừứửữự"),
    ('y', "øùûõ", "ỳýỷỹ"),
];

/// The letters that VNI writes as one character.
const VNI_ALONE: &str = "ơôưöđñỉæĩóịòỵîììíí";

/// Whether a font shows text in a code of its own.
pub fn is_legacy_font(font: &str) -> bool {
    let font = font.trim().to_ascii_lowercase();
    font.starts_with(".vn") || font.starts_with("vni") && !font.starts_with("vnitime unicode")
}

/// The code in which a text is written, where that is sure: of a few words one that can be nothing else,
/// of more a fifth of them and two at least.
pub fn code_of(text: &str) -> Option<Code> {
    if text.is_ascii() {
        return None;
    }
    let all = words(text).count();
    let of_code = |code| words(text).filter(|word| is_word_of(word, code)).count();
    let (tcvn3, vni) = (of_code(Code::Tcvn3), of_code(Code::Vni));
    // A letter with its mark is the more exact sign of the two.
    let (code, found) = if tcvn3 > vni { (Code::Tcvn3, tcvn3) } else { (Code::Vni, vni) };
    let sure = found > 0 && (all <= 3 || found >= 2 && found * 5 >= all);
    sure.then_some(code)
}

/// Whether a word is one of a code and nothing else.
pub fn is_word_of(word: &str, code: Code) -> bool {
    if word.is_ascii() || !word.contains(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    // `µm` is a unit of length.
    if word.starts_with('µ') {
        return false;
    }
    let unicode = to_unicode(word, code);
    unicode != word && is_syllable(&unicode) && !is_syllable(word)
}

/// The text in Unicode; what the code does not know stays.
pub fn to_unicode(text: &str, code: Code) -> String {
    match code {
        Code::Tcvn3 => text.chars().map(from_tcvn3).collect(),
        Code::Vni => from_vni(text),
    }
}

fn from_tcvn3(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    pairs(TCVN3).find(|(_, shown)| *shown == c).map_or(c, |(letter, _)| letter)
}

fn from_vni(text: &str) -> String {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let marked = rest.peek().and_then(|mark| {
            let (_, marks, letters) = VNI.iter().find(|(letter, ..)| *letter == small(c))?;
            let nth = marks.chars().position(|known| known == small(*mark))?;
            letters.chars().nth(nth)
        });
        let alone = || pairs(VNI_ALONE).find(|(_, shown)| *shown == small(c)).map(|(l, _)| l);
        let letter = match marked {
            Some(letter) => {
                rest.next();
                letter
            }
            None => alone().unwrap_or(c),
        };
        match c.is_uppercase() {
            true => out.extend(letter.to_uppercase()),
            false => out.push(letter),
        }
    }
    out
}

/// A list of two characters each, as pairs.
fn pairs(list: &'static str) -> impl Iterator<Item = (char, char)> {
    list.chars().step_by(2).zip(list.chars().skip(1).step_by(2))
}

/// The words of a text: letters, and the signs that stand for letters in TCVN3.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let of_word = |c: char| c.is_alphabetic() || ('\u{a1}'..='\u{ff}').contains(&c);
    text.split(move |c| !of_word(c)).filter(|word| !word.is_empty())
}

/// What a syllable may begin with, the longest first.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// What a syllable may end with, from its vowel on, without the tone.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on \
    ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc uê uên uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut \
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y yêm yên yêng yêt yêu ych ynh yt ";

/// Whether a word can be a Vietnamese syllable, whatever side of its vowels the tone is on.
pub fn is_syllable(word: &str) -> bool {
    let mut tone = None;
    let mut tones = 0;
    let toneless: String = word
        .chars()
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(|c| {
            if is_tone(*c) {
                tone = Some(*c);
                tones += 1;
            }
            !is_tone(*c)
        })
        .nfc()
        .collect();
    if tones > 1 || toneless.is_empty() {
        return false;
    }
    // A syllable that ends in a stop has the tone sắc or nặng.
    let stopped = toneless.ends_with(['c', 'p', 't']) || toneless.ends_with("ch");
    if stopped && !matches!(tone, Some('\u{301}' | '\u{323}')) {
        return false;
    }
    let front = |rime: &str| rime.starts_with(['e', 'ê', 'i', 'y']);
    ONSETS.iter().any(|onset| {
        let Some(rime) = toneless.strip_prefix(onset) else { return false };
        let fits = match *onset {
            "c" | "ng" | "g" => !front(rime) || *onset == "g" && rime.starts_with('i'),
            "ngh" | "gh" => front(rime),
            _ => true,
        };
        // No space is in a word, so one entry is found whole.
        fits && !rime.is_empty() && RIMES.contains(&format!(" {rime} "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_the_old_codes_is_known_and_converted() {
        for (shown, code, unicode) in [
            (
                "Céng hßa x· héi chñ nghÜa ViÖt Nam",
                Code::Tcvn3,
                "Cộng hòa xã hội chủ nghĩa Việt Nam",
            ),
            ("§· triÓn khai ®Õn c¸c th«n", Code::Tcvn3, "Đã triển khai đến các thôn"),
            ("Kh«ng cã", Code::Tcvn3, "Không có"),
            ("Kh«ng", Code::Tcvn3, "Không"),
            ("n\u{ad}íc s¹ch", Code::Tcvn3, "nước sạch"),
            (
                "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
                Code::Vni,
                "Cộng hòa xã hội chủ nghĩa Việt Nam",
            ),
            ("Ñaõ toå chöùc ñöôïc boán buoåi", Code::Vni, "Đã tổ chức được bốn buổi"),
            ("ÑAÛNG BOÄ TÆNH", Code::Vni, "ĐẢNG BỘ TỈNH"),
            ("Khoâng", Code::Vni, "Không"),
        ] {
            assert_eq!(code_of(shown), Some(code), "{shown}");
            assert_eq!(to_unicode(shown, code), unicode);
        }
    }

    #[test]
    fn vietnamese_and_foreign_words_in_unicode_are_of_no_old_code() {
        for text in [
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "hoà giải, khoá học, thuỷ lợi, toàn xã, Hoàng Mai, xoá, loá",
            "NGUYỄN THỊ ÌN, LÒ VĂN ÕNG, TRẦN LÃ, Ò Ó O",
            "Genève, São Paulo, Müller, naïve, Citroën, café, Noël, façade, Curaçao",
            "Løkken, Bjørn, Åse, Århus",
            "dài 25 µm, rộng 3·4 m, § 5, 30°C, 5 m², ±2, 1½ giờ, © 2027, «trích»",
            "Đã tổ chức 04 buổi; có",
            "Ðảng bộ",
            "Phan loai rac",
            "Đắk Lắk, Krông Nô, Kạn, Ea H’leo, Pơng Drang",
            "",
        ] {
            assert_eq!(code_of(text), None, "{text}");
        }
    }

    #[test]
    fn fonts_of_the_old_codes() {
        for font in [".VnTime", ".vntimeH", "VNI-Times", "VNI-Helve"] {
            assert!(is_legacy_font(font), "{font}");
        }
        for font in ["Times New Roman", "Vnitime Unicode", "Arial", ""] {
            assert!(!is_legacy_font(font), "{font}");
        }
    }

    #[test]
    fn syllables() {
        for word in "Việt nghĩa gì giếng quyển quý hoà hòa yêu uống ươn thuở khuya ngoằn xoong gờ nghiêng kẻng úy".split(' ') {
            assert!(is_syllable(word), "{word}");
        }
        for word in "Céng héi nghóa ngia gê cen bac Genève x sch".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in ".*") {
            let _ = code_of(&text);
            for code in [Code::Tcvn3, Code::Vni] {
                let _ = to_unicode(&text, code);
            }
        }
    }
}
