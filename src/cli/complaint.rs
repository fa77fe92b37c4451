//! clap's errors as one typed message: what is wrong, and what could stand there instead.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::i18n::Message;

/// Returns what to say of an error.
pub(super) fn of(error: &Error, command: &Command, arguments: &[OsString]) -> Message {
    let flag = name(&text(error, ContextKind::InvalidArg));
    let found = text(error, ContextKind::InvalidValue);
    let choices = text(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::InvalidValue if found.is_empty() => Message::CliNeedsValue { flag },
        ErrorKind::InvalidValue => Message::CliUnknownChoice { flag, found, choices },
        ErrorKind::ValueValidation if flag == "--port" => Message::CliWrongPort { found },
        ErrorKind::ValueValidation => Message::CliWrongValue { flag, found },
        ErrorKind::UnknownArgument if flag.starts_with('-') => {
            Message::CliUnknownFlag { flag, choices: flags(command, arguments) }
        }
        ErrorKind::UnknownArgument => Message::CliTooMany { found: flag },
        ErrorKind::InvalidSubcommand => Message::CliUnknownCommand {
            found: text(error, ContextKind::InvalidSubcommand),
            choices: commands(command),
        },
        ErrorKind::ArgumentConflict => {
            let other = name(&text(error, ContextKind::PriorArg));
            if other == flag { Message::CliTwice { flag } } else { Message::CliNotTogether { flag, other } }
        }
        ErrorKind::MissingRequiredArgument => Message::CliNeedsArgument { flag },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Message::CliNeedsValue { flag }
        }
        _ => Message::CliUsage,
    }
}

/// Returns what the error says of this, several things by commas.
fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    }
}

/// Returns the flag or argument without the name of its value: `--port` of `--port <N>`, `SHELL` of `<SHELL>`.
fn name(argument: &str) -> String {
    let first = argument.split([' ', '=']).next().unwrap_or_default();
    first.trim_matches(['<', '>', '[', ']', '.']).to_owned()
}

/// Returns the long flags of the command that was asked for, by commas.
fn flags(command: &Command, arguments: &[OsString]) -> String {
    let asked = arguments.iter().find_map(|argument| command.find_subcommand(argument));
    let global = command.get_arguments().filter(|argument| asked.is_none() || argument.is_global_set());
    let own = asked.into_iter().flat_map(Command::get_arguments);
    let long = own.chain(global).filter_map(|argument| argument.get_long());
    long.chain(["help"]).map(|name| format!("--{name}")).collect::<Vec<_>>().join(", ")
}

fn commands(command: &Command) -> String {
    command.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    fn complaint(line: &str) -> Message {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let error = Cli::command().try_get_matches_from(&arguments).unwrap_err();
        of(&error, &Cli::command(), &arguments)
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_slip_has_its_own_sentence() {
        let wire = str::to_owned;
        let cases = [
            (
                "putpost --theme pink",
                Message::CliUnknownChoice {
                    flag: wire("--theme"),
                    found: wire("pink"),
                    choices: wire("auto, dark, light, mono"),
                },
            ),
            ("putpost --theme", Message::CliNeedsValue { flag: wire("--theme") }),
            ("putpost serve --port x", Message::CliWrongPort { found: wire("x") }),
            ("putpost serve --port 99999", Message::CliWrongPort { found: wire("99999") }),
            (
                "putpost check --color",
                Message::CliUnknownFlag {
                    flag: wire("--color"),
                    choices: wire("--strict, --lang, --lessons, --locales, --name, --help"),
                },
            ),
            ("putpost meet put", Message::CliTooMany { found: wire("put") }),
            ("putpost --no-motion --no-motion", Message::CliTwice { flag: wire("--no-motion") }),
            (
                "putpost progress --json --reset",
                Message::CliNotTogether { flag: wire("--json"), other: wire("--reset") },
            ),
            ("putpost completions", Message::CliNeedsArgument { flag: wire("SHELL") }),
        ];
        for (line, message) in cases {
            assert_eq!(complaint(line), message, "{line}");
        }
    }
}
