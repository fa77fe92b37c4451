//! The command line: clap's types, and what each command does. Every error is one sentence in the learner's language.

mod args;
mod check;
mod complaint;
mod open;
mod page;
mod progress;
mod replay;
mod setup;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::config::{self, Environment};
use crate::i18n::Message;
use crate::shell::{listen, storage};

pub use args::{Cli, Command};
pub use setup::Setup;

/// What a command gives when it does not do what was asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The command line is not right: exit code 2.
    Usage(Message),
    /// It could not be done: exit code 1.
    Failed(Message),
    /// A check found something and has said so: exit code 1.
    Found,
}

impl Failure {
    fn code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Failed(_) | Self::Found => ExitCode::from(1),
        }
    }

    fn message(&self) -> Option<&Message> {
        match self {
            Self::Usage(message) | Self::Failed(message) => Some(message),
            Self::Found => None,
        }
    }
}

/// What follows a command: it is done, or why not.
pub type Outcome = Result<(), Failure>;

/// Exit code of an error of the program itself.
pub const INTERNAL_ERROR: u8 = 70;

/// Runs the program: arguments and environment in, an exit code out.
#[must_use]
pub fn run() -> ExitCode {
    let environment = storage::environment();
    let arguments: Vec<_> = std::env::args_os().collect();
    let matches = match Cli::command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return shown(error.print()),
        Err(error) => {
            let message = complaint::of(&error, &Cli::command(), &arguments);
            return report(&Setup::before_arguments(&arguments, &environment), &Failure::Usage(message));
        }
    };
    match Cli::from_arg_matches(&matches) {
        Ok(cli) => start(cli, environment),
        Err(error) => shown(error.print()),
    }
}

fn start(cli: Cli, environment: Environment) -> ExitCode {
    let setup = match Setup::build(&cli, environment) {
        Ok(setup) => setup,
        Err((setup, failure)) => return report(&setup, &failure),
    };
    for diagnostic in &setup.wrong {
        let _ = writeln!(io::stderr(), "{}", setup.finding(diagnostic));
    }
    match perform(&cli, &setup) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(&setup, &failure),
    }
}

fn perform(cli: &Cli, setup: &Setup) -> Outcome {
    match &cli.command {
        None if cli.write_config => write_config(setup),
        None => open::run(cli, setup),
        Some(Command::Serve { port, scene }) => {
            let scene = setup.scene(scene)?;
            listen::serve(&scene, *port).map_err(Failure::Failed)
        }
        Some(Command::Check { dir, strict }) => check::run(setup, cli, dir.as_deref(), *strict),
        Some(Command::Progress { json, reset }) => progress::run(setup, *json, *reset),
        Some(Command::Replay { file, json }) => replay::run(setup, file, *json),
        Some(Command::Page { lesson }) => page::run(setup, lesson),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "putpost", &mut script);
            print(&script);
            Ok(())
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            let made = clap_mangen::Man::new(Cli::command()).render(&mut page);
            made.map(|()| print(&page)).map_err(|error| {
                Failure::Failed(Message::CliCannotWrite {
                    path: "man".to_owned(),
                    reason: storage::reason(&error),
                })
            })
        }
    }
}

/// Prints; an output that was closed is the reader's own wish.
fn print(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

fn write_config(setup: &Setup) -> Outcome {
    let places = setup.places.as_ref().ok_or(Failure::Failed(Message::CliNoHome))?;
    let path = storage::shown(&places.config);
    match storage::write_config(places, config::DEFAULT_FILE) {
        Ok(()) => setup.say(&Message::CliConfigWritten { path }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(Failure::Failed(Message::CliConfigThere { path }));
        }
        Err(error) => {
            return Err(Failure::Failed(Message::CliCannotWrite { path, reason: storage::reason(&error) }));
        }
    }
    Ok(())
}

fn report(setup: &Setup, failure: &Failure) -> ExitCode {
    if let Some(message) = failure.message() {
        setup.complain(message);
    }
    failure.code()
}

/// Help and the version are clap's own; a closed pipe is no error.
fn shown(printed: io::Result<()>) -> ExitCode {
    let _ = printed.and_then(|()| io::stdout().flush());
    ExitCode::SUCCESS
}
