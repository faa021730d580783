//! Tasks, harvest: the hints that programs put into an emptied field by themselves. They are no answers,
//! whether or not the control still says that its hint shows.
//!
//! Word shows them in the language of its menus, in two wordings (since 2016 with "or tap", before without). Three
//! ways lead to them. What our own form printed as a hint is one. Words that their control flags as a hint
//! (`w:showingPlcHdr`) and whose style is that of Word's hints ([`is_styled`]) are one in any language, without any
//! list. For files in which a program dropped flag and style there is [`HINTS`]: of languages other than
//! Vietnamese, English and Chinese only wordings that were found in published code or documents which were made for
//! or by Word (checked in November 2026); those of LibreOffice were read in its program (its English ones are the
//! only ones that it writes into a file). The Vietnamese ones, the older English and Chinese wordings and those of
//! OnlyOffice are as Word and OnlyOffice are known to show them, without such a source. Google Docs has no
//! such controls and writes no hint of its own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::key::Key;
use crate::paper::Run;

/// The hints that are known, by language; punctuation and capitals do not count.
const HINTS: &[&str] = &[
    // Word, Vietnamese
    "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.",
    "Bấm hoặc gõ nhẹ để nhập văn bản.",
    "Bấm vào đây để nhập văn bản.",
    "Bấm hoặc gõ nhẹ vào đây để nhập ngày.",
    "Bấm hoặc gõ nhẹ để nhập ngày.",
    "Bấm hoặc gõ nhẹ để nhập ngày tháng.",
    "Bấm vào đây để nhập ngày.",
    "Bấm vào đây để nhập ngày tháng.",
    "Chọn một mục.",
    // Word, English
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Click or tap to enter a date.",
    "Click here to enter a date.",
    "Choose an item.",
    "Choose a building block.",
    "Enter any content that you want to repeat, including other content controls. You can also insert this control around table rows in order to repeat parts of a table.",
    // LibreOffice, English; its others are Word's
    "Choose a date",
    // OnlyOffice, English
    "Your text here",
    "Select a date",
    "Select an item",
    // French
    "Cliquez ou appuyez ici pour entrer du texte.",
    "Cliquez ou appuyez ici pour entrer une date.",
    "Choisissez un élément.",
    "Choisir un élément.",
    // German
    "Klicken oder tippen Sie hier, um Text einzugeben.",
    "Klicken oder tippen Sie, um ein Datum einzugeben.",
    "Wählen Sie ein Element aus.",
    // Spanish
    "Haga clic o pulse aquí para escribir texto.",
    "Haga clic aquí o pulse para escribir una fecha.",
    "Elija un elemento.",
    // Portuguese (Portugal, Brazil)
    "Clique ou toque aqui para introduzir texto.",
    "Clique ou toque aqui para inserir o texto.",
    "Clique ou toque aqui para inserir uma data.",
    "Escolha um item.",
    "Escolher um item.",
    // Italian
    "Fare clic o toccare qui per immettere una data.",
    // Dutch
    "Klik of tik om tekst in te voeren.",
    "Kies een item.",
    // Russian, Polish, Czech
    "Место для ввода текста.",
    "Kliknij lub naciśnij tutaj, aby wprowadzić tekst.",
    "Kliknij lub naciśnij, aby wprowadzić datę.",
    "Wybierz element.",
    "Klikněte nebo klepněte sem a zadejte text.",
    // Swedish, Norwegian
    "Klicka eller tryck här för att ange datum.",
    "Klikk eller trykk her for å skrive inn tekst.",
    // Indonesian
    "Klik atau ketuk di sini untuk memasukkan teks.",
    // Japanese, Korean
    "クリックまたはタップしてテキストを入力してください。",
    "텍스트를 입력하려면 여기를 클릭하거나 탭하세요.",
    // Chinese, simplified (also WPS) and traditional
    "单击或点击此处输入文字。",
    "单击此处输入文字。",
    "单击或点击以输入日期。",
    "单击此处输入日期。",
    "选择一项。",
    "按一下或點選這裡以輸入文字。",
    "按一下這裡以輸入文字。",
    "按一下或點選以輸入日期。",
    "按一下這裡以輸入日期。",
    "選擇一個項目。",
];

static KEYS: LazyLock<BTreeMap<String, Key>> = LazyLock::new(|| {
    let keys = HINTS.iter().map(|hint| Key::whole(hint));
    keys.map(|key| (key.text.clone(), key)).collect()
});

/// The hints between spaces, as they are taken out of words.
static SPACED: LazyLock<Vec<String>> =
    LazyLock::new(|| KEYS.keys().map(|hint| format!(" {hint} ")).collect());

/// The longest hint, in bytes, with room for the spaces that other programs put in.
const LONGEST: usize = 400;

/// Whether all words of runs are in the style of Word's hints. Its name in a file is English in every language of Word;
/// only its id is translated.
pub(super) fn is_styled<'r>(runs: impl Iterator<Item = &'r Run>) -> bool {
    let mut words = runs.filter(|run| !run.text().trim().is_empty()).peekable();
    let hint = |run: &Run| {
        let style = run.look.style.as_ref();
        style.is_some_and(|style| style.name.eq_ignore_ascii_case("Placeholder Text"))
    };
    words.peek().is_some() && words.all(hint)
}

/// Whether a line is a hint of a program.
pub(super) fn is(line: &str) -> bool {
    line.len() <= LONGEST && KEYS.contains_key(&Key::whole(line).text)
}

/// What comes after a hint of a program, where a text begins with one.
pub(super) fn after(line: &str) -> Option<&str> {
    let mut end = LONGEST.min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let head = Key::whole(&line[..end]);
    let at = KEYS.values().find_map(|hint| head.after(hint))?;
    Some(line[at..].trim_start_matches(|c: char| c.is_whitespace() || ".。".contains(c)))
}

/// Words as they are compared, without the hints among them.
pub(super) fn taken_out(words: &str) -> String {
    let mut rest = format!(" {words} ");
    for hint in SPACED.iter().filter(|hint| words.len() + 2 >= hint.len()) {
        if rest.contains(hint.as_str()) {
            rest = rest.replace(hint.as_str(), " ");
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_of_programs_are_known_however_they_are_written() {
        for hint in [
            "Click or tap here to enter text.",
            "CLICK OR TAP  HERE to enter text",
            "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.",
            "单击或点击此处输入文字。",
            "Cliquez ou appuyez ici pour entrer du texte",
        ] {
            assert!(is(hint), "{hint}");
        }
        for answer in ["Chọn một mục tiêu", "Không", "", "Click"] {
            assert!(!is(answer), "{answer}");
        }
        assert_eq!(after("Choose an item. Hoàn thành"), Some("Hoàn thành"));
        assert_eq!(after("Hoàn thành"), None);
    }

    #[test]
    fn no_hint_occurs_twice() {
        assert_eq!(KEYS.len(), HINTS.len());
    }
}
