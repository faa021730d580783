//! `vanban template`: what templates there are, what they say, what they may use.

use std::fmt::Write;
use std::path::Path;

use clap::{Args, Subcommand};
use serde_json::json;

use super::Common;
use super::input::{Input, Library};
use super::voice::{Voice, exit_code};
use crate::batch::BatchFault;
use crate::compose::Studio;
use crate::files::disk::{Disk, RealDisk};
use crate::files::{self, DiskFault};
use crate::markup::elements::ELEMENTS;
use crate::problem::words::guess;
use crate::problem::{Problem, Problems, faults};
use crate::profile::Role;
use crate::template::filters::FILTERS;
use crate::viet;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Danh sách mẫu, thể thức, loại văn bản và nơi lấy
    #[command(override_usage = "vanban template list")]
    List,
    /// In nội dung một mẫu, để chép ra thư mục templates và sửa
    #[command(override_usage = "vanban template show <TÊN MẪU> [--write]")]
    Show {
        /// Tên mẫu, ví dụ ke-hoach/template.html
        #[arg(value_name = "TÊN MẪU")]
        name: String,
        /// Chép mẫu vào thư mục mẫu của đơn vị (templates) để sửa; không ghi đè tệp đã có
        #[arg(long)]
        write: bool,
    },
    /// Những gì mẫu được dùng: phần tử, thành phần thể thức, bộ lọc, dữ liệu
    #[command(override_usage = "vanban template fields")]
    Fields,
}

/// A template that is not there.
#[derive(Debug)]
pub(super) struct NoTemplate {
    name: String,
    nearest: Option<String>,
}

faults! {
    impl Fault for NoTemplate;

    "MB40" {
        title: "Không có mẫu tên này",
        meaning: "Tên ở lệnh 'vanban template show' không phải tên một mẫu.",
        advice: "xem danh sách: vanban template list",
        example: Self { name: "ke-hoac/template.html".into(), nearest: Some("ke-hoach/template.html".into()) },
        Self { name, nearest } => {
            message: format!("không có mẫu '{name}'{}", guess(nearest.as_deref())),
            hint: "xem danh sách mẫu: vanban template list",
        }
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let library = match Library::read(&RealDisk, &common.templates) {
        Ok(library) => library,
        Err(problems) => {
            voice.problems(&problems, |_| None);
            return exit_code(&problems);
        }
    };
    match &options.what {
        What::List => list(&library, voice),
        What::Show { name, write } => match library.files.iter().find(|file| file.path == *name) {
            Some(file) if *write => {
                let path = common.templates.join(name);
                let problems = match copy_out(&RealDisk, &path, &file.text) {
                    Ok(()) => {
                        voice.say(&format!("Đã ghi '{}'.", files::shown(&path)));
                        return 0;
                    }
                    Err(problem) => Problems::from(problem),
                };
                voice.problems(&problems, |_| None);
                return exit_code(&problems);
            }
            Some(file) => voice.file(&file.text),
            None => {
                let known = library.files.iter().map(|file| file.path.as_str());
                let nearest = viet::nearest(name, known).map(str::to_owned);
                let fault = NoTemplate { name: name.clone(), nearest };
                let problems = Problems::from(Problem::nowhere(&fault));
                voice.problems(&problems, |_| None);
                return exit_code(&problems);
            }
        },
        What::Fields => fields(common, voice),
    }
    0
}

/// Copies a template to where the office's own stand, over nothing but an empty file.
fn copy_out(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), Problem> {
    let told = |fault: DiskFault| Problem::nowhere(&fault);
    let there = files::read_if_there(disk, path).map_err(told)?;
    if there.is_some_and(|there| !there.trim_ascii().is_empty()) {
        let problem = Problem::nowhere(&BatchFault::NotOurs { path: files::shown(path) });
        let hint = Some("sửa ngay trong tệp đó, hoặc đổi tên nó rồi chạy lại".to_owned());
        return Err(Problem { hint, ..problem });
    }
    files::write_whole(disk, path, text.as_bytes()).map_err(told)
}

fn list(library: &Library, voice: &Voice) {
    if voice.is_json() {
        let files: Vec<_> = library
            .files
            .iter()
            .map(|file| json!({"path": file.path, "built_in": file.is_built_in()}))
            .collect();
        return voice.json(&json!({ "templates": files }));
    }
    let mut text = String::new();
    for file in &library.files {
        let origin =
            if file.is_built_in() { "có sẵn trong chương trình" } else { &file.shown };
        let _ = writeln!(text, "{:<28}{origin}", file.path);
    }
    voice.result(&text);
}

fn fields(common: &Common, voice: &Voice) {
    let contexts = contexts(common);
    if voice.is_json() {
        let elements: Vec<_> = ELEMENTS
            .iter()
            .map(|e| json!({"name": e.name, "attributes": e.attributes, "inside": e.inside, "meaning": e.meaning}))
            .collect();
        let filters: Vec<_> = FILTERS
            .iter()
            .map(|(name, meaning)| json!({"name": name, "meaning": meaning}))
            .collect();
        let roles: Vec<_> = Role::ALL.iter().map(|role| role.id()).collect();
        return voice.json(&json!({
            "elements": elements, "filters": filters, "roles": roles,
            "contexts": contexts.into_iter().collect::<serde_json::Map<_, _>>(),
        }));
    }
    let mut text = String::from("PHẦN TỬ\n");
    for element in ELEMENTS {
        let attributes = match element.attributes {
            [] => String::new(),
            some => format!(" [{}]", some.join(", ")),
        };
        let _ = writeln!(text, "  <{}>{attributes}: {}", element.name, element.meaning);
    }
    text.push_str("\nTHÀNH PHẦN THỂ THỨC (class của <p>)\n");
    for roles in Role::ALL.chunks(6) {
        let ids: Vec<_> = roles.iter().map(|role| role.id()).collect();
        let _ = writeln!(text, "  {}", ids.join(", "));
    }
    text.push_str("\nBỘ LỌC ({{ giá_trị | bộ_lọc }})\n");
    for (name, meaning) in FILTERS {
        let _ = writeln!(text, "  {name:<18}{meaning}");
    }
    text.push_str("\nDỮ LIỆU CỦA MẪU\n");
    match contexts.is_empty() {
        true => text.push_str("  (cần thư mục dữ liệu hợp lệ để liệt kê)\n"),
        false => {
            for (template, context) in &contexts {
                let _ = writeln!(text, "  {template}");
                names("", context, &mut text);
            }
        }
    }
    voice.result(&text);
}

/// What each template gets, from the data at hand: the real thing, not a list beside it.
fn contexts(common: &Common) -> Vec<(String, serde_json::Value)> {
    let input = Input::read(&RealDisk, common);
    let (Some(campaign), Some(resources)) = (&input.gathered.campaign, &input.resources) else {
        return Vec::new();
    };
    let Ok(studio) = Studio::new(campaign, resources) else {
        return Vec::new();
    };
    studio.one_of_each().iter().filter_map(|job| studio.context(job).ok()).collect()
}

/// The names in a context, each with its way down.
fn names(prefix: &str, value: &serde_json::Value, text: &mut String) {
    let Some(map) = value.as_object() else { return };
    for (name, value) in map {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            serde_json::Value::Object(_) => names(&path, value, text),
            serde_json::Value::Array(items) => {
                let _ = writeln!(text, "    {path}[]");
                if let Some(first) = items.first() {
                    names(&format!("{path}[]"), first, text);
                }
            }
            _ => {
                let _ = writeln!(text, "    {path}");
            }
        }
    }
}
