//! The keys as data: what each action is called, which keys it has on every keyboard layout, and its letter.

use super::Model;
use super::msg::{Key, KeyCode};
use crate::i18n::Message;

/// Everything that a learner can do by one key, apart from typing and moving about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Send the request, take the marked choice, go on.
    Enter,
    /// Send the very same request again.
    Again,
    /// Open the next hint.
    Hint,
    /// Compare once with several times.
    Prove,
    /// Choose what happens to the next request on its way.
    Network,
    /// Show the way that the last message took.
    Journey,
    /// Let the second client act.
    Peer,
    /// Show what is written as a curl command, and copy it.
    Curl,
    /// Another server for the sandbox.
    Scenes,
    /// Show and edit the raw message.
    Wire,
    /// Show member by member what the last exchange changed.
    Difference,
    /// All that was sent, on every branch, and what each changed.
    History,
    /// One step back in time.
    Back,
    /// One step forward in time.
    Forward,
    /// The focus to the next pane.
    NextPane,
    /// The focus to the pane before.
    PreviousPane,
    /// Give the focused pane the whole screen, or take it back.
    Zoom,
    /// Go into the sandbox beside the lesson, or come back.
    Sandbox,
    /// Show what the lesson is for.
    Objective,
    /// Take requests from outside, or no more.
    Listen,
    /// Pass over this step.
    Skip,
    /// Show this paragraph in the other language.
    Peek,
    /// Show this paragraph in both languages.
    Both,
    /// Switch the language.
    Language,
    /// The list of lessons.
    Lessons,
    /// Put the server of this lesson back to its start.
    Reset,
    /// Start this lesson again from its first page.
    Restart,
    /// Keep this session as a file.
    Session,
    /// The lesson larger, for a projector.
    Present,
    /// The next colour theme.
    Theme,
    /// Draw Bangla in the other way: as pictures, or in cells.
    Bangla,
    /// Print vowel signs in the other order.
    Signs,
    /// Draw the screen anew.
    Redraw,
    /// The next Bangla keyboard layout whose letters are shortcuts.
    Keyboard,
    /// Choose the language on the first screen again.
    Chooser,
    /// Copy what has the focus.
    Copy,
    /// Show what has the focus as mere text, without frames, to be selected or copied by paragraph.
    Text,
    /// The keys.
    Help,
    /// The menu of everything that can be done here.
    Menu,
    /// End the program.
    Quit,
}

/// The keys of one action.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Which action.
    pub action: Action,
    /// Its name in lesson texts: `{=key.NAME}`.
    pub name: &'static str,
    /// Keys that no keyboard layout hides; the first one is shown.
    pub keys: &'static [Key],
    /// Letters that do the same while no text field has the focus.
    pub letters: &'static [char],
}

const fn binding(
    action: Action,
    name: &'static str,
    keys: &'static [Key],
    letters: &'static [char],
) -> Binding {
    Binding { action, name, keys, letters }
}

const fn f(n: u8) -> Key {
    Key::plain(KeyCode::F(n))
}

