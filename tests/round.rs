//! A round as a clerk runs it: status, reminders, summary, trace, through the program.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{copy_data, files, parts, root, text, vanban};
use serde_json::Value;

/// A campaign of its own, to be damaged, with its folder of output.
struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    fn of(data: &str) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        copy_data(&root().join(data), &dir.path().join("data"));
        Desk { dir }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.dir.path().join(below)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let (data, out) = (text(&self.path("data")), text(&self.path("out")));
        let mut all = arguments.to_vec();
        all.extend(["--data", &data, "--out", &out]);
        vanban(&all)
    }

    /// What a run prints as its result; it must succeed.
    fn result(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).expect("text")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--format", "json"]);
        serde_json::from_slice(&self.run(&all).stdout).expect("JSON")
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.path("data").join(file);
        let before = fs::read_to_string(&path).expect("a file");
        assert!(before.contains(from), "{file} holds no {from}");
        fs::write(path, before.replacen(from, to, 1)).expect("written");
    }

    fn write(&self, file: &str, words: &str) {
        fs::write(self.path("data").join(file), words).expect("written");
    }

    /// The documents below a folder of output, by their names.
    fn made(&self, folder: &str) -> Vec<String> {
        let below = self.path("out").join(folder);
        if !below.exists() {
            return Vec::new();
        }
        let name =
            |path: PathBuf| text(path.strip_prefix(&below).expect("below")).replace('\\', "/");
        files(&below, ".docx").into_iter().map(name).collect()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("a code")
}

/// The words of a Word file's text, runs joined.
fn words(docx: &Path) -> String {
    let document = parts(docx).remove("word/document.xml").expect("a text");
    let mut words = String::new();
    for piece in document.split("<w:t").skip(1) {
        let Some((_, rest)) = piece.split_once('>') else { continue };
        words.push_str(rest.split('<').next().unwrap_or_default());
        if piece.contains("</w:p>") {
            words.push('\n');
        }
    }
    words.replace('\u{a0}', " ")
}

const CLOSING: [&str; 5] = ["status", "--period", "tong-ket", "--as-of", "2025-01-06"];

// ---------------------------------------------------------------- status

#[test]
fn status_tells_who_owes_which_field() {
    let desk = Desk::of("data");
    let shown = desk.result(&CLOSING);
    for line in [
        "KỲ TOÀN ĐỢT CAO ĐIỂM (tong-ket): hạn trước ngày 02/01/2025, tính đến hết ngày 06/01/2025",
        "Đã nhận 17/23 (73,9%); đúng hạn 14 (60,9%).",
        "Quá hạn 3; chưa đủ nội dung 1; chưa đạt mức tối thiểu 1; chưa gửi 6.",
        "UBND huyện Đại Từ                     02/01/2025  02/01/2025  Quá hạn, chậm 1 ngày",
        "- toàn bộ báo cáo (7 nội dung, 7 số liệu)",
        "[br-huyen-khau-hieu]",
        "0 chiếc, chưa đạt mức tối thiểu 1 [so-bang-ron]",
    ] {
        assert!(shown.contains(line), "no {line:?} in:\n{shown}");
    }
    assert_eq!(shown, desk.result(&["tinh-hinh", "--period", "tong-ket", "--as-of", "06/01/2025"]));
}

#[test]
fn status_as_json_has_the_rates_and_the_fields() {
    let desk = Desk::of("data");
    let printed = desk.json(&CLOSING);
    let period = &printed["periods"][0];
    assert_eq!(printed["as_of"], "2025-01-06");
    let totals = &period["totals"];
    let counts = ["expected", "received", "on_time", "late", "nil", "incomplete", "missing"];
    let counts: Vec<i64> =
        counts.iter().map(|key| totals[*key].as_i64().expect("a count")).collect();
    assert_eq!(counts, [23, 17, 14, 3, 0, 1, 6]);
    assert_eq!((&totals["completeness"], &totals["timeliness"]), (&73.9.into(), &60.9.into()));
    let groups = period["groups"].as_array().expect("groups");
    let agencies = groups.iter().flat_map(|group| group["agencies"].as_array().expect("agencies"));
    let found: Vec<&Value> = agencies.filter(|agency| agency["id"] == "ubnd-vo-nhai").collect();
    let kinds: Vec<&Value> =
        found[0]["owed"].as_array().expect("owed").iter().map(|owed| &owed["kind"]).collect();
    assert_eq!(kinds, ["answer", "least"]);
    assert_eq!(found[0]["days_late"], 5);
}

#[test]
fn status_is_reported_as_of_a_day() {
    let desk = Desk::of("data");
    for (day, line) in [
        ("2025-01-01", "Chưa đến hạn"),
        ("2025-01-02", "chậm 1 ngày"),
        ("2024-12-27", "Đã nhận 0/23 (0%); đúng hạn 0 (0%)."),
    ] {
        let shown = desk.result(&["status", "--period", "tong-ket", "--as-of", day]);
        assert!(shown.contains(line), "{day}: no {line:?} in:\n{shown}");
    }
    let early = desk.result(&["status", "--period", "tong-ket", "--as-of", "2025-01-01"]);
    assert!(!early.contains("Chưa gửi"), "nobody is late before the day:\n{early}");
    for (typed, code_then) in [("2025-02-31", 2), ("mai", 2)] {
        assert_eq!(code(&desk.run(&["status", "--as-of", typed])), code_then, "{typed}");
    }
    let unknown = desk.run(&["status", "--period", "tong-kett"]);
    assert_eq!(code(&unknown), 2);
    assert!(said(&unknown).contains("ý bạn là 'tong-ket'?"), "{}", said(&unknown));
}

#[test]
fn exemptions_and_extensions_are_respected() {
    let desk = Desk::of("tests/campaigns/dang-uy");
    let july = desk.result(&["status", "--period", "2026-07", "--as-of", "2026-08-10"]);
    assert!(july.contains("Không phải báo cáo"), "{july}");
    assert!(july.contains("Đã nhận 4/7"), "{july}");
    let august = desk.json(&["status", "--period", "2026-08", "--as-of", "2026-08-28"]);
    let shown = august.to_string();
    assert!(shown.contains("2026-09-03"), "the extended day");
}

#[test]
fn status_files_open_where_a_clerk_opens_them() {
    let desk = Desk::of("data");
    let (csv, xlsx, docx) = (desk.path("a.csv"), desk.path("a.xlsx"), desk.path("a.docx"));
    let named = [text(&csv), text(&xlsx), text(&docx)];
    let mut arguments = CLOSING.to_vec();
    arguments.extend(["--csv", &named[0], "--xlsx", &named[1], "--docx", &named[2]]);
    desk.result(&arguments);
    let table = fs::read_to_string(&csv).expect("a table");
    assert!(table.starts_with("\u{FEFF}Kỳ;Nhóm;"), "{table}");
    let line = table.lines().find(|line| line.contains("ubnd-dai-tu")).expect("a line");
    assert!(line.contains(";02/01/2025;02/01/2025;Quá hạn;1;"), "{line}");
    let appendix = words(&docx);
    for there in ["Phụ lục", "TÌNH HÌNH BÁO CÁO TOÀN ĐỢT CAO ĐIỂM", "Kèm theo Công văn", "17/23"]
    {
        assert!(appendix.contains(there), "no {there:?} in:\n{appendix}");
    }
    assert!(!appendix.contains("Kính gửi") && !appendix.contains("CỘNG HÒA"), "{appendix}");
    let sheet = parts(&xlsx).remove("xl/worksheets/sheet2.xml").expect("a sheet");
    assert!(sheet.contains("autoFilter"), "{sheet}");
    let chart = parts(&xlsx).remove("xl/charts/chart1.xml").expect("a chart of the groups");
    assert!(chart.contains("'Tổng hợp'!$M$4:$M$8"), "{chart}");
    let before = [fs::read(&xlsx).expect("there"), fs::read(&docx).expect("there")];
    desk.result(&arguments);
    assert_eq!(before, [fs::read(&xlsx).expect("there"), fs::read(&docx).expect("there")]);
}

