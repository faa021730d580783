//! The consolidated report as a text: what the program writes and what a person writes in its place.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/thrown.rs"]
mod thrown;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use common::{copy_data, root, text, vanban};
use thrown::{resources, thrown_files};
use vanban::compose::{Composer, DocumentKind, Job, Selection};
use vanban::data::campaign::Campaign;
use vanban::data::gather::{Gathered, gather};
use vanban::data::plan::AskKind;
use vanban::data::report::Answer;
use vanban::data::scalar::Id;
use vanban::resources::Resources;
use vanban::round::Round;

type Files = Vec<(String, Vec<u8>)>;

fn job<'c>(composer: &'c Composer, period: &Id) -> Job<'c> {
    let kinds = vec![DocumentKind::Summary];
    let selection = Selection { kinds, period: Some(period.clone()), ..Selection::default() };
    composer.jobs(&selection).pop().expect("a summary")
}

fn read(files: &Files) -> Gathered {
    gather(files.clone(), "data")
}

/// The merged text of a period's summary, with its bookmarks.
fn merged(campaign: &Arc<Campaign>, resources: &Arc<Resources>, period: &Id) -> String {
    let composer = Composer::new(Arc::clone(campaign), Arc::clone(resources)).expect("sound");
    composer.text(&job(&composer, period)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The text without what the marks of its sections say of their sources: whose words they are is all that differs.
fn without_regions(text: &str) -> String {
    let mut parts = text.split("\"vp_");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (mark, rest) = part.split_once('"').expect("the end of a mark");
        let (says, _source) = mark.rsplit_once('_').expect("a source");
        out.push_str(&format!("\"vp_{says}\"{rest}"));
    }
    out
}

/// The problems of the texts of summaries: code, line, message with its hint.
fn reported(gathered: &Gathered) -> Vec<(&'static str, u32, String)> {
    let problems = gathered.all_problems();
    let of_texts = problems.iter().filter(|problem| problem.code.starts_with("LT"));
    let printed = of_texts.map(|problem| {
        let line = problem.place.as_ref().map_or(0, |place| place.line);
        let hint = problem.hint.clone().unwrap_or_default();
        (problem.code, line, format!("{} | {hint}", problem.message))
    });
    printed.collect()
}

fn closing() -> Id {
    Id::parse("tong-ket").expect("an id")
}

fn shipped_with(summary: &str) -> Files {
    let mut files = thrown_files("data", 0);
    files.push(("summaries/tong-ket.yaml".to_owned(), summary.as_bytes().to_vec()));
    files
}

#[test]
fn the_start_text_reads_back_as_the_very_same_document() {
    let resources = resources();
    let seeds = (0..6).map(|seed| ("data", seed));
    let mut figures = 0;
    for (data, seed) in seeds.chain([("tests/campaigns/dang-uy", 0), ("tests/campaigns/nho", 0)]) {
        let files = thrown_files(data, seed);
        let gathered = read(&files);
        let campaign = Arc::new(gathered.campaign.expect("a campaign"));
        let periods = campaign.plan.value.reporting.periods.iter().map(|period| &period.id);
        for period in periods.filter(|id| campaign.reports.keys().any(|(of, _)| of == *id)) {
            let composer =
                Composer::new(Arc::clone(&campaign), Arc::clone(&resources)).expect("sound");
            let start = composer
                .start_text(composer.campaign().period(period).expect("a period"))
                .expect("a text");
            figures += start.matches('{').count();
            let mut with = files.clone();
            with.push((format!("summaries/{period}.yaml"), start.clone().into_bytes()));
            let again = read(&with);
            assert_eq!(reported(&again), [], "{data} {seed} {period}:\n{start}");
            let again = Arc::new(again.campaign.expect("a campaign"));
            assert!(again.summaries.contains_key(period), "{data} {seed} {period}:\n{start}");
            let said = |of| without_regions(&merged(of, &resources, period));
            assert_eq!(said(&campaign), said(&again), "{data} {seed} {period}");
            let composer =
                Composer::new(Arc::clone(&again), Arc::clone(&resources)).expect("sound");
            let odd = composer.warnings(&[job(&composer, period)]);
            let odd: Vec<_> = odd.iter().filter(|p| p.code.starts_with("LT")).collect();
            assert!(odd.is_empty(), "{data} {seed} {period}: {odd:#?}");
        }
    }
    assert!(figures > 200, "{figures} figures by name");
}

#[test]
fn a_figure_in_a_persons_text_has_its_bookmark_and_follows_a_late_report() {
    let resources = resources();
    let written = "\
sections:
  - id: hinh-thuc
    text: |
      Toàn tỉnh có {so-luot-nguoi} lượt người nghe, riêng {so-luot-nguoi who: highest} có
      - {so-luot-nguoi of: highest} lượt; huyện, thành phố {so-luot-nguoi of: huyen-thanh-pho} lượt {{không phải mã}}.
    quotes: []
  - id: directions
    text: Tiếp tục tuyên truyền đến hết quý I.
  - id: other
    leave_out: true
";
    let files = shipped_with(written);
    let gathered = read(&files);
    assert_eq!(reported(&gathered), []);
    let campaign = Arc::new(gathered.campaign.expect("a campaign"));
    let before = merged(&campaign, &resources, &closing());
    for words in [
        ">74.960</a> lượt người nghe, riêng UBND thành phố Thái Nguyên có</p>",
        ">17.640</a> lượt; huyện, thành phố <a id=",
        "lượt {không phải mã}.</p>",
        "<h2>Phương hướng, nhiệm vụ</h2>",
        "Tiếp tục tuyên truyền đến hết quý I.",
    ] {
        assert!(before.contains(words), "no {words:?} in:\n{before}");
    }
    assert!(!before.contains("Kết quả khác"), "it was left out");
    let late = "reports/tong-ket/ubnd-vo-nhai.yaml";
    let without: Files = files.into_iter().filter(|(path, _)| path != late).collect();
    let campaign = Arc::new(read(&without).campaign.expect("a campaign"));
    let after = merged(&campaign, &resources, &closing());
    assert!(after.contains(">71.980</a> lượt người nghe"), "{after}");
}

#[test]
fn what_is_wrong_in_a_persons_text_has_its_place() {
    let written = "\
sections:
  - id: hightlights
    text: Có kết quả.
  - id: hinh-thuc
    text: |
      Có {so-luot-nguoi} lượt và {so-luot-ngoi} lượt,
      {so-luot-nguoi of: ubnd-dai-tuu}, {so-luot-nguoi column: ky-truocc}, {da-bao-cao of: highest},
      {tu-danh-gia}, {so-luot-nguoi column: chua-dat} và {thiếu một nửa.
    quotes:
      - agency: so-y-tee
  - id: hinh-thuc
    text: Lần nữa.
  - id: opening
    text: Mở đầu.
    quotes: [{agency: so-y-te}]
";
    let gathered = read(&shipped_with(written));
    let printed = reported(&gathered);
    let has = |code: &str, line: u32, words: &str| {
        let found =
            printed.iter().any(|(c, l, said)| *c == code && *l == line && said.contains(words));
        assert!(found, "no {code} at {line} with {words:?}: {printed:#?}");
    };
    has("LT02", 2, "ý bạn là 'highlights'?");
    has("LT06", 6, "ý bạn là 'so-luot-nguoi'?");
    has("LT06", 7, "ý bạn là 'ubnd-dai-tu'?");
    has("LT06", 7, "không có cột 'ky-truocc'");
    has("LT06", 7, "'da-bao-cao' không có 'of' này");
    has("LT06", 8, "viết {tu-danh-gia of: hoan-thanh-tot}");
    has("LT06", 8, "không có 'column' này");
    has("LT05", 8, "thiếu một nửa");
    has("LT08", 10, "ý bạn là 'so-y-te'?");
    has("LT03", 11, "ghi hai lần");
    has("LT07", 15, "không trích ý kiến");
    // The wrong text damages this summary alone, and is left out when asked.
    let output = vanban(&["explain", "LT06"]);
    assert!(output.status.success());
}

#[test]
fn an_id_of_the_plan_that_is_a_fixed_one_too_is_reported_where_it_is_used() {
    let mut files = shipped_with("sections:\n  - id: highlights\n    text: Có kết quả.\n");
    for (path, bytes) in &mut files {
        if path == "plan.yaml" || path == "indicators.yaml" {
            let words = String::from_utf8(bytes.clone()).expect("text");
            let words = words.replace("- id: hinh-thuc\n", "- id: highlights\n");
            *bytes = words.replace("duty: hinh-thuc\n", "duty: highlights\n").into_bytes();
        }
    }
    let gathered = read(&files);
    let printed = reported(&gathered);
    assert_eq!(
        printed.iter().map(|(code, line, _)| (*code, *line)).collect::<Vec<_>>(),
        [("LT04", 2)]
    );
    // The start text says nothing of either, and reads.
    files.retain(|(path, _)| !path.starts_with("summaries/"));
    let campaign = Arc::new(read(&files).campaign.expect("a campaign"));
    let resources = resources();
    let composer = Composer::new(Arc::clone(&campaign), Arc::clone(&resources)).expect("sound");
    let start = composer
        .start_text(composer.campaign().period(&closing()).expect("a period"))
        .expect("a text");
    assert!(!start.contains("- id: highlights") && start.contains("trùng với mã khác"), "{start}");
}

#[test]
fn a_number_typed_by_hand_next_to_its_figure_and_a_quotation_of_nobody_are_reported() {
    let written = "\
sections:
  - id: hinh-thuc
    text: |
      Ngày 15/12/2024 có 74.960 lượt người nghe trong 528 cuộc, theo Kế hoạch số 528/KH; 05 nơi, năm 2024.
    quotes:
      - agency: so-ngoai-vu
      - agency: ban-dan-toc
";
    let gathered = read(&shipped_with(written));
    assert_eq!(reported(&gathered), []);
    let campaign = Arc::new(gathered.campaign.expect("a campaign"));
    let resources = resources();
    let composer = Composer::new(Arc::clone(&campaign), Arc::clone(&resources)).expect("sound");
    let problems = composer.make(&job(&composer, &closing())).expect("made").warnings;
    // Whoever only checks the data is told the same.
    let checked = composer.summary_warnings();
    assert!(problems.iter().eq(checked.iter()), "{checked:#?}");
    let of_text = problems.iter().filter(|problem| problem.code.starts_with("LT"));
    let printed: Vec<(&str, u32, u32)> = of_text
        .map(|problem| {
            let place = problem.place.as_ref().expect("a place");
            (problem.code, place.line, place.column)
        })
        .collect();
    assert_eq!(printed, [("LT13", 4, 26), ("LT13", 4, 55), ("LT15", 6, 17)], "{problems:#?}");
    let hints: Vec<&str> = problems.iter().filter_map(|p| p.hint.as_deref()).collect();
    assert!(hints.iter().any(|hint| hint.starts_with("viết {so-luot-nguoi} để")), "{hints:?}");
    let merged = merged(&campaign, &resources, &closing());
    assert!(merged.contains("Ban Dân tộc tỉnh: Tuyên truyền qua người có uy tín."), "{merged}");
}

/// The words of a text, without marks.
fn words(text: &str) -> Vec<String> {
    let text = text.replace("&amp;", "&").replace("&quot;", "\"").replace("&#x27;", "'");
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[test]
fn the_agencies_words_are_whole_in_the_last_annex() {
    let resources = resources();
    let tags = regex::Regex::new("<[^>]*>").expect("a pattern");
    for seed in 0..3 {
        let campaign = Arc::new(read(&thrown_files("data", seed)).campaign.expect("a campaign"));
        for period in &campaign.plan.value.reporting.periods {
            let merged = merged(&campaign, &resources, &period.id);
            let annex = merged.rsplit("<section").next().expect("an annex");
            let mut left: BTreeMap<String, usize> = BTreeMap::new();
            for word in words(&tags.replace_all(annex, " ")) {
                *left.entry(word).or_default() += 1;
            }
            // The same words count once.
            let mut accounts: BTreeMap<String, String> = BTreeMap::new();
            for (_, report) in Round::of(&campaign, period).received() {
                let texts = report.answers.iter().filter_map(|(id, answer)| match answer {
                    Answer::One(typed) => {
                        let ask = campaign.all_asks().find(|(_, ask)| ask.id == *id)?.1;
                        let word = matches!(ask.kind, AskKind::Text | AskKind::Line);
                        word.then(|| (id.to_string(), typed.as_str().to_owned()))
                    }
                    Answer::Several(_) | Answer::Rows(_) => None,
                });
                let others = [("khó khăn", &report.difficulties), ("kiến nghị", &report.proposals)];
                let others = others.into_iter().filter_map(|(under, words)| {
                    Some((under.to_owned(), words.as_ref()?.to_string()))
                });
                for (under, said) in texts.chain(others) {
                    let key = format!("{under}\u{0}{}", vanban::viet::same_words(&said));
                    accounts.entry(key).or_insert(said);
                }
            }
            assert!(seed > 0 || accounts.len() > 80, "{} accounts", accounts.len());
            for said in accounts.values() {
                for word in words(said) {
                    let count = left.get_mut(&word).filter(|count| **count > 0);
                    let count = count.unwrap_or_else(|| panic!("{word:?} of {said:?} is lost"));
                    *count -= 1;
                }
            }
        }
    }
}

/// The shipped campaign with so many communes more, each with a report of the closing period.
fn with_communes(folder: &Path, communes: usize) {
    copy_data(&root().join("data"), folder);
    let path = folder.join("agencies.yaml");
    let mut agencies = std::fs::read_to_string(&path).expect("agencies").trim_end().to_owned();
    let report = std::fs::read_to_string(folder.join("reports/tong-ket/ubnd-dai-tu.yaml"));
    let report = report.expect("a report");
    for nth in 1..=communes {
        agencies.push_str(&format!(
            "\n      - id: xa-{nth}\n        name: Ủy ban nhân dân xã Số {nth}\n        \
             short: UBND xã Số {nth}\n        letterhead: [ỦY BAN NHÂN DÂN, XÃ SỐ {nth}]\n        \
             symbol: UBND\n        place: Số {nth}\n        signature:\n          \
             on_behalf_of: Ủy ban nhân dân\n          title: Chủ tịch\n        filing: VT"
        ));
        if nth % 4 == 0 {
            continue;
        }
        let mut own = report.replace("number: 978", &format!("number: {}", 1000 + nth));
        let key = "difficulties: >-\n";
        own = own.replace(key, &format!("{key}  Tại địa bàn xã số {nth},\n"));
        std::fs::write(folder.join(format!("reports/tong-ket/xa-{nth}.yaml")), own).expect("put");
    }
    std::fs::write(&path, agencies + "\n").expect("put");
    let path = folder.join("indicators.yaml");
    let indicators = std::fs::read_to_string(&path).expect("indicators");
    std::fs::write(&path, indicators.replace("max: 500\n", "max: 50.000\n")).expect("put");
}

/// How many pages of a PDF come before the first annex.
fn body_pages(pdf: &Path) -> usize {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output();
    let text = String::from_utf8(output.expect("pdftotext").stdout).expect("UTF-8");
    let first = |page: &str| {
        let mut lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.next().is_some_and(|line| line.starts_with("Phụ lục I"))
    };
    text.split('\u{c}').position(first).expect("an annex")
}

#[test]
#[ignore = "needs LibreOffice and poppler, which tests/all.sh installs"]
fn the_body_is_short_enough_to_be_read() {
    for (communes, most) in [(0, 6), (107, 8)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (data, out) = (folder.path().join("data"), folder.path().join("out"));
        with_communes(&data, communes);
        let built = vanban(&[
            "build",
            "summary",
            "--period",
            "tong-ket",
            "--pdf",
            "--quiet",
            "--data",
            &text(&data),
            "--out",
            &text(&out),
        ]);
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let pages = body_pages(&out.join("tong-hop/tong-ket.pdf"));
        assert!(pages <= most, "{communes} communes: a body of {pages} pages");
    }
}

#[test]
fn the_start_text_is_laid_down_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    copy_data(&root().join("data"), &data);
    let (data_text, out) = (text(&data), text(&folder.path().join("out")));
    let run = |more: &[&str]| {
        let common = ["--data", &data_text, "--out", &out];
        let output = vanban(&[&["build", "summary"], more, &common].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8(said).expect("text")
    };
    let path = data.join("summaries/tong-ket.yaml");
    run(&["--start-text", "--dry-run"]);
    assert!(!path.exists(), "a dry run writes nothing");
    let said = run(&["--start-text", "--period", "tong-ket"]);
    assert!(said.contains("tong-ket.yaml") && said.contains("directions"), "{said}");
    assert!(!folder.path().join("out/tong-hop").exists(), "no document is made");
    let laid = std::fs::read_to_string(&path).expect("laid down");
    assert!(laid.contains("{so-luot-nguoi}"), "{laid}");
    let own = laid.replacen("    text: |\n", "    text: |\n      Lời của lãnh đạo.\n", 1);
    std::fs::write(&path, &own).expect("written");
    let said = run(&["--start-text", "--period", "tong-ket"]);
    assert!(said.contains("giữ nguyên"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).expect("there"), own);
    // A late report changes figures: the sentences that change with them are reported.
    run(&["--period", "tong-ket"]);
    let late = data.join("reports/tong-ket/ubnd-vo-nhai.yaml");
    let report = std::fs::read_to_string(&late).expect("a report");
    std::fs::write(&late, report.replace("so-luot-nguoi: 2.980", "so-luot-nguoi: 2.981"))
        .expect("written");
    let said = run(&["--period", "tong-ket", "--compare"]);
    assert!(said.contains("1 câu trong báo cáo thay đổi"), "{said}");
    assert!(said.contains("[hinh-thuc]") && said.contains("74.961 lượt người"), "{said}");
}

#[test]
fn a_text_that_is_wrong_invalidates_its_summary_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    copy_data(&root().join("data"), &data);
    std::fs::create_dir_all(data.join("summaries")).expect("made");
    let written = "sections:\n  - id: other\n    text: Có {so-luot-ngoi} lượt.\n";
    std::fs::write(data.join("summaries/tong-ket.yaml"), written).expect("written");
    let (data, out) = (text(&data), text(&folder.path().join("out")));
    let build = ["build", "summary", "--data", &data, "--out", &out];
    let output = vanban(&build);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("LT06"), "{said}");
    assert!(said.contains("tong-ket.yaml:3:14"), "{said}");
    let output = vanban(&[&build[..], &["--skip-bad"]].concat());
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("dùng lời văn do chương trình viết cho kỳ: tong-ket"), "{said}");
    assert!(folder.path().join("out/tong-hop/tong-ket.docx").exists(), "{said}");
}

