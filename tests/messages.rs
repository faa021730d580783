//! What a clerk reads when something was typed or named in a way that leads nowhere: each message says what there
//! is and what to do next.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::process::Output;

use common::{copy_data, root, text, vanban};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// Runs a verb on the shipped data; what it said.
fn on_shipped(arguments: &[&str]) -> String {
    let out = tempfile::tempdir().expect("a folder");
    let out = text(out.path());
    said(&vanban(&[arguments, &["--out", &out]].concat()))
}

/// Asserts that all of the words are said.
fn says(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "not said: {word}\n{said}");
    }
}

#[test]
fn an_unknown_period_or_agency_is_answered_with_those_that_there_are() {
    says(
        &on_shipped(&["build", "--period", "2025-01"]),
        &["2024-12 (tháng 12 năm 2024)", "tong-ket (toàn đợt cao điểm)"],
    );
    says(
        &on_shipped(&["build", "forms", "--agency", "so-tu-phaap"]),
        &["ý bạn là 'so-tu-phap'?", "so-tu-phap (Sở Tư pháp tỉnh Thái Nguyên)"],
    );
    let by_name = on_shipped(&["build", "forms", "--agency", "Sở Y tế tỉnh Thái Nguyên"]);
    says(&by_name, &["ý bạn là 'so-y-te'?"]);
}

#[test]
fn a_run_with_nothing_to_make_says_why() {
    says(
        &on_shipped(&["build", "reminders", "--as-of", "2024-11-20"]),
        &["Không có văn bản nào để lập.", "tính đến hết ngày 20/11/2024", "2024-12", "15/12/2024"],
    );
    says(
        &on_shipped(&["build", "summary", "--agency", "so-y-te"]),
        &["Không có văn bản nào để lập.", "không ghi --agency"],
    );
    says(
        &on_shipped(&["build", "plan", "--period", "tong-ket"]),
        &["không ghi --agency, --period"],
    );
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("data");
    copy_data(&root().join("data"), &data);
    fs::remove_dir_all(data.join("reports/tong-ket")).expect("removed");
    let data = text(&data);
    let made = on_shipped(&["build", "summary", "--period", "tong-ket", "--data", &data]);
    says(&made, &["kỳ tong-ket chưa có báo cáo nào", "vanban collect"]);
}

#[test]
fn a_data_file_under_a_name_not_quite_right_is_named_with_the_right_one() {
    for (file, wrong) in [
        ("plan.yaml", "plan.yaml.txt"),
        ("plan.yaml", "Plan.YAML"),
        ("office.yaml", "office (1).yaml"),
        ("agencies.yaml", "agencies.yml"),
        ("indicators.yaml", "Indicators - Copy.yaml"),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        let data = dir.path().join("data");
        copy_data(&root().join("data"), &data);
        fs::rename(data.join(file), data.join(wrong)).expect("renamed");
        let output = vanban(&["validate", "--data", &text(&data)]);
        assert_eq!(output.status.code(), Some(1));
        let said = said(&output);
        says(&said, &[&format!("đổi tên '{wrong}' thành '{file}'")]);
        assert_eq!(said.contains("File name extensions"), wrong.ends_with(".txt"), "{said}");
        assert!(!said.contains("DL94"), "told once:\n{said}");
    }
}

#[test]
fn a_figure_of_another_period_is_traced_to_that_period() {
    let monthly = on_shipped(&["trace", "so-luot-nguoi", "--period", "2024-12"]);
    assert!(monthly.contains("44.572"), "{monthly}");
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("data");
    copy_data(&root().join("data"), &data);
    let only_final = fs::read_to_string(data.join("indicators.yaml")).expect("indicators");
    assert!(only_final.contains("periods:"), "an indicator of one period is in the shipped data");
    let id = only_final
        .split("- id: ")
        .find(|part| part.contains("periods: [tong-ket]"))
        .and_then(|part| part.lines().next())
        .expect("an indicator of the final period");
    let said = on_shipped(&["trace", id, "--period", "2024-12"]);
    says(&said, &[&format!("kỳ này không có '{id}'; có ở kỳ tong-ket"), "--period tong-ket"]);
    fs::remove_dir_all(data.join("reports/tong-ket")).expect("removed");
    let said = on_shipped(&["trace", id, "--period", "tong-ket", "--data", &text(&data)]);
    says(&said, &["kỳ tong-ket chưa có báo cáo nào", "các kỳ đã có báo cáo: 2024-12"]);
}

#[test]
fn help_is_a_word_too() {
    let plain = said(&vanban(&["help"]));
    says(&plain, &["vanban help <LỆNH>", "validate"]);
    assert_eq!(said(&vanban(&["help", "build"])), said(&vanban(&["build", "--help"])));
    says(&said(&vanban(&["template"])), &["vanban template <list|show|fields>"]);
}

/// What `validate` says of a new campaign in one file of which words were replaced everywhere.
fn of_starter(file: &str, from: &str, to: &str) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let campaign = dir.path().join("dot");
    assert!(vanban(&["init", &text(&campaign)]).status.success());
    let path = campaign.join("data").join(file);
    let before = fs::read_to_string(&path).expect("a file");
    assert!(before.contains(from), "{file} holds no {from}");
    fs::write(&path, before.replace(from, to)).expect("written");
    said(&vanban(&["validate", "--data", &text(&campaign.join("data"))]))
}