#[test]
fn a_report_that_does_not_read_is_for_the_clerk_to_fix() {
    let desk = Desk::of("data");
    desk.write("reports/tong-ket/so-gddt.yaml", "received: 2024-12-30\nnil: [\n");
    // A figure that was typed and cannot be one: said by field, the rest of the report counts.
    desk.change(
        "reports/tong-ket/so-y-te.yaml",
        "so-van-ban-trien-khai: ",
        "so-van-ban-trien-khai: khoảng ",
    );
    let output = desk.run(&CLOSING);
    assert_eq!(code(&output), 1);
    let shown = said(&output);
    assert!(shown.contains("Đã gửi, chưa đọc được"), "{shown}");
    assert!(shown.contains("không đọc được [so-van-ban-trien-khai]"), "{shown}");
    let letters = ["build", "reminders", "--period", "tong-ket", "--as-of", "2025-01-06"];
    assert_eq!(code(&desk.run(&letters)), 1);
    assert_eq!(desk.made("don-doc"), [""; 0], "nothing is written while data are wrong");
    let skipping = [&letters[..], &["--skip-bad"]].concat();
    desk.run(&skipping);
    let made = desk.made("don-doc/tong-ket");
    assert!(!made.iter().any(|name| name.contains("gddt") || name.contains("y-te")), "{made:?}");
    assert!(made.contains(&"so-ngoai-vu-1.docx".to_owned()), "{made:?}");
}

/// The line of a text that holds some words.
fn line<'t>(text: &'t str, words: &str) -> &'t str {
    text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words}:\n{text}"))
}

#[test]
fn a_report_that_cannot_be_counted_yet_is_never_reported_as_not_sent() {
    let desk = Desk::of("data");
    desk.write("reports/tong-ket/so-gddt.yaml", "received: 2024-12-30\nnil: [\n");
    desk.change(
        "reports/tong-ket/so-y-te.yaml",
        "so-van-ban-trien-khai: ",
        "so-van-ban-trien-khai: khoảng ",
    );
    let output = desk.run(&["build", "tong-hop", "--period", "tong-ket", "--skip-bad"]);
    let skipped = said(&output);
    assert!(line(&skipped, "Bỏ qua báo cáo").contains("tong-ket/so-gddt"), "{skipped}");
    let summary = words(&desk.path("out/tong-hop/tong-ket.docx"));
    let begins = line(&summary, "Báo cáo này tổng hợp từ");
    let (missing, unread) =
        begins.split_once("báo cáo đã gửi nhưng chưa đọc được: ").expect("both");
    for name in ["Sở Giáo dục và Đào tạo", "Sở Y tế"] {
        assert!(unread.contains(name) && !missing.contains(name), "{begins}");
    }
    assert!(summary.contains("Có 02 báo cáo đã gửi nhưng chưa đọc được"), "{summary}");
    assert!(summary.contains("Còn 05 cơ quan, đơn vị chưa có báo cáo"), "{summary}");
    let printed = desk.json(&["trace", "chua-doc-duoc", "--period", "tong-ket"]);
    assert_eq!(printed["figure"]["value"], "1", "the other reads but for one figure");
    let status = desk.json(&CLOSING);
    let groups = status["periods"][0]["groups"].as_array().expect("groups");
    let agencies = groups.iter().flat_map(|group| group["agencies"].as_array().expect("agencies"));
    let state = agencies.into_iter().find(|agency| agency["id"] == "so-gddt").expect("it");
    assert_eq!(
        (&state["standing"], &state["state"]),
        (&"unread".into(), &"Đã gửi, chưa đọc được".into())
    );
    let letter =
        ["build", "don-doc", "--collective", "--period", "tong-ket", "--as-of", "2025-01-06"];
    desk.run(&[&letter[..], &["--skip-bad"]].concat());
    let letter = words(&desk.path("out/don-doc/tong-ket/gui_chung-1.docx"));
    assert!(letter.contains("trong đó 02 báo cáo đã gửi, chưa đọc được"), "{letter}");
    assert!(!letter.contains("Sở Y tế"), "{letter}");
}

#[test]
fn a_number_that_one_agency_used_twice_stops_nobody() {
    let desk = Desk::of("data");
    desk.write(
        "reports/2024-12/so-y-te.yaml",
        "received: 2024-12-12\nnumber: 77\ndate: 2024-12-11\nnil: true\n",
    );
    let path = desk.path("data/reports/tong-ket/so-y-te.yaml");
    let report = fs::read_to_string(&path).expect("a report");
    let head = |line: &&str| !line.starts_with("number:") && !line.starts_with("date:");
    let kept: Vec<&str> = report.lines().filter(head).collect();
    fs::write(&path, format!("number: 77\ndate: 2024-12-30\n{}\n", kept.join("\n")))
        .expect("written");
    let output = desk.run(&["build", "tong-hop", "--period", "tong-ket"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(said(&output).contains("cảnh báo[DL49]"), "{}", said(&output));
    let summary = words(&desk.path("out/tong-hop/tong-ket.docx"));
    assert!(!line(&summary, "chưa có báo cáo:").contains("Sở Y tế"), "{summary}");
}

// ------------------------------------------------------------- reminders

#[test]
fn reminders_are_made_only_when_named() {
    let desk = Desk::of("data");
    desk.result(&["build"]);
    assert_eq!(desk.made("don-doc"), [""; 0]);
    desk.result(&["lap", "don-doc", "--period", "tong-ket", "--as-of", "2025-01-02"]);
    assert_eq!(desk.made("don-doc/tong-ket").len(), 8, "two have not come yet that come late");
    // The day before nobody owes anything.
    let early = Desk::of("data");
    early.result(&["build", "reminders", "--period", "tong-ket", "--as-of", "2025-01-01"]);
    assert_eq!(early.made("don-doc"), [""; 0]);
}

#[test]
fn which_letter_it_is_follows_from_what_was_sent() {
    let desk = Desk::of("data");
    let letters = |day: &'static str, more: &[&'static str]| {
        let one = ["build", "reminders", "--period", "tong-ket", "--agency", "so-ngoai-vu"];
        desk.result(&[&one[..], &["--as-of", day], more].concat())
    };
    let path = |nth: usize| desk.path(&format!("out/don-doc/tong-ket/so-ngoai-vu-{nth}.docx"));
    letters("2025-01-03", &[]);
    letters("2025-01-04", &[]);
    assert_eq!(desk.made("don-doc/tong-ket"), ["so-ngoai-vu-1.docx"], "nothing was sent yet");
    letters("2025-01-04", &["--sent", "--dry-run"]);
    assert!(!desk.path("data/reminders.yaml").exists(), "a dry run writes nothing");
    letters("2025-01-04", &["--sent"]);
    letters("2025-01-04", &["--sent"]);
    let noted = fs::read_to_string(desk.path("data/reminders.yaml")).expect("noted");
    assert_eq!(noted.matches("so-ngoai-vu").count(), 1, "{noted}");
    // Built again on its own day it is still the first, now with its date and its number.
    desk.change("reminders.yaml", "date: 2025-01-04", "date: 2025-01-04\n    number: 21");
    letters("2025-01-04", &[]);
    assert_eq!(desk.made("don-doc/tong-ket"), ["so-ngoai-vu-1.docx"]);
    let first = words(&path(1));
    assert!(first.contains("Số: 21/CAT-NQ"), "{first}");
    assert!(first.contains("ngày 04 tháng 01 năm 2025"), "{first}");
    letters("2025-01-08", &["--sent"]);
    let status = desk.result(&["status", "--period", "tong-ket", "--as-of", "2025-01-08"]);
    assert!(status.contains("chậm 7 ngày, đã đôn đốc 2 lần"), "{status}");
    letters("2025-01-13", &[]);
    let (second, third) = (words(&path(2)), words(&path(3)));
    assert!(first.contains("đề nghị Sở Ngoại vụ") && !first.contains("yêu cầu Sở"), "{first}");
    assert!(second.contains("đôn đốc gửi báo cáo kết quả toàn đợt cao điểm (lần 2)"), "{second}");
    assert!(second.contains("tại Công văn số 21/CAT-NQ ngày 04 tháng 01 năm 2025"), "{second}");
    // It is below the committee of the province, not below the police that reminds it: asked, never ordered.
    for letter in [&second, &third] {
        assert!(letter.contains("trân trọng đề nghị Sở Ngoại vụ"), "{letter}");
        assert!(!letter.contains("yêu cầu") && !letter.contains("trách nhiệm"), "{letter}");
        assert!(!letter.contains("chấn chỉnh"), "{letter}");
    }
    assert!(third.contains("đã 02 lần đôn đốc") && third.contains("quá hạn 12 ngày"), "{third}");
    assert!(third.contains("Tuy nhiên") && third.contains("vẫn chưa nhận được"), "{third}");
    assert!(third.contains("Ban Chỉ đạo Nhân quyền tỉnh Thái Nguyên (để báo cáo)"), "{third}");
    assert_eq!(code(&desk.run(&["validate"])), 0);
}

#[test]
fn a_report_that_came_since_and_lacks_something_is_not_still_missing() {
    let desk = Desk::of("data");
    desk.write(
        "reminders.yaml",
        "sent:\n- {period: tong-ket, date: 2025-01-04, to: [ubnd-vo-nhai]}\n",
    );
    let letter = |day: &'static str| {
        let one = ["build", "reminders", "--period", "tong-ket", "--agency", "ubnd-vo-nhai"];
        desk.result(&[&one[..], &["--as-of", day]].concat());
        words(&desk.path("out/don-doc/tong-ket/ubnd-vo-nhai-2.docx"))
    };
    // Before it came, and after.
    assert!(letter("2025-01-05").contains("vẫn chưa nhận được báo cáo"));
    let after = letter("2025-01-08");
    assert!(after.contains("còn thiếu:") && !after.contains("vẫn"), "{after}");
}

