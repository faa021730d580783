//! Shell: the command line. One file a verb; what a clerk types is read here and nowhere else.

mod build;
mod check;
mod collect;
mod completions;
mod day;
mod explain;
mod import;
mod init;
mod moved;
mod open;
mod printer;
mod progress;
mod register;
mod schema;
mod show;
mod start_text;
mod status;
mod table;
mod template;
mod trace;
mod usage;
mod validate;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use self::printer::Printer;
use self::progress::ProgressLine;
use crate::desk::{Desk, LibreOffice, Machine, Places, RealDisk, Workers};

/// vanban: văn bản hành chính từ dữ liệu.
#[derive(Debug, Parser)]
#[command(
    name = "vanban",
    version,
    about = "Lập văn bản đúng thể thức từ dữ liệu YAML, thu biểu mẫu, theo dõi, tổng hợp, kiểm tra thể thức",
    override_usage = "vanban [TÙY CHỌN] <LỆNH>",
    after_help = "Bắt đầu: 'vanban init dot-moi' tạo bộ dữ liệu mẫu; 'vanban validate' kiểm tra; 'vanban build' lập văn bản.\nTrợ giúp cho từng lệnh: vanban help <LỆNH> (tên khác: tro-giup)"
)]
struct Typed {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

/// What every verb takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Thư mục dữ liệu (mặc định: data)
    #[arg(
        long,
        global = true,
        value_name = "THƯ MỤC",
        default_value = "data",
        hide_default_value = true
    )]
    data: PathBuf,
    /// Thư mục mẫu của đơn vị; tệp ở đây thay cho mẫu có sẵn cùng tên (mặc định: templates)
    #[arg(
        long,
        global = true,
        value_name = "THƯ MỤC",
        default_value = "templates",
        hide_default_value = true
    )]
    templates: PathBuf,
    /// Thư mục kết quả (mặc định: out)
    #[arg(
        long,
        global = true,
        value_name = "THƯ MỤC",
        default_value = "out",
        hide_default_value = true
    )]
    out: PathBuf,
    /// Cách in kết quả: text (cho người đọc) hoặc json (cho chương trình khác)
    #[arg(
        long,
        global = true,
        value_name = "KIỂU",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: Format,
    /// Chỉ in lỗi và cảnh báo
    #[arg(long, global = true)]
    quiet: bool,
    /// Màu: auto (khi in ra màn hình), always (luôn có), never (không)
    #[arg(
        long,
        global = true,
        value_name = "KHI NÀO",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    color: Color,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Mở trang trong trình duyệt: làm mọi việc mà không cần cửa sổ lệnh (tên khác: mo)
    #[command(alias = "mo", override_usage = "vanban open [THƯ MỤC] [TÙY CHỌN]")]
    Open(open::Options),
    /// Tạo bộ dữ liệu mẫu cho một đợt mới (tên khác: khoi-tao)
    #[command(alias = "khoi-tao", override_usage = "vanban init <THƯ MỤC>")]
    Init(init::Options),
    /// Lập dữ liệu từ kế hoạch có sẵn ở tệp Word: plan.yaml, agencies.yaml … (tên khác: nhap)
    #[command(alias = "nhap", override_usage = "vanban import plan <TỆP> [TÙY CHỌN]")]
    Import(import::Options),
    /// Kiểm tra toàn bộ dữ liệu và mẫu, nêu mọi chỗ sai (tên khác: kiem-du-lieu)
    #[command(alias = "kiem-du-lieu", override_usage = "vanban validate [TÙY CHỌN]")]
    Validate,
    /// Lập văn bản: kế hoạch, biểu mẫu, báo cáo tổng hợp (tên khác: lap)
    #[command(
        alias = "lap",
        override_usage = "vanban build [plan|forms|summary|reminders|documents]… [TÙY CHỌN]"
    )]
    Build(build::Options),
    /// Thu biểu mẫu gửi về: đọc câu trả lời thành báo cáo trong dữ liệu, nêu chỗ phải xem lại (tên khác: thu)
    #[command(alias = "thu", override_usage = "vanban collect <TỆP HOẶC THƯ MỤC>… [TÙY CHỌN]")]
    Collect(collect::Options),
    /// Tình hình báo cáo: ai đã gửi, ai quá hạn, còn thiếu gì (tên khác: tinh-hinh)
    #[command(alias = "tinh-hinh", override_usage = "vanban status [TÙY CHỌN]")]
    Status(status::Options),
    /// Sổ đăng ký văn bản đi: số đã cấp, số còn thiếu, số đề xuất (tên khác: so)
    #[command(alias = "so", override_usage = "vanban register [TÙY CHỌN]")]
    Register(register::Options),
    /// Truy nguồn một số liệu của báo cáo tổng hợp: từ báo cáo, tệp, dòng nào (tên khác: truy-nguon)
    #[command(alias = "truy-nguon", override_usage = "vanban trace <SỐ LIỆU> [CỦA AI] [TÙY CHỌN]")]
    Trace(trace::Options),
    /// Kiểm tra thể thức của tệp Word bất kỳ, nêu mọi chỗ sai kèm điều khoản (tên khác: kiem-tra)
    #[command(alias = "kiem-tra", override_usage = "vanban check <TỆP HOẶC THƯ MỤC>… [TÙY CHỌN]")]
    Check(check::Options),
    /// Giải thích một quy tắc thể thức hoặc một mã lỗi (tên khác: giai-thich)
    #[command(alias = "giai-thich", override_usage = "vanban explain [MÃ]")]
    Explain(explain::Options),
    /// In lược đồ dữ liệu để trình soạn thảo gợi ý khi gõ (tên khác: luoc-do)
    #[command(alias = "luoc-do", override_usage = "vanban schema [TỆP] [--write THƯ MỤC]")]
    Schema(schema::Options),
    /// In một bước trung gian để tìm chỗ sai: data, text, document, paper (tên khác: xem)
    #[command(
        alias = "xem",
        override_usage = "vanban show <data|text|document> [plan|forms|summary|reminders|documents] [TÙY CHỌN]\n           vanban show paper <TỆP>…"
    )]
    Show(show::Options),
    /// Mẫu: danh sách, nội dung, những gì mẫu được dùng (tên khác: mau)
    #[command(alias = "mau", override_usage = "vanban template <list|show|fields> [TÊN MẪU]")]
    Template(template::Options),
    /// In đoạn mã giúp cửa sổ lệnh tự điền tên lệnh
    #[command(override_usage = "vanban completions <bash|zsh|fish|powershell|elvish>")]
    Completions(completions::Options),
}

