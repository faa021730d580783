//! A summary goes out, a person rewrites it in Word, and it comes back: what it says is what the next one says, with
//! the numbers of its day.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "common/form.rs"]
mod form;
#[path = "common/memory.rs"]
mod memory;

use std::path::{Path, PathBuf};
use std::time::Duration;

use form::{Form, TEXT, escape};
use memory::MemoryDisk;
use proptest::prelude::*;
use vanban::desk::collect::{self, SummaryBecame};
use vanban::desk::{
    Date, Desk, Disk, DocumentKind, Ended, Machine, Office, PdfFault, Places, Unwatched, Workers,
    build,
};

/// A machine without an office suite.
struct NoOffice;

impl Office for NoOffice {
    fn is_ready(&self) -> Result<(), PdfFault> {
        Err(PdfFault::NoOffice)
    }

    fn convert(&self, _: &Path, _: &[PathBuf], _: Duration, _: &dyn Fn() -> bool) -> Ended {
        panic!("nobody asks what is not there")
    }
}

fn at_desk<R>(disk: &MemoryDisk, work: impl Fn(&Desk<'_>) -> R) -> R {
    let workers = Workers::start(Some(1)).expect("workers");
    let today = Date::parse("2027-03-31").expect("a day");
    let machine =
        Machine { disk, office: &NoOffice, workers: &workers, progress: &Unwatched, today };
    let folder = |name: &str| Path::new("dot").join(name);
    let places =
        Places { data: folder("data"), templates: folder("templates"), out: folder("out") };
    work(&Desk::new(machine, places))
}

/// A campaign on a disk in memory.
fn campaign(data: &str) -> MemoryDisk {
    let disk = MemoryDisk::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(data);
    let mut waiting = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                let below =
                    path.strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
                disk.put(&format!("dot/data/{below}"), &std::fs::read(&path).expect("bytes"));
            }
        }
    }
    disk
}

/// Makes the summaries and gives that of a period.
fn summary(disk: &MemoryDisk, period: &str) -> Form {
    let kinds = vec![DocumentKind::Summary];
    let request = build::Request { kinds, ..build::Request::default() };
    at_desk(disk, |desk| desk.build(&request)).expect("made");
    Form::open(&disk.bytes(&format!("dot/out/tong-hop/{period}.docx")))
}

fn taken(disk: &MemoryDisk, form: &Form) -> collect::Summary {
    disk.put("dot/ve/a.docx", &form.bytes());
    let request =
        collect::Request { paths: vec!["dot/ve/a.docx".into()], ..collect::Request::default() };
    let mut outcome = at_desk(disk, |desk| desk.collect(&request)).expect("collected");
    assert_eq!(outcome.summaries.len(), 1, "{outcome:?}");
    outcome.summaries.remove(0)
}

fn codes(summary: &collect::Summary) -> Vec<&'static str> {
    summary.problems.iter().map(|problem| problem.code).collect()
}

/// A run of words, or a figure in its bookmark.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Words(String),
    Figure { before: String, words: String },
}

#[derive(Debug, Clone, PartialEq)]
struct Line {
    look: String,
    pieces: Vec<Piece>,
}

impl Line {
    fn words(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) | Piece::Figure { words, .. } => words.as_str(),
        });
        spaced(&words.collect::<String>())
    }

    fn xml(&self) -> String {
        let mut xml = format!("<w:p>{}", self.look);
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => xml.push_str(&form::run(words)),
                Piece::Figure { before, words } => {
                    let id = before.split("w:id=\"").nth(1).and_then(|rest| rest.split('"').next());
                    let id = id.expect("an id");
                    xml.push_str(&format!(
                        "{before}{}<w:bookmarkEnd w:id=\"{id}\"/>",
                        form::run(words)
                    ));
                }
            }
        }
        xml + "</w:p>"
    }
}

fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A paragraph begins with a capital, whoever wrote it.
fn capital(line: &str) -> String {
    let (mark, words) = line.split_at(if line.starts_with("- ") { 2 } else { 0 });
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{mark}{first}{}", letters.as_str())
}