/// The whole table: the footer, the help page, the menu and the lesson texts are made from it.
pub const KEYMAP: &[Binding] = &[
    binding(Action::Enter, "send", &[Key::plain(KeyCode::Enter)], &[]),
    binding(Action::Hint, "hint", &[f(4)], &['h']),
    binding(Action::Objective, "objective", &[], &['o']),
    // So far up, for whoever cannot read the rest.
    binding(Action::Chooser, "chooser", &[], &[]),
    binding(Action::Again, "again", &[f(5)], &['.']),
    binding(Action::Prove, "prove", &[f(6)], &['p']),
    binding(Action::Network, "network", &[f(7)], &['f']),
    binding(Action::Journey, "journey", &[], &['j']),
    binding(Action::Peer, "peer", &[], &['e']),
    binding(Action::Wire, "wire", &[f(8)], &['w']),
    binding(Action::Curl, "curl", &[f(9)], &['y']),
    binding(Action::Difference, "difference", &[], &['d']),
    binding(Action::History, "history", &[], &['a']),
    binding(Action::Back, "back", &[Key::plain(KeyCode::Left)], &[]),
    binding(Action::Forward, "forward", &[Key::plain(KeyCode::Right)], &[]),
    binding(Action::NextPane, "next-pane", &[Key::plain(KeyCode::Tab)], &[]),
    binding(Action::PreviousPane, "previous-pane", &[Key::plain(KeyCode::BackTab)], &[]),
    binding(Action::Zoom, "zoom", &[f(12)], &['z']),
    binding(Action::Sandbox, "sandbox", &[], &['X']),
    binding(Action::Listen, "listen", &[f(11)], &['l']),
    binding(Action::Scenes, "scenes", &[], &['s']),
    binding(Action::Skip, "skip", &[], &['S']),
    binding(Action::Peek, "peek", &[f(3)], &['b']),
    binding(Action::Both, "both", &[Key { shift: true, ..f(2) }], &['B']),
    binding(Action::Language, "language", &[f(2)], &['L']),
    binding(Action::Lessons, "lessons", &[f(10)], &['g']),
    binding(Action::Reset, "reset", &[], &[]),
    binding(Action::Restart, "restart", &[], &[]),
    binding(Action::Session, "session", &[], &[]),
    binding(Action::Present, "present", &[], &[]),
    binding(Action::Theme, "theme", &[], &[]),
    binding(Action::Bangla, "bangla", &[Key { shift: true, ..f(11) }], &['i']),
    binding(Action::Signs, "signs", &[], &[]),
    binding(Action::Redraw, "redraw", &[Key::ctrl('l')], &[]),
    binding(Action::Keyboard, "keyboard", &[], &[]),
    binding(Action::Copy, "copy", &[], &['c']),
    binding(Action::Text, "text", &[], &['t']),
    binding(Action::Help, "help", &[f(1)], &['?']),
    binding(Action::Menu, "menu", &[Key::plain(KeyCode::Esc)], &[]),
    binding(Action::Quit, "quit", &[Key::ctrl('c'), Key::ctrl('q')], &['q']),
];

/// Returns the binding of an action.
#[must_use]
pub fn of(action: Action) -> Option<&'static Binding> {
    KEYMAP.iter().find(|binding| binding.action == action)
}

/// Returns the action of a key. Letters count only while nothing is being typed. The arrows belong to whatever has the
/// focus, so they are not found here.
#[must_use]
pub fn action(key: Key, typing: bool) -> Option<Action> {
    let key = if key.code == KeyCode::BackTab { Key::plain(KeyCode::BackTab) } else { key };
    let arrow = matches!(key.code, KeyCode::Left | KeyCode::Right | KeyCode::Enter);
    let by_key = |binding: &&Binding| !arrow && binding.keys.contains(&key);
    let by_letter = |binding: &&Binding| match key.code {
        KeyCode::Char(c) if !typing && !key.ctrl && !key.alt => binding.letters.contains(&c),
        _ => false,
    };
    KEYMAP.iter().find(|binding| by_key(binding) || by_letter(binding)).map(|binding| binding.action)
}

impl Binding {
    /// Returns the key as the footer and the texts show it: the layout-free one where there is one, else the letter,
    /// else the way through the menu.
    #[must_use]
    pub fn cap(&self) -> String {
        self.keys
            .first()
            .map_or_else(|| self.letters.first().map_or_else(String::new, char::to_string), |key| cap(*key))
    }

    /// Returns all its keys as the help page shows them.
    #[must_use]
    pub fn caps(&self) -> Vec<String> {
        self.keys.iter().map(|key| cap(*key)).chain(self.letters.iter().map(char::to_string)).collect()
    }
}

/// Returns whether an action only shows something: then a letter that is merely guessed may do it.
pub(super) fn only_shows(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Hint
            | A::Objective
            | A::Prove
            | A::Network
            | A::Journey
            | A::Scenes
            | A::Difference
            | A::History
            | A::Zoom
            | A::Peek
            | A::Both
            | A::Lessons
            | A::Text
            | A::Help
    )
}

