//! Conversations in memory: what is heard, what is understood, and that nothing typed goes unanswered.

use proptest::prelude::*;
use putpost::lab::link::Fault;
use putpost::learner::Progress;

use crate::lines::{Typist, assert_spoken, world};
use crate::listens::Listener;

#[test]
fn the_whole_course_is_done_by_ear_in_every_language() {
    let world = world();
    for lang in world.catalog.langs() {
        let (mut listener, begun) =
            Listener::new(world.catalog.tag(lang), Some("meet-the-server"), Progress::default());
        assert_spoken(begun.iter().map(String::as_str));
        for lesson in &world.course.lessons {
            for line in (Typist { lang }).lesson(lesson) {
                let said = listener.types(&line);
                assert_spoken(said.iter().map(String::as_str));
            }
            assert!(listener.is_done(&lesson.id), "{} in {}", lesson.id, world.catalog.tag(lang));
        }
    }
}

/// Every page, and all that can come to stand on it, can be listened to.
#[test]
fn whatever_a_page_can_say_is_said_without_signs() {
    let world = world();
    for lang in world.catalog.langs() {
        for lesson in &world.course.lessons {
            let mut listener = Listener::at(world.catalog.tag(lang), &lesson.id);
            for _ in 0..lesson.step.len() {
                let mut said = listener.types("where");
                for line in [
                    "1",
                    "2",
                    "hint",
                    "hint",
                    "hint",
                    "repeat",
                    "translation",
                    "objective",
                    "lessons",
                    "skip",
                ] {
                    said.extend(listener.types(line));
                }
                assert_spoken(said.iter().map(String::as_str));
            }
        }
    }
}

#[test]
fn each_change_of_the_server_is_one_line() {
    let mut listener = Listener::at("en", "put-again");
    let made =
        ["Request 1, PUT /users/2. Response: 201 Created, a new resource was created.", "/users/2 was made."];
    listener.hears("put /users/2 {\"id\": 2, \"name\": \"Mitu\"}", &made);
    let again = [
        "Request 2, PUT /users/2. Response: 204 No Content, done; the response has no body.",
        "It is the very same request as request 1.",
        "/users/2 is as it was.",
    ];
    listener.hears("again", &again);
    let replaced = listener.types("PUT /users/2 {\"id\": 2, \"name\": \"Rima\", \"email\": 1}");
    assert_eq!(
        replaced[1..],
        ["/users/2 was replaced.", "Changed in it: name, from \"Mitu\" to \"Rima\"", "New in it: email, 1"]
    );
    listener.hears_of("DELETE /users/2", "/users/2 is gone.");
    listener.hears_of("POST /users {\"name\": \"Mitu\"}", "Location: /users/3");
    listener.hears_of("GET /users/3", "Body: {\"name\": \"Mitu\"}");
    listener.hears_of("PUT /users/9 {\"id\": 8}", "/users/9");
    listener.hears_of("server", "/users/3, version ");
    listener.hears_of("server /users/77", "There is nothing at /users/77.");
    listener.hears_of("back 2", "You are after request 5; 2 requests lie ahead.");
    listener.hears_of("history", "2: PUT /users/2, 204. /users/2 is as it was.");
    // From the past only after a question, which any other word answers with no.
    listener.hears_of("again", "Send now and go on from here?");
    listener.hears_of("where", "You are after request 5; 2 requests lie ahead.");
    assert_eq!(listener.model.play.lab().position(), 5);
    listener.hears_of("again", "Send now and go on from here?");
    listener.hears_of("", "Request 8, POST /users.");
}

