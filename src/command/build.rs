//! `vanban build`: the plan, the forms, the summaries.

use std::path::Path;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::input::Input;
use super::voice::{Voice, exit_code, gathered};
use super::{Common, day, moved, nothing, sent, start_text, usage};
use crate::batch::ledger::Put;
use crate::batch::{self, BatchFault, Done, Order, Outcome, Run, archive, pdf};
use crate::compose::{DocumentKind, Selection, Studio, Urging};
use crate::data::campaign::Campaign;
use crate::data::check::spoils_all;
use crate::data::scalar::{Date, Id};
use crate::data::skip::leave_out;
use crate::files;
use crate::files::disk::{Disk, RealDisk};
use crate::limits;
use crate::problem::{Problem, Problems, report};

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
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let disk = &RealDisk;
    let mut input = Input::read(disk, common);
    let mut problems = std::mem::take(&mut input.problems);
    input.gathered.forget_good_reports();
    let office = match options.pdf.then(|| pdf::find_office(disk)).transpose() {
        Ok(office) => office,
        Err(fault) => {
            problems.push(Problem::nowhere(&fault));
            None
        }
    };
    let fatal = if options.skip_bad {
        fatal_despite_skipping(&input, &problems)
    } else {
        problems.has_errors()
    };
    let prepared = match (&mut input.gathered.campaign, &input.resources) {
        (Some(campaign), Some(resources)) if !fatal => {
            if let Err(code) =
                unknown_ids(campaign, &options.agency, options.period.as_deref(), voice)
            {
                return code;
            }
            let left = leave_out(&input.gathered.problems, campaign);
            left.words().iter().for_each(|words| voice.say(words));
            Some((&*campaign, resources, left))
        }
        _ => None,
    };
    let mut run = Run::default();
    let mut archive_name = None;
    let mut reasons = Vec::new();
    if let Some((campaign, resources, left)) = prepared {
        match Studio::new(campaign, resources) {
            Err(found) => problems.extend(found),
            Ok(studio) => {
                problems.extend(studio.torn_names());
                let mut selection = selection(options, left.agencies.clone());
                let no_letters = left.no_letters(options.collective);
                if let Some(why) = no_letters.filter(|_| selection.urging.is_some()) {
                    selection.urging = None;
                    voice.say(why);
                }
                let jobs = studio.jobs(&selection);
                if jobs.is_empty() {
                    reasons = nothing::reasons(campaign, &selection);
                }
                problems.extend(studio.unnumbered(&jobs));
                if options.start_text {
                    problems.extend(start_text::lay_down(
                        common,
                        &studio,
                        &jobs,
                        options.dry_run,
                        voice,
                    ));
                    voice.problems(&problems, |name| input.text_of(name));
                    return exit_code(&problems);
                }
                let order = order(common, options);
                let held = if options.dry_run { None } else { Some(batch::hold(disk, &order.out)) };
                match held.transpose() {
                    Err(problem) => problems.push(problem),
                    Ok(_hold) => {
                        let bar = progress(voice, jobs.len());
                        run = batch::run(disk, &studio, &jobs, &order, &|| bar.inc(1));
                        bar.finish_and_clear();
                        problems.extend(std::mem::take(&mut run.problems));
                        let paths = ready(&run);
                        if options.sent {
                            problems.extend(sent::note(common, &jobs, &run, voice));
                        }
                        if let (Some(office), false) = (&office, options.dry_run) {
                            let wanted = without_pdf(disk, &order.out, &run);
                            problems.extend(pdf::convert(
                                disk,
                                office,
                                &order.out,
                                &wanted,
                                order.overwrite,
                            ));
                        }
                        if options.zip && !options.dry_run {
                            let name = format!("{}.zip", campaign.office.value.campaign);
                            let put =
                                archive::write(disk, &order.out, &name, &paths, order.overwrite);
                            match put {
                                Ok(Put::Written | Put::Unchanged) => archive_name = Some(name),
                                Ok(Put::Kept) => {
                                    let path = files::shown(&order.out.join(name));
                                    problems.push(Problem::nowhere(&BatchFault::Edited { path }));
                                }
                                Err(fault) => problems.push(Problem::nowhere(&fault)),
                            }
                        }
                    }
                }
            }
        }
    }
    let problems = gathered(problems);
    voice.problems(&problems, |name| input.text_of(name));
    tell(common, options, voice, &run, &problems, archive_name.as_deref(), &reasons);
    let code = exit_code(&problems);
    // The program ends here: to take a country's campaign apart piece by piece would only keep the clerk waiting.
    std::mem::forget(input);
    code
}

/// With `--skip-bad`: whether something is wrong that no agency's absence mends.
fn fatal_despite_skipping(input: &Input, problems: &Problems) -> bool {
    let of_data = input.gathered.problems.iter().filter(|(_, problem)| problem.is_error()).count();
    let all = problems.iter().filter(|problem| problem.is_error()).count();
    // Whatever is not a problem of the data is one of templates or the machine.
    spoils_all(&input.gathered.problems) || all > of_data
}

