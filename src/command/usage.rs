//! Help and wrong usage in Vietnamese: clap's English stays behind.

use std::ffi::OsString;

use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

use super::voice::{Voice, exit_code};
use crate::problem::words::guess;
use crate::problem::{Origin, Problem, Problems, faults, report};
use crate::viet;

const TEMPLATE: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}\n";

/// What was typed wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum UsageFault {
    UnknownVerb {
        found: String,
        nearest: Option<String>,
    },
    UnknownOption {
        found: String,
        nearest: Option<String>,
    },
    BadValue {
        option: String,
        found: String,
        allowed: Vec<String>,
        nearest: Option<String>,
        /// How to write it, where the option's own reader says so.
        how: Option<String>,
    },
    MissingValue {
        option: String,
    },
    Missing {
        what: Vec<String>,
        /// How the verb is typed, where it is known.
        usage: Option<String>,
    },
    TooMany {
        option: String,
    },
    UnknownId {
        option: &'static str,
        found: String,
        nearest: Option<String>,
        /// The ids that there are, each with its name.
        known: Vec<String>,
    },
    Other {
        detail: String,
    },
}

faults! {
    impl Fault for UsageFault { origin: Origin::Usage };

    "CL01" {
        title: "Không có lệnh này",
        meaning: "Từ đầu tiên sau 'vanban' không phải tên lệnh.",
        advice: "xem các lệnh bằng 'vanban --help'",
        example: Self::UnknownVerb { found: "biuld".into(), nearest: Some("build".into()) },
        Self::UnknownVerb { found, nearest } => {
            message: format!("không có lệnh '{found}'{}", guess(nearest.as_deref())),
            hint: HELP,
        }
    }
    "CL02" {
        title: "Không có tùy chọn này",
        meaning: "Lệnh không nhận tùy chọn đã ghi.",
        advice: "xem tùy chọn của lệnh bằng 'vanban <LỆNH> --help'",
        example: Self::UnknownOption { found: "--agncy".into(), nearest: Some("--agency".into()) },
        Self::UnknownOption { found, nearest } => {
            message: format!("không có tùy chọn '{found}' ở lệnh này{}", guess(nearest.as_deref())),
            hint: HELP,
        }
    }
    "CL03" {
        title: "Giá trị không dùng được",
        meaning: "Giá trị sau tùy chọn, hoặc mã đã hỏi, không thuộc các giá trị có thể dùng.",
        advice: "chọn một trong các giá trị mà thông báo liệt kê",
        example: bad_value_of("--format", "xml", vec!["text".into(), "json".into()]),
        Self::BadValue { option, found, allowed, nearest, how } => {
            message: format!("giá trị '{found}' không dùng được cho {option}{}", guess(nearest.as_deref())),
            hint: match how {
                Some(how) => how.clone(),
                None if allowed.is_empty() => HELP.to_owned(),
                None => format!("các giá trị dùng được: {}", allowed.join(", ")),
            },
        }
    }
    "CL04" {
        title: "Tùy chọn thiếu giá trị",
        meaning: "Tùy chọn phải có một giá trị đi sau.",
        advice: "ghi giá trị ngay sau tùy chọn, ví dụ --out ket-qua",
        example: Self::MissingValue { option: "--period".into() },
        Self::MissingValue { option } => {
            message: format!("{option} cần một giá trị đi kèm"),
            hint: HELP,
        }
    }
    "CL05" {
        title: "Thiếu tham số",
        meaning: "Lệnh cần thêm tham số, ví dụ tên thư mục hoặc tệp.",
        advice: "ghi đủ tham số như dòng cách dùng nêu",
        example: Self::Missing {
            what: vec!["<THƯ MỤC>".into()],
            usage: Some("vanban init <THƯ MỤC>".into()),
        },
        Self::Missing { what, usage } => {
            message: format!("còn thiếu: {}", what.join(", ")),
            hint: match usage {
                Some(usage) => format!("cách gõ: {usage}"),
                None => HELP.to_owned(),
            },
        }
    }
    "CL06" {
        title: "Tùy chọn ghi nhiều lần",
        meaning: "Tùy chọn này chỉ ghi một lần.",
        advice: "bỏ bớt, chỉ giữ một",
        example: Self::TooMany { option: "--pdf".into() },
        Self::TooMany { option } => {
            message: format!("{option} chỉ ghi một lần"),
            hint: HELP,
        }
    }
    "CL07" {
        title: "Mã không có trong dữ liệu",
        meaning: "Mã cơ quan hoặc mã kỳ ở câu lệnh không có trong dữ liệu.",
        advice: "xem mã trong agencies.yaml và plan.yaml",
        example: unknown_id_of("--agency", "so-tu-phaap", &[("so-tu-phap", "Sở Tư pháp")]),
        Self::UnknownId { option, found, nearest, known } => {
            message: format!("{option}: không có mã '{found}' trong dữ liệu{}", guess(nearest.as_deref())),
            hint: {
                let shown = known.iter().take(IDS_SHOWN).map(String::as_str);
                let shown = shown.collect::<Vec<_>>().join(", ");
                match known.len().checked_sub(IDS_SHOWN) {
                    None | Some(0) => format!("các mã có trong dữ liệu: {shown}"),
                    Some(more) => format!(
                        "các mã có trong dữ liệu: {shown} và {more} mã khác (xem các dòng 'id:' trong agencies.yaml)"
                    ),
                }
            },
        }
    }
    "CL09" {
        title: "Câu lệnh chưa đúng",
        meaning: "Câu lệnh không đúng theo một cách khác.",
        advice: "xem cách dùng bằng 'vanban <LỆNH> --help'",
        example: Self::Other { detail: "InvalidUtf8".into() },
        Self::Other { detail } => {
            message: format!("câu lệnh chưa đúng ({detail})"),
            hint: HELP,
        }
    }
}

