//! `vanban build`: the plan, the forms, the summaries.

use clap::{Args, ValueEnum};

use super::printer::{Printer, exit_code};
use super::{day, moved, start_text};
use crate::desk::build::{Outcome, Request};
use crate::desk::{Date, Desk, DocumentKind, DocumentOutcome, MOST_WORKERS, end_by};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Văn bản nào: plan, forms, summary, reminders (tên khác: ke-hoach, bieu-mau, tong-hop, don-doc); không ghi thì lập ba loại đầu
    #[arg(value_name = "VĂN BẢN", hide_possible_values = true)]
    what: Vec<What>,
    /// Chỉ biểu mẫu của các cơ quan này (mã, cách nhau bằng dấu phẩy)
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    agency: Vec<String>,
    /// Chỉ kỳ báo cáo này (mã)
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Công văn đôn đốc: tình hình tính đến hết ngày này, viết 2024-12-16 hoặc 16/12/2024 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day::parse)]
    as_of: Option<Date>,
    /// Công văn đôn đốc: một công văn gửi chung, không phải mỗi cơ quan một công văn
    #[arg(long)]
    collective: bool,
    /// Báo cáo tổng hợp: nêu mọi số liệu thay đổi so với lần lập trước
    #[arg(long)]
    compare: bool,
    /// Báo cáo tổng hợp: ghi sẵn lời văn vào summaries/<kỳ>.yaml để sửa tiếp, không lập văn bản; tệp đã có thì giữ nguyên
    #[arg(long)]
    start_text: bool,
    /// Báo cáo tổng hợp: ghi thêm mỗi biểu đồ thành một tệp hình .svg bên cạnh báo cáo, để đưa vào trang trình chiếu
    #[arg(long)]
    charts: bool,
    /// Công văn đôn đốc: ghi nhận đã gửi vào reminders.yaml (lần sau là lần đôn đốc tiếp theo)
    #[arg(long)]
    sent: bool,
    /// Số luồng xử lý (mặc định: mọi nhân của máy)
    #[arg(long, value_name = "SỐ", value_parser = workers)]
    pub(super) jobs: Option<usize>,
    /// Tạo thêm bản PDF (cần LibreOffice)
    #[arg(long)]
    pdf: bool,
    /// Gom các văn bản vừa lập vào một tệp .zip
    #[arg(long)]
    zip: bool,
    /// Chỉ liệt kê những gì sẽ lập, không ghi tệp nào
    #[arg(long)]
    dry_run: bool,
    /// Bỏ qua cơ quan có dữ liệu sai, vẫn lập cho các cơ quan khác
    #[arg(long)]
    skip_bad: bool,
    /// Kiểm tra thể thức của mọi văn bản vừa lập (không ghi thì một văn bản của mỗi kiểu)
    #[arg(long)]
    check: bool,
    /// Ghi đè cả những tệp đã được sửa sau lần lập trước
    #[arg(long)]
    overwrite: bool,
}

/// What to build, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    #[value(alias = "ke-hoach")]
    Plan,
    #[value(alias = "bieu-mau")]
    Forms,
    #[value(alias = "tong-hop")]
    Summary,
    #[value(alias = "don-doc")]
    Reminders,
}

impl What {
    pub(super) fn kind(self) -> DocumentKind {
        match self {
            What::Plan => DocumentKind::Plan,
            What::Forms => DocumentKind::Form,
            What::Summary => DocumentKind::Summary,
            What::Reminders => DocumentKind::Reminder,
        }
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    if options.start_text {
        let (period, dry_run) = (options.period, options.dry_run);
        let request = crate::desk::start_text::Request { period, dry_run };
        return start_text::run(desk, &request, printer);
    }
    let compare = options.compare;
    let outcome = match desk.build(&request(options)) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    if let Some(signal) = outcome.signal {
        end_by(signal);
    }
    outcome.skipped.words().iter().for_each(|words| printer.say(words));
    outcome.no_letters_because.iter().for_each(|why| printer.say(why));
    if let Some(noted) = &outcome.noted {
        printer
            .say(&format!("Đã ghi nhận {} công văn đã gửi vào '{}'.", noted.letters, noted.file));
    }
    printer.problems(&outcome.problems);
    if printer.is_json() {
        printer.json(&outcome);
    } else {
        tell(&outcome, compare, printer);
    }
    exit_code(&outcome.problems)
}

fn request(options: Options) -> Request {
    Request {
        kinds: options.what.iter().map(|what| what.kind()).collect(),
        agencies: options.agency,
        period: options.period,
        as_of: options.as_of,
        collective: options.collective,
        sent: options.sent,
        pdf: options.pdf,
        zip: options.zip,
        charts: options.charts,
        dry_run: options.dry_run,
        skip_bad: options.skip_bad,
        check_all: options.check,
        overwrite: options.overwrite,
    }
}

/// How many workers are wanted.
fn workers(typed: &str) -> Result<usize, String> {
    let count = typed.parse().ok().filter(|count| (1..=MOST_WORKERS).contains(count));
    count.ok_or_else(|| format!("ghi một số từ 1 đến {}", MOST_WORKERS))
}

fn tell(outcome: &Outcome, compare: bool, printer: &Printer) {
    let out = &outcome.out;
    moved::tell(&outcome.files, compare, printer);
    if outcome.dry_run {
        for done in &outcome.files {
            let status = match done.status {
                DocumentOutcome::Planned | DocumentOutcome::Written => "sẽ lập",
                DocumentOutcome::Unchanged => "giữ nguyên (không đổi)",
                DocumentOutcome::KeptEdited => "giữ nguyên (đã sửa tay)",
                DocumentOutcome::Failed => "không lập được",
                DocumentOutcome::Cancelled => "chưa xét vì đã dừng",
            };
            printer.result(&format!("{out}/{}: {status}", done.path));
        }
        return printer.say(&format!("Sẽ lập {} văn bản; chưa ghi tệp nào.", outcome.planned));
    }
    if outcome.files.is_empty() {
        if outcome.problems.problems.has_errors() {
            printer.say("Chưa lập văn bản nào: hãy sửa các lỗi trên rồi chạy lại.");
        } else {
            printer.say("Không có văn bản nào để lập.");
            outcome.nothing_because.iter().for_each(|reason| printer.say(&format!("  {reason}")));
        }
        return;
    }
    let (written, unchanged) = (outcome.written, outcome.unchanged);
    let mut parts =
        vec![format!("{written} văn bản mới hoặc thay đổi"), format!("{unchanged} không đổi")];
    let others = [
        (outcome.kept_edited, "giữ bản đã sửa tay"),
        (outcome.failed, "không lập được"),
        (outcome.count(DocumentOutcome::Cancelled), "chưa lập vì đã dừng"),
    ];
    for (count, words) in others.into_iter().filter(|(count, _)| *count > 0) {
        parts.push(format!("{count} {words}"));
    }
    printer.say(&format!(
        "Đã lập {} văn bản trong '{out}': {}.",
        written + unchanged,
        parts.join(", ")
    ));
    match outcome.charts.as_deref() {
        None => {}
        Some([]) => printer.say(
            "Không có biểu đồ nào để ghi: biểu đồ đặt ở mục charts của kỳ báo cáo trong plan.yaml.",
        ),
        Some(charts) => {
            printer.say(&format!("Đã ghi {} hình biểu đồ:", charts.len()));
            charts.iter().for_each(|path| printer.result(&format!("{out}/{path}")));
        }
    }
    if let Some(name) = &outcome.archive {
        printer.say(&format!("Đã gom vào '{out}/{name}'."));
    }
}