#[test]
fn what_is_heard_follows_the_language_at_once() {
    let mut listener = Listener::at("en", "put-again");
    let first = listener.types("repeat");
    let bangla = listener.types("language");
    assert!(bangla[0].ends_with("একই PUT আবার।") && bangla.len() == first.len(), "{bangla:#?}");
    // The words of the base language work always, and so do those of a language that is not spoken now.
    assert_eq!(listener.types("আবার বলুন"), bangla);
    assert_eq!(listener.types("repeat"), bangla);
    listener.hears_of("৩", "আপনার উত্তর “সার্ভার রিকোয়েস্টটি নেবে না”");
    listener.hears_of("ভাষা English", "The same PUT again.");
    listener.hears_of("আবার বলুন", "The same PUT again.");
    listener.hears_of("language klingon", "English, বাংলা");
    assert_eq!(listener.saved.unwrap().choices.language.as_deref(), Some("en"));
}

#[test]
fn a_request_is_written_part_by_part_line_by_line_or_pasted() {
    let mut listener = Listener::at("en", "put-your-address");
    listener.hears("method put", &["Ready to send: PUT /. Enter sends it."]);
    listener.hears("target /users/1", &["Ready to send: PUT /users/1. Enter sends it."]);
    listener.hears_of("header If-None-Match: *", "Ready to send");
    listener.hears("body", &["Type its lines. A line with nothing but a full stop ends it."]);
    for line in ["{", "  \"name\": \"repeat\"", "}"] {
        listener.hears(line, &[]);
    }
    listener
        .hears(".", &["Ready to send: PUT /users/1 with the body { \"name\": \"repeat\" }. Enter sends it."]);
    listener.hears_of("send", "201 Created");
    listener.hears_of("wire", "If-None-Match: *");
    listener.hears("curl -X PUT localhost/users/5 \\", &[]);
    listener.hears("  -d '{\"name\":", &[]);
    listener.hears_of("\"x\"}' -H 'Content-Type: application/json'", "/users/5 was made.");
    listener.hears_of("curl -F a=b localhost", "-F");
    listener.hears_of("raw GET /users HTTP/1.1", "Ready to send: a raw message of one line");
    listener.hears_of("insert 2 Host: 127.0.0.1", "Line 2: Host: 127.0.0.1");
    listener.hears_of("line 1 GET /nowhere HTTP/1.1", "Line 1: GET /nowhere HTTP/1.1");
    listener.hears_of("remove 9", "The message has no line 9.");
    listener.hears_of("insert 3", "an empty line");
    listener.hears_of("send", "404 Not Found");
    listener.hears_of("as curl", "curl ");
}

#[test]
fn an_enter_too_many_answers_nothing_and_sends_nothing_twice() {
    let mut listener = Listener::at("en", "meet-the-server");
    listener.hears("", &["Type a number from 1 to 3, then Enter.", "“repeat” reads the question again."]);
    listener.hears_of("2", "Ready to send: GET /users.");
    listener.hears_of("", "Done. Enter goes on.");
    let mut listener = Listener::at("en", "post-new-address");
    for line in ["2", "", "1", "3", "1"] {
        listener.types(line);
    }
    listener.hears_of("", "Request 1, POST /users.");
    listener.hears("", &["You have sent this already. Enter sends it once more."]);
    listener.hears_of("", "Request 2, POST /users.");
}

#[test]
fn what_is_not_understood_is_met_with_what_works_now() {
    let mut listener = Listener::at("en", "put-again");
    listener.hears(
        "flurb",
        &["“flurb” is not understood here. What works now: 1 to 3, repeat, skip, server. “help” tells all the words."],
    );
    listener.hears_of("PUT", "A request begins with a method and an address");
    listener.hears_of("prove 3", "Nothing has been sent yet");
    listener.hears_of("prove 12", "“prove 3”");
    listener.hears_of("open", "“open 3”");
    listener.hears_of("open 99", "There is no lesson 99.");
    listener.hears_of("open post-a", "Lesson 6 of 6");
    listener.hears_of("7", "Type a number from 1 to 3");
    listener.hears_of("Repeat.", "Lesson 6 of 6");
    listener.hears_of("again and again", "is not understood");
    let bangla = Listener::at("bn", "put-again").types("ফ্লার্ব");
    assert!(bangla.len() == 1 && bangla[0].contains("১ থেকে ৩, পাতাটি পড়ুন"), "{bangla:?}");
}

