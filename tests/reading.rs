//! The reader against our own documents: every paragraph that bears a role looks as the profile's row says, after
//! all inheritance; and against damaged ones: whatever bytes come, an answer and never a panic.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use common::{build, files, profiles, root};
use proptest::prelude::*;
use rayon::prelude::*;
use vanban::data::scalar::TypeSize;
use vanban::paper::{Alignment, LineSpacing, Paper, Paragraph, PartId, outline};
use vanban::profile::{Align, LineRule, LookRow, Profile, Role};
use vanban::units::{HalfPoint, Mm, Pt, Twip};
use vanban::word::edit::{Fix, LookSet, Mark, PageSet, ParagraphSet, fix, mark};
use vanban::word::read::read;

/// What of a paragraph is not as the row of its role says.
fn differences(
    paragraph: &Paragraph,
    row: &LookRow,
    profile: &Profile,
    size: TypeSize,
) -> Vec<String> {
    let look = &paragraph.look;
    let mut wrong = Vec::new();
    let mut check = |what: &str, same: bool| {
        if !same {
            wrong.push(format!("{what} of {:?}", paragraph.text()));
        }
    };
    let align = match row.align {
        Align::Left => Alignment::Left,
        Align::Center => Alignment::Center,
        Align::Right => Alignment::Right,
        Align::Justify => Alignment::Justify,
    };
    check("alignment", look.align == align);
    check("gap after", look.after == Twip(0));
    let before = Twip::from(Pt(row.before.map_or(0.0, |gap| gap.value)));
    check("gap before", look.before == before);
    let first = Twip::from(Mm(row.first_line.map_or(0.0, |indent| indent.value)));
    check("first line", look.indents.first_line == first);
    let line = match row.line {
        None => LineSpacing::Multiple(240),
        Some(LineRule::Multiple(times)) => {
            LineSpacing::Multiple((times.value * 240.0).round() as u32)
        }
        Some(LineRule::Exact(points)) => LineSpacing::Exact(Twip::from(Pt(points.value))),
    };
    check("line", look.line == line);
    check("outline", look.outline == row.outline);
    let points = HalfPoint::from(row.points(size));
    check("size of the mark", paragraph.mark.size == points);
    for run in paragraph.shown().filter(|run| !run.text().trim().is_empty()) {
        check("size", run.look.size == points);
        // Boxes to tick are no letters: Word takes them from a font of signs.
        let box_only = run.text().trim().chars().all(|c| "☐☒".contains(c));
        check("font", *run.look.font == *profile.font || box_only);
        // Words may stand out in a text that does not.
        check("bold", run.look.bold || !row.bold);
        check("italic", run.look.italic || !row.italic);
        check("language", run.look.language.as_ref().is_some_and(|l| &*l.0 == "vi-VN"));
    }
    wrong
}

fn against(paper: &Paper, profile: &Profile, size: TypeSize) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for paragraph in paper.paragraphs(PartId::BODY) {
        let style = paragraph.look.style.as_ref().map(|style| style.id.to_string());
        let Some(role) = style.and_then(|id| id.parse::<Role>().ok()) else { continue };
        // A rule's gap and pitch are the writer's own measure, as is the last, empty paragraph; an answer is
        // the agency's.
        if [Role::Rule, Role::Answer].contains(&role) || paragraph.is_blank() {
            continue;
        }
        // The writer sets the closing block's gap, hanging hyphens and a list of addressees itself.
        let closing = [
            Role::Addressee,
            Role::AddresseeItem,
            Role::Recipients,
            Role::Recipient,
            Role::Filing,
            Role::Capacity,
            Role::SignerTitle,
            Role::OtherTitle,
            Role::SignerName,
        ];
        match profile.row(role) {
            Some(row) => {
                let found = differences(paragraph, row, profile, size).into_iter();
                let own = |what: &String| {
                    ["gap before", "first line", "alignment of \"Kính gửi:\""]
                        .iter()
                        .any(|own| what.starts_with(own))
                };
                wrong.extend(found.filter(|what| !(closing.contains(&role) && own(what))));
            }
            None => wrong.push(format!("{} has no row", role.id())),
        }
        seen += 1;
    }
    (seen, wrong)
}