/// More ids than these are not listed.
const IDS_SHOWN: usize = 12;

/// Where the usage is told.
const HELP: &str = "xem cách dùng: vanban --help, vanban <LỆNH> --help";

/// An id on the command line that the data do not know; `known` holds each id with its name, by either of which
/// the nearest is looked for.
pub(super) fn unknown_id(option: &'static str, found: &str, known: &[(&str, &str)]) -> Problem {
    Problem::nowhere(&unknown_id_of(option, found, known))
}

fn unknown_id_of(option: &'static str, found: &str, known: &[(&str, &str)]) -> UsageFault {
    let shown = |(id, name): &(&str, &str)| format!("{id} ({name})");
    let by_id = viet::nearest(found, known.iter().map(|(id, _)| *id));
    let by_name = || {
        let name = viet::nearest(found, known.iter().map(|(_, name)| *name))?;
        known.iter().find(|(_, known)| *known == name).map(|(id, _)| *id)
    };
    let nearest = by_id.or_else(by_name).map(str::to_owned);
    let known = known.iter().map(shown).collect();
    UsageFault::UnknownId { option, found: found.to_owned(), nearest, known }
}

/// A value on the command line that is none of those allowed.
pub(super) fn bad_value(option: &str, found: &str, allowed: Vec<String>) -> Problem {
    Problem::nowhere(&bad_value_of(option, found, allowed))
}

fn bad_value_of(option: &str, found: &str, allowed: Vec<String>) -> UsageFault {
    let nearest = viet::nearest(found, allowed.iter().map(String::as_str)).map(str::to_owned);
    let (option, found) = (option.to_owned(), found.to_owned());
    UsageFault::BadValue { option, found, allowed, nearest, how: None }
}

/// Something that must be on the command line and is not.
pub(super) fn missing(what: &str) -> Problem {
    Problem::nowhere(&UsageFault::Missing { what: vec![what.to_owned()], usage: None })
}

/// Says what was typed wrong and returns the exit code.
pub(super) fn refuse(problem: Problem, voice: &Voice) -> u8 {
    let problems = Problems::from(problem);
    voice.problems(&problems, |_| None);
    exit_code(&problems)
}

/// A code to explain that there is not.
pub(super) fn bad_code(found: &str, known: &[&str]) -> Problem {
    let nearest = viet::nearest(found, known.iter().copied()).map(str::to_owned);
    let (option, found, allowed) = ("MÃ".to_owned(), found.to_owned(), Vec::new());
    Problem::nowhere(&UsageFault::BadValue { option, found, allowed, nearest, how: None })
}