#[test]
fn a_list_typed_with_the_marks_of_word_is_reported_as_such_and_once() {
    for mark in ["–", "—", "•", "\u{F0B7}"] {
        let said = of_starter("plan.yaml", "- Nâng cao ý thức", &format!("{mark} Nâng cao ý thức"));
        says(&said, &["phải bắt đầu bằng dấu gạch '-' và một dấu cách", "gõ lại '- '", "1 lỗi"]);
    }
    let said = of_starter("plan.yaml", "- Xây dựng cảnh quan", "-Xây dựng cảnh quan");
    says(&said, &["thiếu dấu cách sau dấu gạch đầu dòng", "1 lỗi"]);
}

#[test]
fn what_is_after_the_colon_in_place_of_a_blank_is_named() {
    for (typed, words) in [
        ("kind:\u{a0}ke-hoach", "U+00A0, thường do chép từ Word"),
        ("kind:\tke-hoach", "là phím Tab, không phải dấu cách"),
        ("kind:ke-hoach", "thiếu dấu cách sau dấu hai chấm của mục 'kind'"),
        ("kind： ke-hoach", "dấu hai chấm rộng '：'"),
    ] {
        says(&of_starter("plan.yaml", "kind: ke-hoach", typed), &[words, "plan.yaml:9:", "1 lỗi"]);
    }
}

#[test]
fn curved_quotes_around_a_value_are_reported_before_they_are_printed() {
    let said = of_starter("plan.yaml", "title: MỤC ĐÍCH", "title: “MỤC ĐÍCH”");
    says(&said, &["nằm trong ngoặc kép cong", "1 cảnh báo"]);
    let colon = "\"Ủy ban nhân dân xã An Bình ban hành Kế hoạch như sau:\"";
    let said = of_starter("plan.yaml", colon, &colon.replace('"', "”"));
    says(&said, &["thay bằng ngoặc kép thẳng", "1 cảnh báo"]);
    let slogan =
        of_starter("plan.yaml", "text: Mỗi người một cây xanh", "text: “Mỗi người một cây xanh”");
    assert!(slogan.contains("Dữ liệu hợp lệ") && !slogan.contains("cảnh báo"), "{slogan}");
}

#[test]
fn a_pasted_table_is_reported_at_its_first_line() {
    let rows = "symbol: THAB\nSTT\tTên\tSố\n1\tSở A\t5\n2\tSở B\t6";
    let said = of_starter("agencies.yaml", "symbol: THAB", rows);
    says(&said, &["thường do dán một bảng từ Word, Excel", "agencies.yaml:32:1", "1 lỗi"]);
}

#[test]
fn a_slip_made_on_many_lines_is_reported_once() {
    let said = of_starter("agencies.yaml", "        ", "\t");
    says(&said, &["dòng này và 26 dòng khác (14, 15, 16", "thụt đầu dòng bằng phím Tab", "1 lỗi"]);
    let bare = "      - id: truong-x\n        name: Trường X\n      - id: truong-thcs\n";
    let said = of_starter("agencies.yaml", "      - id: truong-thcs\n", bare);
    says(&said, &["thiếu 4 mục: 'filing'", "thêm các dòng 'filing: …', 'place: …'", "1 lỗi"]);
}

#[test]
fn a_group_named_where_an_agency_belongs_is_answered_with_the_right_line() {
    let said = of_starter("plan.yaml", "agencies: [phong-kinh-te]", "agencies: [truong-hoc]");
    says(&said, &["muốn chỉ cả nhóm thì ghi 'groups: [truong-hoc]'"]);
    let said = of_starter("plan.yaml", "groups: [truong-hoc]", "groups: [truong-thcs]");
    says(&said, &["muốn chỉ cơ quan đó thì ghi 'agencies: [truong-thcs]'"]);
}

#[test]
fn a_comma_that_breaks_a_name_in_the_letterhead_is_reported() {
    let name = "name: Trường Tiểu học An Bình\n        superior: [UBND XÃ AN BÌNH]\n        letterhead: [TRƯỜNG TIỂU HỌC AN BÌNH]";
    let with = name
        .replace("Trường Tiểu học An Bình", "Phòng Văn hóa, Khoa học và Thông tin")
        .replace("TRƯỜNG TIỂU HỌC AN BÌNH", "PHÒNG VĂN HÓA, KHOA HỌC VÀ THÔNG TIN");
    says(
        &of_starter("agencies.yaml", name, &with),
        &["thành hai dòng ở đầu văn bản", "[\"PHÒNG VĂN HÓA, KHOA HỌC VÀ THÔNG TIN\"]"],
    );
}

#[test]
fn one_round_that_could_not_look_at_everything_says_so() {
    let said = of_starter("plan.yaml", "kind: ke-hoach", "kind:ke-hoach");
    says(&said, &["lượt sau có thể còn lỗi khác"]);
}