/// Returns what stands on a key. Key caps are the same in every language.
#[must_use]
pub fn cap(key: Key) -> String {
    let name = match key.code {
        KeyCode::Char(c) if key.ctrl => c.to_uppercase().to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::BackTab => "Shift+Tab".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
    };
    let held = [(key.ctrl, "Ctrl+"), (key.alt, "Alt+"), (key.shift, "Shift+")];
    held.into_iter().filter(|(is, _)| *is).map(|(_, held)| held).collect::<String>() + &name
}

/// Returns the key cap that a lesson text names as `{=key.NAME}`.
#[must_use]
pub fn named(name: &str) -> Option<String> {
    KEYMAP.iter().find(|binding| binding.name == name).map(Binding::cap)
}

/// Returns what an action is called, in a word or two.
#[must_use]
pub fn label(action: Action) -> Message {
    match action {
        Action::Enter => Message::DoSend,
        Action::Again => Message::DoAgain,
        Action::Hint => Message::DoHint,
        Action::Prove => Message::DoProve,
        Action::Network => Message::DoNetwork,
        Action::Journey => Message::DoJourney,
        Action::Peer => Message::DoPeer,
        Action::Curl => Message::DoCurl,
        Action::Scenes => Message::DoScenes,
        Action::Wire => Message::DoWire,
        Action::Difference => Message::DoDifference,
        Action::History => Message::DoHistory,
        Action::Back => Message::DoBack,
        Action::Forward => Message::DoForward,
        Action::NextPane => Message::DoNextPane,
        Action::PreviousPane => Message::DoPreviousPane,
        Action::Zoom => Message::DoZoom,
        Action::Sandbox => Message::DoSandbox,
        Action::Objective => Message::DoObjective,
        Action::Listen => Message::DoListen,
        Action::Skip => Message::DoSkip,
        Action::Peek => Message::DoPeek,
        Action::Both => Message::DoBoth,
        Action::Language => Message::DoLanguage,
        Action::Lessons => Message::DoLessons,
        Action::Reset => Message::DoReset,
        Action::Restart => Message::DoRestart,
        Action::Session => Message::DoSession,
        Action::Present => Message::DoPresent,
        Action::Theme => Message::DoTheme,
        Action::Bangla => Message::DoBangla,
        Action::Signs => Message::DoSigns,
        Action::Redraw => Message::DoRedraw,
        Action::Keyboard => Message::DoKeyboard,
        Action::Chooser => Message::DoChooser,
        Action::Copy => Message::DoCopy,
        Action::Text => Message::DoText,
        Action::Help => Message::DoHelp,
        Action::Menu => Message::DoMenu,
        Action::Quit => Message::DoQuit,
    }
}

/// Returns what Enter does right now, in a word or two.
#[must_use]
pub fn enter_label(model: &Model) -> Message {
    use super::EnterDoes as E;
    match model.enter_does() {
        E::Send => Message::KeySend,
        E::Take => Message::KeyTake,
        E::GoOn => Message::KeyGoOn,
        E::ToRequest => Message::KeyToRequest,
        E::LoadGet => Message::KeyLoadGet,
        E::LoadRequest => Message::KeyLoadRequest,
        E::Close => Message::KeyClose,
    }
}

/// What the footer offers, the most wanted first, with labels of a word.
const OFFERED: [(Action, Message); 15] = [
    (Action::Menu, Message::KeyMenu),
    (Action::Again, Message::KeyAgain),
    (Action::Prove, Message::KeyProve),
    (Action::Hint, Message::KeyHint),
    (Action::NextPane, Message::KeyNextPane),
    (Action::Back, Message::KeyBack),
    (Action::Forward, Message::KeyForward),
    (Action::Journey, Message::KeyJourney),
    (Action::Wire, Message::KeyWire),
    (Action::Network, Message::KeyNetwork),
    (Action::Curl, Message::KeyCurl),
    (Action::Help, Message::KeyHelp),
    (Action::Lessons, Message::KeyLessons),
    (Action::Zoom, Message::KeyZoom),
    (Action::Language, Message::KeyLanguage),
];

