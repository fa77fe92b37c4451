//! Promises of single sentences: what Enter and a number do is what was last said of them, and what was asked for is told
//! before what follows from it.

use putpost::learner::Progress;

use crate::lines::{Typist, world};
use crate::listens::Listener;

#[test]
fn a_word_about_curl_is_no_pasted_command() {
    let mut listener = Listener::at("bn", "put-again");
    listener.hears_of("curl কমান্ড", "curl ");
    listener.hears_of("curl কি", "বোঝা গেল না");
    let mut listener = Listener::at("en", "put-again");
    listener.hears_of("curl command", "curl ");
    listener.hears_of("curl please", "is not understood");
    assert!(listener.model.play.lab().history().is_empty());
    listener.hears_of("curl 127.0.0.1/users", "Request 1, GET /users.");
}

/// Half a word sends nothing: what begins like it is told, each with what it does.
#[test]
fn half_a_word_is_asked_about() {
    let mut listener = Listener::at("bn", "put-again");
    listener.types("PUT /users/2 {}");
    for half in ["আবার", "পাঠ", "মেসেজ"] {
        let said = listener.types(half);
        assert!(said.len() > 2 && said[0].contains(half), "{said:?}");
        assert!(said[1..].iter().all(|line| line.starts_with(half)), "{said:?}");
    }
    assert_eq!(listener.model.play.lab().history().len(), 1);
    listener.hears_of("আবার পাঠান", "রিকোয়েস্ট ২");
    let mut listener = Listener::at("en", "put-again");
    listener.hears_of("netw", "network: ");
    listener.hears_of("help netw", "network: ");
    listener.hears_of("ag", "Which word do you mean by “ag”? Type it whole.");
}

/// What was done already is not told as a hint.
#[test]
fn a_hint_knows_what_is_left() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["2", "", "1", "1", "1", "2", "1", "PUT /users/2 {}", "again"] {
        listener.types(line);
    }
    let said = listener.types("again");
    assert!(said.ends_with(&[
        "Done: The same request three times".to_owned(),
        "Still to do: Once and three times compared".to_owned(),
    ]));
    listener.hears_of("hint", "Hint: “prove” compares once with three times");
    let mut listener = Listener::at("en", "meet-the-server");
    for line in ["2", "", "", "", "wire", "", "", "1"] {
        listener.types(line);
    }
    listener.hears_of("hint", "Hint: First send it just as it is");
    for line in ["send", "line 1 PUT /users/1 HTTP/1.1", "insert 2 Host: 127.0.0.1", "send"] {
        listener.types(line);
    }
    listener.hears_of("hint", "Hint: Only an empty line");
}

#[test]
fn a_task_that_is_found_done_says_why() {
    let mut listener = Listener::at("en", "put-your-address");
    for line in ["2", "", "1", "3", "1", "PUT /users/1 {}", "GET /users/1", "PUT /users/7 {}", "", "", "1"] {
        listener.types(line);
    }
    listener.hears_of("repeat", "Done already, by what you did before. Enter goes on.");
}

#[test]
fn only_where_there_are_hints_there_are_no_further_ones() {
    let mut listener = Listener::at("en", "put-again");
    listener.hears("hint", &["This page has no hints."]);
}

/// A key that a machine made is told by its end, in every language; the whole of it stands in the message.
#[test]
fn of_a_long_key_the_end_is_told() {
    for tag in ["en", "bn"] {
        let mut listener = Listener::at(tag, "put-again");
        for line in ["network 3", "client 4"] {
            listener.types(line);
        }
        let said = listener.types("POST /users {}");
        let wire = listener.types("wire");
        let key =
            wire.iter().find_map(|line| line.strip_prefix("Idempotency-Key: ")).unwrap().trim_matches('"');
        assert!(key.len() == 36 && !said.iter().any(|line| line.contains(key)), "{said:?}");
        let end = key.get(32..).unwrap();
        assert_eq!(said.iter().filter(|line| line.contains(end)).count(), 2, "{said:?}");
    }
    let mut listener = Listener::at("en", "put-again");
    listener.types("network 3");
    listener.types("client 4");
    listener.hears_of("POST /users {} Idempotency-Key: \"k1\"", "your client: POST /users, with the key k1");
}

