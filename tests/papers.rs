//! Documents of other writers: one correct letter as python-docx, LibreOffice, Word, WPS and Google Docs write it
//! (`tests/papers/make.py`). Whoever wrote it, the reader finds the same words with the same look. `UPDATE_GOLDEN=1
//! cargo test --test papers` writes the outlines next to the documents again.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::path::PathBuf;

use common::{files, root};
use vanban::paper::{Alignment, LineSpacing, Paper, PartId, PartKind, outline};
use vanban::units::{HalfPoint, Twip};
use vanban::word::read::read;

fn papers() -> Vec<(String, Paper)> {
    let all: Vec<PathBuf> = files(&root().join("tests/papers"), ".docx");
    assert!(all.len() >= 30, "{} documents", all.len());
    all.into_iter()
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).expect("a document");
            (name, read(&bytes).unwrap_or_else(|fault| panic!("{}: {fault}", path.display())))
        })
        .collect()
}

#[test]
fn every_document_reads_as_it_was_looked_over() {
    let mut differ = Vec::new();
    for (name, paper) in papers() {
        let now = outline(&paper);
        let path = root().join("tests/papers").join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &now).expect("written");
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        if stored != now {
            let at = stored.lines().zip(now.lines()).find(|(a, b)| a != b);
            differ.push(format!("{name}: {at:?}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Words as they count here: one space between, no space that does not break.
fn plain(text: &str) -> String {
    text.split([' ', '\u{a0}', '\t', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn whoever_wrote_it_the_words_are_all_there() {
    let content = std::fs::read_to_string(root().join("tests/papers/content.txt")).expect("words");
    let mut missing = Vec::new();
    for (name, paper) in papers() {
        let lines = paper.paragraphs(PartId::BODY).map(|p| plain(&p.text_with_number()));
        let all = lines.collect::<Vec<_>>().join("\n");
        for words in content.lines() {
            // Each once: no alternative is read twice.
            let times = all.matches(&plain(words)).count();
            if times != 1 {
                missing.push(format!("{name}: {words:?} stands {times} times"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn whoever_wrote_it_the_look_is_the_same() {
    // (how it begins, bold, italic, half-points, alignment, first line, gap before): the values of
    // `make.py`, written a second time on purpose.
    let center = Alignment::Center;
    let both = Alignment::Justify;
    let looks = [
        ("CỘNG HÒA", true, false, 26, center, 0, 0),
        ("Độc lập", true, false, 28, center, 0, 0),
        ("SỞ TƯ PHÁP", true, false, 26, center, 0, 0),
        ("Thái Nguyên, ngày", false, true, 28, center, 0, 0),
        ("V/v", false, false, 24, center, 0, 120),
        ("Thực hiện Kế hoạch", false, false, 28, both, 720, 120),
        ("Đã tổ chức", false, false, 28, both, 720, 120),
        ("1. Kết quả", true, false, 28, both, 720, 120),
        ("Nơi nhận", true, true, 24, Alignment::Left, 0, 0),
        ("- Như trên", false, false, 22, Alignment::Left, 0, 0),
        ("Nguyễn Văn An", true, false, 28, center, 0, 0),
    ];
    let mut wrong = Vec::new();
    for (name, paper) in papers() {
        for (begins, bold, italic, size, align, first, before) in looks {
            let found = paper
                .paragraphs(PartId::BODY)
                .find(|paragraph| plain(&paragraph.text_with_number()).starts_with(begins));
            let Some(paragraph) = found else {
                // Letterheads set with tabs have two things in a line.
                assert!(name.contains("tab"), "{name}: {begins:?} is not there");
                continue;
            };
            let mut complain = |what: String| wrong.push(format!("{name}: {begins:?}: {what}"));
            let look = &paragraph.look;
            // LibreOffice 7.4 gives a web page gaps of its own, and drops the look inside controls.
            let (own_gaps, lost) = (name == "libre-html", name == "libre-tu-word-o-dien");
            let near = |a: Twip, b: i32| (a.0 - b).abs() <= 2;
            let tabbed = name.contains("tab") && paragraph.text().contains('\t');
            if look.align != align && !tabbed {
                complain(format!("{:?}", look.align));
            }
            if !near(look.indents.first_line, first) {
                complain(format!("first line {:?}", look.indents.first_line));
            }
            if !near(look.before, before) && !tabbed {
                complain(format!("before {:?}", look.before));
            }
            let gaps = look.after == Twip(0) && look.line == LineSpacing::Multiple(240);
            if !gaps && !own_gaps {
                complain(format!("after {:?}, line {:?}", look.after, look.line));
            }
            let words = paragraph.shown().filter(|run| !run.text().trim().is_empty());
            for run in words.filter(|run| !(lost && run.control.is_some())) {
                let seen = &run.look;
                let same = (seen.bold, seen.italic, seen.size) == (bold, italic, HalfPoint(size));
                if !tabbed && (!same || &*seen.font != "Times New Roman" || !seen.color.is_black())
                {
                    complain(format!(
                        "{:?}: {} {:?} bold {} italic {}",
                        run.text(),
                        seen.font,
                        seen.size,
                        seen.bold,
                        seen.italic
                    ));
                }
            }
        }
        let page = &paper.sections[0].geometry;
        let lengths = [page.width, page.height, page.top, page.left, page.right];
        for (found, wanted) in lengths.iter().zip([11906, 16838, 1134, 1701, 850]) {
            if (found.0 - wanted).abs() > 2 {
                wrong.push(format!("{name}: page {page:?}"));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_are_found_however_they_are_drawn() {
    for (name, paper) in papers() {
        let lines: usize = paper.paragraphs(PartId::BODY).map(|p| p.lines().len()).sum();
        // Two rules; an underlined word is one more.
        let expected = if name.contains("nhan-manh") { 3 } else { 2 };
        assert!(lines >= expected, "{name}: {lines} lines");
        let known = paper
            .paragraphs(PartId::BODY)
            .flat_map(|p| p.lines())
            .filter(|line| line.length.is_some_and(|length| length.0 > 500));
        assert!(known.count() >= 2, "{name}: lengths are known");
    }
}

#[test]
fn page_numbers_are_in_a_header_of_later_pages() {
    for (name, paper) in papers().into_iter().filter(|(name, _)| !name.starts_with("libre-")) {
        let section = &paper.sections[0];
        assert!(section.title_page, "{name}");
        let header = section.headers.default.expect("a header");
        assert_eq!(paper.part(header).map(|part| part.kind), Some(PartKind::Header), "{name}");
        let fields: Vec<_> = paper
            .paragraphs(header)
            .flat_map(|p| p.runs.iter())
            .filter_map(|run| run.field.as_deref())
            .collect();
        assert!(fields.iter().any(|code| code.starts_with("PAGE")), "{name}: {fields:?}");
    }
}
