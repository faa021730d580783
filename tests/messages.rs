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
