//! `cargo bench --bench round`: a round of 3,300 communes, the country in one campaign, with a report of
//! each: status (table, workbook), letters to those that owe, summary, trace; time and peak memory of the
//! whole process. Two in three communes of the first thousand miss theirs, so that somebody owes.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use support::{Campaign, Ran, ask, machine, run};

const AGENCIES: usize = 3_300;

fn main() {
    support::measure_if_asked();
    println!("{}", machine());
    println!();
    println!("| job | time | peak memory |");
    println!("|---|--:|--:|");
    let campaign = Campaign::new(AGENCIES);
    campaign.add_reports(AGENCIES);
    let reports = campaign.data.join("reports/tong-ket");
    let mut missing = 0;
    for nth in (1..=1_000).filter(|nth| nth % 3 != 0) {
        missing +=
            usize::from(std::fs::remove_file(reports.join(format!("xa-{nth:05}.yaml"))).is_ok());
    }
    let folder = tempfile::tempdir().expect("a folder");
    let xlsx = folder.path().join("a.xlsx").to_string_lossy().into_owned();
    let docx = folder.path().join("a.docx").to_string_lossy().into_owned();
    let status = ["status", "--period", "tong-ket", "--as-of", "2025-01-06"];
    row("status of 3,300 agencies", &ask(&campaign.data, &status));
    let book = [&status[..], &["--xlsx", &xlsx]].concat();
    row("the same with its workbook", &ask(&campaign.data, &book));
    let appendix = [&status[..], &["--docx", &docx]].concat();
    row("the same with its Word appendix", &ask(&campaign.data, &appendix));
    let letters = ["reminders", "--period", "tong-ket", "--as-of", "2025-01-06"];
    row(&format!("letters to the {} that owe", missing + 23), &run(&campaign.data, &letters, None));
    let all = [&letters[..], &["--collective"]].concat();
    row("one letter to all of them", &run(&campaign.data, &all, None));
    let summary = ["summary", "--period", "tong-ket"];
    row(
        &format!("summary of {} reports", AGENCIES - missing),
        &run(&campaign.data, &summary, None),
    );
    row("trace of a total", &ask(&campaign.data, &["trace", "so-luot-nguoi"]));
}

fn row(job: &str, ran: &Ran) {
    let memory = ran.peak_mb.map_or_else(String::new, |mb| format!("{mb} MB"));
    println!("| {job} | {:.2} s | {memory} |", ran.time.as_secs_f64());
}
