//! Promises that hold whatever is pressed, pasted or resized, each on so many random stories.

use bytes::Bytes;
use proptest::prelude::*;
use putpost::app::{Key, KeyCode, Msg, NotListening, Size, Stage, Ticket, layout};
use putpost::lab::Refused;
use putpost::learner::{Draft, Progress};
use putpost::server::{Code, Problem};
use putpost::text::{Drawing, WidthModel, Widths};
use putpost::view::paint;

use crate::player::{self, Door, Player};

/// What can happen, weighted towards what leads somewhere.
#[derive(Clone, Debug)]
enum Event {
    Msg(Msg),
    /// A request of the course, written by keys.
    Act(&'static str),
}

const ACTS: [&str; 8] = [
    "PUT /users/2 \"{\\\"name\\\": \\\"মিতু\\\"}\"",
    "POST /users \"{\\\"name\\\": \\\"Rima\\\"}\"",
    "DELETE /users/1",
    "GET /users",
    "PUT /users/1 \"{\\\"name\\\": …}\"",
    "PATCH /users/1 \"{}\"",
    "PUT /blogs/ক \"x\" Content-Type: text/plain",
    "raw \"PUT /users/1\\n\\u0007\"",
];

/// Requests that a client outside can send and a composer would not.
const OUTSIDE: [(&str, &str, &[u8]); 6] = [
    ("PUT", "/users/2", b"{\"name\": \"Mitu\"}"),
    ("PUT", "/blogs/1", b"\x00\xff\x1b[2J\xe2\x80\xae"),
    ("POST", "http://127.0.0.1:40123/users", b"{}"),
    ("OPTIONS", "*", b""),
    ("F~B", "/users/%E0%A6%B0%1B", b"\x07"),
    ("DELETE", "/users/1", b""),
];

const LESSONS: [Option<&str>; 7] = [
    None,
    Some("meet-the-server"),
    Some("put-your-address"),
    Some("put-replaces"),
    Some("put-again"),
    Some("post-new-address"),
    Some("post-again"),
];

fn code() -> impl Strategy<Value = KeyCode> {
    use KeyCode::*;
    let named = vec![
        Enter, Enter, Enter, Esc, Tab, Tab, BackTab, Backspace, Delete, Left, Right, Up, Down, Down, Home,
        End, PageUp, PageDown,
    ];
    prop_oneof![
        5 => prop::sample::select(named),
        3 => (1u8..=12).prop_map(F),
        3 => prop::sample::select(Vec::from_iter("123১২৩.hpwdxosblLgz?\"{}:/কি্যর্‍".chars())).prop_map(Char),
        1 => any::<char>().prop_map(Char),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    let held = prop::sample::select(vec![0u8, 0, 0, 0, 0, 0, 0, 1, 2, 4]);
    (code(), held).prop_map(|(code, held)| Key {
        code,
        ctrl: held == 1,
        alt: held == 2,
        // Characters come shifted already.
        shift: held == 4 && !matches!(code, KeyCode::Char(_)),
    })
}

/// Text with what must never reach a terminal: controls, bidi marks, lone marks, half a cluster.
fn pasted() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,40}",
        "[\\x00-\\x1f\\x7f-\\x9f\u{202e}\u{2028}\u{200d}\u{feff}ািক্]{0,20}",
        "(\\{\"name\": \"[a-zক-হ ]{0,90}\"\\}\r?\n?){1,12}",
    ]
}

fn size() -> impl Strategy<Value = Size> {
    let usual = prop::sample::select(vec![(60, 20), (80, 24), (80, 24), (120, 36), (59, 20), (60, 19)]);
    prop_oneof![2 => usual, 3 => (0u16..=200, 0u16..=60)].prop_map(|(cols, rows)| Size { cols, rows })
}

fn widths() -> impl Strategy<Value = WidthModel> {
    prop::sample::select(WidthModel::ALL.map(|(model, _)| model).to_vec())
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        30 => key().prop_map(|key| Event::Msg(Msg::Key(key))),
        3 => prop::sample::select(ACTS.to_vec()).prop_map(Event::Act),
        3 => pasted().prop_map(|text| Event::Msg(Msg::Paste(text))),
        2 => size().prop_map(|size| Event::Msg(Msg::Resize(size))),
        2 => (1u32..30).prop_map(|seconds| Event::Msg(Msg::Seconds(seconds))),
        2 => outside(),
        1 => widths().prop_map(|model| Event::Msg(Msg::Measured(Drawing::Cells(Widths::new(model))))),
    ]
}