/// Returns the keys that work now, the most wanted first. What does not fit is left out; the menu has all.
#[must_use]
pub fn footer(model: &Model) -> Vec<(String, Message)> {
    if model.stage != super::Stage::Lesson {
        return in_chooser(model);
    }
    if let Some(open) = model.overlay {
        return open.keys();
    }
    let mut keys = vec![(cap(Key::plain(KeyCode::Enter)), enter_label(model))];
    keys.extend(super::hand::moves(model));
    keys.extend(to_present(model));
    keys.extend(needed(model));
    let offered = OFFERED.into_iter().filter(|(action, _)| model.can(*action) && wanted(model, *action));
    for (action, label) in offered {
        let cap = of(action).map(Binding::cap).unwrap_or_default();
        if !keys.iter().any(|(known, _)| *known == cap) {
            keys.push((cap, label));
        }
    }
    keys
}

/// The keys of the first screen; Esc where it leads back.
fn in_chooser(model: &Model) -> Vec<(String, Message)> {
    let returns = matches!(model.stage, super::Stage::Chooser(chooser) if chooser.returns);
    let key = |code, label| (cap(Key::plain(code)), label);
    let keys = [
        Some(key(KeyCode::Enter, Message::KeyTake)),
        Some(("↑↓".to_owned(), Message::KeyMark)),
        returns.then(|| key(KeyCode::Esc, Message::KeyClose)),
        Some(("←→".to_owned(), Message::KeyWay)),
        of(Action::Quit).map(|binding| (binding.cap(), Message::KeyQuit)),
    ];
    keys.into_iter().flatten().collect()
}

/// The key that the open task waits for, and the way back from a zoom: never left out.
fn needed(model: &Model) -> Vec<(String, Message)> {
    let key = |action, label| of(action).map(|binding| (binding.cap(), label));
    let missing = model.play.missing(&model.world.course);
    let look = missing.iter().any(|goal| goal.looked.is_some()).then_some((Action::Wire, Message::KeyWire));
    let prove =
        missing.iter().any(|goal| goal.proved.is_some()).then_some((Action::Prove, Message::KeyProve));
    let again =
        missing.iter().any(|goal| goal.repeated.is_some()).then_some((Action::Again, Message::KeyAgain));
    let panes = model.zoom.then_some((Action::Zoom, Message::KeyPanes));
    let all = [panes, look, again, prove].into_iter().flatten();
    all.filter(|(action, _)| model.can(*action)).filter_map(|(action, label)| key(action, label)).collect()
}

/// The way out of the past, never left out: the arrow, with what leads to a pane where it walks in time.
fn to_present(model: &Model) -> Vec<(String, Message)> {
    if !model.can(Action::Forward) {
        return Vec::new();
    }
    let cap = |action| of(action).map(Binding::cap).unwrap_or_default();
    let (tab, forward) = (cap(Action::NextPane), cap(Action::Forward));
    match model.focus {
        super::Focus::Lesson => vec![(format!("{tab} {tab} {forward}"), Message::KeyForward)],
        super::Focus::Exchange => vec![(format!("{tab} {forward}"), Message::KeyForward)],
        super::Focus::Board | super::Focus::Timeline => {
            let back = model.can(Action::Back).then(|| (cap(Action::Back), Message::KeyBack));
            std::iter::once((forward, Message::KeyForward)).chain(back).collect()
        }
    }
}

/// The arrows walk in time only from the server list and the timeline.
fn wanted(model: &Model, action: Action) -> bool {
    let in_time = matches!(model.focus, super::Focus::Board | super::Focus::Timeline);
    !matches!(action, Action::Back | Action::Forward) || in_time
}
