//! How long a round's returns take, whole process: `cargo bench --bench collect`.
//!
//! 3,300 filled forms are collected, then the status is printed and the summary built: time, what the processors
//! worked for each form, and peak memory. `-- --only 300` measures another number.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "../tests/common/form.rs"]
mod form;
#[allow(dead_code, reason = "shared by the benches")]
mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use form::Form;
use support::{Campaign, MEASURE, machine, run};

const PERIOD: &str = "tong-ket";

fn main() {
    support::measure_if_asked();
    let only = std::env::args().skip_while(|argument| argument != "--only").nth(1);
    let agencies: usize = only.map_or(3_300, |size| size.parse().expect("a number of agencies"));
    println!("{}", machine());
    println!();
    println!("| job | time | each | of a core each | peak memory |");
    println!("|---|--:|--:|--:|--:|");
    let campaign = Campaign::new(agencies);
    let forms = run(&campaign.data, &["forms", "--period", PERIOD], None);
    let returns = tempfile::tempdir().expect("a folder");
    fill(&forms.out.path().join("bieu-mau").join(PERIOD), returns.path());
    let data = campaign.data.to_string_lossy().into_owned();
    let folder = returns.path().to_string_lossy().into_owned();
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().to_string_lossy().into_owned();
    for (job, arguments) in [
        (format!("collect {agencies} forms"), vec!["collect", &folder, "--received", "2025-01-01"]),
        (
            format!("collect {agencies} forms again"),
            vec!["collect", &folder, "--received", "2025-01-01"],
        ),
        ("status".to_owned(), vec!["status", "--period", PERIOD, "--as-of", "2025-01-03"]),
        ("summary".to_owned(), vec!["build", "summary", "--period", PERIOD]),
    ] {
        let mut command = Command::new(std::env::current_exe().expect("a name"));
        command.args([MEASURE, env!("CARGO_BIN_EXE_vanban")]).args(&arguments);
        command.args(["--quiet", "--data", &data, "--out", &out]);
        let output = command.output().expect("starts");
        assert!(output.status.success(), "{job}: {}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).expect("text");
        let mut printed =
            printed.split_whitespace().filter_map(|figure| figure.parse::<u64>().ok());
        let seconds = printed.next().expect("a time") as f64 / 1e6;
        let memory = printed.next().map_or_else(String::new, |mb| format!("{mb} MB"));
        let each = seconds * 1000.0 / agencies as f64;
        let core = printed.next().map_or_else(String::new, |micros| {
            format!("{:.2} ms", micros as f64 / 1e3 / agencies as f64)
        });
        println!("| {job} | {seconds:.2} s | {each:.2} ms | {core} | {memory} |");
    }
}

/// Fills every form in, as an agency does.
fn fill(forms: &Path, returns: &Path) {
    for (nth, entry) in fs::read_dir(forms).expect("forms").enumerate() {
        let path = entry.expect("a form").path();
        let mut form = Form::open(&fs::read(&path).expect("read"));
        form.fill("report:number", &(nth % 900 + 10).to_string());
        form.fill("report:date", "ngày 31 tháng 12 năm 2024");
        form.fill("figure:so-luot-nguoi", &(nth % 900).to_string());
        form.fill("figure:so-cuoc-tuyen-truyen", &(nth % 90).to_string());
        form.fill("trien-khai-kq", &format!("Đã triển khai tại {nth} xóm, tổ dân phố. ").repeat(6));
        form.fill("report:difficulties", "Không");
        fs::write(returns.join(path.file_name().expect("a name")), form.bytes()).expect("written");
    }
}