#[test]
fn what_was_taken_in_before_is_done_meanwhile() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["servers 9", "POST /users {}", "GET /jobs/1"] {
        listener.types(line);
    }
    let said = listener.types("GET /jobs/1");
    let at = said.iter().position(|line| line.starts_with("The server has meanwhile done")).unwrap();
    assert_eq!(said[at + 1], "/users/2 was made.");
}

#[test]
fn in_the_sandbox_neither_enter_nor_a_number_answers_the_lesson() {
    let mut listener = Listener::at("en", "meet-the-server");
    let page = (listener.model.play.step, listener.model.play.part);
    for line in ["sandbox", "PUT /users/1 {\"a\": 1}"] {
        listener.types(line);
    }
    listener.hears("method GET", &["Ready to send: GET /users/1. Enter sends it."]);
    listener.hears_of("", "Request 2, GET /users/1.");
    listener.hears_of("2", "“2” is not understood here");
    assert_eq!((listener.model.play.step, listener.model.play.part), page);
}

#[test]
fn enter_sends_what_was_just_said_to_be_ready_wherever_one_is() {
    // On a question.
    let mut listener = Listener::at("en", "put-again");
    listener.hears("target /users", &["Ready to send: GET /users. Enter sends it."]);
    listener.hears_of("server", "The server has one resource.");
    listener.hears_of("", "Request 1, GET /users.");
    listener.hears("", &["Type a number from 1 to 3, then Enter.", "“repeat” reads the question again."]);
    // Who has the page read anew hears what Enter does there.
    listener.types("target /users/1");
    listener.hears_of("where", "Type a number from 1 to 3");
    listener.hears("", &["Type a number from 1 to 3, then Enter.", "“repeat” reads the question again."]);
    listener.hears_of("request", "Enter sends it.");
    listener.hears_of("", "Request 2, GET /users/1.");
    // On a page that is only read.
    let mut listener = Listener::at("en", "meet-the-server");
    for line in ["2", "", ""] {
        listener.types(line);
    }
    let page = listener.model.play.step;
    listener.hears_of("POST /users {\"name\": \"Mitu\"}", "Location: /users/2");
    listener.hears("follow", &["Ready to send: GET /users/2. Enter sends it."]);
    listener.hears_of("", "GET /users/2. Response: 200 OK");
    assert_eq!(listener.model.play.step, page);
    listener.types("");
    assert_ne!(listener.model.play.step, page);
}

#[test]
fn with_nothing_written_enter_sends_nothing() {
    let mut listener = Listener::at("en", "put-again");
    listener.types("sandbox");
    listener.hears("", &["Nothing is written yet. Type a whole request, such as GET /users."]);
    assert!(listener.model.play.lab().history().is_empty());
    listener.hears_of("send", "Request 1, GET /.");
}

#[test]
fn a_number_after_a_list_chooses_from_that_list_once() {
    let mut listener = Listener::at("en", "put-again");
    let policies = listener.types("client");
    assert_eq!(policies.last().unwrap(), "Type a number from 1 to 5, then Enter.");
    listener.hears_of("3", "If no answer comes, the client");
    listener.hears_of("3", "You said");
    let mut listener = Listener::at("en", "put-again");
    listener.types("client");
    listener.hears_of("server", "The server has one resource.");
    listener.hears_of("3", "You said");
    let mut listener = Listener::at("en", "put-again");
    let lessons = listener.types("lessons");
    assert_eq!(lessons.last().unwrap(), "Type a number from 1 to 6, then Enter.");
    listener.hears_of("9", "The last one is lesson 6.");
    // What a list does not have is no answer to the question below it.
    listener.types("network");
    listener.hears("99", &["Type a number from 1 to 18, then Enter."]);
    assert!(listener.model.play.taken.is_empty());
}