#[test]
fn the_first_screen_asks_in_every_language() {
    let (mut listener, said) = Listener::new("en", None, Progress::default());
    assert_eq!(said[2..4], ["1: English", "2: বাংলা"]);
    listener.hears_of("repeat", "is not understood");
    listener.hears_of("3", "screen reader");
    let chosen = listener.types("২");
    assert!(chosen[0].contains("“সাহায্য”") && chosen[1].contains("সার্ভারের সঙ্গে পরিচয়"), "{chosen:?}");
    assert_eq!(listener.saved.as_ref().unwrap().choices.language.as_deref(), Some("bn"));
}

/// Whoever has chosen a language to get by comes back by the word of the other one, as was said.
#[test]
fn the_words_of_every_language_work_in_every_other() {
    let (mut listener, _) = Listener::new("bn", None, Progress::default());
    let word = "“ভাষা”";
    listener.hears_of("3", word);
    listener.hears_of("1", "Meet the server");
    listener.hears_of("সাহায্য", "These words work too");
    listener.hears_of("সাহায্য সব", "language: changes the language.");
    listener.hears_of("ভাষা", "সার্ভারের সঙ্গে পরিচয়");
    for (name, title) in
        [("english", "Meet the server"), ("বাংলা", "সার্ভারের সঙ্গে পরিচয়"), ("English", "Meet the server")]
    {
        listener.hears_of(name, title);
    }
    // Half a word does nothing in a language that is not spoken either.
    listener.hears_of("আবার", "Which word do you mean by “আবার”? Type it whole.");
    listener.hears_of("পাঠা", "Which word do you mean");
    assert!(listener.model.play.lab().history().is_empty());
    let (mut listener, _) = Listener::new("en", None, Progress::default());
    listener.hears_of("বাংলা", "সার্ভারের সঙ্গে পরিচয়");
}

#[test]
fn questions_are_answered_with_enter_and_refused_by_anything_else() {
    let mut listener = Listener::at("en", "put-again");
    listener.hears_of("DELETE /users/1", "/users/1 is gone.");
    listener.hears_of("reset", "anything else leaves all as it is");
    listener.hears_of("server", "/users, nothing in it yet");
    listener.hears("", &["Type a number from 1 to 3, then Enter.", "“repeat” reads the question again."]);
    listener.hears_of("reset", "anything else leaves all as it is");
    let reset = listener.types("");
    assert!(reset.iter().any(|line| line.contains("The server has one resource.")), "{reset:?}");
    listener.hears_of("sandbox", "nothing here counts");
    listener.hears_of("DELETE /users/1", "/users/1 is gone.");
    listener.hears_of("sandbox", "Back in the lesson");
    listener.hears_of("server", "/users/1, version");
    listener.hears_of("lessons", "4: The same PUT again, begun");
    listener.hears_of("1", "Lesson 1 of 6");
    listener.types("quit");
    assert!(listener.quit);
}

#[test]
fn what_goes_wrong_on_the_way_is_told_step_by_step() {
    for tag in ["en", "bn"] {
        let mut listener = Listener::at(tag, "put-again");
        let faults = listener.types("network");
        assert!(
            faults.len() == Fault::ALL.len() + 3
                && faults[3].starts_with(&format!("{}: ", world().catalog.number(listener.model.lang, 3))),
            "{faults:?}"
        );
        let planned = listener.types("3");
        assert_eq!(planned.len(), 3, "{planned:?}");
        assert_eq!(Listener::at(tag, "put-again").types("network 3"), planned);
        listener.types("client 2");
        let sent = listener.types("PUT /users/2 {}");
        assert!(sent.len() > 8 && sent.iter().any(|line| line.contains("/users/2")), "{sent:?}");
        assert_eq!(listener.types("journey"), sent[sent.len() - listener.types("journey").len()..]);
        let all = [
            faults,
            planned,
            sent,
            listener.types("client"),
            listener.types("servers"),
            listener.types("history"),
        ];
        assert_spoken(all.concat().iter().map(String::as_str));
    }
}

