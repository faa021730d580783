//! `vanban template`: what templates there are, what they say, what they may use.

use std::fmt::Write;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::printer::Printer;
use crate::desk::template::{Copied, Fields, Filter, List, Text};
use crate::desk::{Desk, Refused};

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

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    match options.what {
        What::List => print(desk.templates(), printer, |list| printer.result(&listed(list))),
        What::Show { name, write: true } => {
            let print_copied = |copied: &Copied| printer.written([&copied.written]);
            print(desk.copy_template(&name), printer, print_copied)
        }
        What::Show { name, write: false } => match desk.template(&name) {
            // Byte for byte, also in JSON: it is to be kept in a file.
            Ok(Text { text, .. }) => {
                printer.file(&text);
                0
            }
            Err(refused) => printer.refused(&refused),
        },
        What::Fields => {
            print(desk.template_fields(), printer, |fields| printer.result(&usable(fields)))
        }
    }
}

/// Prints an outcome as it was asked for, or why there is none.
fn print<T: Serialize>(outcome: Result<T, Refused>, printer: &Printer, tell: impl Fn(&T)) -> u8 {
    match &outcome {
        Err(refused) => return printer.refused(refused),
        Ok(outcome) if printer.is_json() => printer.json(outcome),
        Ok(outcome) => tell(outcome),
    }
    0
}

fn listed(list: &List) -> String {
    let mut text = String::new();
    for file in &list.templates {
        let origin = file.file.as_deref().unwrap_or("có sẵn trong chương trình");
        let _ = writeln!(text, "{:<28}{origin}", file.path);
    }
    text
}

fn usable(fields: &Fields) -> String {
    let mut text = String::from("PHẦN TỬ\n");
    for element in &fields.elements {
        let attributes = match element.attributes {
            [] => String::new(),
            some => format!(" [{}]", some.join(", ")),
        };
        let _ = writeln!(text, "  <{}>{attributes}: {}", element.name, element.meaning);
    }
    text.push_str("\nTHÀNH PHẦN THỂ THỨC (class của <p>)\n");
    for roles in fields.roles.chunks(6) {
        let _ = writeln!(text, "  {}", roles.join(", "));
    }
    text.push_str("\nBỘ LỌC ({{ giá_trị | bộ_lọc }})\n");
    for Filter { name, meaning } in &fields.filters {
        let _ = writeln!(text, "  {name:<18}{meaning}");
    }
    text.push_str("\nDỮ LIỆU CỦA MẪU\n");
    match fields.contexts.is_empty() {
        true => text.push_str("  (cần thư mục dữ liệu hợp lệ để liệt kê)\n"),
        false => {
            for (template, context) in &fields.contexts {
                let _ = writeln!(text, "  {template}");
                names("", context, &mut text);
            }
        }
    }
    text
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
