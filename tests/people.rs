//! Who reports when, to whom, and how they are spoken to, as a clerk runs it: periods for some groups, extensions and
//! exemptions by letter, deadlines in their words, defaults of groups, earlier names, letters by where a body stands, and
//! the words for what started the campaign. The campaign is a province of two tiers, `tests/campaigns/tinh`.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Output;

use common::{copy_data, files, root, text, vanban};
use form::Form;
use serde_json::Value;
use tempfile::TempDir;

const DATA: &str = "tests/campaigns/tinh";

/// A copy of the campaign, to be changed.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        copy_data(&root().join(DATA), &dir.path().join("data"));
        Desk { dir }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.dir.path().join(below)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let paths = ["data", "out", "templates"].map(|below| text(&self.path(below)));
        let mut all = arguments.to_vec();
        all.extend(["--data", &paths[0], "--out", &paths[1], "--templates", &paths[2]]);
        vanban(&all)
    }

    /// What a run prints as its result; it must succeed.
    fn result(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).expect("text").replace('\u{a0}', " ")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--format", "json"]);
        let output = self.run(&all);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)))
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.path("data").join(file);
        let before = fs::read_to_string(&path).expect("a file");
        assert!(before.contains(from), "{file} holds no {from}");
        fs::write(path, before.replacen(from, to, 1)).expect("written");
    }

    fn form(&self, period: &str, agency: &str) -> String {
        self.result(&["show", "document", "forms", "--period", period, "--agency", agency])
    }

    fn letter(&self, agency: &str, as_of: &str) -> String {
        let of = ["show", "document", "reminders", "--period", "thang-7"];
        self.result(&[&of[..], &["--agency", agency, "--as-of", as_of]].concat())
    }

    /// Codes and places of what `validate` finds.
    fn found(&self) -> Vec<String> {
        let printed = self.json(&["validate"]);
        let problems = printed["problems"].as_array().expect("problems").clone();
        let shown = |problem: &Value| {
            let line = &problem["line"];
            format!("{} {}:{line}", words(&problem["code"]), words(&problem["file"]))
        };
        problems.iter().map(shown).collect()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The agencies by group, read from the lines of the file alone.
fn groups() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join(DATA).join("agencies.yaml")).expect("a file");
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let id = |rest: &str| rest.split([',', '}']).next().unwrap_or_default().trim().to_owned();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("  - id: ") {
            groups.push((id(rest), Vec::new()));
        } else if let Some(rest) =
            line.strip_prefix("      - {id: ").or_else(|| line.strip_prefix("      - id: "))
        {
            groups.last_mut().expect("a group").1.push(id(rest));
        }
    }
    groups
}

/// A report's day, hour and figures, read from its lines alone.
struct Sent {
    day: String,
    hour: Option<String>,
    done: u64,
    in_time: u64,
}

fn sent(period: &str) -> BTreeMap<String, Sent> {
    let folder = root().join(DATA).join("reports").join(period);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a report");
        let after = |key: &str| {
            let at = text.find(key)? + key.len();
            Some(text[at..].split([',', '}', '\n']).next().unwrap_or_default().trim().to_owned())
        };
        let number = |key| after(key).and_then(|typed| typed.parse().ok()).unwrap_or_default();
        let agency = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let sent = Sent {
            day: after("received: ").expect("a day"),
            hour: after("received_time: "),
            done: number("ho-so: "),
            in_time: number("dung-han: "),
        };
        (agency, sent)
    };
    files(&folder, ".yaml").into_iter().map(read).collect()
}

/// Whom a period is for and until when, as its letter of the law says it: the last day and the hour on it.
fn rule(period: &str, group: &str, agency: &str) -> Option<(&'static str, Option<&'static str>)> {
    match (period, group, agency) {
        ("thang-6" | "thang-7", _, "quan-su") => None,
        ("thang-6", ..) => Some(("2026-06-14", None)),
        ("quy-2", "so" | "truc-thuoc", _) => Some(("2026-06-30", None)),
        ("thang-7", "xa-phuong", "xa-dong-tien") => Some(("2026-07-20", None)),
        ("thang-7", "xa-phuong", _) => Some(("2026-07-17", None)),
        ("thang-7", ..) => Some(("2026-07-14", Some("16:00"))),
        _ => None,
    }
}