#[test]
fn a_phrase_has_one_place_for_its_figure() {
    for (phrase, wrong) in
        [("ban hành {} văn bản", false), ("ban hành văn bản", true), ("từ {} đến {} bản", true)]
    {
        let mut files = thrown_files("data", 0);
        for (path, bytes) in files.iter_mut().filter(|(path, _)| path == "indicators.yaml") {
            let words = String::from_utf8(bytes.clone()).expect("text");
            let shipped = "phrase: \"ban hành {} văn bản chỉ đạo, triển khai\"";
            assert!(words.contains(shipped), "{path}");
            *bytes = words.replace(shipped, &format!("phrase: \"{phrase}\"")).into_bytes();
        }
        let printed = reported(&read(&files));
        assert_eq!(
            printed.iter().any(|(code, ..)| *code == "LT16"),
            wrong,
            "{phrase}: {printed:?}"
        );
    }
}

/// The shipped campaign with these charts in its closing period.
fn with_charts(charts: &str) -> Files {
    let mut files = thrown_files("data", 0);
    for (name, bytes) in &mut files {
        if name == "plan.yaml" {
            let plan = String::from_utf8(bytes.clone()).expect("UTF-8");
            let (before, rest) = plan.split_once("      charts:\n").expect("charts");
            let after = rest.find("\n\n").expect("an end");
            *bytes = format!("{before}      charts:\n{charts}{}", &rest[after..]).into_bytes();
        }
    }
    files
}