fn unescaped(words: &str) -> String {
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The places of the sections in the text: of what is between the ends of their bookmarks.
fn regions(form: &Form) -> Vec<std::ops::Range<usize>> {
    let xml = form.part(TEXT);
    let mut all = Vec::new();
    for (at, _) in xml.match_indices("w:name=\"vp_") {
        let start = xml[..at].rfind("<w:bookmarkStart").expect("a start");
        let id = xml[start..].split('"').nth(1).expect("an id");
        let from = start + xml[start..].find("/>").expect("its end") + 2;
        let end =
            from + xml[from..].find(&format!("<w:bookmarkEnd w:id=\"{id}\"/>")).expect("an end");
        all.push(from..end);
    }
    all
}

/// The lines of a section.
fn lines(xml: &str) -> Vec<Line> {
    let mut all = Vec::new();
    for paragraph in xml.split("<w:p>").skip(1) {
        let end = paragraph.find("</w:pPr>").map_or(0, |at| at + 8);
        let mut line = Line { look: paragraph[..end].to_owned(), pieces: Vec::new() };
        let mut figure = None;
        let mut rest = &paragraph[end..];
        while let Some(at) = rest.find('<') {
            rest = &rest[at..];
            let end = rest.find('>').expect("an end") + 1;
            let tag = &rest[..end];
            if tag.starts_with("<w:bookmarkStart") {
                figure = Some(tag.to_owned());
            } else if tag.starts_with("<w:bookmarkEnd") {
                figure = None;
            } else if tag == "<w:t>" || tag.starts_with("<w:t ") {
                let words = &rest[end..end + rest[end..].find('<').expect("an end")];
                let words = unescaped(words);
                line.pieces.push(match &figure {
                    Some(before) => Piece::Figure { before: before.clone(), words },
                    None => Piece::Words(words),
                });
            }
            rest = &rest[end..];
        }
        all.push(line);
    }
    all
}

fn said(form: &Form) -> Vec<Vec<String>> {
    let xml = form.part(TEXT);
    regions(form).into_iter().map(|at| lines(&xml[at]).iter().map(Line::words).collect()).collect()
}

fn with(form: &Form, nth: usize, lines: &[Line]) -> Form {
    let mut form = form.clone();
    let at = regions(&form)[nth].clone();
    let new: String = lines.iter().map(Line::xml).collect();
    form.edit(TEXT, |xml| format!("{}{new}{}", &xml[..at.start], &xml[at.end..]));
    form
}

/// What a person does to the text of a section.
fn rewritten(mut lines: Vec<Line>, edits: &[(u8, usize, usize, String)]) -> Vec<Line> {
    for (kind, a, b, words) in edits {
        if lines.is_empty() {
            break;
        }
        let at = a % lines.len();
        let count = lines[at].pieces.len().max(1);
        match kind % 7 {
            // Words come in.
            0 => {
                let nth = 1 + b % count;
                let nth = nth.min(lines[at].pieces.len());
                lines[at].pieces.insert(nth, Piece::Words(format!(" {words} ")));
            }
            // Words go.
            1 => {
                let nth = b % count;
                if lines[at].pieces.len() > 1 && nth > 0 {
                    lines[at].pieces.remove(nth);
                }
            }
            // A run moves, a figure with its bookmark.
            2 => {
                let nth = b % count;
                if lines[at].pieces.len() > 2 && nth > 0 {
                    let piece = lines[at].pieces.remove(nth);
                    lines[at].pieces.push(piece);
                }
            }
            // A paragraph is split.
            3 => {
                let nth = 1 + b % count;
                if nth < lines[at].pieces.len() {
                    let mut tail = lines[at].pieces.split_off(nth);
                    tail.insert(0, Piece::Words("Trong đó ".into()));
                    let look = lines[at].look.clone();
                    lines.insert(at + 1, Line { look, pieces: tail });
                }
            }
            // Two are joined.
            4 if at + 1 < lines.len() => {
                let next = lines.remove(at + 1);
                lines[at].pieces.push(Piece::Words(" ".into()));
                lines[at].pieces.extend(next.pieces);
            }
            // One comes in.
            5 => {
                let look = lines[at].look.replace("gach-dau-dong", "loi-van");
                let pieces = vec![Piece::Words(format!("Đoạn mới: {words}."))];
                lines.insert(b % (lines.len() + 1), Line { look, pieces });
            }
            // Two change places.
            _ => {
                let other = b % lines.len();
                lines.swap(at, other);
            }
        }
    }
    lines
}

/// The period of the shipped campaign's end.
const PERIOD: &str = "tong-ket";

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_rewritten_comes_back_and_is_printed_again(
        nth in 0_usize..40,
        edits in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), "[a-zđ]{2,6}( [a-zàá]{2,6}){0,3}"), 1..5),
    ) {
        let disk = campaign("data");
        let issued = summary(&disk, PERIOD);
        let before = said(&issued);
        // The opening's and the closing's ends are the layout's; of the others any.
        let nth = 1 + nth % (before.len() - 2);
        let old = lines(&issued.part(TEXT)[regions(&issued)[nth].clone()]);
        let new = rewritten(old.clone(), &edits);
        let form = with(&issued, nth, &new);
        let summary_taken = taken(&disk, &form);
        prop_assert!(!summary_taken.problems.has_errors(), "{:?}", summary_taken.problems);
        let again = summary(&disk, PERIOD);
        let mut expected = before;
        expected[nth] = new.iter().map(|line| capital(&line.words())).collect();
        let printed = said(&again);
        prop_assert_eq!(&printed[nth], &expected[nth], "{:?}", summary_taken.sections);
        prop_assert_eq!(&printed, &expected);
        // What is printed again is known as it is, and figures are figures still.
        prop_assert_eq!(taken(&disk, &again).became, SummaryBecame::Unchanged);
        let figures = |lines: &[Line]| lines.iter().flat_map(|line| &line.pieces).filter(|p| matches!(p, Piece::Figure { .. })).count();
        let printed = lines(&again.part(TEXT)[regions(&again)[nth].clone()]);
        prop_assert_eq!(figures(&printed), figures(&new));
    }
}