#[test]
fn counts_sums_and_rates_are_those_that_the_reports_alone_give() {
    let desk = Desk::new();
    for period in ["thang-6", "quy-2", "thang-7"] {
        let reports = sent(period);
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        let (mut done, mut in_time) = (0, 0);
        for (group, agencies) in groups() {
            for agency in agencies {
                let mut count = |key| *counts.entry(key).or_default() += 1;
                let Some((last, hour)) = rule(period, &group, &agency) else {
                    count("exempt");
                    continue;
                };
                count("expected");
                let Some(report) = reports.get(&agency) else {
                    count("missing");
                    continue;
                };
                count("received");
                (done, in_time) = (done + report.done, in_time + report.in_time);
                // Days and hours of this form are in order as text.
                match (report.day.as_str().cmp(last), hour, &report.hour) {
                    (std::cmp::Ordering::Less, ..) | (std::cmp::Ordering::Equal, None, _) => {
                        count("on_time");
                    }
                    (std::cmp::Ordering::Equal, Some(_), None) => count("unclear"),
                    (std::cmp::Ordering::Equal, Some(due), Some(came)) if came.as_str() < due => {
                        count("on_time");
                    }
                    _ => count("late"),
                }
            }
        }
        // The commune that is part of another one now has sent its own report.
        if let Some(former) = reports.get("xa-tan-long") {
            (done, in_time) = (done + former.done, in_time + former.in_time);
        }
        let printed = desk.json(&["status", "--period", period, "--as-of", "2026-08-31"]);
        let totals = &printed["periods"][0]["totals"];
        for key in ["expected", "received", "on_time", "late", "unclear", "missing", "exempt"] {
            let own = counts.get(key).copied().unwrap_or_default();
            assert_eq!(totals[key].as_u64().unwrap_or_default(), own, "{period} {key}");
        }
        for (indicator, own) in [("ho-so", done), ("dung-han", in_time)] {
            let traced = desk.json(&["trace", indicator, "--period", period]);
            assert_eq!(words(&traced["figure"]["value"]), own.to_string(), "{period} {indicator}");
        }
        let summary = desk.result(&["show", "document", "summary", "--period", period]);
        let head = format!(
            "{:02}/{:02} cơ quan, đơn vị phải báo cáo",
            counts["received"], counts["expected"]
        );
        assert!(summary.contains(&head), "no {head:?} in:\n{summary}");
        assert!(summary.contains(&dotted(done)) && summary.contains(&dotted(in_time)), "{period}");
    }
}

/// A number with its thousands, as it is printed.
fn dotted(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        more => format!("{}.{:03}", more / 1000, more % 1000),
    }
}

#[test]
fn a_period_for_some_groups_asks_nothing_of_the_others_and_says_so() {
    let desk = Desk::new();
    desk.result(&["build", "forms"]);
    let made = |period: &str| -> Vec<String> {
        let folder = desk.path("out/bieu-mau").join(period);
        let name = |path: PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
        files(&folder, ".docx").into_iter().map(name).collect()
    };
    assert_eq!(made("quy-2"), ["so-khcn", "so-noi-vu", "so-y-te", "tt-luu-tru"]);
    assert_eq!(made("thang-7").len(), 12);
    assert!(!made("thang-7").contains(&"quan-su".to_owned()));
    let status = desk.result(&["status", "--period", "quy-2", "--as-of", "2026-07-18"]);
    assert!(
        status.contains("KỲ QUÝ II NĂM 2026 (quy-2): hạn chậm nhất ngày 30/6/2026"),
        "{status}"
    );
    let row = |name: &str| status.lines().find(|line| line.contains(name)).expect("a row");
    assert!(row("UBND xã An Bình").contains("Không phải báo cáo, kỳ này không gồm nhóm này"));
    assert!(row("Sở Khoa học và Công nghệ").contains("Quá hạn, chậm 1 ngày"), "{status}");
    // The summary lists only whom the period is for, and the letters go to nobody else.
    let summary = desk.result(&["show", "document", "summary", "--period", "quy-2"]);
    assert!(
        !summary.contains("UBND xã") && summary.contains("chậm nhất ngày 30/6/2026"),
        "{summary}"
    );
    let letter = desk.run(&[
        "build",
        "reminders",
        "--period",
        "quy-2",
        "--agency",
        "xa-an-binh",
        "--as-of",
        "2026-07-18",
    ]);
    assert!(!desk.path("out/don-doc").exists(), "{}", said(&letter));
    for file in ["status.xlsx", "status.docx", "status.csv"] {
        let end = format!("--{}", file.rsplit('.').next().expect("an end"));
        let path = text(&desk.path(file));
        desk.result(&["status", "--as-of", "2026-07-18", &end, &path]);
        let checked = desk.path(file).exists();
        assert!(checked, "{file}");
    }
    let csv = fs::read_to_string(desk.path("status.csv")).expect("a table");
    assert!(csv.contains("trước 16 giờ ngày 14/7/2026") && csv.contains("trước ngày 15/6/2026"));
    assert!(csv.contains("được miễn theo Công văn số 188/UBND-NC ngày 22/6/2026"), "{csv}");
}

