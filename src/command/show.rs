//! `vanban show STAGE`: a stage printed, the way to find what went wrong.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::build::{What, unknown_ids, urging};
use super::input::Input;
use super::voice::{Voice, exit_code};
use super::{Common, day};
use crate::compose::{Selection, Studio};
use crate::data::campaign::Campaign;
use crate::data::node::{Node, Value};
use crate::data::scalar::{Date, Id};
use crate::document::outline;
use crate::files::disk::RealDisk;
use crate::problem::Problems;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Bước: data (dữ liệu đã đọc), text (mẫu đã ghép), document (cây văn bản)
    #[arg(value_name = "BƯỚC", hide_possible_values = true)]
    stage: Stage,
    /// Văn bản nào: plan, forms, summary, reminders (tên khác: ke-hoach, bieu-mau, tong-hop, don-doc)
    #[arg(value_name = "VĂN BẢN", hide_possible_values = true)]
    what: Vec<What>,
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    Data,
    Text,
    Document,
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
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
    let shown =
        Studio::new(campaign, resources).and_then(|studio| print_stage(&studio, options, voice));
    match shown {
        Ok(()) => exit_code(&input.problems),
        Err(problems) => {
            voice.problems(&problems, |name| input.text_of(name));
            exit_code(&problems)
        }
    }
}

fn print_stage(studio: &Studio<'_>, options: &Options, voice: &Voice) -> Result<(), Problems> {
    let ids = |typed: &[String]| -> Vec<Id> {
        typed.iter().filter_map(|id| Id::parse(id).ok()).collect()
    };
    let selection = Selection {
        kinds: options.what.iter().map(|what| what.kind()).collect(),
        agencies: (!options.agency.is_empty()).then(|| ids(&options.agency)),
        period: options.period.as_deref().and_then(|id| Id::parse(id).ok()),
        urging: urging(&options.what, options.as_of, options.collective),
        ..Selection::default()
    };
    let mut shown = Vec::new();
    for job in studio.jobs(&selection) {
        let text = match options.stage {
            Stage::Text => studio.text(&job)?,
            Stage::Document | Stage::Data => outline(&studio.document(&job)?),
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
        Value::Scalar { text, .. } => serde_json::Value::String(text.clone()),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Map(entries) => serde_json::Value::Object(
            entries.iter().map(|(k, v)| (k.text.clone(), plain(v))).collect(),
        ),
        Value::Null => serde_json::Value::Null,
    }
}