#[test]
fn the_look_of_every_role_in_our_documents_is_the_profile_s() {
    let profiles = profiles();
    let mut looked_at = 0;
    for campaign in ["data", "tests/campaigns/dang-uy", "tests/campaigns/nho"] {
        let out = tempfile::tempdir().expect("a folder");
        build(Path::new(campaign), out.path());
        for document in files(out.path(), ".docx") {
            let paper = read(&std::fs::read(&document).expect("bytes")).expect("reads");
            // Which profile it follows is the writer's affair: one must fit in everything.
            let tried = profiles.iter().flat_map(|profile| {
                let paper = &paper;
                [TypeSize::Thirteen, TypeSize::Fourteen].map(|size| against(paper, profile, size))
            });
            let (seen, wrong) = tried.min_by_key(|(_, wrong)| wrong.len()).expect("profiles");
            assert!(wrong.is_empty(), "{}:\n{}", document.display(), wrong.join("\n"));
            assert!(seen >= 10, "{}: {seen} paragraphs with roles", document.display());
            looked_at += 1;
        }
    }
    assert!(looked_at > 60, "{looked_at} documents");
}

/// A few real documents to damage.
fn real() -> &'static [Vec<u8>] {
    static REAL: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    REAL.get_or_init(|| {
        ["word-o-dien", "word-duong-ve", "libre-odt-kieu", "google-bang"]
            .iter()
            .map(|name| {
                std::fs::read(root().join(format!("tests/papers/{name}.docx"))).expect("one")
            })
            .collect()
    })
}

/// The file with its parts stored and not packed, so that damaged bytes reach the XML.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("bytes");
        writer.start_file(name, stored).expect("a part");
        writer.write_all(&content).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The same with a part's text changed in the given ways: pieces doubled, cut out, moved, bytes changed.
fn damaged(part: &str, changes: &[(usize, usize, u8)]) -> String {
    let mut text = part.to_owned();
    for (from, length, way) in changes {
        let at = |n: usize| {
            let mut at = n % (text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (from, to) = (at(*from), at(from.saturating_add(length % 400)));
        let (from, to) = (from.min(to), from.max(to));
        let piece = text[from..to].to_owned();
        match way % 5 {
            0 => text.replace_range(from..to, ""),
            1 => text.insert_str(from, &piece),
            2 => text.replace_range(from..to, "9999999999"),
            3 => text.insert_str(at(length * 7), &piece),
            // Names of elements for one another.
            _ => text = text.replacen("w:p>", "w:tbl>", 2).replacen("w:r>", "w:sdtContent>", 2),
        }
    }
    text
}

fn with_part(bytes: &[u8], name: &str, content: &str) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..archive.len() {
        let part = archive.by_index_raw(nth).expect("a part");
        if part.name().expect("a name") != name {
            writer.raw_copy_file(part).expect("copied");
        }
    }
    writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
    writer.write_all(content.as_bytes()).expect("bytes");
    writer.finish().expect("an archive").into_inner()
}

/// Whatever reads can be shown, marked and fixed.
fn use_it(bytes: &[u8]) {
    let Ok(paper) = read(bytes) else { return };
    let _ = outline(&paper);
    let paragraphs: Vec<_> = paper.paragraphs(PartId::BODY).collect();
    let marks: Vec<_> = paragraphs
        .iter()
        .map(|p| Mark { at: p.address.clone(), text: "nhận xét".into() })
        .collect();
    if let Ok(marked) = mark(bytes, &marks) {
        let again = read(&marked).expect("a marked copy reads");
        let words = |paper: &Paper| -> Vec<String> {
            paper.paragraphs(PartId::BODY).map(Paragraph::text).collect()
        };
        assert_eq!(words(&again), words(&paper));
    }
    let fixes: Vec<_> = paragraphs
        .iter()
        .flat_map(|p| {
            let at = p.address.clone();
            let range = 0..p.text().len();
            [
                Fix::Paragraph {
                    at: at.clone(),
                    set: vec![ParagraphSet::Align(Alignment::Justify)],
                },
                Fix::Look { at, range, set: vec![LookSet::Size(HalfPoint(28))] },
            ]
        })
        .collect();
    if let Ok(fixed) = fix(bytes, &fixes) {
        read(&fixed.bytes).expect("a mended copy reads");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_damaged_anywhere_never_make_it_panic(
        which in 0usize..4,
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<usize>()),
        stored in any::<bool>(),
    ) {
        let mut bytes = real()[which].clone();
        if stored {
            bytes = unpacked(&bytes);
        }
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut % (bytes.len() + 1));
        }
        use_it(&bytes);
    }

    #[test]
    fn text_damaged_anywhere_never_makes_it_panic(
        which in 0usize..4,
        part in 0usize..3,
        changes in prop::collection::vec((0usize..1 << 20, 0usize..1 << 20, any::<u8>()), 1..8),
    ) {
        let name = ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"][part];
        let original = &real()[which];
        let mut text = String::new();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(original)).expect("an archive");
        std::io::Read::read_to_string(&mut archive.by_name(name).expect("a part"), &mut text).expect("text");
        use_it(&with_part(original, name, &damaged(&text, &changes)));
    }
}