#[test]
fn a_deadline_is_said_in_the_words_of_the_plan_everywhere() {
    let desk = Desk::new();
    // A form of an old kind of deadline says nothing of it, as before.
    assert!(!desk.form("thang-6", "so-y-te").contains("Thời hạn gửi"));
    for (period, agency, words) in [
        ("quy-2", "so-y-te", "Thời hạn gửi báo cáo: chậm nhất ngày 30/6/2026."),
        ("thang-7", "so-y-te", "Thời hạn gửi báo cáo: trước 16 giờ ngày 14/7/2026."),
        (
            "thang-7",
            "xa-an-binh",
            "Thời hạn gửi báo cáo: chậm nhất ngày 17/7/2026 (được gia hạn theo Công văn số 215/UBND-NC ngày 10/7/2026 của Ủy ban nhân dân tỉnh).",
        ),
    ] {
        let form = desk.form(period, agency);
        assert!(form.contains(words), "{form}");
    }
    let letter = desk.letter("xa-binh-minh", "2026-07-18");
    assert!(
        letter.contains(
            "chậm nhất ngày 17/7/2026 (thời hạn đã được gia hạn theo Công văn số 215/UBND-NC ngày 10/7/2026 của Ủy ban nhân dân tỉnh)"
        ),
        "{letter}"
    );
    assert!(letter.contains("báo cáo đã quá hạn 01 ngày"), "{letter}");
    let letter = desk.letter("mttq", "2026-07-15");
    assert!(letter.contains("trước 16 giờ ngày 14/7/2026.") && letter.contains("quá hạn 01 ngày"));
    let all = desk.result(&[
        "show",
        "document",
        "reminders",
        "--period",
        "thang-7",
        "--as-of",
        "2026-07-18",
        "--collective",
    ]);
    for words in ["trước 16 giờ ngày 14/7/2026", "chậm nhất ngày 17/7/2026", "Thời hạn"]
    {
        assert!(all.contains(words), "no {words:?} in:\n{all}");
    }
    // On the day of the hour nobody is late yet: the program knows no hour.
    let output = desk.run(&["build", "reminders", "--period", "thang-7", "--as-of", "2026-07-14"]);
    assert!(said(&output).contains("không có cơ quan nào quá hạn"), "{}", said(&output));
}

#[test]
fn what_came_on_the_day_of_the_hour_is_unclear_until_its_hour_is_noted() {
    let desk = Desk::new();
    let state = || {
        let printed = desk.json(&["status", "--period", "thang-7", "--agency", "so-y-te"]);
        words(&printed["periods"][0]["groups"][0]["agencies"][0]["standing"])
    };
    assert_eq!(state(), "unclear");
    assert!(
        desk.found()
            .iter()
            .any(|found| found.starts_with("NH06") && found.ends_with("so-y-te.yaml:2"))
    );
    let summary = desk.result(&["show", "document", "summary", "--period", "thang-7"]);
    let words = "01 báo cáo nhận trong ngày hết hạn (trước 16 giờ ngày 14/7/2026), chưa rõ giờ nhận: Sở Y tế.";
    assert!(summary.contains(words), "{summary}");
    for (hour, standing) in [("15:59", "on-time"), ("16:00", "late")] {
        let report = "reports/thang-7/so-y-te.yaml";
        let before = fs::read_to_string(desk.path("data").join(report)).expect("a report");
        desk.change(
            report,
            "received: 2026-07-14\n",
            &format!("received: 2026-07-14\nreceived_time: {hour}\n"),
        );
        assert_eq!(state(), standing);
        assert!(!desk.found().iter().any(|found| found.starts_with("NH06")));
        fs::write(desk.path("data").join(report), before).expect("written");
    }
}

