//! How Bangla is drawn on this terminal: made of its answers, of what is known without asking, and of the learner's wish.

use super::answers::Answers;
use super::cell::{self, Window};
use super::names::{self, Known, Shaping, Shows};
use super::tmux::Client;
use crate::app::{Bangla, Unreadable};
use crate::text::encode::Rgb;
use crate::text::encode::sixel::Levels;
use crate::text::{CellPx, WidthModel};
use crate::view::picture::{Easel, Palette, Protocol};

/// What is known without asking the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// `TERM`, or nothing.
    pub term: &'a str,
    /// `TERM_PROGRAM`, or nothing. It names the wrong one inside tmux and screen, which inherit it.
    pub term_program: &'a str,
    /// The terminal that a variable of its own tells of (`KITTY_WINDOW_ID` and the like), or nothing. It may be the one
    /// around tmux or screen.
    pub around: &'a str,
    /// Whether `TMUX` is set: tmux counts the cells, whatever it runs in.
    pub tmux: bool,
    /// What tmux says of the terminal that it runs in.
    pub client: Option<&'a Client>,
    /// Whether GNU screen or another multiplexer stands between (`STY`, `ZELLIJ`).
    pub multiplexed: bool,
    /// Whether the terminal is reached over a network (`SSH_CONNECTION`): bytes take time.
    pub remote: bool,
    /// Whether this is a Windows console.
    pub windows: bool,
    /// The size of the window as the system tells it.
    pub window: Window,
    /// What the learner wants.
    pub bangla: Bangla,
}

/// How Bangla is drawn on this terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Choice {
    /// How pictures are shown, if they are.
    pub protocol: Protocol,
    /// Whether they go through tmux.
    pub in_tmux: bool,
    /// Whether they are shown by Konsole.
    pub in_konsole: bool,
    /// Whether they are shown by xterm.
    pub in_xterm: bool,
    /// How large a cell is, if anybody knows.
    pub cell: Option<CellPx>,
    /// Whether a page of pictures takes so long to send that text is scrolled page by page.
    pub slow: bool,
    /// What text is written in.
    pub foreground: Option<Rgb>,
    /// What it is written on.
    pub background: Option<Rgb>,
    /// The first sixteen colours of the terminal, as far as it told them.
    pub palette: [Option<Rgb>; 16],
    /// How wide text in cells is.
    pub widths: WidthModel,
    /// Whether the terminal gave all its widths and they fit the model: then nothing is left to be measured.
    pub fits: bool,
    /// Whether text can be told how many cells to take (OSC 66).
    pub sizes_text: bool,
    /// What becomes of Bangla in cells.
    pub shaping: Shaping,
}

impl Choice {
    /// Returns how pictures are shown. `is_light` is what is believed where the terminal does not tell its colours.
    #[must_use]
    pub fn easel(&self, is_light: bool) -> Easel {
        let (foreground, background, colours) = (self.foreground, self.background, self.palette);
        let palette = Palette { foreground, background, colours, is_light };
        let Self { protocol, in_tmux, in_konsole, in_xterm, .. } = *self;
        Easel { protocol, in_tmux, in_konsole, in_xterm, palette }
    }
}

/// Returns how Bangla is drawn here.
#[must_use]
pub fn choose(answers: &Answers, hints: &Hints<'_>) -> Choice {
    let seen = Seen { answers, hints };
    let cell = cell::size(answers, hints.window, hints.client).map(|(cell, _)| cell);
    let protocol = if cell.is_some() { seen.protocol() } else { Protocol::None };
    let shown = answers.signature().and_then(|signature| WidthModel::from_signature(&signature));
    Choice {
        protocol,
        in_tmux: hints.tmux,
        in_konsole: protocol == Protocol::Iterm && seen.terminal().is_some_and(Known::is_konsole),
        in_xterm: protocol.sends_again() && seen.terminal().is_some_and(Known::is_xterm),
        cell,
        slow: hints.remote && protocol.sends_again(),
        foreground: answers.foreground,
        background: answers.background,
        palette: answers.palette,
        widths: shown.unwrap_or_else(|| seen.widths()),
        fits: shown.is_some(),
        sizes_text: answers.sizes_text(),
        shaping: seen.shaping(),
    }
}