/// The section that has the words, and its lines.
fn section_with(form: &Form, words: &str) -> (usize, Vec<Line>) {
    let nth = said(form).iter().position(|lines| lines.iter().any(|line| line.contains(words)));
    let nth = nth.unwrap_or_else(|| panic!("no '{words}'"));
    (nth, lines(&form.part(TEXT)[regions(form)[nth].clone()]))
}

#[test]
fn what_nobody_changed_stays_the_programs() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let all = taken(&disk, &issued);
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Unchanged, vec![]));
    assert!(!disk.files().iter().any(|file| file.contains("summaries")));
}

#[test]
fn a_figure_follows_after_the_text_was_rewritten_and_a_typed_one_is_reported() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let (nth, mut lines) = section_with(&issued, "528");
    lines[0].pieces.push(Piece::Words(" Đây là kết quả tốt.".into()));
    let form = with(&issued, nth, &lines);
    let all = taken(&disk, &form);
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Taken, vec![]));
    assert_eq!(all.sections.len(), 1, "{:?}", all.sections);
    let file = disk.text("dot/data/summaries/tong-ket.yaml");
    assert!(
        file.contains("{so-cuoc-tuyen-truyen}") && file.contains("Đây là kết quả tốt."),
        "{file}"
    );
    // Every other section is the program's still: a late report changes them, and the head's sentence too.
    assert_eq!(file.matches("- id: ").count(), 1, "{file}");
    // The same file once more changes nothing.
    let again = taken(&disk, &form);
    assert_eq!(again.became, SummaryBecame::Unchanged, "{again:?}");
    // Typed over.
    let issued = summary(&disk, PERIOD);
    let (nth, mut lines) = section_with(&issued, "528");
    for piece in lines.iter_mut().flat_map(|line| &mut line.pieces) {
        if let Piece::Figure { words, .. } = piece
            && words == "528"
        {
            *words = "530".into();
        }
    }
    let all = taken(&disk, &with(&issued, nth, &lines));
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Taken, vec!["SV01"]));
    let problem = all.problems.iter().next().expect("one");
    assert!(
        problem.message.contains("số 528 đã sửa thành 530; các báo cáo cộng lại là 528"),
        "{problem:?}"
    );
    assert!(disk.text("dot/data/summaries/tong-ket.yaml").contains("530 "), "kept as typed");
}

#[test]
fn numbers_of_the_day_are_in_the_heads_words() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let (nth, mut lines) = section_with(&issued, "528");
    lines[0].pieces.push(Piece::Words(" Đây là kết quả tốt.".into()));
    // The report changes between the day of the file and that of its return.
    let path = "dot/data/reports/tong-ket/ubnd-tp-thai-nguyen.yaml";
    let report = disk.text(path);
    let changed = report.replace("so-cuoc-tuyen-truyen: 98", "so-cuoc-tuyen-truyen: 108");
    assert_ne!(report, changed);
    disk.put(path, changed.as_bytes());
    let all = taken(&disk, &with(&issued, nth, &lines));
    assert_eq!(all.became, SummaryBecame::Taken);
    assert_eq!(all.sections.len(), 1, "{:?}", all.sections);
    assert!(!codes(&all).contains(&"SV01"), "{all:?}");
    let again = summary(&disk, PERIOD);
    let (_, lines) = section_with(&again, "Đây là kết quả tốt.");
    assert!(lines[0].words().contains("538"), "{lines:?}");
}

#[test]
fn a_hand_in_the_data_and_one_in_word_are_a_conflict_and_nothing_is_merged() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let (nth, mut lines) = section_with(&issued, "528");
    lines[0].pieces.push(Piece::Words(" Một.".into()));
    let file = "# Của tôi.\nsections:\n  # Đây.\n  - id: hinh-thuc\n    text: |\n      Hai.\n";
    let path = "dot/data/summaries/tong-ket.yaml";
    disk.put(path, file.as_bytes());
    let all = taken(&disk, &with(&issued, nth, &lines));
    assert_eq!(all.became, SummaryBecame::Refused);
    assert!(codes(&all).contains(&"SV07"), "{all:?}");
    assert_eq!(disk.text(path), file);
    // Of another section nothing stands in the way, and the file's own lines stay.
    let (nth, mut lines) = section_with(&issued, "17/23");
    lines[0].pieces.push(Piece::Words(" Ba.".into()));
    let all = taken(&disk, &with(&issued, nth, &lines));
    assert_eq!(all.became, SummaryBecame::Taken, "{all:?}");
    let now = disk.text(path);
    assert!(now.starts_with(file) && now.contains("  - id: state\n"), "{now}");
}