#[test]
fn a_group_says_once_what_its_agencies_have_in_common() {
    let desk = Desk::new();
    let form = desk.form("thang-7", "xa-an-binh");
    for words in [
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
        "[dia-danh-thoi-gian] An Bình,",
        "thay mặt: Ủy ban nhân dân",
        "CHỦ TỊCH",
        "[noi-nhan-luu] VT",
    ] {
        assert!(form.replace('\n', " ").contains(words), "no {words:?} in:\n{form}");
    }
    // Its own word counts, of a signature also in part.
    desk.change(
        "agencies.yaml",
        "place: An Bình}",
        "place: An Bình, filing: VP, signature: {name: Nguyễn Văn A}}",
    );
    let form = desk.form("thang-7", "xa-an-binh");
    assert!(
        form.contains("[noi-nhan-luu] VP")
            && form.contains("thay mặt: Ủy ban nhân dân")
            && form.contains("Nguyễn Văn A"),
        "{form}"
    );
    // A wrong one is reported where it is written, once.
    desk.change(
        "agencies.yaml",
        "      symbol: UBND\n",
        "      symbol: UBND\n      plase: x\n      regime: partyy\n",
    );
    let line = |of: &str| {
        let text = fs::read_to_string(desk.path("data/agencies.yaml")).expect("a file");
        text.lines().position(|line| line.contains(of)).expect("a line") + 1
    };
    let found: Vec<String> =
        desk.found().into_iter().filter(|found| found.contains("agencies")).collect();
    let of = |line: usize| {
        found.iter().filter(|found| found.ends_with(&format!("agencies.yaml:{line}"))).count()
    };
    assert_eq!((of(line("plase")), of(line("partyy"))), (1, 1), "{found:?}");
    // The schema asks for no more than an entry must say itself.
    let schema = desk.json(&["schema", "agencies"]);
    assert_eq!(schema["$defs"]["Body"]["required"], serde_json::json!(["id", "name"]));
}

#[test]
fn a_report_goes_to_all_its_addressees_or_to_those_of_its_group() {
    let desk = Desk::new();
    let form = desk.form("thang-7", "so-y-te");
    let both = ["Ủy ban nhân dân tỉnh Sơn Hà", "Sở Nội vụ tỉnh Sơn Hà"];
    let addressed = form
        .split_once("[kinh-gui]")
        .expect("addressees")
        .1
        .split("[loi-van]")
        .next()
        .expect("a part");
    let at = both.map(|name| addressed.find(name).expect("an addressee"));
    assert!(at[0] < at[1], "{form}");
    assert!(
        form.contains("gửi Ủy ban nhân dân tỉnh Sơn Hà và Sở Nội vụ tỉnh Sơn Hà tổng hợp"),
        "{form}"
    );
    let own = desk.form("thang-7", "tt-luu-tru");
    let addressed = own
        .split_once("[kinh-gui]")
        .expect("addressees")
        .1
        .split("[loi-van]")
        .next()
        .expect("a part");
    assert!(!addressed.contains(both[0]) && addressed.contains(both[1]), "{own}");
    // The Party's reports have no `Kính gửi`: they are among the recipients.
    let party = desk.form("thang-7", "vp-tinh-uy");
    let recipients = party.split_once("[noi-nhan-dong]").expect("recipients").1;
    assert!(
        both.iter().all(|name| recipients.contains(name)) && !party.contains("[kinh-gui]"),
        "{party}"
    );
}