/// The command tree with Vietnamese headings and its own help options.
pub(super) fn in_vietnamese(command: Command) -> Command {
    let version = command.get_version().is_some();
    let mut command = command
        .help_template(TEMPLATE)
        .styles(Styles::plain())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Lệnh")
        .subcommand_value_name("LỆNH")
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
            arg.help_heading(heading)
        })
        .mut_subcommands(in_vietnamese)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help("In trợ giúp này")
                .help_heading("Tùy chọn"),
        );
    if version {
        command = command.arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help("In phiên bản")
                .help_heading("Tùy chọn"),
        );
    }
    command
}

/// What is typed for help instead of `--help`: with a verb after it, help on that verb.
const HELP_WORDS: [&str; 5] = ["help", "tro-giup", "trợ-giúp", "/?", "-?"];

/// The arguments with `help VERB` turned into `VERB --help`.
pub(super) fn asked_for_help(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let is_help = |typed: &OsString| HELP_WORDS.iter().any(|word| typed == word);
    if arguments.get(1).is_some_and(is_help) {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// Prints help or what was typed wrong; returns the exit code.
pub(super) fn tell(command: &Command, error: &Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print(false, &vietnamese_headings(&error.render()))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Without a verb the whole program's help; without what a verb shows or lists, that verb's.
            print(true, &vietnamese_headings(&error.render()));
            2
        }
        _ => {
            let problems = Problems::from(Problem::nowhere(&fault(command, error)));
            print(true, report::render(&problems, |_| None, false).trim_end());
            2
        }
    }
}

/// The one heading that clap does not let us set.
fn vietnamese_headings(help: &StyledStr) -> String {
    help.to_string().replace("Usage:", "Cách dùng:").trim_end().to_owned()
}

/// Prints; returns the exit code of a result that arrived, or did not.
fn print(is_error: bool, text: &str) -> u8 {
    use std::io::{ErrorKind, Write};
    let printed = match is_error {
        true => writeln!(std::io::stderr(), "{text}"),
        false => writeln!(std::io::stdout(), "{text}").and_then(|()| std::io::stdout().flush()),
    };
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Origin::Environment.exit_code(),
        _ => 0,
    }
}