fn part(docx: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("an archive");
    let mut part = archive.by_name(name).unwrap_or_else(|_| panic!("{name}"));
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut part, &mut bytes).expect("reads");
    bytes
}

#[test]
fn a_chart_is_words_own_and_tells_its_figures() {
    let charts =
        "        - {state: groups}\n        - {indicator: so-luot-nguoi, by: agencies, most: 3}";
    let campaign = Arc::new(read(&with_charts(charts)).campaign.expect("a campaign"));
    let composer = Composer::new(Arc::clone(&campaign), resources()).expect("sound");
    let made = composer.make(&job(&composer, &closing())).expect("made");
    assert_eq!(made.bytes, composer.make(&job(&composer, &closing())).expect("made").bytes);
    assert!(!made.warnings.iter().any(|problem| problem.code.starts_with("BD")));
    let document = composer.document(&job(&composer, &closing())).expect("made");
    let drawn: Vec<_> = document.charts().collect();
    let [state, indicator] = drawn[..] else { panic!("{drawn:?}") };
    assert_eq!(state.series, ["Đúng hạn", "Quá hạn", "Chưa có báo cáo"]);
    assert!(state.bars.iter().all(|bar| bar.figures.iter().all(Option::is_some)));
    let values: Vec<_> = indicator.figures().map(|figure| figure.value).collect();
    assert!(values.len() == 3 && values.is_sorted_by(|a, b| a >= b), "{values:?}");
    let paper = vanban::word::read::read(&made.bytes).expect("reads");
    assert_eq!(paper.facts.embedded, 0, "a chart's workbook is no object to open");
    let xml = |name: &str| String::from_utf8(part(&made.bytes, name)).expect("UTF-8");
    let text = xml("word/document.xml");
    for (nth, chart) in (1..).zip(&drawn) {
        assert!(text.contains(&format!("r:id=\"rIdChart{nth}\"")));
        assert!(text.contains(&format!("descr=\"{}\"", chart.alt)), "{}", chart.alt);
        let drawn = xml(&format!("word/charts/chart{nth}.xml"));
        let book = part(&made.bytes, &format!("word/embeddings/bieu-do-{nth}.xlsx"));
        let strings = String::from_utf8(part(&book, "xl/sharedStrings.xml")).expect("UTF-8");
        let cells = String::from_utf8(part(&book, "xl/worksheets/sheet1.xml")).expect("UTF-8");
        for bar in &chart.bars {
            assert!(chart.alt.contains(&bar.name) && drawn.contains(&bar.name), "{}", bar.name);
            for figure in bar.figures.iter().flatten() {
                assert!(chart.alt.contains(&chart.label(figure.value)), "{figure:?}");
                let value = format!("<c:v>{}</c:v>", figure.value);
                assert!(drawn.contains(&value), "{value}");
                assert!(cells.contains(&value.replace("c:", "")), "{value}");
                assert!(strings.contains(&figure.id), "{figure:?}");
            }
        }
    }
    // What has no bar is said, and both caption and words are traced.
    let merged = composer.text(&job(&composer, &closing())).expect("merged");
    let line = |begin: &str| {
        let found = merged.lines().find(|line| line.contains(begin));
        found.unwrap_or_else(|| panic!("{begin}: {merged}")).to_owned()
    };
    assert!(line("Biểu đồ 2. Số lượt người").contains("<a id=\"sl_so_luot_nguoi_"));
    assert!(line("Biểu đồ nêu các cơ quan, đơn vị có số lớn nhất").contains("<a id=\"sl_"));
    for (picture, chart) in
        composer.pictures(&job(&composer, &closing())).expect("drawn").iter().zip(drawn)
    {
        assert!(picture.starts_with("<svg ") && !picture.contains("href"), "{picture}");
        assert!(picture.contains(&chart.alt) && picture.contains(&chart.title));
        assert!(chart.figures().all(|figure| picture.contains(&figure.id)), "{picture}");
    }
}