#[test]
fn an_agency_has_the_name_of_then() {
    let desk = Desk::new();
    let (old, new) = ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "VÀ CHUYỂN ĐỔI SỐ");
    for (period, has, has_not) in
        [("thang-6", old, new), ("quy-2", old, new), ("thang-7", new, old)]
    {
        let form = desk.form(period, "so-khcn");
        assert!(form.contains(has) && !form.contains(has_not), "{period}: {form}");
    }
    let trace = desk.result(&["trace", "ho-so", "--period", "thang-6"]);
    assert!(
        trace.contains("Sở Khoa học và Công nghệ") && !trace.contains("Chuyển đổi số"),
        "{trace}"
    );
    let summary = desk.result(&["show", "document", "summary", "--period", "thang-7"]);
    assert!(summary.contains("Sở Khoa học, Công nghệ và Chuyển đổi số"), "{summary}");
    // A letter is written to whom there is now.
    let letter = desk.result(&[
        "show",
        "document",
        "reminders",
        "--period",
        "quy-2",
        "--agency",
        "so-y-te",
        "--as-of",
        "2026-07-18",
    ]);
    assert!(letter.contains("Sở Y tế tỉnh Sơn Hà"), "{letter}");
    let status = desk.result(&["status", "--period", "thang-6", "--as-of", "2026-07-18"]);
    assert!(status.contains("gồm báo cáo của UBND xã Tân Long trước đây"), "{status}");
}

#[test]
fn forms_that_went_out_under_an_old_name_or_an_old_deadline_are_collected() {
    let desk = Desk::new();
    fs::remove_dir_all(desk.path("data/reports")).expect("removed");
    let agencies = fs::read_to_string(desk.path("data/agencies.yaml")).expect("a file");
    let plan = fs::read_to_string(desk.path("data/plan.yaml")).expect("a file");
    // Before: the commune is on its own, the department has its old name, nobody has more time.
    let was_line = "        was: [{id: xa-tan-long, name: Ủy ban nhân dân xã Tân Long, short: UBND xã Tân Long, place: Tân Long, until: 2026-06-30}]\n";
    desk.change(
        "agencies.yaml",
        was_line,
        "      - {id: xa-tan-long, name: Ủy ban nhân dân xã Tân Long, short: UBND xã Tân Long, place: Tân Long}\n",
    );
    desk.change("agencies.yaml", "            until: 2026-06-30", "            until: 2026-12-31");
    let extensions = plan.find("      extensions:").expect("extensions");
    let end = plan[extensions..].find("      summary:").expect("a summary") + extensions;
    let earlier = format!("{}{}", &plan[..extensions], &plan[end..]);
    fs::write(desk.path("data/plan.yaml"), earlier).expect("written");
    desk.result(&["build", "forms", "--period", "thang-7"]);
    fs::create_dir_all(desk.path("in")).expect("made");
    for (agency, done) in [("xa-tan-long", "41"), ("so-khcn", "70"), ("xa-an-binh", "66")] {
        let path = desk.path(&format!("out/bieu-mau/thang-7/{agency}.docx"));
        let mut form = Form::open(&fs::read(path).expect("a form"));
        form.fill("kq-thu-tuc", "Đã giải quyết đúng quy trình.");
        form.fill("figure:ho-so", done);
        form.fill("figure:dung-han", "40");
        fs::write(desk.path("in").join(format!("{agency}.docx")), form.bytes()).expect("written");
    }
    // Now: as the data are.
    fs::write(desk.path("data/agencies.yaml"), agencies).expect("written");
    fs::write(desk.path("data/plan.yaml"), plan).expect("written");
    let folder = text(&desk.path("in"));
    let printed = desk.json(&["collect", &folder, "--received", "2026-07-13"]);
    assert_eq!((&printed["taken"], &printed["refused"]), (&3.into(), &0.into()), "{printed}");
    for returned in printed["files"].as_array().expect("files") {
        let codes: Vec<String> = returned["doubts"]
            .as_array()
            .expect("doubts")
            .iter()
            .map(|doubt| words(&doubt["code"]))
            .collect();
        match words(&returned["agency"]).as_str() {
            "xa-tan-long" => assert_eq!(codes, ["NH08"], "{returned}"),
            _ => assert_eq!(codes, [""; 0], "{returned}"),
        }
    }
    assert!(desk.path("data/reports/thang-7/xa-tan-long.yaml").exists());
    let traced = desk.json(&["trace", "ho-so", "--period", "thang-7"]);
    assert_eq!(words(&traced["figure"]["value"]), (41 + 70 + 66).to_string());
    let shown = desk.result(&["trace", "ho-so", "Tân Phú", "--period", "thang-7"]);
    assert!(shown.contains("Ủy ban nhân dân xã Tân Long (nay là UBND xã Tân Phú)"), "{shown}");
}