/// What the network, the other client and another server do is told event by event, in the order of time.
#[test]
fn the_way_of_a_message_is_told_in_its_order() {
    let mut listener = Listener::at("en", "put-again");
    listener.hears(
        "network 3",
        &[
            "The next request: the response is lost.",
            "The server does it. The client hears nothing, as if it had never arrived.",
            "If no answer comes, the client never tries again.",
        ],
    );
    let told = [
        "your client: PUT /users/2",
        "the server: arrives",
        "the server: /users/2 is new",
        "the server: answers 201 Created",
        "on the way: the response is lost",
        "your client: no answer; waited long enough",
        "your client: does not try again",
        "What you know: No answer. It may have been done, or not: from here nobody can tell.",
        "Sent once.",
        "What really happened: Carried out once.",
        "/users/2 was made.",
    ];
    let sent = listener.types("PUT /users/2 {\"id\": 2}");
    assert_eq!(
        sent[..2],
        [
            "Request 1, PUT /users/2. No response came.",
            "Nothing came back. That alone does not tell whether the server acted."
        ]
    );
    assert_eq!(sent[sent.len() - told.len()..], told);
    listener.hears("way", &told);
    listener.types("again");
    listener.hears(
        "journey",
        &["Nothing happened to the last message on its way: it arrived, and the response came back."],
    );
    listener.hears_of("network 19", "A number from 1 to 18 belongs after it: “network 3”.");
    // Somebody else.
    listener.hears_of("second client", "The other client has just sent PUT /users/2.");
    listener.hears_of("history", "3: PUT /users/2, 204. /users/2 was replaced.");
    // Another server, and what it does is told like all else.
    listener.hears_of("servers 8", "The server of the sandbox: is busy at first.");
    listener.hears_of("where", "The server of the sandbox: is busy at first.");
    listener.hears_of("PUT /users/2 {}", "Request 1, PUT /users/2. Response: 503 Service Unavailable");
    listener.hears_of("prove 2", "the two count as one");
    listener.hears_of("servers 11", "“servers 3”");
}

#[test]
fn another_branch_is_told_and_reached_by_its_number() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["PUT /users/2 {\"id\": 2}", "DELETE /users/2", "back 2", "PUT /users/3 {\"id\": 3}", ""] {
        listener.types(line);
    }
    listener.hears_of("history", "2: DELETE /users/2, 204. /users/2 is gone. That is on another branch.");
    listener.hears_of("1", "You are after request 1; one request lies ahead.");
    listener.hears_of("server", "/users/2, version");
    listener.hears_of("server /users/3", "There is nothing at /users/3.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever is typed, something is said, unless lines are being collected; and it can be heard.
    #[test]
    fn every_line_is_answered(
        lines in prop::collection::vec(
            "(send|again|body|raw|\\.|prove 3|back|forward|hint|skip|previous|open 4|language|ভাষা|wire|server|history|1|২|sandbox|reset|restart|lessons|listen|follow|network|client 3|journey|other client|servers|PUT /users/[1-9] \\{\\}|POST /users \\{|DELETE /users/1|line 2 x|insert 1|remove 1|curl localhost/users|curl 'x|\\PC{0,12}|)",
            1..40,
        ),
        bangla in any::<bool>(),
    ) {
        let mut listener = Listener::at(if bangla { "bn" } else { "en" }, "put-replaces");
        for line in &lines {
            let said = listener.types(line);
            for line in said.iter() {
                prop_assert!(!line.is_empty() && !line.chars().any(char::is_control), "{line:?}");
            }
        }
        // Ends whatever is being collected.
        listener.types(".");
        listener.types(".");
        prop_assert!(!listener.types("where").is_empty());
    }
}
