//! Every error code of the program: the tables of all families of faults.

use super::super::{
    edit as sheet, import, init, page, reminders, template, trace, usage, workspace,
};
use crate::batch::{BatchFault, convert, own, pdf};
use crate::compose::register::RegisterFault;
use crate::compose::summary::{DrawnFault, FilledFault, TypedFault};
use crate::compose::{ComposeFault, KindMismatch};
use crate::data::check::charts::ChartFault;
use crate::data::check::fault as check;
use crate::data::check::summaries::SummaryFault;
use crate::data::edit::ChangeFault;
use crate::data::fault as data;
use crate::data::gather::GatherFault;
use crate::files::DiskFault;
use crate::harvest;
use crate::import::ImportFault;
use crate::kind::KindFault;
use crate::markup::fault::MarkupFault;
use crate::problem::{Explained, Fault};
use crate::profile::ProfileFault;
use crate::template::fault::TemplateFault;
use crate::word::WordFault;
use crate::word::edit::EditFault;
use crate::word::read::ReadFault;
use crate::workbook::BookFault;

/// The families; a new one without its line here fails a test.
const FAMILIES: &[&[Explained]] = &[
    check::DocumentFault::CODES,
    check::IdFault::CODES,
    check::IndicatorFault::CODES,
    check::DetailFault::CODES,
    check::NumberingFault::CODES,
    check::PlanFault::CODES,
    check::ReportFault::CODES,
    check::RowsFault::CODES,
    check::TableFault::CODES,
    check::TimeFault::CODES,
    check::WordingFault::CODES,
    ChartFault::CODES,
    DrawnFault::CODES,
    FilledFault::CODES,
    SummaryFault::CODES,
    TypedFault::CODES,
    ChangeFault::CODES,
    data::ShapeFault::CODES,
    data::SyntaxFault::CODES,
    harvest::Doubt::CODES,
    harvest::Refusal::CODES,
    harvest::rewritten::RewrittenFault::CODES,
    import::PlanThere::CODES,
    init::Occupied::CODES,
    workspace::NoData::CODES,
    convert::ConvertFault::CODES,
    own::OwnFault::CODES,
    page::PageFault::CODES,
    sheet::SheetFault::CODES,
    pdf::PdfFault::CODES,
    reminders::Unwritable::CODES,
    template::NoTemplate::CODES,
    trace::fault::TraceFault::CODES,
    usage::Lost::CODES,
    usage::UsageFault::CODES,
    BatchFault::CODES,
    BookFault::CODES,
    ComposeFault::CODES,
    KindMismatch::CODES,
    DiskFault::CODES,
    EditFault::CODES,
    GatherFault::CODES,
    ImportFault::CODES,
    KindFault::CODES,
    MarkupFault::CODES,
    ProfileFault::CODES,
    ReadFault::CODES,
    RegisterFault::CODES,
    TemplateFault::CODES,
    WordFault::CODES,
];

/// Every error code, in order.
pub(super) fn all() -> Vec<Explained> {
    let mut all: Vec<Explained> = FAMILIES.iter().copied().flatten().copied().collect();
    all.sort_by_key(|error| error.code);
    all
}

/// A code as it is reported on a screen.
pub(super) fn text(error: &Explained) -> String {
    let advice = crate::viet::capitalize_first(error.advice);
    let example = (error.example)();
    let hint = example.hint.map(|hint| format!("\n  {hint}")).unwrap_or_default();
    format!(
        "{}: {}\n\n{}\n\nCách sửa: {advice}.\n\nVí dụ:\n  {}{hint}\n",
        error.code, error.title, error.meaning, example.message
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::all;

    /// The codes that are in the source: two capitals and two figures in quotes.
    fn in_source(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("src") {
            let path = entry.expect("entry").path();
            if path.file_stem().is_some_and(|name| name == "tests") {
                continue;
            }
            if path.is_dir() {
                in_source(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).expect("source");
                let code = text.split("\nmod tests {").next().unwrap_or_default();
                for word in code.split('"') {
                    let bytes = word.as_bytes();
                    let code = bytes.len() == 4
                        && bytes[..2].iter().all(u8::is_ascii_uppercase)
                        && bytes[2..].iter().all(u8::is_ascii_digit);
                    if code {
                        found.insert(word.to_owned());
                    }
                }
            }
        }
    }

    #[test]
    fn every_code_has_an_example_of_its_own_in_words_for_a_clerk() {
        for error in all() {
            let example = (error.example)();
            let words = [error.title, error.meaning, error.advice, &example.message];
            assert_eq!(example.code, error.code, "the example is of another code");
            assert!(words.iter().all(|words| !words.trim().is_empty()), "{error:?}");
            assert!(!example.message.ends_with('.'), "{example:?}");
            let hint = example.hint.unwrap_or_else(|| error.advice.to_owned());
            assert!(!hint.trim().is_empty() && !hint.ends_with('.'), "{hint:?}");
        }
    }

    #[test]
    fn every_code_in_the_source_is_explained_once() {
        let mut found = BTreeSet::new();
        in_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        let reported: Vec<&str> = all().iter().map(|error| error.code).collect();
        let once: BTreeSet<String> = reported.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(reported.len(), once.len(), "a code is explained twice");
        assert!(found.len() > 100, "{} codes found in the source", found.len());
        let missing: Vec<_> = found.difference(&once).collect();
        assert!(missing.is_empty(), "not explained: {missing:?}");
        let gone: Vec<_> = once.difference(&found).collect();
        assert!(gone.is_empty(), "explained and nowhere in the source: {gone:?}");
    }
}