#[test]
fn letters_order_ask_or_ask_with_respect_by_where_a_body_stands() {
    let desk = Desk::new();
    // The first letter is noted with its day; two more make the second and the third.
    desk.change(
        "reminders.yaml",
        "sent:\n",
        "sent:\n  - {period: thang-7, date: 2026-07-22, number: 310, to: [tt-luu-tru, mttq, vp-tinh-uy, xa-binh-minh]}\n",
    );
    for (as_of, level) in [("2026-07-18", 1), ("2026-07-22", 2), ("2026-07-25", 3)] {
        let below = desk.letter("tt-luu-tru", as_of);
        let ordered = "Sở Nội vụ tỉnh Sơn Hà yêu cầu Trung tâm Lưu trữ lịch sử tỉnh Sơn Hà";
        assert_eq!(below.contains(ordered), level > 1, "{below}");
        assert_eq!(below.contains("làm rõ trách nhiệm"), level > 2, "{below}");
        for beside in ["mttq", "xa-binh-minh"] {
            let letter = desk.letter(beside, as_of);
            assert!(
                letter.contains("đề nghị Ủy ban") && !letter.contains("kính đề nghị"),
                "{letter}"
            );
            for word in ["yêu cầu Ủy ban", "chấn chỉnh", "làm rõ trách nhiệm", "thực hiện nghiêm"]
            {
                assert!(!letter.contains(word), "{word:?} in:\n{letter}");
            }
        }
        let above = desk.letter("vp-tinh-uy", as_of);
        assert!(
            above.contains("kính đề nghị Văn phòng Tỉnh ủy Sơn Hà quan tâm, chỉ đạo"),
            "{above}"
        );
        for word in
            ["khẩn trương", "yêu cầu", "chấn chỉnh", "nêu rõ lý do", "ảnh hưởng đến tiến độ"]
        {
            assert!(!above.contains(word), "{word:?} in:\n{above}");
        }
        // One letter to all: each in its own tone.
        let all = desk.result(&[
            "show",
            "document",
            "reminders",
            "--period",
            "thang-7",
            "--as-of",
            as_of,
            "--collective",
        ]);
        assert!(all.contains("kính đề nghị Văn phòng Tỉnh ủy Sơn Hà"), "{all}");
    }
}

#[test]
fn who_answers_to_its_own_line_is_never_ordered_whatever_the_data_say() {
    let desk = Desk::new();
    desk.change(
        "agencies.yaml",
        "defaults: {place: Sơn Hà, filing: VT}",
        "defaults: {place: Sơn Hà, filing: VT, stands: below}",
    );
    desk.change(
        "reminders.yaml",
        "sent:\n",
        "sent:\n  - {period: thang-7, date: 2026-07-22, number: 310, to: [mttq]}\n",
    );
    fs::remove_file(desk.path("data/reports/thang-7/cong-an.yaml")).expect("removed");
    let warned: Vec<String> =
        desk.found().into_iter().filter(|found| found.starts_with("NH09")).collect();
    assert_eq!(warned.len(), 3, "{warned:?}");
    let letter = desk.letter("mttq", "2026-07-25");
    assert!(
        letter.contains("trân trọng đề nghị Ủy ban Mặt trận") && !letter.contains("yêu cầu Ủy ban"),
        "{letter}"
    );
}