/// Everything that can be asked of a document: a comment at every paragraph, every property set.
fn marked_and_fixed(bytes: &[u8]) -> [Vec<u8>; 2] {
    let paper = read(bytes).expect("reads");
    let all: Vec<&Paragraph> = paper
        .parts
        .iter()
        .enumerate()
        .flat_map(|(id, _)| paper.paragraphs(PartId(id as u16)))
        .collect();
    let text = "Cỡ chữ 12, cần 13 đến 14\nĐiều 8 Nghị định 30/2020/NĐ-CP <&>".to_owned();
    let marks: Vec<_> =
        all.iter().map(|p| Mark { at: p.address.clone(), text: text.clone() }).collect();
    let paragraph = vec![
        ParagraphSet::Align(Alignment::Justify),
        ParagraphSet::FirstLine(Twip(720)),
        ParagraphSet::Left(Twip(0)),
        ParagraphSet::Right(Twip(0)),
        ParagraphSet::Before(Twip(120)),
        ParagraphSet::After(Twip(0)),
        ParagraphSet::Line(LineSpacing::Multiple(276)),
        ParagraphSet::Contextual(false),
        ParagraphSet::KeepNext(true),
        ParagraphSet::KeepLines(false),
        ParagraphSet::WidowControl(true),
        ParagraphSet::PageBreakBefore(false),
        ParagraphSet::NoShading,
    ];
    let look = vec![
        LookSet::Font("Times New Roman".into()),
        LookSet::Size(HalfPoint(28)),
        LookSet::Bold(false),
        LookSet::Italic(true),
        LookSet::Underline(false),
        LookSet::Caps(false),
        LookSet::Black,
        LookSet::NoHighlight,
        LookSet::NormalSpacing,
    ];
    let page = vec![
        PageSet::Paper(Twip(11906), Twip(16838)),
        PageSet::Top(Twip(1134)),
        PageSet::Bottom(Twip(1134)),
        PageSet::Left(Twip(1701)),
        PageSet::Right(Twip(850)),
        PageSet::Header(Twip(567)),
        PageSet::Footer(Twip(567)),
    ];
    let mut fixes: Vec<Fix> =
        (0..paper.sections.len()).map(|section| Fix::Page { section, set: page.clone() }).collect();
    for p in &all {
        let (at, text) = (p.address.clone(), p.text());
        let end = text.len();
        let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
        fixes.push(Fix::Paragraph { at: at.clone(), set: paragraph.clone() });
        // All of every other paragraph, so that its mark is set too.
        let reach = if at.ordinal % 2 == 0 { end } else { middle };
        fixes.push(Fix::Look { at: at.clone(), range: 0..reach, set: look.clone() });
        if middle < end {
            let next = middle + text[middle..].chars().next().map_or(0, char::len_utf8);
            fixes.push(Fix::Text { at, range: middle..next, words: "chữ <mới>".into() });
        }
    }
    [mark(bytes, &marks).expect("marked"), fix(bytes, &fixes).expect("fixed").bytes]
}

#[test]
#[ignore = "needs the validator that tests/all.sh installs"]
fn marked_and_fixed_copies_are_as_sound_as_the_originals() {
    let validator = std::env::var_os("VANBAN_VALIDATOR").expect("run by tests/all.sh");
    let folder = tempfile::tempdir().expect("a folder");
    let errors = |name: String, bytes: &[u8]| -> Vec<String> {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        let output = std::process::Command::new(&validator)
            .arg(&path)
            .arg("Microsoft365")
            .output()
            .expect("validates");
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        said["errors"].as_array().into_iter().flatten().map(ToString::to_string).collect()
    };
    let out = tempfile::tempdir().expect("a folder");
    build(Path::new("data"), out.path());
    let papers = files(&root().join("tests/papers"), ".docx");
    let mut documents: Vec<_> = papers.into_iter().step_by(2).collect();
    documents.extend(files(out.path(), ".docx").into_iter().step_by(20));
    let wrong_of = |(nth, document): (usize, &PathBuf)| -> Vec<String> {
        let original = std::fs::read(document).expect("bytes");
        let before = errors(format!("{nth}.docx"), &original).len();
        let copies = ["marked", "mended"].into_iter().zip(marked_and_fixed(&original));
        let worse = copies.filter_map(|(what, copy)| {
            let after = errors(format!("{nth}-{what}.docx"), &copy);
            (after.len() > before).then(|| {
                format!(
                    "{} {what}: {before} errors, then {}: {:?}",
                    document.display(),
                    after.len(),
                    after.first()
                )
            })
        });
        worse.collect()
    };
    // A process for each copy: on all cores.
    let wrong: Vec<String> = documents.par_iter().enumerate().flat_map_iter(wrong_of).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