#[test]
fn notes_go_after_what_a_clerk_wrote_or_are_refused() {
    let desk = Desk::of("data");
    let send = ["build", "reminders", "--period", "tong-ket", "--as-of", "2025-01-04", "--sent"];
    let own = "# của văn thư\nsent:\n- {period: 2024-12, date: 2024-12-16, to: [so-y-te]}\n";
    desk.write("reminders.yaml", own);
    desk.result(&send);
    let noted = fs::read_to_string(desk.path("data/reminders.yaml")).expect("noted");
    assert!(noted.starts_with(own) && noted.contains("- period: tong-ket"), "{noted}");
    let flow = "sent: [{period: 2024-12, date: 2024-12-16, to: [so-y-te]}]\n";
    desk.write("reminders.yaml", flow);
    let output = desk.run(&send);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("DL96") && said(&output).contains("- period: tong-ket"));
    assert_eq!(fs::read_to_string(desk.path("data/reminders.yaml")).expect("there"), flow);
    // Ids that nothing has are reported as in every other file.
    desk.write("reminders.yaml", "sent:\n- {period: 2024-12, date: 2024-12-16, to: [so-yte]}\n");
    let output = desk.run(&["validate"]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("ý bạn là 'so-y-te'?"), "{}", said(&output));
}

#[test]
fn a_party_body_is_asked_and_none_writes_to_itself() {
    let desk = Desk::of("data");
    fs::remove_file(desk.path("data/reports/tong-ket/ban-tuyen-giao.yaml")).expect("removed");
    fs::remove_file(desk.path("data/reports/tong-ket/cong-an-tinh.yaml")).expect("removed");
    desk.write(
        "reminders.yaml",
        "sent:\n- {period: tong-ket, date: 2025-01-03, to: [ban-tuyen-giao]}\n- {period: tong-ket, date: 2025-01-04, to: [ban-tuyen-giao]}\n",
    );
    desk.result(&["build", "reminders", "--period", "tong-ket", "--as-of", "2025-01-06"]);
    let made = desk.made("don-doc/tong-ket");
    assert!(!made.iter().any(|name| name.starts_with("cong-an-tinh")), "{made:?}");
    let letter = words(&desk.path("out/don-doc/tong-ket/ban-tuyen-giao-3.docx"));
    assert!(letter.contains("trân trọng đề nghị Ban Tuyên giáo Tỉnh ủy"), "{letter}");
    assert!(!letter.contains("yêu cầu") && !letter.contains("trách nhiệm của tập thể"), "{letter}");
    // A letter to a Party body is in the sender's regime.
    assert!(
        letter.contains("V/v đôn đốc") && letter.contains("Kính gửi: Ban Tuyên giáo"),
        "{letter}"
    );
}

#[test]
fn one_letter_to_all_names_everyone_in_its_appendix() {
    let desk = Desk::of("data");
    let all =
        ["build", "reminders", "--collective", "--period", "2024-12", "--as-of", "2024-12-16"];
    desk.result(&[&all[..], &["--sent"]].concat());
    assert_eq!(desk.made("don-doc/2024-12"), ["gui_chung-1.docx"]);
    let letter = words(&desk.path("out/don-doc/2024-12/gui_chung-1.docx"));
    assert!(letter.contains("theo danh sách tại Phụ lục"), "{letter}");
    assert!(letter.contains("Sở Tài chính") && letter.contains("Ban Dân tộc tỉnh"), "{letter}");
    // It counts for each of them.
    desk.result(&[
        "build",
        "reminders",
        "--period",
        "2024-12",
        "--as-of",
        "2024-12-20",
        "--agency",
        "so-tai-chinh",
    ]);
    assert!(desk.made("don-doc/2024-12").contains(&"so-tai-chinh-2.docx".to_owned()));
    desk.result(&[&all[..6], &["2024-12-20"]].concat());
    let second = words(&desk.path("out/don-doc/2024-12/gui_chung-2.docx"));
    assert!(second.contains("trân trọng đề nghị") && second.contains("(lần 2)"), "{second}");
    assert!(!second.contains("Nguyên yêu cầu") && !second.contains("nghiêm"), "{second}");
}

#[test]
fn only_whoever_is_certainly_below_the_sender_is_ordered() {
    let third = |superior: &str| {
        let desk = Desk::of("data");
        desk.change(
            "agencies.yaml",
            "superior: [UBND TỈNH THÁI NGUYÊN]\n        letterhead: [SỞ NGOẠI VỤ]",
            &format!("superior: {superior}\n        letterhead: [SỞ NGOẠI VỤ]"),
        );
        let sent = |day: u32| {
            format!(
                "- {{period: tong-ket, date: 2025-01-0{day}, to: [so-ngoai-vu], collective: {}}}\n",
                day > 4
            )
        };
        let all: String = [3, 4, 5, 6].into_iter().map(sent).collect();
        desk.write("reminders.yaml", &format!("sent:\n{all}"));
        let of = ["build", "don-doc", "--period", "tong-ket", "--as-of", "2025-01-08"];
        desk.result(&of);
        desk.result(&[&of[..], &["--collective"]].concat());
        let single = words(&desk.path("out/don-doc/tong-ket/so-ngoai-vu-5.docx"));
        (single, words(&desk.path("out/don-doc/tong-ket/gui_chung-3.docx")))
    };
    // Broken and written otherwise, it is the same name; the name in a sentence will do as well.
    for below in ["[CÔNG AN TỈNH, THÁI NGUYÊN]", "[Công an tỉnh Thái Nguyên]"] {
        let (single, collective) = third(below);
        for letter in [&single, &collective] {
            assert!(letter.contains("yêu cầu Sở Ngoại vụ"), "{letter}");
            assert!(letter.contains("làm rõ trách nhiệm"), "{letter}");
        }
        assert!(collective.contains("trân trọng đề nghị Sở Giáo dục và Đào tạo"), "{collective}");
    }
    for next_to in
        ["[UBND TỈNH THÁI NGUYÊN]", "[BỘ CÔNG AN]", "[CÔNG AN TỈNH]", "[THÁI NGUYÊN]", "[]"]
    {
        let (single, collective) = third(next_to);
        for letter in [&single, &collective] {
            assert!(
                !letter.contains("Nguyên yêu cầu") && !letter.contains("chấn chỉnh"),
                "{next_to}: {letter}"
            );
        }
    }
}