/// Returns how a terminal of this name shows pictures, as far as that can be told before it answers.
#[must_use]
pub fn expected(hints: &Hints<'_>) -> Protocol {
    let seen = Seen { answers: &Answers::default(), hints };
    let known = seen.nearest().or_else(|| names::named(hints.around)).filter(|_| !seen.is_between());
    match known.map(|known| (known.shows, known.shaping)) {
        Some((Shows::Kitty, _)) => Protocol::Kitty,
        Some((Shows::Iterm | Shows::ItermOrSixel | Shows::ItermWithSixel, _)) => Protocol::Iterm,
        Some((Shows::Sixel, Shaping::SHAPES)) => Protocol::Sixel(seen.levels()),
        Some((Shows::Sixel, _)) | None => Protocol::None,
    }
}

/// Returns whether an answer to [`choose`]'s question for kitty's pictures is still to be expected: tmux answers before the
/// terminal that the question is passed on to.
#[must_use]
pub fn waits_for_kitty(answers: &Answers, hints: &Hints<'_>) -> bool {
    let seen = Seen { answers, hints };
    let passes = hints.client.is_some_and(|client| client.passthrough);
    let shows = seen.terminal().is_some_and(|known| known.shows == Shows::Kitty);
    hints.tmux && passes && shows && !answers.kitty && hints.bangla != Bangla::Cells
}

/// All that the choice is made of.
struct Seen<'a> {
    answers: &'a Answers,
    hints: &'a Hints<'a>,
}

impl Seen<'_> {
    fn protocol(&self) -> Protocol {
        let (known, direct) = (self.terminal(), !self.hints.tmux);
        match (self.hints.bangla, known.map(|known| known.shows)) {
            (Bangla::Cells, _) => Protocol::None,
            (_, Some(Shows::Kitty)) if self.answers.kitty && !self.is_old_kitty() => Protocol::Kitty,
            (Bangla::Auto, _) if self.keeps_pictures() => Protocol::None,
            // tmux knows nothing of iTerm2's.
            (_, Some(Shows::Iterm)) => {
                if direct {
                    Protocol::Iterm
                } else {
                    Protocol::None
                }
            }
            (_, Some(Shows::ItermOrSixel)) if direct => Protocol::Iterm,
            (_, Some(Shows::ItermWithSixel)) if direct && self.answers.sixel => Protocol::Iterm,
            _ if self.shows_sixel() => Protocol::Sixel(self.levels()),
            // Nobody vouches for it, but the learner insists.
            (Bangla::Pictures, _) if self.answers.kitty && !self.is_old_kitty() => Protocol::Kitty,
            _ => Protocol::None,
        }
    }

    fn is_old_kitty(&self) -> bool {
        let behind = self.hints.client.map(|client| client.name.as_str());
        behind.or(self.answers.name.as_deref()).is_some_and(names::is_old_kitty)
    }

    fn keeps_pictures(&self) -> bool {
        self.answers.name.as_deref().is_some_and(names::keeps_pictures)
    }

    /// tmux keeps 20 pictures at most, of all panes together, and a page has more: once it draws the page again, the others are
    /// gone (looked at in 3.5a, 3.7c and 3.8). So its sixels are for who insists. It says that it shows sixels wherever it
    /// runs; where its terminal shows none it prints a line of text instead.
    fn shows_sixel(&self) -> bool {
        let handed_on = match self.hints.client {
            _ if !self.is_tmux() => true,
            _ if self.hints.bangla != Bangla::Pictures => false,
            Some(client) => client.sixel && !cell::is_invented(self.answers, Some(client)),
            None => true,
        };
        self.answers.sixel && handed_on
    }

    /// Few shades where colours are few, or bytes take time; more are not seen.
    fn levels(&self) -> Levels {
        const FEW: u32 = 16;
        let registers = self.answers.registers.unwrap_or(FEW);
        if registers <= FEW || self.hints.remote { Levels::Four } else { Levels::Eight }
    }

    fn is_tmux(&self) -> bool {
        let named = self.answers.name.as_deref().is_some_and(|name| name.starts_with("tmux"));
        self.hints.tmux || named || self.hints.term.starts_with("tmux")
    }

    /// Returns what is known of the terminal in front of the learner, as far as what stands between tells.
    fn terminal(&self) -> Option<&'static Known> {
        if self.hints.client.is_some() { self.behind_tmux() } else { self.nearest() }
    }

    fn behind_tmux(&self) -> Option<&'static Known> {
        let client = self.hints.client?;
        names::named(&client.name).or_else(|| names::with_term(&client.term))
    }

    /// Returns what is known of what answers: the terminal itself, or what stands between.
    fn nearest(&self) -> Option<&'static Known> {
        let Hints { term, term_program, tmux, multiplexed, .. } = *self.hints;
        if tmux {
            return names::named("tmux");
        }
        let by_answer = self.answers.name.as_deref().and_then(names::named);
        let by_program = || names::named(term_program).filter(|_| !multiplexed && !self.is_tmux());
        by_answer.or_else(by_program).or_else(|| names::with_term(term))
    }

    fn widths(&self) -> WidthModel {
        let common = if self.hints.windows { WidthModel::F1 } else { WidthModel::W };
        self.nearest().and_then(|known| known.widths).unwrap_or(common)
    }

    fn shaping(&self) -> Shaping {
        let between = self.is_between();
        let outer = if between && self.hints.client.is_none() { None } else { self.terminal() };
        match outer.or_else(|| self.around().filter(|_| between)) {
            Some(known) if between && counts_otherwise(known) => Shaping::unreadable(Unreadable::Between),
            Some(_) if self.is_old_kitty() => Shaping::unreadable(Unreadable::Old),
            Some(known) => {
                let unreadable = known.shaping.unreadable.filter(|why| self.is_so(*why));
                Shaping { unreadable, ..known.shaping }
            }
            None if self.is_qterminal() => Shaping::unreadable(Unreadable::Lost),
            None => Shaping::default(),
        }
    }

    /// Whether what makes a terminal unreadable holds as it was started. An xterm that shows sixels needs no other start: who
    /// sees cells in it has chosen them. Before it has answered to the end nobody knows.
    fn is_so(&self, why: Unreadable) -> bool {
        why != Unreadable::Cut || (self.answers.complete && !self.shows_sixel())
    }

    fn is_between(&self) -> bool {
        self.hints.multiplexed || self.is_tmux()
    }

    /// Returns what is known of the terminal whose variables were inherited through whatever stands between.
    fn around(&self) -> Option<&'static Known> {
        // tmux names itself as TERM_PROGRAM.
        let program = Some(self.hints.term_program).filter(|program| *program != "tmux");
        names::named(self.hints.around).or_else(|| program.and_then(names::named))
    }

    /// qterminal tells no name; nobody else that counts signs as nothing does so.
    fn is_qterminal(&self) -> bool {
        let shown = self.answers.signature().and_then(|signature| WidthModel::from_signature(&signature));
        !self.is_between() && self.answers.name.is_none() && shown == Some(WidthModel::Z)
    }
}