/// Runs what was typed and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let command = usage::in_vietnamese(Typed::command());
    let arguments = usage::asked_for_help(arguments);
    let arguments = open::asked_by_double_click(arguments);
    let typed = command
        .clone()
        .try_get_matches_from(arguments)
        .and_then(|matches| Typed::from_arg_matches(&matches));
    let typed = match typed {
        Ok(typed) => typed,
        Err(error) => return ExitCode::from(usage::tell(&command, &error)),
    };
    let printer = Printer::new(&typed.common);
    let worst = match Workers::start(jobs(&typed.verb)) {
        Ok(workers) => run_on(typed, command, &workers, &printer),
        Err(problem) => printer.refused(&problem.into()),
    };
    ExitCode::from(printer.ended(worst))
}

/// How many workers are asked for.
fn jobs(verb: &Verb) -> Option<usize> {
    match verb {
        Verb::Build(options) => options.jobs,
        _ => None,
    }
}

/// Runs a verb on the machine as it is.
fn run_on(typed: Typed, command: Command, workers: &Workers, printer: &Printer) -> u8 {
    let (disk, progress) = (&RealDisk, &ProgressLine::new(printer));
    let office = &LibreOffice::new(disk);
    let machine = Machine { disk, office, workers, progress, today: day::today() };
    let Common { data, templates, out, .. } = typed.common;
    let desk = Desk::new(machine, Places { data, templates, out });
    match typed.verb {
        // The page starts workers of its own, once it is known that no other page of this person's runs.
        Verb::Open(options) => open::run(options, printer),
        Verb::Init(options) => init::run(&machine, options, printer),
        Verb::Import(options) => import::run(&desk, options, printer),
        Verb::Validate => validate::run(&desk, printer),
        Verb::Build(options) => build::run(&desk, options, printer),
        Verb::Collect(options) => collect::run(&desk, options, printer),
        Verb::Status(options) => status::run(&desk, options, printer),
        Verb::Register(options) => register::run(&desk, options, printer),
        Verb::Trace(options) => trace::run(&desk, options, printer),
        Verb::Check(options) => check::run(&desk, options, printer),
        Verb::Explain(options) => explain::run(&desk, options, printer),
        Verb::Schema(options) => schema::run(&machine, options, printer),
        Verb::Show(options) => show::run(&desk, options, printer),
        Verb::Template(options) => template::run(&desk, options, printer),
        Verb::Completions(options) => completions::run(&options, command, printer),
    }
}