#[test]
fn what_was_asked_for_is_told_before_the_page_is_done() {
    let mut listener = Listener::at("en", "meet-the-server");
    for line in ["2", "", "", ""] {
        listener.types(line);
    }
    let said = listener.types("wire");
    let at = |what: &str| said.iter().position(|line| line.contains(what));
    assert!(at("The response:").is_some() && at("The response:") < at("Done"), "{said:#?}");
}

#[test]
fn a_header_is_confirmed() {
    let mut listener = Listener::at("en", "put-again");
    listener.types("target /users/1");
    let ready = "Ready to send: GET /users/1. Enter sends it.";
    listener.hears("header If-Match: \"a\"", &["The request now has If-Match: \"a\".", ready]);
    listener.hears("header if-match", &["The request now has no header if-match.", ready]);
}

#[test]
fn where_one_is_in_time_is_told_by_the_numbers_of_the_history() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["PUT /users/1 {}", "PUT /users/2 {}", "PUT /users/3 {}", "back 2", "PUT /users/9 {}", ""] {
        listener.types(line);
    }
    listener.hears_of("history", "You are after request 4, and nothing lies ahead.");
    listener.hears_of("history 3", "You are after request 3, and nothing lies ahead.");
    listener.hears_of("history 3", "You are after request 3, and nothing lies ahead.");
    listener.hears_of("history 5", "A number from 1 to 4 belongs after it");
    listener.hears("forward", &["This is the present: nothing lies ahead."]);
    listener.hears_of("back 9", "You are at the start, before any request; 3 requests lie ahead.");
    listener.hears("back", &["This is the start: nothing lies before it."]);
    listener.hears_of("other client", "You are in the present again: the other client acts only there.");
}

#[test]
fn a_no_to_a_question_is_said() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["PUT /users/2 {}", "back", "target /users"] {
        listener.types(line);
    }
    listener.hears_of("send", "Send now and go on from here?");
    let said = listener.types("yes");
    assert_eq!(said[0], "Nothing was done, all stays as it is.");
    assert!(said[1].contains("“yes” is not understood here"), "{said:?}");
}

#[test]
fn what_changed_is_told_of_every_change() {
    let mut listener = Listener::at("en", "put-again");
    listener.types("POST /users {\"name\": \"Mitu\"}");
    listener.hears("changes", &["/users/2 was made."]);
    listener.types("DELETE /users/2");
    listener.hears("changes", &["/users/2 is gone."]);
    listener.types("GET /users");
    listener.hears("changes", &["On the server, nothing has changed."]);
    listener.types("network 3");
    let said = listener.types("POST /users {\"name\": \"Mitu\"}");
    let unseen = said.iter().position(|line| line == "On the server, where the client cannot look:").unwrap();
    assert_eq!(said[unseen + 1], "/users/3 was made.");
    listener.hears("changes", &["/users/3 was made."]);
}

/// Who types the digits of another script out of habit hears what became of them.
#[test]
fn digits_of_another_script_in_an_address_are_pointed_out() {
    let mut listener = Listener::at("en", "put-again");
    let hint = "/users/২ went out as /users/%E0%A7%A8. In an address only Latin digits are numbers; perhaps you meant \
                /users/2.";
    listener.hears_of("GET /users/২", hint);
    listener.hears_of("answer", hint);
    let said = listener.types("GET /users/রহিম");
    assert!(!said.concat().contains("Latin digits"), "{said:?}");
    Listener::at("bn", "put-again").hears_of("PUT /users/২ {}", "হয়তো /users/2 লিখতে চেয়েছিলেন");
}

#[test]
fn the_collections_are_named() {
    let mut listener = Listener::at("en", "put-again");
    listener.hears_of("GET /nope", "There is no collection for /nope. The collections are /users");
}

