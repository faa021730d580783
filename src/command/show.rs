//! `vanban show STAGE`: a stage printed, the way to find what went wrong.

mod paper;

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::build::{What, unknown_ids, urging};
use super::input::Input;
use super::nothing;
use super::usage;
use super::voice::{Voice, exit_code};
use super::{Common, day};
use crate::compose::{Job, Selection, Studio};
use crate::data::campaign::Campaign;
use crate::data::node::{Node, Value};
use crate::data::scalar::{Date, Id};
use crate::document::outline;
use crate::files::disk::RealDisk;
use crate::problem::{Problem, Problems};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Bước: data (dữ liệu đã đọc), text (mẫu đã ghép), document (cây văn bản), paper (tệp Word nói gì)
    #[arg(value_name = "BƯỚC", hide_possible_values = true)]
    stage: Stage,
    /// Văn bản nào: plan, forms, summary, reminders (tên khác: ke-hoach, bieu-mau, tong-hop, don-doc); với paper:
    /// các tệp .docx
    #[arg(value_name = "VĂN BẢN")]
    what: Vec<String>,
    /// Chỉ các cơ quan này (mã, cách nhau bằng dấu phẩy)
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    agency: Vec<String>,
    /// Chỉ kỳ này (mã)
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Công văn đôn đốc: tình hình tính đến hết ngày này (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day::parse)]
    as_of: Option<Date>,
    /// Công văn đôn đốc: một công văn gửi chung
    #[arg(long)]
    collective: bool,
    /// Với document: in thành trang HTML xem được bằng trình duyệt, trông như bản giấy
    #[arg(long)]
    html: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    Data,
    Text,
    Document,
    Paper,
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    if options.html && options.stage != Stage::Document {
        let stage = options.stage.to_possible_value();
        let stage = stage.as_ref().map_or("", |value| value.get_name());
        let problem = usage::bad_value("BƯỚC khi có --html", stage, vec!["document".to_owned()]);
        return usage::refuse(problem, voice);
    }
    if options.stage == Stage::Paper {
        if options.what.is_empty() {
            return usage::refuse(usage::missing("<TỆP>"), voice);
        }
        return paper::run(&RealDisk, &options.what, voice);
    }
    let what = match kinds(&options.what) {
        Ok(what) => what,
        Err(problem) => return usage::refuse(problem, voice),
    };
    let input = Input::read(&RealDisk, common);
    voice.problems(&input.problems, |name| input.text_of(name));
    let (Some(campaign), Some(resources)) = (&input.gathered.campaign, &input.resources) else {
        return exit_code(&input.problems);
    };
    if let Err(code) = unknown_ids(campaign, &options.agency, options.period.as_deref(), voice) {
        return code;
    }
    if options.stage == Stage::Data {
        print_data(campaign, voice);
        return exit_code(&input.problems);
    }
    let shown = Studio::new(campaign, resources)
        .and_then(|studio| print_stage(campaign, &studio, options, &what, voice));
    match shown {
        Ok(()) => exit_code(&input.problems),
        Err(problems) => {
            voice.problems(&problems, |name| input.text_of(name));
            exit_code(&problems)
        }
    }
}

/// The kinds of documents that were typed.
fn kinds(typed: &[String]) -> Result<Vec<What>, Problem> {
    let known = |word: &String| match What::from_str(word, false) {
        Ok(what) => Ok(what),
        Err(_) => {
            let words = What::value_variants().iter().filter_map(ValueEnum::to_possible_value);
            let words: Vec<String> = words.map(|word| word.get_name().to_owned()).collect();
            Err(usage::bad_value("VĂN BẢN", word, words))
        }
    };
    typed.iter().map(known).collect()
}

fn print_stage(
    campaign: &Campaign,
    studio: &Studio<'_>,
    options: &Options,
    what: &[What],
    voice: &Voice,
) -> Result<(), Problems> {
    let ids = |typed: &[String]| -> Vec<Id> {
        typed.iter().filter_map(|id| Id::parse(id).ok()).collect()
    };
    let selection = Selection {
        kinds: what.iter().map(|what| what.kind()).collect(),
        agencies: (!options.agency.is_empty()).then(|| ids(&options.agency)),
        period: options.period.as_deref().and_then(|id| Id::parse(id).ok()),
        urging: urging(what, options.as_of, options.collective),
        ..Selection::default()
    };
    if options.html {
        return print_pages(campaign, studio, &selection, voice);
    }
    let mut shown = Vec::new();
    for job in studio.jobs(&selection) {
        let text = match options.stage {
            Stage::Text => studio.text(&job)?,
            Stage::Document | Stage::Data | Stage::Paper => outline(&studio.document(&job)?),
        };
        shown.push((job.path, text));
    }
    if voice.is_json() {
        let all: Vec<_> =
            shown.iter().map(|(path, text)| json!({"path": path, "text": text})).collect();
        voice.json(&json!({ "documents": all }));
        return Ok(());
    }
    for (path, text) in &shown {
        if shown.len() > 1 {
            voice.result(&format!("── {path} ──"));
        }
        voice.result(text);
    }
    Ok(())
}

/// The documents as they look: one page with all of them; as JSON a page for each.
fn print_pages(
    campaign: &Campaign,
    studio: &Studio<'_>,
    selection: &Selection,
    voice: &Voice,
) -> Result<(), Problems> {
    let jobs = studio.jobs(selection);
    if voice.is_json() {
        let page = |job: &Job| {
            let html = studio.page(std::slice::from_ref(job))?;
            Ok(json!({"path": job.path, "html": html}))
        };
        let all: Vec<_> = jobs.iter().map(page).collect::<Result<_, Problems>>()?;
        voice.json(&json!({ "documents": all }));
        return Ok(());
    }
    if jobs.is_empty() {
        nothing::reasons(campaign, selection).iter().for_each(|reason| voice.say(reason));
        return Ok(());
    }
    voice.file(&studio.page(&jobs)?);
    Ok(())
}

/// The data as read: every value as text, without comments.
fn print_data(campaign: &Campaign, voice: &Voice) {
    let mut files: Vec<(&str, &Node)> = vec![
        (&campaign.office.source.name, campaign.office.root()),
        (&campaign.agencies.source.name, campaign.agencies.root()),
        (&campaign.plan.source.name, campaign.plan.root()),
        (&campaign.indicators.source.name, campaign.indicators.root()),
    ];
    files.extend(campaign.reports.values().map(|r| (r.source.name.as_ref(), r.root())));
    if voice.is_json() {
        let all = files.iter().map(|(name, root)| ((*name).to_owned(), plain(root)));
        return voice.json(&serde_json::Value::Object(all.collect()));
    }
    let mut text = String::new();
    for (name, root) in files {
        let _ = writeln!(text, "# {name}");
        text.push_str(&serde_yaml::to_string(&plain(root)).unwrap_or_default());
    }
    voice.result(&text);
}

fn plain(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Scalar { text, .. } => serde_json::Value::String(text.to_string()),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Map(entries) => serde_json::Value::Object(
            entries.iter().map(|(k, v)| (k.text.to_string(), plain(v))).collect(),
        ),
        Value::Null => serde_json::Value::Null,
    }
}