#[test]
fn a_summary_without_charts_has_no_parts_of_them() {
    let campaign = Arc::new(read(&with_charts("        []")).campaign.expect("a campaign"));
    let composer = Composer::new(campaign, resources()).expect("sound");
    let made = composer.make(&job(&composer, &closing())).expect("made");
    let types = String::from_utf8(part(&made.bytes, "[Content_Types].xml")).expect("UTF-8");
    assert!(!types.contains("chart"), "{types}");
}

#[test]
fn what_is_wrong_with_a_chart_has_its_place() {
    for (chart, wanted) in [
        ("{indicator: so-luot-ngươi}", "DL"),
        ("{indicator: so-luot-nguo}", "BD01"),
        ("{}", "BD02"),
        ("{indicator: so-luot-nguoi, state: all}", "BD02"),
        ("{state: all, by: groups}", "BD03"),
        ("{indicator: so-luot-nguoi, most: 5}", "BD03"),
        ("{indicator: so-luot-nguoi, by: agencies, most: 31}", "BD04"),
        ("{indicator: so-luot-nguoi, by: agencies, most: 1}", "BD04"),
        ("{indicator: so-luot-nguoi, by: group}", "DL"),
    ] {
        let gathered =
            read(&with_charts(&format!("        - {{state: groups}}\n        - {chart}")));
        let problems = gathered.all_problems();
        let found: Vec<_> = problems.iter().filter(|problem| problem.is_error()).collect();
        let [only] = found[..] else { panic!("{chart}: {found:#?}") };
        assert!(only.code.starts_with(wanted), "{chart}: {only:#?}");
        let place = only.place.as_ref().expect("a place");
        assert!(place.file.ends_with("plan.yaml") && place.line > 700, "{chart}: {place:?}");
    }
    let gathered =
        read(&with_charts("        - {state: all}\n        - {state: all, title: Khác}"));
    let codes: Vec<_> = gathered.all_problems().iter().map(|problem| problem.code).collect();
    assert!(codes.contains(&"BD05"), "{codes:?}");
}