#[test]
fn a_party_office_urges_in_its_own_regime() {
    let desk = Desk::of("tests/campaigns/dang-uy");
    desk.result(&["build", "reminders", "--period", "2026-08", "--as-of", "2026-09-05"]);
    let made = desk.made("don-doc/2026-08");
    assert!(made.contains(&"du-phuc-lam-3.docx".to_owned()), "{made:?}");
    let letter = words(&desk.path("out/don-doc/2026-08/du-phuc-lam-3.docx"));
    for there in [
        "-CV/BTGDVTU",
        "về việc đôn đốc",
        "trân trọng đề nghị",
        "Công văn số 15-CV/BTGDVTU, ngày 29/08/2026",
    ] {
        assert!(letter.contains(there), "no {there:?} in:\n{letter}");
    }
    assert!(!letter.contains("V/v") && !letter.contains("./."), "{letter}");
    let docx = text(&desk.path("a.docx"));
    desk.result(&["status", "--period", "2026-08", "--as-of", "2026-09-05", "--docx", &docx]);
    assert!(words(Path::new(&docx)).contains("-CV/BTGDVTU, ngày"));
    desk.result(&["build", "summary"]);
    let trace = desk.result(&["trace", "số buổi", "UBND phường Bến Lam", "--period", "2026-07"]);
    assert!(trace.contains("2026-07/ubnd-ben-lam.yaml"), "{trace}");
}

#[test]
fn a_template_that_does_not_fit_is_found_before_anyone_owes() {
    let desk = Desk::of("data");
    for (template, words) in [
        ("don-doc/template.html", "<dvi>{{ issuer }}</dvi>"),
        ("don-doc/chung.html", "<p>{{ nobody }}</p>"),
        ("tinh-hinh/template.html", "<p>{{ as_of | dat_short }}</p>"),
    ] {
        let templates = tempfile::tempdir().expect("a folder");
        let path = templates.path().join(template);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, words).expect("written");
        let output = desk.run(&["validate", "--templates", &text(templates.path())]);
        assert_eq!(code(&output), 1, "{template}");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(said(&output).contains(&name), "{template}: {}", said(&output));
    }
}

// --------------------------------------------------------------- summary

#[test]
fn a_late_report_moves_figures_and_the_next_summary_says_which() {
    let desk = Desk::of("data");
    let late = desk.path("data/reports/tong-ket/ubnd-vo-nhai.yaml");
    let kept = fs::read(&late).expect("there");
    fs::remove_file(&late).expect("removed");
    let first = desk.result(&["build", "summary", "--period", "tong-ket", "--compare"]);
    assert!(first.contains("chưa có bản lập trước để so"), "{first}");
    fs::write(&late, kept).expect("written");
    let planned =
        desk.result(&["build", "summary", "--period", "tong-ket", "--compare", "--dry-run"]);
    let printed = desk.result(&["build", "summary", "--period", "tong-ket", "--compare"]);
    for line in [
        "Tổng số: 71.980 → 74.960",
        "Ủy ban nhân dân các huyện, thành phố: 55.050 → 58.030",
        "UBND huyện Võ Nhai: (chưa có) → 2.980",
    ] {
        assert!(printed.contains(line) && planned.contains(line), "no {line:?} in:\n{printed}");
    }
    let again = desk.result(&["build", "summary", "--period", "tong-ket", "--compare"]);
    assert!(again.contains("không có số liệu nào thay đổi"), "{again}");
    // Of a summary that a person has edited the figures stay those it was built with.
    fs::write(desk.path("out/tong-hop/tong-ket.docx"), "edited").expect("written");
    desk.change(
        "reports/tong-ket/ubnd-vo-nhai.yaml",
        "so-luot-nguoi: 2.980",
        "so-luot-nguoi: 2.981",
    );
    for _ in 0..2 {
        let printed = desk.result(&["build", "summary", "--period", "tong-ket", "--compare"]);
        assert!(printed.contains("UBND huyện Võ Nhai: 2.980 → 2.981"), "{printed}");
    }
}

#[test]
fn the_summary_says_what_it_was_added_from_and_what_it_lacks() {
    let desk = Desk::of("data");
    desk.result(&["build", "summary"]);
    let closing = words(&desk.path("out/tong-hop/tong-ket.docx"));
    for there in [
        "Báo cáo này tổng hợp từ 17/23 cơ quan, đơn vị",
        "chưa có báo cáo: Sở Ngoại vụ; Sở Giáo dục và Đào tạo; Sở Tài chính;",
        "Số liệu trong báo cáo này chưa gồm số liệu của các cơ quan, đơn vị vừa nêu",
        "So với tháng 12 năm 2024",
        "không so số phát sinh",
        "Báo cáo của UBND huyện Võ Nhai còn thiếu",
    ] {
        assert!(closing.contains(there), "no {there:?} in:\n{closing}");
    }
    let monthly = words(&desk.path("out/tong-hop/2024-12.docx"));
    assert!(!monthly.contains("So với"), "nothing came before the first period");
}

#[test]
fn accounts_that_differ_in_a_word_both_are() {
    let desk = Desk::of("data");
    let account = |agency: &str, words: &str| {
        let file = format!("reports/tong-ket/{agency}.yaml");
        let path = desk.path("data").join(&file);
        let kept = fs::read_to_string(&path).expect("there");
        let kept: Vec<&str> = kept.split("proposals:").collect();
        fs::write(path, format!("{}proposals: {words}\n", kept[0])).expect("written");
    };
    account("so-y-te", "Đã bán tài liệu hoà giải");
    account("so-noi-vu", "đã bán tài  liệu hòa giải.");
    account("so-tu-phap", "Đã bàn tài liệu hòa giải");
    let shown = desk.result(&["show", "document", "summary", "--period", "tong-ket"]);
    // Whole in the annex; the body quotes some of it.
    let annex = shown.rsplit("[phu-luc]").next().expect("an annex");
    let lines: Vec<&str> = annex.lines().filter(|line| line.contains("tài liệu h")).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines.iter().any(|l| l.contains("Sở Nội vụ và Sở Y tế") && l.contains("bán")),
        "{lines:?}"
    );
    assert!(lines.iter().any(|l| l.contains("Sở Tư pháp") && l.contains("bàn")), "{lines:?}");
}

/// Each bookmark of a Word file with the words in it.
fn bookmarks(docx: &Path) -> Vec<(String, String)> {
    let document = parts(docx).remove("word/document.xml").expect("a text");
    document
        .split("<w:bookmarkStart ")
        .skip(1)
        .map(|piece| {
            let name = piece.split("w:name=\"").nth(1).and_then(|rest| rest.split('"').next());
            let inside = piece.split("<w:bookmarkEnd").next().expect("an end");
            let words = inside.split("<w:t").nth(1).and_then(|rest| rest.split_once('>'));
            let words = words.map(|(_, rest)| rest.split('<').next().unwrap_or_default());
            (name.expect("a name").to_owned(), words.unwrap_or_default().to_owned())
        })
        .collect()
}