#[test]
fn the_words_for_what_started_the_campaign_follow_its_kind() {
    for (folder, name, cited, called) in [
        (
            "chi-thi",
            "Chỉ thị",
            "Chỉ thị số 96/CT-UBND ngày 20 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Sơn Hà về cải cách hành chính năm 2026",
            "Chỉ thị",
        ),
        (
            "quyet-dinh",
            "Quyết định",
            "Quyết định số 96/QĐ-UBND ngày 20 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Sơn Hà về cải cách hành chính năm 2026",
            "Quyết định",
        ),
        (
            "cong-van-trien-khai",
            "Công văn",
            "Công văn số 96/UBND-NC ngày 20 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Sơn Hà về việc cải cách hành chính năm 2026",
            "Công văn số 96/UBND-NC",
        ),
    ] {
        let desk = Desk::new();
        let own = desk.path("templates").join(folder);
        fs::create_dir_all(&own).expect("made");
        fs::write(own.join("kind.yaml"), format!("name: {name}\n")).expect("written");
        let template = fs::read_to_string(root().join("templates/ke-hoach/template.html"));
        fs::write(own.join("template.html"), template.expect("a template")).expect("written");
        desk.change("plan.yaml", "  kind: ke-hoach", &format!("  kind: {folder}"));
        desk.change("plan.yaml", "campaign_name: Kế hoạch cải cách", "campaign_name: đợt cải cách");
        desk.change("reports/thang-6/cong-an.yaml", "ho-so: 905", "ho-so: 5");
        desk.change("reports/thang-6/cong-an.yaml", "dung-han: 880", "dung-han: 5");
        let form = desk.form("thang-6", "cong-an");
        let asks = format!("({called} yêu cầu ít nhất 10)");
        let letter = desk.result(&[
            "show",
            "document",
            "reminders",
            "--period",
            "thang-6",
            "--agency",
            "cong-an",
            "--as-of",
            "2026-06-20",
        ]);
        let below = format!("chưa đạt mức {called} yêu cầu");
        let summary = desk.result(&["show", "document", "summary", "--period", "thang-6"]);
        for (document, says) in [(&form, &asks), (&letter, &below), (&summary, &below)] {
            assert!(document.contains(cited), "no {cited:?} in:\n{document}");
            assert!(document.contains(says.as_str()), "no {says:?} in:\n{document}");
            assert!(!document.to_lowercase().contains("kế hoạch"), "{document}");
        }
    }
}

/// The YAML blocks of the guide below a heading.
fn examples(heading: &str) -> Vec<String> {
    let guide = fs::read_to_string(root().join("docs/HUONG-DAN.md")).expect("the guide");
    let (_, below) = guide.split_once(heading).expect("the heading");
    let section = below.split("\n##").next().expect("a section");
    let blocks = section.split("```").skip(1).step_by(2);
    blocks.map(|block| block.trim_start_matches("yaml\n").to_owned()).collect()
}

#[test]
fn the_examples_of_the_guide_work_when_they_are_typed() {
    let dir = tempfile::tempdir().expect("a folder");
    let own = dir.path().join("dot");
    assert!(vanban(&["init", &text(&own)]).status.success());
    let (agencies, plan) = (own.join("data/agencies.yaml"), own.join("data/plan.yaml"));
    let groups = examples("### Nhiều cơ quan giống nhau");
    let periods = examples("### Ai báo cáo kỳ nào");
    assert_eq!((groups.len(), periods.len()), (1, 1));
    let before = fs::read_to_string(&agencies).expect("a file");
    fs::write(&agencies, format!("{}\n{}", before.trim_end(), groups[0])).expect("written");
    let before = fs::read_to_string(&plan).expect("a file");
    let after = before.replacen("  periods:\n", &format!("  periods:\n{}", periods[0]), 1);
    fs::write(&plan, after).expect("written");
    let (data, out) = (text(&own.join("data")), text(&own.join("out")));
    let output = vanban(&["validate", "--data", &data]);
    assert!(output.status.success(), "{}", said(&output));
    let output = vanban(&["build", "forms", "--period", "2027-04", "--data", &data, "--out", &out]);
    assert!(output.status.success(), "{}", said(&output));
    let made = files(&own.join("out/bieu-mau/2027-04"), ".docx");
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    assert_eq!(made.iter().map(name).collect::<Vec<_>>(), ["truong-thcs", "xa-an-phu"]);
}