#[test]
fn a_chart_that_shows_nothing_or_is_left_out_is_reported() {
    let charts = "        - {indicator: so-doan-quoc-te}\n        - {state: all}";
    let mut files = with_charts(charts);
    let written = "sections:\n  - {id: state, leave_out: true}\n";
    files.push(("summaries/tong-ket.yaml".to_owned(), written.as_bytes().to_vec()));
    let campaign = Arc::new(read(&files).campaign.expect("a campaign"));
    let composer = Composer::new(campaign, resources()).expect("sound");
    let made = composer.make(&job(&composer, &closing())).expect("made");
    let codes: Vec<_> = made.warnings.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["BD07", "BD06"]);
    assert_eq!(composer.document(&job(&composer, &closing())).expect("made").charts().count(), 0);
}

#[test]
fn the_charts_are_written_for_a_slide_and_a_persons_picture_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let build = || {
        let data = text(&root().join("data"));
        let out = text(&out);
        let what = ["build", "summary", "--period", "tong-ket", "--charts"];
        vanban(&[&what[..], &["--data", &data, "--out", &out]].concat())
    };
    let built = build();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let path = out.join("tong-hop/tong-ket-bieu-do-1.svg");
    let first = std::fs::read_to_string(&path).expect("a picture");
    assert!(first.starts_with("<svg ") && first.contains(">392</text>"), "{first}");
    assert!(build().status.success());
    assert_eq!(std::fs::read_to_string(&path).expect("a picture"), first);
    std::fs::write(&path, "của tôi").expect("edited");
    let told = String::from_utf8_lossy(&build().stderr).into_owned();
    assert!(told.contains("MT20") && told.contains("tong-ket-bieu-do-1.svg"), "{told}");
    assert_eq!(std::fs::read_to_string(&path).expect("a picture"), "của tôi");
}