#[test]
fn more_names_than_anybody_reads_are_not_printed() {
    let desk = Desk::of("data");
    let agencies = fs::read_to_string(desk.path("data/agencies.yaml")).expect("agencies");
    let mut agencies = agencies.trim_end().to_owned();
    let report = fs::read_to_string(desk.path("data/reports/tong-ket/ubnd-dai-tu.yaml"));
    let report = report.expect("a report").replace("number: 978", "number: 12");
    for nth in 1..=45 {
        agencies.push_str(&format!(
            "\n      - id: xa-{nth}\n        name: Ủy ban nhân dân xã Số {nth}\n        \
             short: UBND xã Số {nth}\n        letterhead: [ỦY BAN NHÂN DÂN, XÃ SỐ {nth}]\n        \
             symbol: UBND\n        place: Số {nth}\n        signature:\n          \
             on_behalf_of: Ủy ban nhân dân\n          title: Chủ tịch\n        filing: VT"
        ));
        desk.write(&format!("reports/tong-ket/xa-{nth}.yaml"), &report);
    }
    desk.write("agencies.yaml", &(agencies + "\n"));
    desk.change("indicators.yaml", "max: 500", "max: 50.000");
    desk.result(&["build", "summary", "--period", "tong-ket"]);
    let summary = words(&desk.path("out/tong-hop/tong-ket.docx"));
    let many = summary.lines().filter(|line| line.contains("và các cơ quan, đơn vị khác"));
    assert!(many.clone().count() > 5, "{summary}");
    for line in many {
        assert!(line.len() < 2_000 && line.matches("UBND").count() < 20, "{line}");
    }
    // Fewer names are all printed.
    assert!(summary.contains("UBND huyện Định Hóa"), "{summary}");
}

// ----------------------------------------------------------------- trace

#[test]
fn every_bookmark_of_the_summary_leads_back_to_its_figure() {
    let desk = Desk::of("data");
    desk.result(&["build", "summary"]);
    for period in ["2024-12", "tong-ket"] {
        let mut marks = bookmarks(&desk.path(&format!("out/tong-hop/{period}.docx")));
        // Around the text of a section: no figure.
        marks.retain(|(name, _)| !name.starts_with("vp_"));
        assert!(marks.len() > 200, "{}", marks.len());
        let kept = fs::read_to_string(desk.path(&format!("out/tong-hop/{period}.figures.json")));
        let kept: Value = serde_json::from_str(&kept.expect("kept")).expect("JSON");
        let subjects = kept["subjects"].as_array().expect("subjects").iter();
        let figures = subjects.map(|subject| subject["figures"].as_array().expect("figures"));
        let kept: Vec<Value> = figures.flatten().cloned().collect();
        let mut names: Vec<&str> = marks.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), marks.len(), "each name stands once");
        for (name, words) in &marks {
            assert!(name.len() <= 40, "{name}");
            // One store: what the text, the tables and the file next to it say is the same.
            let figure = kept
                .iter()
                .find(|figure| name.starts_with(figure["id"].as_str().expect("an id")))
                .unwrap_or_else(|| panic!("{name} is not kept"));
            let plain = words.replace('.', "").replace(',', ".");
            // Nothing is said in words: `chưa có`.
            let none = !plain.chars().any(|c| c.is_ascii_digit());
            let plain = if none { "0".to_owned() } else { plain };
            let value: f64 = plain.parse().unwrap_or_else(|_| panic!("{name}: {words}"));
            let wanted: f64 = figure["value"].as_str().expect("text").parse().expect("a figure");
            assert!((value - wanted).abs() < 1e-9, "{name}: {words} {figure}");
        }
        for (name, _) in marks.iter().step_by(60) {
            let printed = desk.json(&["trace", name]);
            assert_eq!(printed["period"], period, "{name}");
            assert!(
                name.starts_with(printed["figure"]["id"].as_str().expect("an id")),
                "{printed}"
            );
        }
    }
}

#[test]
fn a_figure_is_traced_to_files_lines_and_fields() {
    let desk = Desk::of("data");
    let printed = desk.json(&["trace", "SO BANG RON", "--period", "tong-ket"]);
    let figure = &printed["figure"];
    assert_eq!((&figure["value"], &figure["rule"]), (&"231".into(), &"sum".into()));
    let sources = figure["sources"].as_array().expect("sources");
    let mut sum = 0;
    for source in sources {
        let (file, line) = (source["file"].as_str().expect("a file"), source["line"].as_u64());
        let lines = fs::read_to_string(file).expect("the file that it names");
        let at = usize::try_from(line.expect("a line")).expect("small") - 1;
        let there = lines.lines().nth(at).expect("the line that it names");
        let typed = source["typed"].as_str().expect("typed");
        assert_eq!(there.trim(), format!("so-bang-ron: {typed}"));
        sum += typed.parse::<i32>().expect("a count");
    }
    assert_eq!((sources.len(), sum), (7, 231));
    let lacking: Vec<&Value> =
        figure["lacking"].as_array().expect("lacking").iter().map(|lack| &lack["agency"]).collect();
    assert_eq!(lacking, ["ubnd-song-cong", "ubnd-phu-binh"]);
}

#[test]
fn a_source_that_was_typed_in_from_paper_or_pdf_says_so() {
    let desk = Desk::of("tests/campaigns/dang-uy");
    let order = ["trace", "so-buoi", "--period", "2026-08"];
    let shown = desk.result(&order);
    assert!(
        line(&shown, "ubnd-ben-lam.yaml").contains("số 251 ngày 26/8/2026 (bản PDF ký số)"),
        "{shown}"
    );
    assert_eq!(shown.matches("(bản ").count(), 1, "{shown}");
    let printed = desk.json(&order);
    let sources = printed["figure"]["sources"].as_array().expect("sources");
    let of = |agency: &str| sources.iter().find(|source| source["agency"] == agency);
    assert_eq!(of("ubnd-ben-lam").expect("a source")["came_as"], "pdf");
    assert!(sources.iter().filter(|source| source["came_as"] == "form").count() > 0);
}

#[test]
fn a_figure_is_named_as_a_clerk_names_it() {
    let desk = Desk::of("data");
    for (arguments, line) in [
        (&["trace", "băng rôn, khẩu hiệu", "đại từ"][..], "UBND huyện Đại Từ: 47 chiếc"),
        (&["truy-nguon", "6"], "Tổng số: 231 chiếc"),
        (&["trace", "so-luot-nguoi", "huyen-thanh-pho"], "các huyện, thành phố: 58.030 lượt người"),
        // The rows of the appendix as they are printed there.
        (&["trace", "so-luot-nguoi", "IV"], "các huyện, thành phố: 58.030 lượt người"),
        (&["trace", "so-luot-nguoi", "IV.3"], "UBND huyện Đại Từ: 10.450 lượt người"),
        (&["trace", "ty-le-xom-da-tuyen-truyen"], "TỬ SỐ: Số xóm"),
        (&["trace", "luot-tiep-can-cao-nhat"], "lấy số lớn nhất"),
    ] {
        let shown = desk.result(&[arguments, &["--period", "tong-ket"]].concat());
        assert!(shown.contains(line), "{arguments:?}: no {line:?} in:\n{shown}");
    }
    for (arguments, code_of, hint) in [
        (&["trace", "so-bang-rom"][..], "TN02", "ý bạn là 'so-bang-ron'?"),
        (&["trace", "0"], "TN02", "'0'"),
        (&["trace", "sl_khong_co"], "TN02", "sl_khong_co"),
        (&["trace", "số lượt"], "TN03", "so-luot-nguoi"),
        (&["trace", "so-luot-nguoi", "đại tu từ"], "TN04", "đại tu từ"),
        (&["trace", "so-luot-nguoi", "IV.99"], "TN04", "IV.99"),
        (&["trace", "so-luot-nguoi", "UBND"], "TN05", "ubnd-dai-tu"),
        (&["trace", "so-bang-ron", "so-y-te"], "TN06", "Sở Y tế"),
    ] {
        let output = desk.run(&[arguments, &["--period", "tong-ket"]].concat());
        assert_eq!(code(&output), 2, "{arguments:?}");
        let printed = said(&output);
        assert!(printed.contains(code_of) && printed.contains(hint), "{arguments:?}: {printed}");
    }
    let party = Desk::of("tests/campaigns/dang-uy");
    let none = party.run(&["trace", "so-buoi", "--period", "tong-ket"]);
    assert!(code(&none) == 2 && said(&none).contains("TN01"), "{}", said(&none));
}

