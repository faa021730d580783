//! `vanban show STAGE`: a stage printed, the way to find what went wrong.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::build::What;
use super::day;
use super::printer::{Printer, exit_code};
use crate::desk::show::{Data, Outcome, Pages, Request, Stage};
use crate::desk::usage;
use crate::desk::{Date, Desk};
use crate::problem::Problem;
use crate::viet::visible_line;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Bước: data (dữ liệu đã đọc), text (mẫu đã ghép), document (cây văn bản), paper (tệp Word nói gì)
    #[arg(value_name = "BƯỚC", hide_possible_values = true)]
    stage: ShownStage,
    /// Văn bản nào: plan, forms, summary, reminders, documents (tên khác: ke-hoach, bieu-mau, tong-hop, don-doc, van-ban); với paper:
    /// các tệp .docx
    #[arg(value_name = "VĂN BẢN")]
    what: Vec<String>,
    /// Chỉ các cơ quan này (mã, cách nhau bằng dấu phẩy)
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    agency: Vec<String>,
    /// Chỉ kỳ này (mã)
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Chỉ các văn bản này trong documents/ (mã, là tên tệp; cách nhau bằng dấu phẩy)
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    document: Vec<String>,
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
enum ShownStage {
    Data,
    Text,
    Document,
    Paper,
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    if options.html && options.stage != ShownStage::Document {
        let stage = options.stage.to_possible_value();
        let stage = stage.as_ref().map_or("", |value| value.get_name());
        let problem = usage::bad_value("BƯỚC khi có --html", stage, vec!["document".to_owned()]);
        return printer.refused(&problem.into());
    }
    let stage = match options.stage {
        ShownStage::Paper if options.what.is_empty() => {
            return printer.refused(&usage::missing("<TỆP>").into());
        }
        ShownStage::Paper => return paper(desk, &options.what, printer),
        ShownStage::Data | ShownStage::Text => Stage::Text,
        ShownStage::Document => Stage::Document,
    };
    let what = match kinds(&options.what) {
        Ok(what) => what,
        Err(problem) => return printer.refused(&problem.into()),
    };
    let request = Request {
        stage,
        kinds: what.iter().map(|what| what.kind()).collect(),
        agencies: options.agency,
        period: options.period,
        documents: options.document,
        as_of: options.as_of,
        collective: options.collective,
    };
    match options.stage {
        ShownStage::Data => data(&desk.show_data(&request), printer),
        _ if options.html => pages(&desk.show_pages(&request, !printer.is_json()), printer),
        _ => documents(&desk.show(&request), printer),
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

/// Prints documents, each under its name where there are several.
fn documents(outcome: &Outcome, printer: &Printer) -> u8 {
    printer.problems(&outcome.problems);
    if printer.is_json() {
        printer.json(outcome);
    } else {
        for shown in &outcome.documents {
            if outcome.documents.len() > 1 {
                printer.result(&format!("── {} ──", shown.path));
            }
            printer.result(&shown.text);
        }
    }
    let stopped_by = outcome.stopped_by.as_ref();
    stopped_by.inspect(|why| printer.problems(why));
    exit_code(stopped_by.unwrap_or(&outcome.problems))
}

/// Prints documents as they look: one page with all of them; as JSON a page for each.
fn pages(pages: &Pages, printer: &Printer) -> u8 {
    printer.problems(&pages.problems);
    if printer.is_json() {
        printer.json(pages);
    } else {
        pages.nothing_because.iter().for_each(|reason| printer.say(reason));
        pages.documents.iter().for_each(|page| printer.file(&page.html));
    }
    let stopped_by = pages.stopped_by.as_ref();
    stopped_by.inspect(|why| printer.problems(why));
    exit_code(stopped_by.unwrap_or(&pages.problems))
}

/// Prints every file that reads, then says what is wrong with the others.
fn paper(desk: &Desk<'_>, typed: &[String], printer: &Printer) -> u8 {
    let paths: Vec<PathBuf> = typed.iter().map(PathBuf::from).collect();
    let outcome = desk.show_paper(&paths);
    if printer.is_json() {
        printer.json(&outcome);
    } else {
        for shown in &outcome.documents {
            if paths.len() > 1 {
                printer.result(&format!("── {} ──", visible_line(&shown.path)));
            }
            printer.result(&shown.text);
        }
    }
    printer.problems(&outcome.problems);
    exit_code(&outcome.problems)
}

/// Prints the data as read: every value as text, without comments.
fn data(data: &Data, printer: &Printer) -> u8 {
    printer.problems(&data.problems);
    if printer.is_json() {
        printer.json(data);
    } else if !data.files.is_empty() {
        let mut text = String::new();
        for (name, value) in &data.files {
            let _ = writeln!(text, "# {name}");
            text.push_str(&Data::yaml(value));
        }
        printer.result(&text);
    }
    let stopped_by = data.stopped_by.as_ref();
    stopped_by.inspect(|why| printer.problems(why));
    exit_code(stopped_by.unwrap_or(&data.problems))
}
