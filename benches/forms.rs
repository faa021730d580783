//! How long the main job takes, whole process: `cargo bench --bench forms`.
//!
//! Prints the machine, then for 1,000 and 10,000 agencies the time and peak memory of the forms of one period and
//! of the summary of that period's reports. Next to the forms is a bare writer of the same bytes: it compresses the
//! changing part of each document again and creates the file, nothing else; the ratio to it says what the program
//! costs beyond the physical work, whatever the machine. `-- --only 1000` measures one size.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use support::{Campaign, bare, machine, run};

fn main() {
    support::measure_if_asked();
    let only: Option<usize> = std::env::args()
        .skip_while(|argument| argument != "--only")
        .nth(1)
        .map(|size| size.parse().expect("--only takes a number of agencies"));
    println!("{}", machine());
    println!();
    println!("| job | workers | time | a document | a bare writer | ratio | peak memory |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for agencies in [1_000, 10_000].into_iter().filter(|size| only.is_none_or(|only| only == *size))
    {
        let campaign = Campaign::new(agencies);
        for workers in [Some(1), None] {
            let forms = run(&campaign.data, &["forms", "--period", "tong-ket"], workers);
            let bare = bare(&forms.out, workers);
            row(&format!("{} forms", thousands(agencies)), workers, &forms, agencies, Some(bare));
        }
        let again = {
            let first = run(&campaign.data, &["forms", "--period", "tong-ket"], None);
            support::again(&campaign.data, &["forms", "--period", "tong-ket"], &first)
        };
        row(
            &format!("{} forms, nothing changed", thousands(agencies)),
            None,
            &again,
            agencies,
            None,
        );
        campaign.add_reports(agencies);
        let summary = run(&campaign.data, &["summary", "--period", "tong-ket"], None);
        row(&format!("summary of {} reports", thousands(agencies)), None, &summary, 1, None);
    }
}

fn row(
    job: &str,
    workers: Option<usize>,
    ran: &support::Ran,
    documents: usize,
    bare: Option<Duration>,
) {
    let workers = workers.map_or_else(|| "all".to_owned(), |n| n.to_string());
    let each = ran.time.as_secs_f64() * 1000.0 / documents as f64;
    let (floor, ratio) = bare.map_or((String::new(), String::new()), |bare| {
        let floor = bare.as_secs_f64() * 1000.0 / documents as f64;
        (format!("{floor:.2} ms"), format!("{:.1}", each / floor))
    });
    let memory = ran.peak_mb.map_or_else(String::new, |mb| format!("{mb} MB"));
    let seconds = ran.time.as_secs_f64();
    println!(
        "| {job} | {workers} | {seconds:.2} s | {each:.2} ms | {floor} | {ratio} | {memory} |"
    );
}

fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}