/// What can come from outside, at any time.
fn outside() -> impl Strategy<Value = Event> {
    let address = || "127.0.0.1:40123".to_owned();
    let taken = NotListening::Taken { port: 8080 };
    let refused = NotListening::Refused { address: address(), reason: "permission denied\u{7}".to_owned() };
    let request = prop::sample::select(OUTSIDE.to_vec()).prop_map(|(method, target, body)| {
        let request = http::Request::builder().method(method).uri(target);
        Msg::Remote { ticket: Ticket(1), request: Box::new(request.body(Bytes::from_static(body)).unwrap()) }
    });
    let outcome =
        prop::sample::select(vec![Ok(address()), Err(taken), Err(refused)]).prop_map(Msg::Listening);
    let refused = (
        "(PUT /users/1 HTTP/1.1\r\nHost: x|\\PC|\u{7}\u{1b}\\[2J){0,3}",
        prop::sample::select(Code::ALL.to_vec()),
    );
    let refused =
        refused.prop_map(|(head, code)| Msg::Refused(Refused::new(&head, Problem::new(code)).into()));
    prop_oneof![4 => request, 1 => refused, 1 => outcome, 1 => Just(Msg::Settle)].prop_map(Event::Msg)
}

fn story(most: usize) -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 0..most)
}

fn player() -> impl Strategy<Value = Player> {
    let begin =
        (prop::sample::select(LESSONS.to_vec()), prop::sample::select(vec!["en", "bn"]), widths(), size());
    begin.prop_map(|(lesson, lang, widths, size)| {
        let door = Door { lang, size: (size.cols, size.rows), lesson, widths };
        Player::new(player::embedded(), door)
    })
}

fn happen(player: &mut Player, event: Event) {
    match event {
        Event::Msg(msg) => player.happen(msg),
        Event::Act(line) if can_write(player) => player.act(line),
        Event::Act(_) => {}
    }
}

/// Whether Tab leads to the request from here.
fn can_write(player: &Player) -> bool {
    let model = &player.model;
    model.stage == Stage::Lesson && model.overlay.is_none() && !layout::too_small(model.size)
}

/// Comes to the lesson, as large as it needs to be, whatever the story left open.
fn to_lesson(player: &mut Player) {
    if layout::too_small(player.model.size) {
        player.happen(Msg::Resize(Size { cols: 80, rows: 24 }));
    }
    if player.model.stage != Stage::Lesson {
        player.keys("1");
    }
}

fn told(player: &mut Player, story: Vec<Event>) {
    for event in story {
        happen(player, event);
    }
}

/// Comes to where Tab leads to every pane, with something sent.
fn settle(player: &mut Player) {
    to_lesson(player);
    close(player);
    if player.model.play.lab().position() == 0 {
        player.act("GET /users");
        // On a network that fails, the way of the message opens over the lesson.
        close(player);
    }
}

fn close(player: &mut Player) {
    if player.model.overlay.is_some() {
        player.keys("<esc>");
    }
}

/// Checks that nothing in a frame controls the terminal but what the painter itself writes around a run.
fn assert_no_control(player: &Player, size: Size) {
    let buf = player.drawn(size);
    for cell in &buf.content {
        let text = match cell.symbol().strip_prefix("\x1b[") {
            Some(run) => {
                let (width, run) = run.split_once('X').unwrap();
                let (text, after) = run.rsplit_once("\x1b[").unwrap();
                let column = after.strip_suffix('G').unwrap();
                assert!(width.parse::<u16>().is_ok() && column.parse::<u16>().is_ok(), "{cell:?}");
                text
            }
            None => cell.symbol(),
        };
        let control = |c: char| c.is_control() || "\u{2028}\u{2029}\u{200e}\u{200f}\u{feff}".contains(c);
        let bidi = |c: char| ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
        assert!(!text.chars().any(|c| control(c) || bidi(c)), "{cell:?}");
    }
}

