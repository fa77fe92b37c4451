//! `putpost [LESSON]`: the course, where the learner left it.

use std::sync::Arc;

use crate::app::{Model, Size, Start, World};
use crate::course::Course;
use crate::i18n::Message;
use crate::learner::Progress;
use crate::shell::listen::{self, BadAddress};
use crate::shell::probe::Surroundings;
use crate::shell::session::{Session, Wishes};
use crate::shell::storage::{self, LearnerFile};
use crate::shell::terminal::Lack;
use crate::shell::{self, Listen, speak, terminal};
use crate::text::{Drawing, Scale, WidthModel};

use super::{Cli, Failure, Outcome, Setup, setup};

/// The size until the terminal says its own, which is before the first frame.
const SMALLEST: Size = Size { cols: 80, rows: 24 };

/// Opens the course and plays it to its end.
///
/// # Errors
/// A lesson that nobody knows, no terminal, or one that cannot be used.
pub(super) fn run(cli: &Cli, setup: &Setup) -> Outcome {
    let (listen, beginning) = listen(cli)?;
    let (course, apology) = read(setup);
    let asked = beginning.map(|beginning| setup::lesson(&course, beginning)).transpose()?;
    let lack = terminal::lack(setup.environment.get("TERM")).filter(|_| !cli.plain);
    lack.map_or(Ok(()), |lack| Err(Failure::Usage(no_screen(lack))))?;
    let mut file = LearnerFile::new(setup.places.as_ref(), &setup.learner);
    let (progress, notice) = file.load(Progress::parse);
    let world = World { course, catalog: setup.catalog.clone() };
    let mut model = Model::new(Arc::new(world), start(cli, setup, progress.unwrap_or_default(), asked));
    model.toast = notice.or(model.toast);
    model.bangla = setup.settings.bangla;
    model.present = if cli.present { Scale::Two } else { Scale::One };
    let (place, run) = if cli.plain {
        terminal::apologise(apology);
        ("/dev/stdin", speak::run(model, file, listen))
    } else {
        let mut session = Session::new(model, file, wishes(setup));
        ("/dev/tty", shell::run(&mut session, surroundings(setup), listen, apology))
    };
    run.map_err(|error| {
        Failure::Failed(Message::CliCannotRead { path: place.to_owned(), reason: storage::reason(&error) })
    })
}

/// Returns why the tutorial cannot be drawn here, and what works.
fn no_screen(lack: Lack) -> Message {
    match lack {
        Lack::Terminal => Message::CliNoTerminal,
        Lack::Cursor => Message::CliDumbTerminal,
    }
}

/// Returns whether and where to listen, and the lesson to open. `--listen LESSON` reads like an address and is none: a
/// word without a dot or a colon is the lesson, if no other is named.
fn listen(cli: &Cli) -> Result<(Listen, Option<&str>), Failure> {
    let Some(address) = cli.listen.as_deref() else { return Ok((Listen::default(), cli.lesson.as_deref())) };
    let found = address.to_owned();
    match (listen::parse(address), cli.lesson.as_deref()) {
        (Ok(address), lesson) => Ok((Listen { at_once: true, address: Some(address) }, lesson)),
        (Err(BadAddress::NotLoopback), _) => Err(Failure::Usage(Message::CliNotLoopback { found })),
        (Err(BadAddress::NotAnAddress), None) if !address.contains([':', '.']) => {
            Ok((Listen { at_once: true, address: None }, Some(address)))
        }
        (Err(BadAddress::NotAnAddress), _) => Err(Failure::Usage(Message::CliWrongAddress { found })),
    }
}

/// Reads the course, and beside it the sentences of the language, of which it returns the one that a panic says: a start
/// waits for both.
fn read(setup: &Setup) -> (Course, String) {
    let (apology, (course, _)) = shell::beside("words", || setup.text(&Message::CliPanic), || setup.course());
    (course, apology)
}

/// Returns how to start: on the first screen where no language was chosen yet, else in the lesson. Where lines come from
/// a pipe nobody can be asked, and the guess has to do.
fn start(cli: &Cli, setup: &Setup, progress: Progress, asked: Option<usize>) -> Start {
    let size = if cli.plain { None } else { terminal::size() };
    Start {
        lang: setup.lang,
        ask: !setup.lang_is_chosen && (!cli.plain || terminal::is_asked()),
        theme: setup.settings.theme.unwrap_or_default(),
        motion: setup.settings.motion && !cli.plain,
        size: size.unwrap_or(SMALLEST),
        drawing: Drawing::default(),
        learner: Progress { learner: setup.learner.clone(), ..progress },
        lesson: asked,
    }
}

fn wishes(setup: &Setup) -> Wishes {
    Wishes {
        width_model: setup.settings.width_model.as_deref().and_then(WidthModel::from_name),
        theme_follows: setup.settings.theme.is_none(),
    }
}

fn surroundings(setup: &Setup) -> Surroundings {
    let value = |name| setup.environment.get(name);
    Surroundings {
        term: value("TERM").unwrap_or_default().to_owned(),
        term_program: value("TERM_PROGRAM").unwrap_or_default().to_owned(),
        around: around(setup).to_owned(),
        tmux: value("TMUX").is_some(),
        multiplexed: value("STY").or_else(|| value("ZELLIJ")).is_some(),
        remote: value("SSH_CONNECTION").is_some(),
    }
}

/// Returns the terminal that has set a variable which only it sets. Programs inside tmux and screen inherit it.
fn around(setup: &Setup) -> &'static str {
    const VARIABLES: [(&str, &str); 5] = [
        ("KITTY_WINDOW_ID", "kitty"),
        ("KONSOLE_VERSION", "konsole"),
        ("ALACRITTY_WINDOW_ID", "alacritty"),
        ("WEZTERM_PANE", "wezterm"),
        ("GHOSTTY_RESOURCES_DIR", "ghostty"),
    ];
    let set = VARIABLES.iter().find(|(variable, _)| setup.environment.get(variable).is_some());
    set.map_or("", |(_, name)| name)
}