#[test]
fn what_is_planned_can_be_heard_again() {
    let mut listener = Listener::at("en", "put-again");
    let planned = listener.types("network 3");
    assert_eq!(listener.types("network 3"), planned);
    listener.hears_of("where", "The next request: the response is lost.");
    listener.hears_of("network", "3: the response is lost, set now");
    listener.hears_of("prove 50", "A number from 2 to 9 belongs after it: “prove 3”.");
}

#[test]
fn a_comparison_tells_part_by_part_what_differs() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["servers 10", "PUT /users/9 {\"n\": 1}"] {
        listener.types(line);
    }
    let said = listener.types("prove 3");
    let at = said.iter().position(|line| line == "/users/9 is not the same.").expect("it differs");
    assert_eq!(said[at + 1], "Changed in it: puts, from 1 to 3");
    let mut listener = Listener::at("en", "put-again");
    listener.types("POST /users {\"name\": \"Mitu\"}");
    listener.hears_of("prove 2", "/users/3 is there too.");
}

#[test]
fn help_with_a_word_tells_that_word_alone() {
    let mut listener = Listener::at("en", "put-again");
    let all = listener.types("help all");
    let network = listener.types("help network");
    assert!(network.len() == 1 && all.contains(&network[0]), "{network:?}");
    listener.hears_of("help flurb", "“help flurb” is not understood here");
    assert_eq!(Listener::at("bn", "put-again").types("সাহায্য প্রমাণ").len(), 1);
}

#[test]
fn another_server_is_told_in_few_words() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["servers 10", "GET /users", "servers 8"] {
        listener.types(line);
    }
    let said = listener.types("");
    assert_eq!(said[1..], ["The server of the sandbox: is busy at first.", "The server has one resource."]);
}

#[test]
fn a_curl_command_that_nobody_would_hear_says_so() {
    let mut listener = Listener::at("en", "put-again");
    listener.hears_of("as curl", "After “listen” the command has the right port.");
}

#[test]
fn where_reads_the_question_that_is_open() {
    let mut listener = Listener::at("en", "put-again");
    let page = listener.types("repeat");
    let said = listener.types("where");
    assert!(said.len() > 5 && page.ends_with(&said[said.len() - 5..]), "{said:#?}");
    assert!(!said[said.len() - 5].starts_with("1:") && said[said.len() - 4].starts_with("1:"), "{said:#?}");
}

#[test]
fn an_empty_line_of_a_message_is_heard_and_kept() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["raw", "GET /users HTTP/1.1", "Host: 127.0.0.1"] {
        listener.types(line);
    }
    let end = "Type its lines. A line with nothing but a full stop ends it.";
    listener.hears("", &["an empty line", end]);
    listener.types(".");
    listener.hears_of("request", "Line 3: an empty line");
    listener.hears_of("", "200 OK");
}

#[test]
fn a_body_is_read_as_it_is_indented() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["method PUT", "target /users/2", "body", "{", "  \"name\": \"Mitu\"", "}", "."] {
        listener.types(line);
    }
    let indented = ["{", "  \"name\": \"Mitu\"", "}"];
    let is_read = |said: &[String]| said.windows(3).any(|lines| lines == indented);
    assert!(is_read(&listener.types("request")));
    listener.types("send");
    assert!(is_read(&listener.types("wire")));
}

#[test]
fn a_word_typed_into_a_text_is_told_to_be_a_line_of_it() {
    let mut listener = Listener::at("en", "put-again");
    listener.types("body");
    listener
        .hears("where", &["“where” is a line of the text now. A line with nothing but a full stop ends it."]);
    listener.hears("{}", &[]);
    let kept = "The body is kept, but a GET sends none. “method PUT” gives it another method.";
    listener.hears(".", &[kept, "Ready to send: GET /. Enter sends it."]);
    listener.hears("method PUT", &["Ready to send: PUT / with the body where {}. Enter sends it."]);
}

