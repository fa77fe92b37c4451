//! The program: arguments, configuration, a shell; an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    putpost::cli::run()
}