#[test]
fn counts_columns_and_choices_are_traced_by_name() {
    let desk = Desk::of("data");
    for (arguments, lines) in [
        (&["trace", "da-bao-cao"][..], &["Tổng số: 17 cơ quan", "so-y-te.yaml:3"][..]),
        (&["trace", "gửi đúng hạn", "huyện, thành phố"], &["5 báo cáo", "Quá hạn     02/01/2025"]),
        (
            &["trace", "so-bang-ron", "--column", "da-bao-cao"],
            &["7 cơ quan", "UBND huyện Phú Bình         -     Chưa gửi báo cáo"],
        ),
        (
            &["trace", "so-xom-da-tuyen-truyen", "--column", "tang-giam"],
            &["KỲ NÀY: ", "KỲ TRƯỚC: ", "tong-ket/ubnd-dai-tu.yaml", "2024-12/ubnd-dai-tu.yaml"],
        ),
        (&["trace", "tu-danh-gia", "hoan-thanh-tot"], &["Có chọn", "Không chọn"]),
    ] {
        let shown = desk.result(&[arguments, &["--period", "tong-ket"]].concat());
        for line in lines {
            assert!(shown.contains(line), "{arguments:?}: no {line:?} in:\n{shown}");
        }
    }
    for (arguments, code_of, hint) in [
        (&["trace", "qua-han", "so-y-te"][..], "TN07", "ghi tên nhóm"),
        (&["trace", "tu-danh-gia"], "TN08", "hoan-thanh"),
        (&["trace", "tu-danh-gia", "bỏ trống"], "TN08", "hoan-thanh"),
        (&["trace", "so-bang-ron", "so-y-te", "--column", "ky-truoc"], "TN09", "ky-truoc"),
        (&["trace", "qua-han", "--column", "ky-nay"], "TN09", "ky-nay"),
    ] {
        let output = desk.run(&[arguments, &["--period", "tong-ket"]].concat());
        assert_eq!(code(&output), 2, "{arguments:?}: {}", said(&output));
        let printed = said(&output);
        assert!(printed.contains(code_of) && printed.contains(hint), "{arguments:?}: {printed}");
    }
}

#[test]
fn a_nil_report_is_a_source_of_zero() {
    let desk = Desk::of("data");
    desk.write("reports/tong-ket/so-gddt.yaml", "received: 2024-12-30\nnil: true\n");
    let printed = desk.json(&["trace", "so-luot-nguoi", "so-gddt", "--period", "tong-ket"]);
    let source = &printed["figure"]["sources"][0];
    assert_eq!((&source["value"], &source["field"]), (&"0".into(), &"nil".into()));
    assert_eq!(source["line"], 2);
}

#[test]
fn the_auditors_workbook_has_live_formulas() {
    let desk = Desk::of("data");
    let path = text(&desk.path("a.xlsx"));
    desk.result(&["trace", "ty-le-xom-da-tuyen-truyen", "--period", "tong-ket", "--xlsx", &path]);
    let sheets = parts(Path::new(&path));
    let figure = &sheets["xl/worksheets/sheet1.xml"];
    for formula in ["SUM('Nguồn'!E2:E8)", "ROUND(B4/B5*100,2)", "B6-B7"] {
        assert!(figure.contains(formula), "no {formula} in:\n{figure}");
    }
    for (name, column, formulas) in [
        (
            "da-bao-cao",
            None,
            &["COUNTIF('Nguồn'!F2:F24,\"Quá hạn\")+COUNTIF('Nguồn'!F2:F24,\"Đúng hạn\")"][..],
        ),
        // A difference of two rates: each from its own parts.
        (
            "ty-le-xom-da-tuyen-truyen",
            Some("tang-giam"),
            &["ROUND(B4/B5*100,2)", "ROUND(B7/B8*100,2)", "B6-B9", "SUM('Nguồn'!E20:E25)"],
        ),
    ] {
        let mut arguments = vec!["trace", name, "--period", "tong-ket", "--xlsx", &path];
        arguments.extend(column.into_iter().flat_map(|column| ["--column", column]));
        desk.result(&arguments);
        let figure = &parts(Path::new(&path))["xl/worksheets/sheet1.xml"];
        let figure = figure.replace("&quot;", "\"");
        for formula in formulas {
            assert!(figure.contains(formula), "no {formula} in:\n{figure}");
        }
    }
}

#[test]
#[ignore = "needs LibreOffice Calc"]
fn a_spreadsheet_computes_the_same() {
    let desk = Desk::of("data");
    let figures = [
        &["so-luot-nguoi"][..],
        &["luot-tiep-can-cao-nhat"],
        &["ty-le-xom-da-tuyen-truyen"],
        &["da-bao-cao"],
        &["chua-bao-cao", "huyen-thanh-pho"],
        &["ty-le-xom-da-tuyen-truyen", "--column", "tang-giam"],
        &["so-xom", "--column", "phai-bao-cao"],
    ];
    let mut emptied = Vec::new();
    let mut values = Vec::new();
    for (nth, figure) in figures.iter().enumerate() {
        let path = desk.path(&format!("{nth}.xlsx"));
        let named = [&["trace"], *figure, &["--period", "tong-ket"]].concat();
        desk.result(&[&named[..], &["--xlsx", &text(&path)]].concat());
        let value = desk.json(&named)["figure"]["value"].as_str().expect("text").to_owned();
        values.push(value.parse::<f64>().expect("a figure"));
        // Without its stored results the spreadsheet has to compute itself.
        emptied.push(without_results(&path));
    }
    let status = Command::new("soffice")
        .args([
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
        ])
        .arg(desk.path("csv"))
        .args(&emptied)
        .env("HOME", desk.path(""))
        .output()
        .expect("LibreOffice starts");
    assert!(status.status.success(), "{}", said(&status));
    for (nth, (figure, value)) in figures.iter().zip(values).enumerate() {
        let table = fs::read_to_string(desk.path(&format!("csv/{nth}.csv"))).expect("a table");
        let line = table.lines().find(|line| line.starts_with("Tính lại")).expect("a line");
        let computed = line.split_once(',').expect("two cells").1.replace(['"', ','], "");
        assert!(
            (computed.parse::<f64>().expect("a figure") - value).abs() < 1e-9,
            "{figure:?}: {line}"
        );
    }
}