#[test]
fn of_a_message_only_the_line_that_changed_is_read() {
    let mut listener = Listener::at("en", "put-again");
    listener.types("raw GET /users HTTP/1.1");
    let ready = "beginning with GET /users HTTP/1.1. “request” reads it, Enter sends it.";
    let two = format!("Ready to send: a raw message of 2 lines, {ready}");
    listener.hears("insert 2 Host: 127.0.0.1", &["Line 2: Host: 127.0.0.1", &two]);
    listener.hears("line 2 Host: localhost", &["Line 2: Host: localhost", &two]);
    let one = format!("Ready to send: a raw message of one line, {ready}");
    listener.hears("remove 2", &["Line gone: Host: localhost", &one]);
    listener.hears_of("remove 2", "The message has no line 2.");
}

#[test]
fn a_key_that_is_no_letter_does_nothing() {
    let mut listener = Listener::at("en", "put-again");
    for line in ["\u{1b}[A", "DELETE /users/1\u{1b}[D"] {
        listener.hears_of(line, "So nothing was done");
    }
    assert!(listener.model.play.lab().history().is_empty());
}

#[test]
fn what_can_be_done_is_told_when_all_is_done() {
    for tag in ["en", "bn"] {
        let world = world();
        let (last, others) = world.course.lessons.split_last().unwrap();
        let mut learner = Progress::default();
        let mut listener = Listener::at(tag, &last.id);
        let lines = Typist { lang: listener.model.lang }.lesson(last);
        let said = lines.iter().map(|line| listener.types(line)).last().unwrap();
        assert!(listener.is_done(&last.id) && !said.concat().contains("putpost progress"), "{said:?}");
        others.iter().for_each(|lesson| learner.lesson_mut(&lesson.id).done = true);
        let mut listener = Listener::new(tag, Some(&last.id), learner).0;
        let lines = Typist { lang: listener.model.lang }.lesson(last);
        let said = lines.iter().map(|line| listener.types(line)).last().unwrap();
        assert!(listener.is_done(&last.id) && said.len() > world.course.lessons.len() + 4, "{said:?}");
        assert!(said.last().unwrap().contains("putpost progress"), "{said:?}");
    }
}

/// Returns the first word of a sentence that is a number in digits other than these; what is on the wire keeps its own: a
/// status, a message, a value, and what RFC, port and version are called.
fn foreign_number<'l>(line: &'l str, own: &str) -> Option<&'l str> {
    let is_wire = line.contains(['{', '"']) || line.starts_with(|c: char| c.is_ascii_alphabetic());
    let bare = |word: &'l str| word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_number = |word: &&str| {
        let is_status = word.len() == 3 && word.starts_with(['2', '3', '4', '5']);
        !word.is_empty() && !is_status && word.chars().all(|c| c.is_numeric() && !own.contains(c))
    };
    line.split([' ', '–']).map(bare).find(is_number).filter(|_| !is_wire)
}

/// Numbers are said in one kind of digits, so that one voice can read them.
#[test]
fn each_language_says_numbers_in_its_own_digits() {
    let world = world();
    // Last of all what Enter does is said anew.
    let asked = [
        "repeat",
        "help all",
        "lessons",
        "servers",
        "network",
        "client",
        "server",
        "request",
        "history",
        "prove 12",
        "open",
        "network 99",
        "insert",
        "flurb",
        "objective",
        "journey",
        "changes",
        "where",
    ];
    assert_eq!(foreign_number("১: 404 আর ১–৩", "০১২৩৪৫৬৭৮৯"), None);
    assert_eq!(foreign_number("“খুলুন 1–3”।", "০১২৩৪৫৬৭৮৯"), Some("1"));
    for lang in world.catalog.langs() {
        let own = world.catalog.number(lang, 1_234_567_890);
        let heard = |said: &[String]| {
            let foreign = said.iter().find_map(|line| Some((line, foreign_number(line, &own)?)));
            assert_eq!(foreign, None);
            // A sign for “number” is one to be seen.
            assert!(!said.iter().any(|line| line.contains('#')), "{said:?}");
        };
        let mut listener = Listener::at(world.catalog.tag(lang), "meet-the-server");
        for lesson in &world.course.lessons {
            let mut asked_on = None;
            for line in (Typist { lang }).lesson(lesson) {
                let page = Some((listener.model.play.step, listener.model.play.part));
                if asked_on != page {
                    heard(&asked.map(|line| listener.types(line)).concat());
                }
                asked_on = page;
                heard(&listener.types(&line));
            }
            assert!(listener.is_done(&lesson.id), "{}", lesson.id);
        }
    }
}