/// Whether a terminal counts cells in another way than tmux and screen, which draw with xterm's widths: rows fall apart then.
fn counts_otherwise(known: &Known) -> bool {
    known.widths.is_some_and(|widths| !matches!(widths, WidthModel::W | WidthModel::Wt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::probe::answers::Extent;
    use crate::shell::probe::cell::Source;
    use crate::text::Order;

    /// What a terminal that was measured answered, and what was chosen for it by hand.
    struct Recorded {
        name: &'static str,
        cell: (f32, u16),
        source: &'static str,
        protocol: &'static str,
        answers: Answers,
    }

    fn recorded() -> Vec<Recorded> {
        let table = include_str!("../../../tests/data/terminal-answers.tsv");
        let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| {
            let [name, cell, source, protocol, answer]: [&str; 5] =
                line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let (width, height) = cell.split_once('x').unwrap();
            let bytes = answer.replace("\\u{1b}", "\x1b").replace("\\\\", "\\");
            let cell = (width.parse().unwrap(), height.parse().unwrap());
            Recorded { name, cell, source, protocol, answers: Answers::parse(bytes.as_bytes()) }
        });
        rows.collect()
    }

    fn of(name: &str) -> Answers {
        recorded().into_iter().find(|row| row.name == name).unwrap().answers
    }

    /// What tmux said of the terminal that it ran in, which is not in the table.
    fn client(name: &str) -> Option<Client> {
        let (term, sixel) = match name.split_once("-in-")?.1 {
            "kitty" => ("xterm-kitty", true),
            "xterm-vt340" => ("xterm-256color", true),
            "foot" => ("foot", true),
            _ => ("xterm-256color", false),
        };
        Some(Client { term: term.into(), sixel, passthrough: true, ..Client::default() })
    }

    fn hints<'a>(name: &str, client: Option<&'a Client>) -> Hints<'a> {
        let term = match name.split('-').next() {
            Some("alacritty") => "alacritty",
            Some("tmux") => "tmux-256color",
            _ => "xterm-256color",
        };
        let window = Window { cols: 80, rows: 24, width: 800, height: 480 };
        Hints { term, tmux: client.is_some(), client, window, ..Hints::default() }
    }

    #[test]
    fn every_recorded_terminal_gets_what_was_chosen_for_it() {
        let recorded = recorded();
        assert_eq!(recorded.len(), 12);
        for Recorded { name, cell, source, protocol, answers } in recorded {
            let client = client(name);
            let hints = hints(name, client.as_ref());
            // The table is older than what was found out of tmux's sixels: there it says what they get who insist.
            let is_lost = protocol == "Sixel" && client.is_some();
            let bangla = if is_lost { Bangla::Pictures } else { Bangla::Auto };
            assert!(!is_lost || choose(&answers, &hints).protocol == Protocol::None, "{name}");
            let choice = choose(&answers, &Hints { bangla, ..hints });
            let chosen = match choice.protocol {
                Protocol::None => "None",
                Protocol::Kitty => "Kitty",
                Protocol::Iterm => "Iterm",
                Protocol::Sixel(levels) => {
                    assert_eq!(levels, Levels::Eight, "{name}");
                    "Sixel"
                }
            };
            let (size, told_by) = cell::size(&answers, hints.window, hints.client).unwrap();
            let told_by = match told_by {
                Source::Cell => "16t",
                Source::Screen => "14t",
                Source::System => "ioctl",
                Source::Tmux => "tmux",
            };
            assert_eq!((chosen, told_by), (protocol, source), "{name}");
            assert_eq!(choice.cell, CellPx::new(cell.0, cell.1), "{name}");
            assert_eq!((Some(size), choice.in_tmux), (choice.cell, client.is_some()), "{name}");
            assert!(choice.foreground.is_some() && choice.background.is_some(), "{name}");
        }
    }

    #[test]
    fn a_claim_alone_is_not_believed() {
        // Konsole knows kitty's question and shows nothing; VS Code is reported to do so.
        let stranger = Answers { name: Some("Stranger 1".into()), sixel: false, ..of("konsole-26.08.2") };
        let choose = |answers: &Answers, hints: &Hints<'_>| super::choose(answers, hints).protocol;
        let hints = Hints::default();
        assert_eq!(choose(&stranger, &hints), Protocol::None);
        assert_eq!(choose(&stranger, &Hints { bangla: Bangla::Pictures, ..hints }), Protocol::Kitty);
        let konsole = of("konsole-26.08.2");
        assert_eq!(choose(&konsole, &Hints { bangla: Bangla::Pictures, ..hints }), Protocol::Iterm);
        assert_eq!(choose(&konsole, &Hints { bangla: Bangla::Cells, ..hints }), Protocol::None);
        let old = Answers { name: Some("Konsole 22.12.3".into()), ..konsole };
        assert_eq!(choose(&old, &hints), Protocol::None);
        assert_eq!(choose(&old, &Hints { bangla: Bangla::Pictures, ..hints }), Protocol::Iterm);
        let old = Answers { name: Some("kitty(0.26.5)".into()), ..of("kitty-0.48.2") };
        assert_eq!(choose(&old, &Hints { bangla: Bangla::Pictures, ..hints }), Protocol::None);
        // The name of the one that tmux or screen was started in.
        let inherited = Hints { term_program: "WezTerm", multiplexed: true, ..hints };
        assert_eq!(choose(&of("alacritty-0.17"), &inherited), Protocol::None);
        let itself = Hints { multiplexed: false, ..inherited };
        assert_eq!(choose(&of("alacritty-0.17"), &itself), Protocol::Iterm);
        let vscode = Hints { term_program: "vscode", ..hints };
        assert_eq!(choose(&of("xterm.js-6-addon-image"), &vscode), Protocol::Iterm);
        assert_eq!(choose(&of("alacritty-0.17"), &vscode), Protocol::None);
    }

    #[test]
    fn pictures_are_expected_by_name() {
        let none = Hints::default();
        for (hints, protocol) in [
            (Hints { term: "xterm-kitty", ..none }, Protocol::Kitty),
            (Hints { term: "foot", ..none }, Protocol::Sixel(Levels::Four)),
            (Hints { term: "xterm-256color", around: "konsole", ..none }, Protocol::Iterm),
            (Hints { term: "xterm-256color", term_program: "WezTerm", ..none }, Protocol::Iterm),
            (Hints { term: "xterm-256color", ..none }, Protocol::None),
            (Hints { term: "alacritty", ..none }, Protocol::None),
            (Hints { term: "linux", ..none }, Protocol::None),
            (Hints { term: "tmux-256color", around: "kitty", tmux: true, ..none }, Protocol::None),
        ] {
            assert_eq!(expected(&hints), protocol, "{hints:?}");
        }
    }

    #[test]
    fn tmux_shows_what_its_terminal_shows() {
        let kitty = client("tmux-in-kitty").unwrap();
        let in_kitty = of("tmux-3.8-in-kitty");
        let protocol = |answers: &Answers, hints: &Hints<'_>| choose(answers, hints).protocol;
        let unheard = Answers { kitty: false, ..in_kitty.clone() };
        let hints = hints("tmux-3.8-in-kitty", Some(&kitty));
        assert!(waits_for_kitty(&unheard, &hints) && !waits_for_kitty(&in_kitty, &hints));
        // Nothing passes: no picture of kitty, and none of sixel, which kitty has not.
        let closed = Client { passthrough: false, sixel: false, ..kitty.clone() };
        let hints = Hints { client: Some(&closed), ..hints };
        assert!(!waits_for_kitty(&unheard, &hints));
        assert_eq!(protocol(&unheard, &hints), Protocol::None);
        // Konsole's sixels vanish, and its own pictures do not pass.
        let konsole =
            Client { term: "xterm-256color".into(), name: "Konsole 26.08.2".into(), ..kitty.clone() };
        assert_eq!(protocol(&in_kitty, &Hints { client: Some(&konsole), ..hints }), Protocol::None);
        // A tmux that cannot be asked, because it is at the other end of a network.
        let far = Hints { tmux: false, client: None, term: "tmux-256color", ..hints };
        let in_xterm = of("tmux-3.8-in-xterm-vt340");
        assert_eq!(protocol(&in_xterm, &far), Protocol::None);
        let insists = Hints { bangla: Bangla::Pictures, ..far };
        assert_eq!(protocol(&in_xterm, &insists), Protocol::Sixel(Levels::Eight));
        // Made-up cells: 16 by 32, and tmux does not know better.
        let made_up = Answers { cell: Some(Extent { width: 16, height: 32 }), ..in_xterm };
        let xterm = client("tmux-in-xterm-vt340").unwrap();
        let hints = Hints { client: Some(&xterm), tmux: true, ..hints };
        assert_eq!(protocol(&made_up, &hints), Protocol::None);
    }

    #[test]
    fn bytes_and_colours_are_spared_where_they_are_few() {
        let xterm = of("xterm-412-vt340");
        let hints = hints("xterm", None);
        let sixel = |answers: &Answers, hints: &Hints<'_>| choose(answers, hints).protocol;
        for (registers, remote, levels) in [
            (Some(256), false, Levels::Eight),
            (Some(16), false, Levels::Four),
            (None, false, Levels::Four),
            (Some(1024), true, Levels::Four),
        ] {
            let answers = Answers { registers, ..xterm.clone() };
            assert_eq!(sixel(&answers, &Hints { remote, ..hints }), Protocol::Sixel(levels));
        }
        let far = Hints { remote: true, ..hints };
        assert!(choose(&xterm, &far).slow && !choose(&of("kitty-0.48.2"), &far).slow);
        // Nobody says how large a cell is.
        assert_eq!(sixel(&xterm, &Hints { window: Window::default(), ..hints }), Protocol::None);
    }

    #[test]
    fn widths_are_measured_else_named_else_the_commonest() {
        let named = |name: &str| Answers { name: Some(name.into()), ..Answers::default() };
        let measured = |advances: [u16; 7]| Answers { advances: advances.into(), ..named("foot(1.28.0)") };
        let term = |term| Hints { term, ..Hints::default() };
        for (answers, hints, widths, fits) in [
            (measured([1, 1, 3, 1, 2, 2, 1]), Hints::default(), WidthModel::Z, true),
            (measured([9; 7]), Hints::default(), WidthModel::F, false),
            (named("Konsole 26.08.2"), term("xterm-256color"), WidthModel::C2, false),
            (Answers::default(), term("xterm-256color"), WidthModel::W, false),
            (Answers::default(), term("xterm-kitty"), WidthModel::K, false),
            (Answers::default(), Hints { tmux: true, ..term("screen-256color") }, WidthModel::Wt, false),
            (Answers::default(), Hints { windows: true, ..Hints::default() }, WidthModel::F1, false),
        ] {
            let choice = choose(&answers, &hints);
            assert_eq!((choice.widths, choice.fits), (widths, fits), "{answers:?} {hints:?}");
        }
    }

    #[test]
    fn where_bangla_in_cells_cannot_be_read_is_known_by_name() {
        let shaping = |name: &str| {
            let client = client(name);
            choose(&of(name), &hints(name, client.as_ref())).shaping
        };
        let unshaped = Shaping { order: Order::Seen, unreadable: None };
        assert_eq!(shaping("alacritty-0.17"), unshaped);
        assert_eq!(shaping("xterm-412-vt340"), unshaped);
        assert_eq!(shaping("vte-0.84"), Shaping::default());
        assert_eq!(shaping("tmux-3.8-in-vte"), Shaping::default());
        // tmux counts two cells where kitty draws one.
        assert_eq!(shaping("tmux-3.8-in-kitty"), Shaping::unreadable(Unreadable::Between));
    }

    #[test]
    fn an_xterm_is_unreadable_without_sixels_and_its_signs_are_moved_all_the_same() {
        let sixels = of("xterm-412-vt340");
        let plain = Answers { sixel: false, ..sixels.clone() };
        let unfinished = Answers { complete: false, ..plain.clone() };
        let xterm = |sixel| Client { name: "XTerm(412)".into(), sixel, ..client("tmux-in-xterm").unwrap() };
        let (shows, lacks) = (xterm(true), xterm(false));
        // tmux shows sixels to who insists, if it was built so.
        let tmux = of("tmux-3.8-in-xterm-vt340");
        let built_without = Answers { sixel: false, ..tmux.clone() };
        let insists = |hints| Hints { bangla: Bangla::Pictures, ..hints };
        let alone = hints("xterm", None);
        let in_xterm = |client| hints("tmux-3.8-in-xterm-vt340", Some(client));
        for (answers, hints, why) in [
            (&sixels, alone, None),
            (&sixels, Hints { bangla: Bangla::Cells, ..alone }, None),
            (&unfinished, alone, None),
            (&plain, alone, Some(Unreadable::Cut)),
            (&plain, Hints { bangla: Bangla::Cells, ..alone }, Some(Unreadable::Cut)),
            (&tmux, in_xterm(&shows), Some(Unreadable::Cut)),
            (&tmux, insists(in_xterm(&shows)), None),
            (&tmux, insists(in_xterm(&lacks)), Some(Unreadable::Cut)),
            (&built_without, insists(in_xterm(&shows)), Some(Unreadable::Cut)),
        ] {
            let shaping = choose(answers, &hints).shaping;
            assert_eq!(shaping, Shaping { order: Order::Seen, unreadable: why }, "{answers:?} {hints:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_known_from_hints_too() {
        let z = Answers { advances: vec![1, 1, 3, 1, 2, 2, 1], ..Answers::default() };
        let named = |name: &str| Answers { name: Some(name.into()), ..Answers::default() };
        let unreadable = |answers: &Answers, hints: Hints<'_>| choose(answers, &hints).shaping.unreadable;
        let screen = |around| Hints { term: "screen", multiplexed: true, around, ..Hints::default() };
        let none = Hints::default();
        for (answers, hints, why) in [
            (&z, none, Some(Unreadable::Lost)),
            (&Answers { name: Some("kitty(0.26.5)".into()), ..z.clone() }, none, Some(Unreadable::Old)),
            (&Answers { name: Some("kitty(0.48.2)".into()), ..z.clone() }, none, None),
            (&named("xterm.js(6.0)"), none, Some(Unreadable::Web)),
            (&Answers::default(), Hints { term_program: "vscode", ..none }, Some(Unreadable::Web)),
            (&Answers::default(), Hints { term: "linux", ..none }, Some(Unreadable::Console)),
            (&Answers::default(), screen("kitty"), Some(Unreadable::Between)),
            (&Answers::default(), screen("konsole"), Some(Unreadable::Between)),
            (&Answers::default(), screen(""), None),
            // Nobody looks at the session, and tmux names itself.
            (&named("tmux 3.8"), Hints { tmux: true, term_program: "tmux", ..none }, None),
            (&named("tmux 3.8"), Hints { tmux: true, around: "kitty", ..none }, Some(Unreadable::Between)),
            (&Answers::default(), Hints { term_program: "vscode", ..screen("") }, Some(Unreadable::Web)),
            (&Answers::default(), Hints { term: "xterm-256color", ..none }, None),
        ] {
            assert_eq!(unreadable(answers, hints), why, "{answers:?} {hints:?}");
        }
    }
}
