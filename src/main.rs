//! The program: arguments, configuration, a shell; an exit code.

use std::panic;
use std::process::ExitCode;

use putpost::cli;

fn main() -> ExitCode {
    panic::catch_unwind(cli::run).unwrap_or(ExitCode::from(cli::INTERNAL_ERROR))
}
