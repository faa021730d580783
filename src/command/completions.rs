//! `vanban completions SHELL`.

use clap::{Args, Command};
use clap_complete::Shell;

use super::printer::Printer;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Cửa sổ lệnh: bash, zsh, fish, powershell hoặc elvish
    #[arg(value_name = "CỬA SỔ LỆNH", hide_possible_values = true)]
    shell: Shell,
}

/// Runs it and returns the exit code.
pub(super) fn run(options: &Options, mut command: Command, printer: &Printer) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "vanban", &mut script);
    printer.result(&String::from_utf8_lossy(&script));
    0
}
