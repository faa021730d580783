//! Every limit of `src/limits.rs` has a case that goes beyond it: reported with its code, or read as far as the
//! limit and no farther. A limit without a case here fails.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::Instant;

use common::{copy_data, files, parts, root, text, vanban};
use form::Form;
use tempfile::TempDir;
use vanban::data::gather::gather;
use vanban::files::{disk::RealDisk, read_folder};
use vanban::limits;
use vanban::paper::{Paper, PartId};
use vanban::problem::Fault;
use vanban::word::read::read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What going beyond a limit gives.
enum Then {
    /// A code and a sentence.
    Reported(&'static str, String),
    /// It stops there, and nothing is lost by it; the case has looked.
    Kept,
}

use Then::Kept;

/// A limit's name, and going beyond it: what comes, and words that tell the limit.
type Case = (&'static str, fn() -> (Then, &'static str));

const CASES: &[Case] = &[
    ("files::READ", || {
        let dir = tempfile::tempdir().expect("a folder");
        let file = fs::File::create(dir.path().join("a.yaml")).expect("made");
        file.set_len(limits::files::READ + 1).expect("long");
        (folder(dir.path()), "64 MB")
    }),
    ("files::ENTRIES", || {
        let dir = tempfile::tempdir().expect("a folder");
        for nth in 0..=limits::files::ENTRIES {
            fs::File::create(dir.path().join(nth.to_string())).expect("made");
        }
        (folder(dir.path()), "thư mục có hơn")
    }),
    // A larger file under such a name is read as any other: tests/outside.rs.
    ("files::OWNER", || (Kept, "")),
    ("files::DEPTH", || {
        let dir = tempfile::tempdir().expect("a folder");
        let deep = dir.path().join("a/".repeat(limits::files::DEPTH + 1));
        fs::create_dir_all(&deep).expect("made");
        fs::write(deep.join("a.yaml"), "a: 1").expect("written");
        (folder(dir.path()), "sâu hơn 8 cấp")
    }),
    ("data::BYTES", || (data(&" ".repeat(limits::data::BYTES + 1)), "4,0 MB")),
    ("data::DEPTH", || (data(&("a: ".to_owned() + &"[".repeat(limits::data::DEPTH + 1))), "64")),
    ("data::NODES", || (data(&"- a\n".repeat(limits::data::NODES + 1)), "500.000")),
    ("data::AGENCIES", || (agencies(&" ".repeat(limits::data::AGENCIES + 1)), "16,0 MB")),
    ("data::AGENCIES_NODES", || {
        (agencies(&"- abcdef\n".repeat(limits::data::AGENCIES_NODES + 1)), "1.500.000")
    }),
    ("data::REPEATS", || {
        let bell = "a\u{7}".repeat(limits::data::REPEATS + 5);
        let gathered = gather(vec![("plan.yaml".into(), bell.into_bytes())], "data");
        let unseen = gathered.problems.iter().filter(|(_, problem)| problem.code == "DL04").count();
        assert_eq!(unseen, limits::data::REPEATS);
        (Kept, "")
    }),
    ("document::COLUMNS", || {
        let columns = "{head: A}, ".repeat(limits::document::COLUMNS + 1);
        let table = format!("    table: {{columns: [{columns}], rows: [[a]]}}\n");
        let read = fs::read_to_string(root().join("tests/campaigns/nho/plan.yaml")).expect("text");
        let printed = validated(&read.replacen("    text:\n", &format!("{table}    text:\n"), 1));
        (Then::Reported("BG09", printed), "nhiều nhất 40 cột")
    }),
    ("template::OUTPUT", || {
        let long = "x".repeat(8_000);
        (template(&format!("{{% for a in range(end=10000) %}}{long}{{% endfor %}}")), "64 MB")
    }),
    ("template::RANGE", || {
        (template("{% for a in range(end=10001) %}{% endfor %}"), "từ 0 đến 10000")
    }),
    ("template::VALUE", || {
        let twice = "{% for a in range(end=99) %}{% set_global x = x ~ x %}{% endfor %}";
        (template(&format!("{{% set x = 'lời' %}}{twice}")), "dài quá 1 MB")
    }),
    ("template::STEPS", || {
        let twice = "{% for a in range(end=9999) %}{% for b in range(end=9999) %}";
        (template(&format!("{twice}{{% endfor %}}{{% endfor %}}")), "5000000 bước")
    }),
    ("template::BYTES", || (template(&"x".repeat(limits::template::BYTES + 1)), "1 MB")),
    ("template::BRANCHES", || {
        let more = "{% elif false %}".repeat(limits::template::BRANCHES + 1);
        (template(&format!("{{% if false %}}{more}{{% endif %}}")), "100 nhánh")
    }),
    ("template::CALLS", || {
        let name = |nth| format!("ke-hoach/{nth}.html");
        let call = |nth| format!("{{% include '{}' %}}", name(nth));
        let more: Vec<_> =
            (0..=limits::template::CALLS).map(|nth| (name(nth), call(nth + 1))).collect();
        let mut more: Vec<_> = more.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let last = name(limits::template::CALLS + 1);
        more.push((&last, "a"));
        let (output, _) = made(&call(0), &more);
        let printed = String::from_utf8_lossy(&output.stderr).into_owned();
        (Then::Reported("MB42", printed), "16 cấp")
    }),
    ("template::NESTED", || {
        let deep = limits::template::NESTED + 1;
        (template(&format!("{}a{}", "<b>".repeat(deep), "</b>".repeat(deep))), "quá 64 lớp")
    }),
    ("word::FILE", || (word(&vec![0; limits::word::FILE + 1]), "lớn hơn 100 MB")),
    ("word::PARTS", || {
        let parts: Vec<(String, String)> =
            (0..=limits::word::PARTS).map(|n| (format!("p{n}"), String::new())).collect();
        (word(&packed(&parts)), "20.000 thành phần")
    }),
    ("word::PART", || {
        let long = " ".repeat(limits::word::PART as usize + 1);
        (word(&packed(&[(MAIN.into(), long)])), "lớn hơn 64 MB")
    }),
    ("word::TOTAL", || {
        // Three parts, each within its own limit.
        let blank = format!("<!--{}-->", " ".repeat(50 << 20));
        let part = |name: &str, root: &str| {
            (format!("word/{name}.xml"), format!("<w:{root} {W}>{blank}</w:{root}>"))
        };
        let mut parts = vec![part("styles", "styles"), part("numbering", "numbering")];
        let kinds = ["styles", "numbering"].map(|kind| {
            format!(r#"<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>"#)
        });
        parts.push((
            "word/_rels/document.xml.rels".into(),
            format!(r#"<Relationships xmlns="{RELATIONS}">{}</Relationships>"#, kinds.concat()),
        ));
        parts.push((MAIN.into(), main_of(&blank)));
        (word(&packed(&parts)), "giải nén")
    }),
    ("word::DEPTH", || {
        let times = limits::word::DEPTH;
        (body(&("<w:x>".repeat(times) + &"</w:x>".repeat(times))), "256 lớp")
    }),
    ("word::ELEMENTS", || {
        (body(&"<w:x/>".repeat(limits::word::ELEMENTS + 1)), "1.000.000 phần tử")
    }),
    ("word::PARAGRAPH", || {
        let run = format!("<w:r><w:t>{}</w:t></w:r>", "a".repeat(1 << 10));
        let runs = run.repeat(limits::word::PARAGRAPH / (1 << 10) + 1);
        (body(&format!("<w:p>{runs}</w:p>")), "một đoạn văn dài hơn 4 MB")
    }),
    ("word::RUNS", || {
        let fonts = r#"<w:rPr><w:rFonts w:ascii="A" w:hAnsi="B"/></w:rPr>"#;
        let words = "aá".repeat(limits::word::RUNS / 2 + 1);
        (body(&format!("<w:p><w:r>{fonts}<w:t>{words}</w:t></w:r></w:p>")), "phần tử")
    }),
    ("word::ATTRIBUTES", || {
        let many: String = (0..=limits::word::ATTRIBUTES).map(|n| format!(" a{n}=\"\"")).collect();
        (body(&format!("<w:p{many}/>")), "phần tử")
    }),
    ("word::NAMESPACES", || {
        let level: String = (0..200).map(|n| format!(" xmlns:a{n}=\"u{n}\"")).collect();
        let inner = "<w:y xmlns:b=\"b\"/>".repeat(limits::word::NAMESPACES / (200 * 100));
        let all = format!("<w:x{level}>").repeat(150) + &inner + &"</w:x>".repeat(150);
        (body(&all), "phần tử")
    }),
    ("word::TEXTS", || {
        let count = limits::word::TEXTS + 1;
        let mut parts: Vec<(String, String)> =
            (0..count).map(|n| (format!("word/h{n}.xml"), format!("<w:hdr {W}/>"))).collect();
        let rels: String = (0..count)
            .map(|n| {
                format!(r#"<Relationship Id="h{n}" Type="{OFFICE}/header" Target="h{n}.xml"/>"#)
            })
            .collect();
        parts.push((
            "word/_rels/document.xml.rels".into(),
            format!(r#"<Relationships xmlns="{RELATIONS}">{rels}</Relationships>"#),
        ));
        let sections: String = (0..count)
            .collect::<Vec<_>>()
            .chunks(3)
            .map(|chunk| {
                let feet: String = chunk
                    .iter()
                    .zip(["first", "even", "default"])
                    .map(|(n, which)| {
                        format!(r#"<w:headerReference w:type="{which}" r:id="h{n}"/>"#)
                    })
                    .collect();
                format!("<w:p><w:pPr><w:sectPr>{feet}</w:sectPr></w:pPr></w:p>")
            })
            .collect();
        parts.push((MAIN.into(), main_of(&sections)));
        (word(&packed(&parts)), "2.000 đầu trang")
    }),
    ("word::TABS", || {
        let tabs: String = (0..limits::word::TABS as u32 + 20)
            .map(|n| format!(r#"<w:tab w:val="left" w:pos="{}"/>"#, n * 100))
            .collect();
        let paper = paper(&format!("<w:p><w:pPr><w:tabs>{tabs}</w:tabs></w:pPr></w:p>"));
        let paragraph = paper.paragraphs(PartId::BODY).next().expect("one");
        assert_eq!(paragraph.look.tabs.len(), limits::word::TABS);
        (Kept, "")
    }),
    ("word::PATTERN", || {
        let long = "x".repeat(limits::word::PATTERN + 20);
        let list = format!(
            r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{long}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
        );
        let body = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>"#;
        let paper = with_part("numbering", list, body);
        let number = paper.paragraphs(PartId::BODY).next().expect("one").number.clone();
        assert_eq!(number.expect("a number").text.len(), limits::word::PATTERN);
        (Kept, "")
    }),
    ("word::STYLE_CHAIN", || {
        // Bold is at the far end of a chain that is longer than any.
        let bold = |chain: usize| {
            let styles: String = (0..chain)
                .map(|n| {
                    let look = if n + 1 == chain { "<w:rPr><w:b/></w:rPr>" } else { "" };
                    format!(
                        r#"<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{}"/>{look}</w:style>"#,
                        n + 1
                    )
                })
                .collect();
            let body = r#"<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#;
            let paper = with_part("styles", format!("<w:styles {W}>{styles}</w:styles>"), body);
            paper.paragraphs(PartId::BODY).next().expect("one").runs[0].look.bold
        };
        assert!(bold(limits::word::STYLE_CHAIN) && !bold(limits::word::STYLE_CHAIN + 10));
        (Kept, "")
    }),
    ("word::FIELDS", || {
        let times = limits::word::FIELDS + 10;
        let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let (begin, end) = (mark("begin") + &mark("separate"), mark("end"));
        let words = "<w:r><w:t>kết quả</w:t></w:r>";
        let all = begin.repeat(times) + words + &end.repeat(times) + "<w:r><w:t>, sau</w:t></w:r>";
        let paper = paper(&format!("<w:p>{all}</w:p>"));
        let said = paper.paragraphs(PartId::BODY).next().expect("one").text();
        assert_eq!(said, "kết quả, sau", "no word is lost");
        (Kept, "")
    }),
    ("word::INSTRUCTION", || {
        let long = "x".repeat(limits::word::INSTRUCTION * 2);
        let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let paper = paper(&format!(
            "<w:p>{}<w:r><w:instrText>{long}</w:instrText></w:r>{}<w:r><w:t>1</w:t></w:r>{}</w:p>",
            mark("begin"),
            mark("separate"),
            mark("end")
        ));
        let paragraph = paper.paragraphs(PartId::BODY).next().expect("one");
        assert_eq!(paragraph.text(), "1");
        let kept =
            paragraph.runs.iter().filter_map(|run| run.field.as_ref().map(|f| f.len())).max();
        assert!(kept.expect("a field") <= limits::word::INSTRUCTION);
        (Kept, "")
    }),
    ("word::REMARKS", || {
        let many = (0..=limits::word::REMARKS).map(|n| {
            format!(r#"<w:comment w:id="{n}" w:author="a"><w:p><w:r><w:t>ý</w:t></w:r></w:p></w:comment>"#)
        });
        let many = format!("<w:comments {W}>{}</w:comments>", many.collect::<String>());
        let paper = with_part("comments", many, "<w:p/>");
        assert_eq!(paper.facts.remarks.len(), limits::word::REMARKS);
        assert_eq!(paper.facts.comments as usize, limits::word::REMARKS + 1);
        (Kept, "")
    }),
    ("harvest::UNPACKED", || {
        let long = " ".repeat(limits::harvest::UNPACKED as usize + 1);
        (returned(&long), "quá 8 MB")
    }),
    ("harvest::ELEMENTS", || {
        (returned(&"<w:p/>".repeat(limits::harvest::ELEMENTS + 1)), "250.000 phần tử")
    }),
    // What is beyond these waits, or is compared by its beginning, and nothing of it is lost.
    ("harvest::BESIDE", || (collected(&"lời ".repeat(limits::harvest::BESIDE as usize / 4)), "")),
    ("harvest::WAITING", || (Kept, "")),
    ("harvest::LINE", || (collected(&"dài".repeat(limits::harvest::LINE)), "")),
    ("harvest::READINGS", || {
        let held = r#"<w:sdt><w:sdtPr><w:tag w:val="trong-cay-kq"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Đã trồng.</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
        (
            strewn(&held.repeat(limits::harvest::READINGS + 5), "TB49", "KHÓ KHĂN, VƯỚNG MẮC"),
            "từ 32 chỗ",
        )
    }),
    ("harvest::ALIKE_LINES", || {
        let again = form::paragraph("II. KHÓ KHĂN, VƯỚNG MẮC");
        (
            strewn(&again.repeat(limits::harvest::ALIKE_LINES + 5), "TB32", "KHÓ KHĂN, VƯỚNG MẮC"),
            "lời của chính biểu mẫu",
        )
    }),
    ("harvest::COMPARED", || {
        let lines = (0..limits::harvest::COMPARED).map(|n| form::paragraph(&format!("dòng {n}")));
        (strewn(&lines.collect::<String>(), "TB35", "Kính gửi"), "không thuộc câu hỏi")
    }),
    ("harvest::STRAYS", || {
        let lines = (0..limits::harvest::STRAYS + 7).map(|n| form::paragraph(&format!("dòng {n}")));
        (strewn(&lines.collect::<String>(), "TB35", "Kính gửi"), "không thuộc câu hỏi")
    }),
    ("harvest::KEPT", || {
        let office = Office::new();
        let long = "dài ".repeat(limits::harvest::KEPT);
        office.strewn(&form::paragraph(&long), "Kính gửi");
        let report = fs::read_to_string(office.report("")).expect("a report");
        assert!(report.contains("nguyên văn: dài") && report.contains('…'), "{report}");
        (Kept, "")
    }),
    // What is sent to the page beyond these is refused: tests/web.rs.
    ("page::SENT", || (Kept, "")),
    ("page::FILES", || (Kept, "")),
    ("page::FORM", || (Kept, "")),
    ("page::STALLED", || (Kept, "")),
    ("page::WORKS", || (Kept, "")),
    ("page::ROWS", || (Kept, "")),
    ("kept::SHAPES", || {
        // Every row of thick, slanted and plain words of this length is a shape of its own.
        let (looks, length) = (["<b>a</b>", "<i>a</i>", "a "], 8);
        assert!(looks.len().pow(length) > limits::kept::SHAPES);
        let mut lines = vec!["Lời ".to_owned()];
        for _ in 0..length {
            lines =
                lines.iter().flat_map(|line| looks.map(|look| format!("{line}{look}"))).collect();
        }
        let source: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        let (output, out) = made(&source, &[]);
        assert_eq!(output.status.code(), Some(0), "{}", brief(&output));
        let text = &parts(&files(out.path(), ".docx")[0])["word/document.xml"];
        assert!(text.matches("<w:p>").count() > lines.len());
        (Kept, "")
    }),
    ("kept::BLANKS", || {
        let dir = tempfile::tempdir().expect("a folder");
        let out = text(dir.path());
        assert!(vanban(&["build", "forms", "--data", "data", "--out", &out]).status.success());
        let all = files(dir.path(), ".docx").len();
        assert!(all > limits::kept::BLANKS, "{all} forms");
        let output = vanban(&["collect", &out, "--dry-run", "--format", "json", "--out", &out]);
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let blank = |file: &&serde_json::Value| file["doubts"][0]["code"] == "TB13";
        assert_eq!(said["files"].as_array().expect("files").iter().filter(blank).count(), all);
        (Kept, "")
    }),
    ("kept::WORDS", || {
        let words: Vec<String> = (0..=limits::kept::WORDS).map(|n| format!("lời{n}")).collect();
        (collected(&words.join(" ")), "")
    }),
    ("kept::WORD", || (collected(&"ấ".repeat(limits::kept::WORD)), "")),
    ("kept::TEXTS", || {
        let lines: Vec<String> = (0..=limits::kept::TEXTS).map(|n| format!("Lời {n}.")).collect();
        (collected(&lines.join(" ")), "")
    }),
    ("kept::TEXT", || (collected(&"lời ".repeat(limits::kept::TEXT)), "")),
    ("reported::IN_FILE", || {
        let agencies = "groups:\n  - id: g\n    name: G\n    agencies:\n".to_owned()
            + &"    - {}\n".repeat(limits::reported::IN_FILE + 10_000);
        let gathered = gather(vec![("agencies.yaml".into(), agencies.into_bytes())], "data");
        let problems = gathered.all_problems();
        let missing = problems.iter().filter(|problem| problem.code == "DL33").count();
        assert_eq!(missing, limits::reported::IN_FILE);
        assert!(problems.len() > 10_000, "the others are counted: {}", problems.len());
        let printed = vanban::problem::report::render(&problems, |_| None, false);
        let json = vanban::problem::report::to_json(&problems);
        let more = json.as_array().expect("a list").iter().filter_map(|p| p["more"].as_u64());
        assert_eq!(
            more.sum::<u64>() as usize + missing,
            problems.len() - 3,
            "three files are missing"
        );
        (Then::Reported("DL33", printed), "lỗi cùng loại này không kể ra")
    }),
    ("reported::IN_ALL", || {
        let report = |nth| (format!("reports/2024-12/a{nth}.yaml"), b"a: 1".to_vec());
        let files = (0..limits::reported::IN_ALL + 5).map(report).collect();
        let problems = gather(files, "data").all_problems();
        let unknown = problems.iter().filter(|problem| problem.code == "DL30").count();
        assert_eq!(unknown, limits::reported::IN_ALL);
        let printed = vanban::problem::report::render(&problems, |_| None, false);
        (Then::Reported("DL30", printed), "còn 5 lỗi cùng loại này")
    }),
    ("reported::LINE", || {
        let long = "x".repeat(limits::reported::LINE);
        let printed = validated(&format!("campaign: nho # {long}\nplam: 1\nplan: {long} &a\n"));
        assert!(
            printed.contains("plan.yaml:2") && printed.contains("plam: 1"),
            "{}",
            printed.len()
        );
        let printed = validated(&format!("plam: {long}\n"));
        assert!(printed.contains("plan.yaml:1") && !printed.contains("xxxxx"), "{}", printed.len());
        (Kept, "")
    }),
    ("reported::GUESS", || {
        let nearest = |length: usize| vanban::viet::nearest(&"a".repeat(length), ["aaab"; 1]);
        let same = "a".repeat(limits::reported::GUESS);
        assert!(vanban::viet::nearest(&format!("{}b", &same[1..]), [same.as_str()]).is_some());
        assert!(vanban::viet::nearest(&format!("{same}b"), [same.as_str()]).is_none());
        assert!(nearest(3).is_some());
        (Kept, "")
    }),
    ("run::VERSIONS", || {
        let office = Office::new();
        office.collect("Đã làm.", &[]);
        for nth in 1..=limits::run::VERSIONS {
            fs::write(office.report(&format!(".{nth}")), "").expect("written");
        }
        let before = fs::read(office.report("")).expect("a report");
        let output = office.collect("Đã làm xong.", &["--replace"]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(fs::read(office.report("")).expect("a report"), before, "nothing is lost");
        (
            Then::Reported("TB14", String::from_utf8_lossy(&output.stderr).into_owned()),
            "1000 bản cũ",
        )
    }),
    ("run::AUDITED", || {
        // A profile whose written size is not within its own range: reported where it is audited.
        let profile = fs::read_to_string(root().join("templates/the-thuc/nd30.yaml")).expect("one");
        let (right, wrong) = ("p13: 13, p14: 13,", "p13: 15, p14: 15,");
        let at = profile.find("so-ky-hieu: {").expect("a row");
        let wrong = profile[..at].to_owned() + &profile[at..].replacen(right, wrong, 1);
        let more = [("the-thuc/nd30.yaml", wrong.as_str())];
        let (output, _) = made("<p>Lời văn.</p>", &more);
        assert!(String::from_utf8_lossy(&output.stderr).contains("TC01"), "{output:?}");
        let row = "{{ a * b * 7919 + a }}, ";
        let rows = format!(
            "{{% for a in range(end=5000) %}}<p>Số {{% for b in range(end=60) %}}{row}{{% endfor %}}</p>{{% endfor %}}"
        );
        let (output, out) = made(&rows, &more);
        assert_eq!(output.status.code(), Some(0), "{}", brief(&output));
        let bytes = fs::read(&files(out.path(), ".docx")[0]).expect("a document");
        assert!(bytes.len() > limits::run::AUDITED, "{} bytes", bytes.len());
        let (output, out) = made_with(&rows, &more, &["--check"]);
        assert!(String::from_utf8_lossy(&output.stderr).contains("TC01"), "{}", brief(&output));
        assert!(files(out.path(), ".docx").is_empty(), "what fails is not written");
        (Kept, "")
    }),
    ("run::PDF_AT_ONCE", || {
        #[cfg(unix)]
        in_two_calls();
        (Kept, "")
    }),
    // src/batch/office.rs goes beyond it with a program that hangs, and a shorter time.
    ("run::PDF_PATIENCE", || (Kept, "")),
    ("run::PATIENCE", || (Kept, "")), // Its own test below: it takes its time.
    ("run::WORKERS", || {
        let output = vanban(&["build", "--jobs", &(limits::run::WORKERS + 1).to_string()]);
        assert_eq!(output.status.code(), Some(2));
        let printed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(printed.contains("--jobs") && printed.contains("256"), "{printed}");
        (Kept, "")
    }),
];

const MAIN: &str = "word/document.xml";
const W: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
);
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn main_of(inner: &str) -> String {
    format!("<w:document {W}><w:body>{inner}</w:body></w:document>")
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("begun");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}

fn with_part(kind: &str, part: String, body: &str) -> Paper {
    let relation = format!(r#"<Relationship Id="a" Type="{OFFICE}/{kind}" Target="a.xml"/>"#);
    let parts = [
        ("word/a.xml".to_owned(), part),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!(r#"<Relationships xmlns="{RELATIONS}">{relation}</Relationships>"#),
        ),
        (MAIN.to_owned(), main_of(body)),
    ];
    read(&packed(&parts)).expect("reads")
}

fn paper(body: &str) -> Paper {
    read(&packed(&[(MAIN.into(), main_of(body))])).expect("reads")
}

fn word(bytes: &[u8]) -> Then {
    let fault = read(bytes).expect_err("beyond a limit");
    Then::Reported(fault.code(), fault.message())
}

fn body(inner: &str) -> Then {
    word(&packed(&[(MAIN.into(), main_of(inner))]))
}

fn folder(path: &std::path::Path) -> Then {
    let problems = read_folder(&RealDisk, path, |_| true).expect_err("beyond a limit");
    let problem = problems.iter().next().expect("one");
    assert!(problem.hint.is_some(), "says what to do");
    Then::Reported(problem.code, problem.message.clone())
}

fn data(plan: &str) -> Then {
    reported_of("plan.yaml", plan)
}

fn agencies(list: &str) -> Then {
    reported_of("agencies.yaml", list)
}

/// The first that is reported for one of the files of a campaign.
fn reported_of(file: &str, text: &str) -> Then {
    let gathered = gather(vec![(file.into(), text.as_bytes().to_vec())], "data");
    let mut problems = gathered.problems.iter().map(|(_, problem)| problem);
    let problem = problems.find(|p| p.place.as_ref().is_some_and(|p| p.file.contains(file)));
    let problem = problem.expect("a problem of the file");
    Then::Reported(problem.code, problem.message.clone())
}

/// How a run's words begin.
fn brief(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).chars().take(2_000).collect()
}

/// A run that makes the plan from a template, next to other files among the templates; and its folder of output.
fn made(template: &str, more: &[(&str, &str)]) -> (Output, TempDir) {
    made_with(template, more, &[])
}

/// The same with options.
fn made_with(template: &str, more: &[(&str, &str)], options: &[&str]) -> (Output, TempDir) {
    let (dir, out) = (tempfile::tempdir().expect("one"), tempfile::tempdir().expect("another"));
    for (name, content) in [("ke-hoach/template.html", template)].iter().chain(more) {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }
    let (templates, folder) = (text(dir.path()), text(out.path()));
    let mut order = vec!["build", "plan", "--data", "tests/campaigns/nho"];
    order.extend(["--templates", &templates, "--out", &folder]);
    order.extend(options);
    (vanban(&order), out)
}

/// What is reported for a plan.
fn validated(plan: &str) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    copy_data(&root().join("tests/campaigns/nho"), dir.path());
    fs::write(dir.path().join("plan.yaml"), plan).expect("written");
    let output = vanban(&["validate", "--data", &text(dir.path())]);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The smallest campaign, whose form goes out and comes back.
struct Office {
    dir: TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Office { dir: tempfile::tempdir().expect("a folder") };
        copy_data(&root().join("tests/campaigns/nho"), &office.dir.path().join("data"));
        assert!(office.run(&["build", "forms"]).status.success());
        office
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let at = |name: &str| text(&self.dir.path().join(name));
        vanban(&[arguments, &["--data", &at("data"), "--out", &at("out")]].concat())
    }

    fn collect(&self, answer: &str, more: &[&str]) -> Output {
        let path = self.dir.path().join("out/bieu-mau/mot-ky/truong-a.docx");
        let mut form = Form::open(&fs::read(path).expect("a form"));
        form.fill("report:number", "12");
        form.fill("report:date", "ngày 08 tháng 3 năm 2027");
        form.fill("trong-cay-kq", answer);
        let filled = self.dir.path().join("a.docx");
        fs::write(&filled, form.bytes()).expect("written");
        self.run(&[&["collect", &text(&filled)], more].concat())
    }

    /// Collects a return with blocks scattered before the heading of difficulties.
    fn strewn(&self, blocks: &str, before: &str) -> Output {
        let path = self.dir.path().join("out/bieu-mau/mot-ky/truong-a.docx");
        let mut form = Form::open(&fs::read(path).expect("a form"));
        form.fill("trong-cay-kq", "Đã trồng.");
        let heading = form.paragraph(before);
        form.cut(heading, |heading| format!("{blocks}{heading}"));
        let filled = self.dir.path().join("a.docx");
        fs::write(&filled, form.bytes()).expect("written");
        self.run(&["collect", &text(&filled), "--format", "json"])
    }

    fn report(&self, nth: &str) -> PathBuf {
        self.dir.path().join(format!("data/reports/mot-ky/truong-a{nth}.yaml"))
    }
}

/// A return whose text holds this is refused.
fn returned(inner: &str) -> Then {
    let bytes = packed(&[(MAIN.into(), main_of(inner))]);
    let fault = vanban::word::read::read_return(&bytes).expect_err("beyond a limit");
    Then::Reported(fault.code(), fault.message())
}

/// A return with blocks scattered before its last question: the last of what is reported under a code.
fn strewn(blocks: &str, code: &'static str, before: &str) -> Then {
    let output = Office::new().strewn(blocks, before);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let problems = said["problems"].as_array().expect("problems");
    let printed: Vec<&str> = problems
        .iter()
        .filter(|problem| problem["code"] == code)
        .filter_map(|problem| problem["message"].as_str())
        .collect();
    assert!(!printed.is_empty() && printed.len() <= limits::harvest::STRAYS + 1, "{said}");
    Then::Reported(code, printed.join("\n"))
}

/// A returned form with this answer counts, and every word of it is there.
fn collected(answer: &str) -> Then {
    let office = Office::new();
    let output = office.collect(answer, &[]);
    assert!(office.report("").is_file(), "{output:?}");
    let report = fs::read_to_string(office.report("")).expect("a report");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    assert!(words(&report).is_superset(&words(answer)), "{report}");
    Kept
}

/// More documents than LibreOffice is given at once: a program in its place makes each, call by call.
#[cfg(unix)]
fn in_two_calls() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let (office, out) = (dir.path().join("office"), dir.path().join("out"));
    let script = "#!/bin/sh\necho call >> \"$(dirname \"$0\")/calls\"\n\
                  for file in \"$@\"; do case \"$file\" in *.docx) echo x > \"${file%.docx}.pdf\";; esac; done\n";
    fs::write(&office, script).expect("written");
    fs::set_permissions(&office, fs::Permissions::from_mode(0o755)).expect("runs");
    let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["build", "forms", "--pdf", "--out", &text(&out)])
        .env("VANBAN_SOFFICE", &office)
        .current_dir(root())
        .output()
        .expect("starts");
    assert!(output.status.success(), "{output:?}");
    let all = files(&out, ".docx").len();
    assert!(all > limits::run::PDF_AT_ONCE && files(&out, ".pdf").len() == all, "{all} forms");
    let calls = fs::read_to_string(dir.path().join("calls")).expect("calls").lines().count();
    assert_eq!(calls, all.div_ceil(limits::run::PDF_AT_ONCE));
}

/// The plan made from a template.
fn template(source: &str) -> Then {
    let (output, _) = made(source, &[]);
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = ["MB01", "MB32", "MB34", "MB37", "MB39", "MB43"]
        .into_iter()
        .find(|code| printed.contains(code));
    Then::Reported(code.unwrap_or_else(|| panic!("{printed}")), printed)
}

#[test]
fn every_limit_has_a_case_that_goes_beyond_it() {
    let source = fs::read_to_string(root().join("src/limits.rs")).expect("source");
    let (mut module, mut documented, mut limits) = ("", String::new(), BTreeSet::new());
    for line in source.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("pub mod ") {
            module = name.trim_end_matches(" {");
        } else if let Some(rest) = line.strip_prefix("pub const ") {
            let name = rest.split(':').next().expect("a name");
            assert!(
                module == "word" || documented.to_lowercase().contains("reported"),
                "{module}::{name} does not say what a clerk sees"
            );
            limits.insert(format!("{module}::{name}"));
        }
        match line.strip_prefix("///") {
            Some(words) => documented += words,
            None => documented.clear(),
        }
    }
    let cases: BTreeSet<String> = CASES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(limits, cases);
    let mut wrong = Vec::new();
    for (name, case) in CASES {
        let begin = Instant::now();
        let (then, words) = case();
        if let Then::Reported(code, message) = then {
            assert!(source.contains(code), "{name}: {code} is not named with the limits");
            if !message.contains(words) {
                wrong.push(format!("{name}: {message}"));
            }
        }
        assert!(begin.elapsed().as_secs() < 300, "{name} took too long");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
#[ignore = "waits as long as the program does, half a minute; tests/all.sh runs it"]
fn a_run_next_to_another_waits_and_then_says_so() {
    let dir = tempfile::tempdir().expect("a folder");
    let (data, out) = (dir.path().join("data"), dir.path().join("out"));
    copy_data(&root().join("tests/campaigns/dang-uy"), &data);
    fs::create_dir_all(&out).expect("made");
    let noted = data.join("reminders.yaml");
    let before = fs::read(&noted).expect("data");
    let locks = [&out, &data].map(|folder| {
        let lock = fs::File::create(folder.join(".vanban.lock")).expect("made");
        lock.lock().expect("locked");
        lock
    });
    let begin = Instant::now();
    let (data, letters) = (text(&data), text(&dir.path().join("letters")));
    let build = || vanban(&["build", "--data", &data, "--out", &text(&out)]);
    let order = ["build", "reminders", "--sent", "--as-of", "2026-09-30"];
    let note = || vanban(&[&order[..], &["--data", &data, "--out", &letters]].concat());
    let outputs = std::thread::scope(|scope| {
        [scope.spawn(build), scope.spawn(note)].map(|run| run.join().expect("ends"))
    });
    assert!(begin.elapsed() >= limits::run::PATIENCE);
    for output in outputs {
        let printed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{printed}");
        assert!(printed.contains("MT21") && printed.contains("chờ lần chạy kia xong"), "{printed}");
    }
    drop(locks);
    assert_eq!(fs::read(&noted).expect("there"), before, "nothing was noted");
    assert_eq!(common::files(&out, "").len(), 1, "nothing was written");
}

#[test]
fn a_country_of_twenty_thousand_agencies_can_be_said() {
    let own = |file: &str| {
        let read = fs::read(root().join("tests/campaigns/nho").join(file)).expect("a file");
        (file.to_owned(), read)
    };
    let mut list = "groups:\n  - id: truong\n    name: Các trường\n    agencies:\n".to_owned();
    for nth in 0..20_000 {
        list.push_str(&format!(
            "      - id: truong-{}\n        name: Trường Trung học cơ sở số {nth} xã An Bình, tỉnh Thái Nguyên\n        superior: [UBND XÃ AN BÌNH]\n        letterhead: [TRƯỜNG TRUNG HỌC CƠ SỞ, AN BÌNH]\n        symbol: THCS{nth}\n        place: An Bình\n        signature: {{title: Hiệu trưởng}}\n        filing: VT\n",
            if nth == 0 { "a".to_owned() } else { nth.to_string() }
        ));
    }
    assert!(list.len() > limits::data::BYTES);
    let mut files: Vec<_> = ["office.yaml", "plan.yaml", "indicators.yaml"].map(own).into();
    files.push(("agencies.yaml".into(), list.into_bytes()));
    let gathered = gather(files, "data");
    let errors: Vec<_> =
        gathered.problems.iter().filter(|(_, problem)| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(gathered.campaign.expect("a campaign").all_agencies().count(), 20_000);
}