/// The workbook with every formula's stored result taken out.
fn without_results(path: &Path) -> PathBuf {
    use std::io::{Read, Write};
    let bytes = fs::read(path).expect("a workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let emptied = path.with_file_name(path.file_name().expect("a name"));
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for nth in 0..archive.len() {
        let mut entry = archive.by_index(nth).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut content = String::new();
        entry.read_to_string(&mut content).expect("text");
        if name.starts_with("xl/worksheets/") {
            let mut whole = String::new();
            for piece in content.split_inclusive("</f>") {
                let piece = match piece.strip_prefix("<v>").and_then(|rest| rest.split_once("</v>"))
                {
                    Some((_, rest)) => rest.to_owned(),
                    None => piece.to_owned(),
                };
                whole.push_str(&piece);
            }
            content = whole;
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        out.write_all(content.as_bytes()).expect("written");
    }
    fs::write(&emptied, out.finish().expect("whole").into_inner()).expect("written");
    emptied
}

#[test]
fn an_agency_whose_entry_does_not_read_stops_no_other_and_stays_among_those_that_owe() {
    let spoil: [(&str, &str); 4] = [
        // A key left out, an empty one, one that nothing means, an id that is a name.
        ("        symbol: SNgV\n", ""),
        ("        symbol: SNgV\n", "        symbol:\n"),
        ("        symbol: SNgV\n", "        symbol: SNgV\n        symbl: SNgV\n"),
        ("      - id: so-ngoai-vu\n", "      - id: Sở Ngoại vụ\n"),
    ];
    for (from, to) in spoil {
        let desk = Desk::of("data");
        for file in files(&desk.path("data/reports"), "so-ngoai-vu.yaml") {
            fs::remove_file(file).expect("removed");
        }
        desk.change("agencies.yaml", from, to);
        let forms = ["build", "bieu-mau", "--period", "tong-ket"];
        assert_eq!(code(&desk.run(&forms)), 1, "{to}");
        assert_eq!(desk.made("bieu-mau"), [""; 0], "{to}");
        let output = desk.run(&[&forms[..], &["--skip-bad"]].concat());
        assert_eq!(desk.made("bieu-mau/tong-ket").len(), 22, "{to}: {}", said(&output));
        let skipped = said(&output);
        assert!(line(&skipped, "Bỏ qua cơ quan").contains("so-ngoai-vu"), "{skipped}");
        desk.run(&["build", "tong-hop", "--period", "tong-ket", "--skip-bad"]);
        let summary = words(&desk.path("out/tong-hop/tong-ket.docx"));
        assert!(line(&summary, "Báo cáo này tổng hợp từ").contains("/23 cơ quan"), "{summary}");
        assert!(line(&summary, "chưa có báo cáo:").contains("Sở Ngoại vụ"), "{summary}");
    }
}

#[test]
fn an_entry_of_the_body_that_issues_the_documents_cannot_be_skipped() {
    let desk = Desk::of("data");
    desk.change("agencies.yaml", "        symbol: CAT\n", "");
    let output = desk.run(&["build", "--skip-bad"]);
    assert_eq!(code(&output), 1);
    assert!(!desk.path("out").exists() || desk.made("").is_empty(), "{}", said(&output));
}

// ---------------------------------------------------------------- what depends on a bad entry, and only that

#[test]
fn a_bad_indicator_is_left_out_with_what_is_computed_from_it_and_all_of_it_is_named() {
    let spoil = [
        // It does not read; it reads and contradicts itself.
        ("  - id: so-xom\n", "  - id: so-xom\n    unitt: xóm\n"),
        // Its id is gone, and what was under it in the reports is not known any more.
        ("  - id: so-xom\n    name", "  - name"),
        ("    min: 1\n    max: 500", "    min: 501\n    max: 500"),
    ];
    for (from, to) in spoil {
        let desk = Desk::of("data");
        desk.change("indicators.yaml", from, to);
        assert_eq!(code(&desk.run(&["build"])), 1, "{to}");
        assert_eq!(desk.made(""), [""; 0], "{to}");
        for verb in [&["trace", "so-luot-nguoi"][..], &["status"]] {
            assert_eq!(code(&desk.run(verb)), 1, "nothing is counted with it: {verb:?}");
        }
        let output = desk.run(&["build", "--skip-bad"]);
        let printed = said(&output);
        assert_eq!(code(&output), 1, "something is wrong all the same");
        assert_eq!(desk.made("").len(), 49, "{printed}");
        let id = if to.contains("- name") { "dong-" } else { "so-xom;" };
        let skipped = format!("dữ liệu sai: {id}");
        assert!(line(&printed, "Bỏ qua chỉ tiêu").contains(&skipped), "{printed}");
        assert!(line(&printed, "Bỏ qua tỷ lệ").ends_with("ty-le-xom-da-tuyen-truyen"), "{printed}");
        let figures = line(&printed, "Số liệu của chỉ tiêu đó trong");
        assert!(figures.contains("tong-ket/ubnd-dai-tu"), "{printed}");
        assert!(!printed.contains("Bỏ qua báo cáo"), "no report is spoilt by it: {printed}");
        let form = words(&desk.path("out/bieu-mau/tong-ket/ubnd-dai-tu.docx"));
        assert!(form.contains("Số xóm, tổ dân phố đã tổ chức"), "{form}");
        assert!(!form.contains("Tổng số xóm, tổ dân phố"), "{form}");
        let summary = words(&desk.path("out/tong-hop/tong-ket.docx"));
        assert!(summary.contains("58.030") && !summary.contains("Tổng số xóm"), "{summary}");
        assert!(!summary.contains("Tỷ lệ xóm"), "{summary}");
    }
}

#[test]
fn a_bad_figure_of_a_bad_indicator_invalidates_no_report() {
    let desk = Desk::of("data");
    desk.change("indicators.yaml", "    min: 1\n    max: 500", "    min: 501\n    max: 500");
    desk.change("reports/tong-ket/ubnd-dai-tu.yaml", "so-xom: ", "so-xom: 9");
    let output = desk.run(&["build", "tong-hop", "--skip-bad"]);
    let printed = said(&output);
    assert!(!printed.contains("Bỏ qua báo cáo"), "{printed}");
    let summary = words(&desk.path("out/tong-hop/tong-ket.docx"));
    assert!(summary.contains("58.030"), "{summary}");
    // That of another indicator does.
    desk.change("reports/tong-ket/ubnd-dai-tu.yaml", "so-bang-ron: ", "so-bang-ron: x");
    let printed = said(&desk.run(&["build", "tong-hop", "--skip-bad"]));
    assert!(line(&printed, "Bỏ qua báo cáo").contains("tong-ket/ubnd-dai-tu"), "{printed}");
}

#[test]
fn what_cannot_be_known_without_the_indicator_is_not_claimed() {
    let complete = "đã gửi báo cáo đầy đủ, đúng hạn; không có nội dung nào chưa đạt mức";
    let desk = Desk::of("tests/campaigns/nho");
    fs::create_dir_all(desk.path("data/reports/mot-ky")).expect("made");
    let report = "received: 2027-03-08\nanswers: {trong-cay-kq: Đã trồng 40 cây.}\n";
    desk.write("reports/mot-ky/truong-a.yaml", report);
    let summary = desk.path("out/tong-hop/mot-ky.docx");
    desk.run(&["build", "tong-hop"]);
    assert!(words(&summary).contains(complete));
    let bad = "indicators:\n  - {id: so-cay, name: Số cây, unit: cây, everyone: true, totl: sum}\n";
    desk.write("indicators.yaml", bad);
    let printed = said(&desk.run(&["build", "tong-hop", "--skip-bad"]));
    let made = words(&summary);
    assert!(made.contains("Đã trồng 40 cây.") && !made.contains(complete), "{printed}\n{made}");
    let desk = Desk::of("data");
    desk.change("indicators.yaml", "    min: 1\n    max: 500", "    min: 501\n    max: 500");
    let letter = ["build", "don-doc", "--period", "tong-ket", "--as-of", "2025-01-06"];
    let printed = said(&desk.run(&[&letter[..], &["--collective", "--skip-bad"]].concat()));
    assert!(printed.contains("Không lập công văn đôn đốc gửi chung"), "{printed}");
    assert_eq!(desk.made("don-doc"), [""; 0], "it would say how many reports are not whole");
    let printed = said(&desk.run(&[&letter[..], &["--skip-bad"]].concat()));
    assert!(desk.made("don-doc/tong-ket").contains(&"so-ngoai-vu-1.docx".to_owned()), "{printed}");
}

#[test]
fn letters_alone_depend_on_what_was_sent() {
    for (sent, words_of) in [
        ("sent: [\n", "reminders.yaml"),
        ("sent:\n  - {period: ky-la, date: 2025-01-04, to: [so-ngoai-vu]}\n", "ky-la"),
        ("sent:\n  - {period: tong-ket, date: 2025-01-04, to: [so-ngoai-vux]}\n", "so-ngoai-vux"),
    ] {
        let desk = Desk::of("data");
        desk.write("reminders.yaml", sent);
        assert_eq!(code(&desk.run(&["build"])), 1, "{sent}");
        let output = desk.run(&["build", "--skip-bad"]);
        assert_eq!(code(&output), 1);
        assert_eq!(desk.made("").len(), 49, "{}", said(&output));
        let letters = ["build", "reminders", "--as-of", "2025-01-06", "--sent", "--skip-bad"];
        let printed = said(&desk.run(&letters));
        assert!(printed.contains("không biết đây là lần đôn đốc thứ mấy"), "{printed}");
        assert!(printed.contains(words_of), "{printed}");
        assert_eq!(desk.made("don-doc"), [""; 0]);
        let kept = fs::read_to_string(desk.path("data/reminders.yaml")).expect("it");
        assert_eq!(kept, sent, "a person's file stays");
        // Who sent what does not depend on it; how often each was reminded does.
        desk.run(&["trace", "so-luot-nguoi", "--period", "tong-ket"]);
        let traced = said(&desk.run(&["trace", "so-luot-nguoi", "--period", "tong-ket"]));
        assert!(traced.contains("lượt người"), "{traced}");
        assert!(said(&desk.run(&CLOSING)).contains("Chưa xem được tình hình"));
    }
}

// ---------------------------------------------------------------- what was corrected, and who is no more

#[test]
fn a_trace_shows_what_a_correction_made_of_a_figure() {
    let desk = Desk::of("data");
    let report = "reports/tong-ket/ubnd-dai-tu.yaml";
    let now = fs::read_to_string(desk.path("data").join(report)).expect("a report");
    let typed = now.lines().find(|l| l.contains("so-bang-ron: ")).expect("a figure").trim();
    let first = now.replace(typed, "so-bang-ron: 74");
    // Another way of writing a number is no correction of it.
    let second = now
        .replace(typed, "so-bang-ron: 40")
        .replace("so-luot-nguoi: 10450", "so-luot-nguoi: 10.450");
    let received = now.lines().find(|l| l.starts_with("received: ")).expect("a day");
    let corrected =
        |text: &str, day: &str| text.replace(received, &format!("{received}\ncorrected: {day}"));
    desk.write("reports/tong-ket/ubnd-dai-tu.1.yaml", &first);
    desk.write("reports/tong-ket/ubnd-dai-tu.2.yaml", &corrected(&second, "2025-01-04"));
    desk.write(report, &corrected(&now, "2025-01-06"));
    let order = ["trace", "so-bang-ron", "--period", "tong-ket"];
    let printed = desk.json(&order);
    let sources = printed["figure"]["sources"].as_array().expect("sources");
    let with = sources.iter().find(|s| s["agency"] == "ubnd-dai-tu").expect("it");
    let corrections = with["corrections"].as_array().expect("corrections");
    let said_of: Vec<(&str, &str, &str)> = corrections
        .iter()
        .map(|c| {
            let of = |key: &str| c[key].as_str().expect("words");
            (of("before"), of("after"), of("received"))
        })
        .collect();
    assert_eq!(said_of, [("74", "40", "2025-01-04"), ("40", "47", "2025-01-06")]);
    assert!(sources.iter().filter(|s| s["corrections"].is_array()).count() == 1);
    let shown = desk.result(&order);
    assert!(shown.contains("UBND huyện Đại Từ: 40 → 47, bản sửa nhận ngày 06/01/2025"), "{shown}");
    assert!(shown.contains("ubnd-dai-tu.1.yaml)"), "{shown}");
    let people = desk.result(&["trace", "so-luot-nguoi", "--period", "tong-ket"]);
    assert!(!people.contains("Số đã được cơ quan sửa"), "{people}");
    let xlsx = desk.path("a.xlsx");
    desk.result(&[&order[..], &["--xlsx", &text(&xlsx)]].concat());
    let strings = parts(&xlsx).remove("xl/sharedStrings.xml").expect("strings");
    assert!(strings.contains("74 → 40, bản sửa nhận ngày 04/01/2025; 40 → 47"), "{strings}");
}

#[test]
fn a_row_of_a_trace_says_the_name_at_that_time_with_the_present_one() {
    for (name, shown_as) in [
        (
            ", name: UBND thị trấn Quân Chu cũ",
            "UBND thị trấn Quân Chu cũ (nay là UBND huyện Đại Từ)",
        ),
        ("", "quan-chu (nay là UBND huyện Đại Từ)"),
    ] {
        let desk = Desk::of("data");
        desk.change(
            "agencies.yaml",
            "      - id: ubnd-dai-tu\n",
            &format!("      - id: ubnd-dai-tu\n        was: [{{id: quan-chu, until: 2024-12-20{name}}}]\n"),
        );
        desk.write(
            "reports/tong-ket/quan-chu.yaml",
            "received: 2024-12-19\nfigures: {so-luot-nguoi: 55}\n",
        );
        let order = ["trace", "so-luot-nguoi", "đại từ", "--period", "tong-ket"];
        let shown = desk.result(&order);
        let row = line(&shown, "quan-chu.yaml");
        assert!(row.starts_with(shown_as) && row.contains("55"), "{shown}");
        assert!(line(&shown, "ubnd-dai-tu.yaml").starts_with("UBND huyện Đại Từ  "), "{shown}");
        let xlsx = desk.path("a.xlsx");
        desk.result(&[&order[..], &["--xlsx", &text(&xlsx)]].concat());
        let strings = parts(&xlsx).remove("xl/sharedStrings.xml").expect("strings");
        assert!(strings.contains(shown_as), "{strings}");
        // One that is new and inherits: the report that stands for its own keeps its sender's name as well.
        fs::remove_file(desk.path("data/reports/tong-ket/ubnd-dai-tu.yaml")).expect("removed");
        desk.change("agencies.yaml", "        was: [", "        since: 2024-12-21\n        was: [");
        let shown = desk.result(&order);
        assert!(line(&shown, "quan-chu.yaml").starts_with(shown_as), "{shown}");
    }
}

/// Whoever reads the result may go away (`vanban trace … | head -1`): that is no fault and no panic. A disk that is
/// full is reported.
#[cfg(target_os = "linux")]
#[test]
fn a_trace_that_does_not_arrive_is_reported_and_one_whose_reader_has_gone_is_no_fault() {
    let desk = Desk::of("data");
    let data = text(&desk.path("data"));
    for more in [&[][..], &["--format", "json"]] {
        let trace = |stdout: std::process::Stdio| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
            command.args(["trace", "so-luot-nguoi", "--period", "tong-ket", "--data", &data]);
            command.args(more).stdout(stdout).output().expect("starts")
        };
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let gone = trace(writer.into());
        assert_eq!((code(&gone), said(&gone).as_str()), (0, ""), "{more:?}");
        let full = fs::File::options().write(true).open("/dev/full").expect("it opens");
        let full = trace(full.into());
        let printed = said(&full);
        assert_eq!(code(&full), 3, "{more:?}: {printed}");
        assert!(printed.contains("MT06") && !printed.contains("panicked"), "{printed}");
    }
}

#[test]
fn a_party_body_that_files_as_a_state_body_is_reported_in_the_data_and_judged_alike_in_all_periods()
{
    // Two profiles hold in turn, of which one is known from digests only.
    let desk = Desk::of("tests/campaigns/nho");
    desk.change("plan.yaml", "  periods:\n", "  periods:\n    - {id: dau-nam, name: đầu năm, anchor: noi-dung, covers: {from: 2026-01-01, to: 2026-03-14}, due_before: 2026-03-20, subject: Kết quả, summary: {kind: bao-cao, subject: Tổng hợp}}\n");
    let agencies = fs::read_to_string(desk.path("data/agencies.yaml")).expect("a file");
    let filing = agencies.lines().find(|l| l.contains("filing:")).expect("a line").to_owned();
    let id = agencies.lines().find(|l| l.contains("      - id:")).expect("a line").to_owned();
    desk.change("agencies.yaml", &id, &format!("{id}\n        regime: party"));
    desk.change("agencies.yaml", &filing, "        filing: VT");
    let validated = desk.run(&["validate"]);
    let printed = said(&validated);
    assert!(code(&validated) == 0 && printed.contains("DG10"), "{printed}");
    let printed = said(&desk.run(&["build", "bieu-mau", "--check"]));
    for period in ["dau-nam", "mot-ky"] {
        let judged = format!("lỗi[TC03]: chưa lập được 'bieu-mau/{period}/truong-a.docx'");
        assert!(printed.contains(&judged), "{printed}");
    }
    assert_eq!(desk.made("bieu-mau"), [""; 0]);
    desk.change("agencies.yaml", "        filing: VT", "        filing: Văn phòng Đảng ủy");
    let printed = said(&desk.run(&["build", "bieu-mau", "--check"]));
    assert!(desk.made("bieu-mau").len() == 2 && !printed.contains("TC0"), "{printed}");
}