/// Refuses ids on the command line that the data do not know.
///
/// # Errors
/// The exit code, once the nearest names have been told.
pub(super) fn unknown_ids(
    campaign: &Campaign,
    agencies: &[String],
    period: Option<&str>,
    voice: &Voice,
) -> Result<(), u8> {
    let known = campaign.all_agencies().map(|(_, body)| (body.id.as_str(), body.name.as_str()));
    let known: Vec<(&str, &str)> = known.collect();
    let periods = campaign.plan.value.reporting.periods.iter();
    let periods: Vec<(&str, &str)> = periods.map(|p| (p.id.as_str(), p.name.as_str())).collect();
    let is_known = |known: &[(&str, &str)], typed: &str| known.iter().any(|(id, _)| *id == typed);
    let mut problems = Problems::new();
    for typed in agencies.iter().filter(|typed| !is_known(&known, typed)) {
        problems.push(usage::unknown_id("--agency", typed, &known));
    }
    for typed in period.iter().filter(|typed| !is_known(&periods, typed)) {
        problems.push(usage::unknown_id("--period", typed, &periods));
    }
    voice.problems(&problems, |_| None);
    if problems.is_empty() { Ok(()) } else { Err(exit_code(&problems)) }
}

/// How agencies are urged, where letters were asked for: the clock is read only then.
pub(super) fn urging(what: &[What], as_of: Option<Date>, collective: bool) -> Option<Urging> {
    let asked = what.contains(&What::Reminders);
    asked.then(|| Urging { as_of: day::or_today(as_of), collective })
}

fn selection(options: &Options, without: Vec<Id>) -> Selection {
    let id = |typed: &str| Id::parse(typed).ok();
    Selection {
        kinds: options.what.iter().map(|what| what.kind()).collect(),
        agencies: (!options.agency.is_empty())
            .then(|| options.agency.iter().filter_map(|typed| id(typed)).collect()),
        period: options.period.as_deref().and_then(id),
        without,
        urging: urging(&options.what, options.as_of, options.collective),
    }
}

fn order(common: &Common, options: &Options) -> Order {
    Order {
        out: common.out.clone(),
        dry_run: options.dry_run,
        overwrite: options.overwrite,
        audit_all: options.check,
        pdf: options.pdf,
    }
}

/// How many workers are wanted.
fn workers(typed: &str) -> Result<usize, String> {
    let count = typed.parse().ok().filter(|count| (1..=limits::run::WORKERS).contains(count));
    count.ok_or_else(|| format!("ghi một số từ 1 đến {}", limits::run::WORKERS))
}

fn progress(voice: &Voice, jobs: usize) -> ProgressBar {
    if !voice.shows_progress() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("Đang lập {pos}/{len} văn bản {bar:30}");
    let bar = ProgressBar::new(jobs as u64);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// The documents of the run that now stand in their places as ours.
fn ready(run: &Run) -> Vec<String> {
    let ours = |done: &&Done| matches!(done.status, Outcome::Written | Outcome::Unchanged);
    run.done.iter().filter(ours).map(|done| done.path.to_string()).collect()
}

/// The documents whose PDF is to be made: written now, or without one.
fn without_pdf(disk: &dyn Disk, out: &Path, run: &Run) -> Vec<String> {
    let wanted = |done: &&Done| match done.status {
        Outcome::Written => true,
        Outcome::Unchanged => {
            matches!(disk.look_at(&out.join(&*done.path).with_extension("pdf")), Ok(None))
        }
        Outcome::KeptEdited | Outcome::Failed | Outcome::Planned => false,
    };
    run.done.iter().filter(wanted).map(|done| done.path.to_string()).collect()
}

fn tell(
    common: &Common,
    options: &Options,
    voice: &Voice,
    run: &Run,
    problems: &Problems,
    archive: Option<&str>,
    reasons: &[String],
) {
    let count = |status| run.done.iter().filter(|done| done.status == status).count();
    let out = files::shown(&common.out);
    if voice.is_json() {
        voice.json(&json!({
            "files": run.done,
            "archive": archive,
            "left_over": run.left,
            "written": count(Outcome::Written),
            "unchanged": count(Outcome::Unchanged),
            "kept_edited": count(Outcome::KeptEdited),
            "failed": count(Outcome::Failed),
            "planned": count(Outcome::Planned),
            "nothing_because": reasons,
            "problems": report::to_json(problems),
        }));
        return;
    }
    moved::tell(run, options.compare, voice);
    if options.dry_run {
        for done in &run.done {
            let status = match done.status {
                Outcome::Planned | Outcome::Written => "sẽ lập",
                Outcome::Unchanged => "giữ nguyên (không đổi)",
                Outcome::KeptEdited => "giữ nguyên (đã sửa tay)",
                Outcome::Failed => "không lập được",
            };
            voice.result(&format!("{out}/{}: {status}", done.path));
        }
        return voice
            .say(&format!("Sẽ lập {} văn bản; chưa ghi tệp nào.", count(Outcome::Planned)));
    }
    if run.done.is_empty() {
        if problems.has_errors() {
            voice.say("Chưa lập văn bản nào: hãy sửa các lỗi trên rồi chạy lại.");
        } else {
            voice.say("Không có văn bản nào để lập.");
            reasons.iter().for_each(|reason| voice.say(&format!("  {reason}")));
        }
        return;
    }
    let (written, unchanged) = (count(Outcome::Written), count(Outcome::Unchanged));
    let mut parts =
        vec![format!("{written} văn bản mới hoặc thay đổi"), format!("{unchanged} không đổi")];
    for (status, words) in
        [(Outcome::KeptEdited, "giữ bản đã sửa tay"), (Outcome::Failed, "không lập được")]
    {
        if count(status) > 0 {
            parts.push(format!("{} {words}", count(status)));
        }
    }
    voice.say(&format!(
        "Đã lập {} văn bản trong '{out}': {}.",
        written + unchanged,
        parts.join(", ")
    ));
    if let Some(name) = archive {
        voice.say(&format!("Đã gom vào '{out}/{name}'."));
    }
}
