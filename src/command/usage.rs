//! Help and wrong usage in Vietnamese: clap's English is not shown.

use std::ffi::OsString;

use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

use crate::desk::usage::UsageFault;
use crate::problem::{Origin, Problem, Problems, report};
use crate::viet;

const TEMPLATE: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}\n";

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
    fn wrong_usage_is_reported_in_vietnamese() {
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
    fn what_is_missing_is_reported_with_the_way_to_type_it() {
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