#[test]
fn an_answer_of_two_choices_is_one_answer() {
    let mut listener = Listener::at("en", "meet-the-server");
    for line in ["2", "", "", "", "wire", "", "", "1", "skip", ""] {
        listener.types(line);
    }
    listener.hears_of("repeat", "Choose 2.");
    listener.hears("2", &["You said “Both only read”.", "Choose 2; 1 chosen."]);
    let said = listener.types("1");
    assert_eq!(said[..2], ["You said “Both only read”, “Both may change the server's state”.", "Not quite."]);
    assert!(said[2].starts_with("About 2: ") && said[3] == "Choose 2." && said.len() == 4, "{said:?}");
    listener.hears("1", &["You said “Both may change the server's state”.", "Choose 2; 1 chosen."]);
    let both = "You said “Both may change the server's state”, “Both carry a body”.";
    listener.hears("3", &[both, "Now it is right.", "Enter goes on."]);
}

/// The verdict follows the answer at once, in whichever order it was given.
#[test]
fn no_choice_is_read_again_between_an_answer_and_its_verdict() {
    let mut listener = Listener::at("en", "meet-the-server");
    for line in ["2", "", "", "", "wire", "", "", "1", "skip", "", "1"] {
        listener.types(line);
    }
    let said = listener.types("2");
    assert_eq!(said[..2], ["You said “Both may change the server's state”, “Both only read”.", "Not quite."]);
}

/// One Enter too many repeats no request, also where it was refused, or read again meanwhile.
#[test]
fn what_was_sent_is_sent_again_only_by_who_was_told_so() {
    let once_more = "You have sent this already. Enter sends it once more.";
    let mut listener = Listener::at("en", "meet-the-server");
    for line in ["2", "", "", "", "wire", "", "", "1"] {
        listener.types(line);
    }
    let requests = |listener: &Listener| listener.model.play.lab().history().len();
    let before = requests(&listener);
    listener.hears_of("", "Response: 400 Bad Request");
    listener.hears("", &[once_more]);
    assert_eq!(requests(&listener), before + 1);
    listener.hears_of("", "Response: 400 Bad Request");
    listener.types("request");
    listener.hears("", &[once_more]);
    assert_eq!(requests(&listener), before + 2);
    // Mended it is another one, also where only a field of the transfer was added.
    listener.hears_of("insert 2 Host: 127.0.0.1", "Ready to send: a raw message");

    let mut listener = Listener::at("en", "put-again");
    listener.types("sandbox");
    for line in ["PUT /users/2 {}", "network 3", "client 4", "POST /users {\"name\": \"Mitu\"}"] {
        listener.types(line);
    }
    let again = "You have sent this already: POST /users. Enter sends it once more.";
    for word in ["request", "where", "method POST"] {
        listener.hears_of(word, again);
    }
    let before = requests(&listener);
    listener.hears_of("", "POST /users");
    listener.hears("", &[once_more]);
    listener.hears_of("method PUT", "Ready to send: PUT /users with the body");
    assert_eq!(requests(&listener), before + 1);
    let mut listener = Listener::at("bn", "put-again");
    for line in ["sandbox", "GET /users", "", ""] {
        listener.types(line);
    }
    listener.hears("", &["এটি আগেই পাঠানো হয়েছে। আরেকবার পাঠাতে Enter চাপুন।"]);
}