/// What a restart must bring back: the page, the server and the request.
fn kept(player: &Player) -> impl PartialEq + std::fmt::Debug + use<> {
    let play = &player.model.play;
    let course = &player.model.world.course;
    let lesson = play.lesson(course).map(|lesson| lesson.id.clone());
    let step =
        lesson.as_ref().and_then(|_| play.lesson(course)?.step.get(play.reached).map(|step| step.id.clone()));
    let labs = [Some(&play.main), play.sandbox.as_ref()];
    let labs =
        labs.map(|lab| lab.map(|lab| (lab.server().digest(), lab.position(), lab.line_len(), lab.script())));
    // The lesson's request; that of the sandbox is not kept.
    let composer = if play.in_sandbox { &play.aside } else { &play.composer };
    let fields = [&composer.target, &composer.headers, &composer.body].map(|field| field.text().to_owned());
    let raw = (composer.mode == putpost::app::composer::Mode::Raw).then(|| composer.raw.text().to_owned());
    (lesson, step, labs, play.given.clone(), play.solved.clone(), (composer.method.clone(), fields, raw))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(160) })]

    /// 160 stories of up to 40 events, a frame after each; some frames of another size than the Model believes.
    #[test]
    fn nothing_panics_and_no_control_is_drawn(mut player in player(), story in story(40), torn in size()) {
        for event in story {
            happen(&mut player, event);
            assert_no_control(&player, player.model.size);
        }
        assert_no_control(&player, torn);
    }

    /// 160 stories of up to 30 events; then once through all languages is the very same screen.
    #[test]
    fn through_all_languages_is_the_same_screen(mut player in player(), story in story(30)) {
        told(&mut player, story);
        to_lesson(&mut player);
        let before = player.buffer();
        for _ in player.model.world.catalog.langs() {
            player.keys("<f2>");
        }
        prop_assert_eq!(paint::plain_text(&before), paint::plain_text(&player.buffer()));
        prop_assert_eq!(before, player.buffer());
    }

    /// 160 stories of up to 30 events; then back in time and forward again is the very same screen.
    #[test]
    fn back_and_forward_is_the_same_screen(mut player in player(), story in story(30), steps in 1usize..4) {
        told(&mut player, story);
        settle(&mut player);
        player.focus(putpost::app::Focus::Timeline);
        // Where the focus was there already, no key has removed it.
        player.model.toast = None;
        let steps = steps.min(player.model.play.lab().position());
        let before = player.buffer();
        player.keys(&"<left>".repeat(steps));
        player.keys(&"<right>".repeat(steps));
        prop_assert_eq!(paint::plain_text(&before), paint::plain_text(&player.buffer()));
    }

    /// 160 stories of up to 40 events; what was saved on leaving brings everything back.
    #[test]
    fn what_is_saved_brings_everything_back(mut player in player(), story in story(40)) {
        told(&mut player, story);
        to_lesson(&mut player);
        player.keys("<ctrl+q>");
        let again = player.restarted();
        prop_assert!(player.quit);
        prop_assert_eq!(kept(&player), kept(&again));
    }
    /// 160 learner's files with hostile text in every place; shown, but never obeyed.
    #[test]
    fn stored_text_is_shown_but_never_obeyed(learner in stored(), lang in prop::sample::select(vec!["en", "bn"])) {
        let door = Door { lang, size: (80, 24), lesson: Some("put-again"), widths: WidthModel::W };
        let mut player = Player::returning(player::embedded(), door, learner);
        for keys in ["", "<f8>", "<f6>3<enter>", "<enter><tab><tab><left>", "<f12>", "<f10>"] {
            player.keys(keys);
            assert_no_control(&player, player.model.size);
        }
    }
}

/// A learner's file that somebody has written by hand.
fn stored() -> impl Strategy<Value = Progress> {
    let raw = proptest::option::of(pasted());
    (pasted(), pasted(), pasted(), pasted(), pasted(), raw).prop_map(
        |(name, target, headers, body, sent, raw)| {
            let mut learner = Progress { learner: name, ..Progress::default() };
            let lesson = learner.lesson_mut("put-again");
            lesson.step = Some("send-thrice".to_owned());
            let sent = serde_json::to_string(&sent).unwrap();
            lesson.script = vec![
                format!("PUT /blogs/1 {sent} Content-Type: text/plain").into(),
                format!("PUT /blogs/1 {sent} Content-Type: text/x-other").into(),
                "GET /blogs/1".into(),
            ];
            lesson.draft = Some(Draft { method: target.clone(), target, headers, body, raw });
            learner
        },
    )
}