fn fault(command: &Command, error: &Error) -> UsageFault {
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let many = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let option = || {
        let typed = one(ContextKind::InvalidArg).unwrap_or_default();
        // clap prints `--jobs <SỐ>`: the name alone is what the clerk typed.
        let name = typed.split(['<', '=']).next().filter(|name| !name.is_empty()).unwrap_or(&typed);
        name.trim_matches([' ', '[', ']', '<', '>', '.']).to_owned()
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let found = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            let verbs: Vec<&str> = command
                .get_subcommands()
                .flat_map(|verb| verb.get_name_and_visible_aliases())
                .collect();
            let nearest = one(ContextKind::SuggestedSubcommand)
                .or_else(|| viet::nearest(&found, verbs).map(str::to_owned));
            UsageFault::UnknownVerb { found, nearest }
        }
        ErrorKind::UnknownArgument => {
            let found = one(ContextKind::InvalidArg).unwrap_or_default();
            UsageFault::UnknownOption { found, nearest: one(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let found = one(ContextKind::InvalidValue).unwrap_or_default();
            let allowed = many(ContextKind::ValidValue);
            if found.is_empty() {
                return UsageFault::MissingValue { option: option() };
            }
            let nearest = one(ContextKind::SuggestedValue);
            // Only readers of ours give a value that does not hold a source.
            let how = std::error::Error::source(error).map(ToString::to_string);
            UsageFault::BadValue { option: option(), found, allowed, nearest, how }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            UsageFault::MissingValue { option: option() }
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            let usage = match error.get(ContextKind::Usage) {
                Some(ContextValue::StyledStr(usage)) => Some(usage.to_string()),
                _ => None,
            };
            let usage = usage.and_then(|usage| {
                let line = usage.lines().find(|line| line.contains("vanban "))?;
                line.find("vanban ").map(|start| line[start..].trim_end().to_owned())
            });
            let subcommands = many(ContextKind::ValidSubcommand);
            let what = match subcommands.is_empty() {
                true => many(ContextKind::InvalidArg),
                false => vec![format!("một trong: {}", subcommands.join(", "))],
            };
            UsageFault::Missing { what, usage }
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => {
            UsageFault::TooMany { option: option() }
        }
        other => UsageFault::Other { detail: format!("{other:?}") },
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::Typed;
    use super::*;
    use crate::problem::Fault;

    fn typed(line: &str) -> (u8, String) {
        let command = in_vietnamese(Typed::command());
        let error = command.clone().try_get_matches_from(line.split(' ')).expect_err(line);
        let message = match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => String::new(),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "trợ giúp".into(),
            _ => {
                let fault = fault(&command, &error);
                format!("{} {}", fault.code(), fault.message())
            }
        };
        (tell(&command, &error), message)
    }

    #[test]
    fn wrong_usage_is_told_in_vietnamese() {
        for (line, message) in [
            ("vanban biuld", "CL01 không có lệnh 'biuld'; ý bạn là 'build'?"),
            (
                "vanban build --agncy x",
                "CL02 không có tùy chọn '--agncy' ở lệnh này; ý bạn là '--agency'?",
            ),
            (
                "vanban build planx",
                "CL03 giá trị 'planx' không dùng được cho VĂN BẢN; ý bạn là 'plan'?",
            ),
            ("vanban build --jobs 0", "CL03 giá trị '0' không dùng được cho --jobs"),
            ("vanban build --jobs x", "CL03 giá trị 'x' không dùng được cho --jobs"),
            ("vanban build --period", "CL04 --period cần một giá trị đi kèm"),
            ("vanban init", "CL05 còn thiếu: <THƯ MỤC>"),
            ("vanban --format xml validate", "CL03 giá trị 'xml' không dùng được cho --format"),
            ("vanban build --pdf --pdf", "CL06 --pdf chỉ ghi một lần"),
            ("vanban template --out x", "CL05 còn thiếu: một trong: list, show, fields"),
        ] {
            assert_eq!(typed(line), (2, message.to_owned()), "{line}");
        }
    }

    #[test]
    fn help_is_no_error_and_speaks_no_english() {
        assert_eq!(typed("vanban --help").0, 0);
        assert_eq!(typed("vanban --version").0, 0);
        assert_eq!(typed("vanban"), (2, "trợ giúp".into()));
        let mut command = in_vietnamese(Typed::command());
        command.build();
        let mut all = vec![vietnamese_headings(&command.render_long_help())];
        for verb in command.get_subcommands_mut() {
            all.push(vietnamese_headings(&verb.render_long_help()));
        }
        for help in all {
            for english in
                ["Usage", "Options", "Commands", "default:", "possible values", "aliases", "Print"]
            {
                assert!(!help.contains(english), "{english} in:\n{help}");
            }
        }
    }

    #[test]
    fn help_is_asked_for_in_the_words_that_people_type() {
        let command = in_vietnamese(Typed::command());
        let shown = |line: &str| {
            let arguments = asked_for_help(line.split(' ').map(Into::into));
            let error = command.clone().try_get_matches_from(arguments).expect_err(line);
            assert_eq!(error.kind(), ErrorKind::DisplayHelp, "{line}");
            error.render().to_string()
        };
        for word in HELP_WORDS {
            assert_eq!(shown(&format!("vanban {word}")), shown("vanban --help"));
            assert_eq!(shown(&format!("vanban {word} build")), shown("vanban build --help"));
        }
    }

    #[test]
    fn what_is_missing_is_told_with_the_way_to_type_it() {
        let command = in_vietnamese(Typed::command());
        for (line, how) in [
            ("vanban check", "vanban check <TỆP HOẶC THƯ MỤC>… [TÙY CHỌN]"),
            ("vanban init", "vanban init <THƯ MỤC>"),
            ("vanban template --out x", "vanban template <list|show|fields> [TÊN MẪU]"),
        ] {
            let error = command.clone().try_get_matches_from(line.split(' ')).expect_err(line);
            let hint = fault(&command, &error).hint().unwrap_or_default();
            assert!(hint.contains(how), "{line}: {hint}");
        }
    }

    #[test]
    fn a_value_that_does_not_hold_tells_how_to_write_one() {
        let command = in_vietnamese(Typed::command());
        for (line, how) in [
            ("vanban build --jobs 257", "ghi một số từ 1 đến 256"),
            ("vanban status --as-of 31/02/2024", "ngày có trong lịch"),
            ("vanban --format xml validate", "các giá trị dùng được: text, json"),
        ] {
            let error = command.clone().try_get_matches_from(line.split(' ')).expect_err(line);
            let hint = fault(&command, &error).hint().unwrap_or_default();
            assert!(hint.contains(how), "{line}: {hint}");
        }
    }
}