#[test]
fn what_is_changed_outside_of_the_text_is_reported_and_not_taken() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let mut form = issued.clone();
    form.swap("KẾT QUẢ THỰC HIỆN", "KẾT QUẢ ĐẠT ĐƯỢC");
    let all = taken(&disk, &form);
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Unchanged, vec!["SV06", "SV06"]));
    // A figure of an annex.
    let mut form = issued.clone();
    form.edit(TEXT, |xml| {
        let at = xml.rfind("<w:t xml:space=\"preserve\">528</w:t>").expect("a figure");
        format!(
            "{}<w:t>529</w:t>{}",
            &xml[..at],
            &xml[at + "<w:t xml:space=\"preserve\">528</w:t>".len()..]
        )
    });
    let all = taken(&disk, &form);
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Unchanged, vec!["SV06"]));
    // A section without words is not left out unasked.
    let (nth, _) = section_with(&issued, "528");
    let all = taken(&disk, &with(&issued, nth, &[]));
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Unchanged, vec!["SV03"]));
    assert!(!disk.files().iter().any(|file| file.contains("summaries")));
}

#[test]
fn tracked_changes_are_read_as_accepted_and_said() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let mut form = issued.clone();
    let words = "đã tổ chức ";
    form.edit(TEXT, |xml| {
        let at = xml.find("528").expect("a figure");
        let at = at + xml[at..].find("</w:r>").expect("an end") + 6;
        let at = at + xml[at..].find("/>").expect("an end") + 2;
        let new =
            format!("<w:ins w:id=\"900\" w:author=\"a\">{}</w:ins>", form::run(&escape(words)));
        format!("{}{new}{}", &xml[..at], &xml[at..])
    });
    let all = taken(&disk, &form);
    assert_eq!((all.became, codes(&all)), (SummaryBecame::Taken, vec!["SV08"]));
    assert!(all.sections[0].text.contains(words), "{all:?}");
}

#[test]
fn a_summary_copied_into_a_new_document_is_known_by_its_bookmarks() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let (nth, mut lines) = section_with(&issued, "528");
    lines[0].pieces.push(Piece::Words(" Chép sang.".into()));
    let mut form = with(&issued, nth, &lines);
    form.edit("docProps/custom.xml", |_| {
        r#"<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>"#.into()
    });
    let all = taken(&disk, &form);
    assert_eq!(all.became, SummaryBecame::Taken, "{all:?}");
    assert!(all.sections[0].text.contains("{so-cuoc-tuyen-truyen}"), "{all:?}");
    // Only told what would be.
    let file = disk.bytes("dot/ve/a.docx");
    let other = campaign("tests/campaigns/nho");
    other.put("dot/ve/a.docx", &file);
    let request = collect::Request {
        paths: vec!["dot/ve".into()],
        dry_run: true,
        ..collect::Request::default()
    };
    let outcome = at_desk(&other, |desk| desk.collect(&request)).expect("collected");
    assert_eq!(outcome.summaries[0].became, SummaryBecame::Refused);
    assert!(other.read(Path::new("dot/data/summaries/tong-ket.yaml"), 10).is_err());
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_summary_that_libreoffice_saved_again_says_the_same() {
    let disk = campaign("data");
    let issued = summary(&disk, PERIOD);
    let (nth, mut lines) = section_with(&issued, "528");
    lines[0].pieces.push(Piece::Words(" Đây là kết quả tốt.".into()));
    for (form, sections) in [(issued.clone(), 0), (with(&issued, nth, &lines), 1)] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.docx");
        std::fs::write(&file, form.bytes()).expect("written");
        let profile = folder.path().join("profile");
        let saved = std::process::Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", "docx", "--outdir"])
            .arg(folder.path().join("out"))
            .arg(&file)
            .output()
            .expect("soffice");
        assert!(saved.status.success());
        let again = Form::open(&std::fs::read(folder.path().join("out/a.docx")).expect("saved"));
        let all = taken(&disk, &again);
        assert_eq!((all.sections.len(), codes(&all)), (sections, vec![]), "{all:?}");
        assert!(
            all.sections.iter().all(|one| one.text.contains("{so-cuoc-tuyen-truyen}")),
            "{all:?}"
        );
    }
}
