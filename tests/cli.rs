//! The program from outside: what it prints, what it exits with, what it leaves on disk.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where its own set-up fails"
)]

#[cfg(unix)]
#[path = "support/serving.rs"]
mod serving;

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
#[cfg(unix)]
use std::{io::BufReader, process::ChildStdout};

#[cfg(unix)]
use serving::Serving;

/// The program with a home of its own and an empty environment.
struct Putpost {
    home: tempfile::TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What a run left behind.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Putpost {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap(), variables: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_putpost"));
        command.args(line.split_whitespace()).current_dir(self.home.path()).env_clear();
        command.env("PUTPOST_HOME", self.home.path()).envs(self.variables.iter().cloned());
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, line: &str) -> Ran {
        let Output { status, stdout, stderr } = self.command(line).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
    }

    fn learner(&self, name: &str) -> PathBuf {
        self.home.path().join("learners").join(name)
    }

    fn write(&self, path: impl AsRef<Path>, text: &str) {
        let path = self.home.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Ran {
    /// Asserts the exit code, and one line on stderr that says all of this.
    fn fails(&self, code: i32, says: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        for part in says {
            assert!(self.err.contains(part), "{part:?} is not in {:?}", self.err);
        }
    }

    /// Asserts that all went well, and gives what was printed.
    fn succeeds(&self) -> &str {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        &self.out
    }
}

#[test]
fn every_wrong_word_gets_one_sentence_with_the_choices_in_the_chosen_language() {
    let putpost = Putpost::new();
    let cases = [
        ("--lang xx", ["--lang", "en, bn"]),
        ("--theme pink", ["--theme", "auto, dark, light, mono"]),
        ("--width-model Q", ["--width-model", "auto, W, Wt"]),
        ("serve --scene moon", ["--scene", "one-user"]),
        ("serve --port 70000", ["70000", "65535"]),
        ("--listen 0.0.0.0:8080", ["0.0.0.0:8080", "127.0.0.1"]),
        ("--listen 127.0.0.1:x put-again", ["127.0.0.1:x", "ADDR:PORT"]),
        ("--listen no-such-lesson", ["no-such-lesson", "put-again"]),
        ("serve --prot 1", ["--prot", "--port, --scene"]),
        ("no-such-lesson", ["no-such-lesson", "put-again"]),
        ("put-", ["put-your-address", "put-again"]),
        ("put-again twice", ["twice", "--help"]),
        ("completions tcsh", ["SHELL", "bash"]),
        ("progress --json --reset", ["--json", "--reset"]),
    ];
    for (line, says) in cases {
        putpost.run(line).fails(2, &says);
        let in_bangla = putpost.run(&format!("--lang bn {line}").replace("--lang bn --lang xx", "--lang xx"));
        let bangla = if line == "--lang xx" { "" } else { "।" };
        in_bangla.fails(2, &[says[0], bangla]);
    }
}

#[test]
fn controls_in_an_argument_are_shown_and_never_sent() {
    let ran = Putpost::new().run("--lang \x1b]0;x\x07");
    ran.fails(2, &["--lang", "]0;x"]);
    assert!(!ran.err.contains(['\x1b', '\x07']), "{:?}", ran.err);
}

#[test]
fn the_language_of_errors_is_the_environments_where_no_flag_says() {
    let bangla = |variable| Putpost::new().with(variable, "bn_BD.UTF-8").run("--theme pink");
    for variable in ["LANG", "LC_MESSAGES", "LC_ALL"] {
        bangla(variable).fails(2, &["pink", "।"]);
    }
    Putpost::new().with("LANG", "bn_BD.UTF-8").run("--lang en --theme pink").fails(2, &["Choose one"]);
    Putpost::new().with("PUTPOST_LANG", "bn").run("--theme pink").fails(2, &["।"]);
}

#[test]
fn without_a_terminal_it_names_what_works() {
    Putpost::new().run("").fails(2, &["putpost serve", "putpost check", "putpost --plain", "putpost page"]);
    Putpost::new().run("--lang bn put-again").fails(2, &["putpost serve", "।"]);
}

#[test]
fn help_version_completions_and_manual_are_printed() {
    let putpost = Putpost::new();
    for (line, says) in [
        ("--help", "--width-model"),
        ("--version", "0.1"),
        ("completions bash", "_putpost"),
        ("man", ".TH putpost"),
    ] {
        assert!(putpost.run(line).succeeds().contains(says), "{line}");
    }
}

#[test]
fn a_lesson_is_printed_as_one_page_in_the_language_that_was_asked_for() {
    let putpost = Putpost::new();
    let page = putpost.run("page put-again --lang bn");
    let page = page.succeeds();
    assert!(page.starts_with("<!doctype html>\n<html lang=\"bn\">") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("একই PUT আবার") && page.contains("HTTP/1.1 201 Created"));
    assert!(putpost.run("page put-ag").succeeds().contains("<html lang=\"en\">"));
    putpost.run("page nothing").fails(2, &["nothing", "put-again"]);
    putpost.run("page").fails(2, &["LESSON"]);
}

#[test]
fn the_course_in_the_program_is_checked_and_a_broken_one_is_told_by_line_and_column() {
    let putpost = Putpost::new();
    let clean = putpost.run("check --strict");
    assert_eq!(clean.code, 0, "{}", clean.out);
    putpost.write("mine/locales/en/locale.toml", "tag = \"en\"\nbase = maybe\n");
    let broken = putpost.run("check mine");
    assert_eq!(broken.code, 1, "{}", broken.out);
    assert!(broken.out.contains("mine/locales/en/locale.toml:2:8: F00 "), "{}", broken.out);
    putpost.run("check nowhere").fails(1, &["nowhere", "lessons/"]);
}

#[test]
fn a_check_tells_the_path_that_can_be_opened_and_lays_what_is_no_course_over_the_one_in_the_program() {
    let putpost = Putpost::new();
    putpost.write("mine/locales/xx/locale.toml", "tag = \"xx\"\nname = \"Xx\"\n");
    putpost.write("mine/locales/xx/a.ftl", "what = ever\n");
    putpost.write("mine/lessons/put-again/xx.toml", "title = 1\n");
    let found = ["mine/locales/xx/a.ftl:1:1: F04 ", "mine/lessons/put-again/xx.toml:1:9: D04 "];
    let missing = "mine/lessons/put-replaces/xx.toml:1:1: D07 ";
    for line in ["check mine", "check --lessons mine/lessons --locales mine/locales"] {
        let ran = putpost.run(line);
        assert_eq!(ran.code, 1, "{}", ran.out);
        for path in found.iter().chain([&missing]) {
            assert!(ran.out.contains(path), "{path} is not in {}", ran.out);
        }
        assert!(
            ran.out.contains("en: ") && !ran.out.contains("/en/") && !ran.out.contains("en.toml"),
            "{}",
            ran.out
        );
    }
    putpost.write("mine/locales/xx/a.ftl", "cli-checked = Fine\n");
    putpost.write("mine/lessons/put-again/xx.toml", "");
    let ran = putpost.run("check mine --strict --lang bn");
    assert!(ran.out.contains(missing) && ran.out.contains('।'), "{}", ran.out);
}

#[test]
fn progress_is_json_and_a_reset_keeps_a_backup() {
    let putpost = Putpost::new();
    putpost.write("learners/Rima.json", r#"{"format": 1, "choices": {"language": "bn"}}"#);
    let json: serde_json::Value =
        serde_json::from_str(putpost.run("progress --json --name Rima").succeeds()).unwrap();
    assert_eq!(
        (&json["format"], &json["learner"], &json["language"]),
        (&1.into(), &"Rima".into(), &"bn".into())
    );
    assert!(json["lessons"].as_array().is_some_and(|lessons| lessons.len() >= 6));
    assert!(putpost.run("progress --reset --name Rima").succeeds().contains("Rima.backup-1"));
    assert!(putpost.learner("Rima.backup-1").exists() && !putpost.learner("Rima.json").exists());
    putpost.run("progress --reset --name Rima").succeeds();
}

#[test]
fn a_damaged_file_is_kept_aside_and_said() {
    let putpost = Putpost::new();
    putpost.write("learners/learner.json", "{\"format\": 1, \"less");
    let ran = putpost.run("progress --json");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("learner.damaged-1"), "{}", ran.err);
    assert_eq!(fs::read_to_string(putpost.learner("learner.damaged-1")).unwrap(), "{\"format\": 1, \"less");
    putpost.run("progress --json").succeeds();
}

#[test]
fn a_home_that_cannot_be_used_is_survived() {
    let putpost = Putpost::new().with("PUTPOST_HOME", "/proc/no-such-home");
    putpost.run("progress --json").succeeds();
    putpost.run("--write-config").fails(1, &["/proc/no-such-home/config.toml"]);
}

#[test]
fn the_settings_file_is_written_once_and_read_with_every_mistake_told() {
    let putpost = Putpost::new();
    assert!(putpost.run("--write-config").succeeds().contains("config.toml"));
    putpost.run("--write-config").fails(1, &["config.toml"]);
    putpost.write("config.toml", "language = \"bn\"\ntheme = \"pink\"\nspeed = 1\n");
    let ran = putpost.run("progress");
    assert_eq!(ran.code, 0);
    let told: Vec<&str> = ran.err.lines().collect();
    assert!(
        told.len() == 2 && told[0].contains("config.toml:2:9: ") && told[1].contains("config.toml:3:1: "),
        "{told:?}"
    );
    assert!(ran.out.contains('।'), "{}", ran.out);
}

#[cfg(unix)]
fn serving(putpost: &Putpost, line: &str) -> Serving {
    Serving::start(putpost.command(line))
}

#[cfg(unix)]
fn put(target: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "PUT {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

#[cfg(unix)]
#[test]
fn serve_tells_its_address_answers_logs_and_ends_cleanly_on_signals() {
    for signal in ["-TERM", "-INT", "-HUP"] {
        let mut serving = serving(&Putpost::new(), "serve --lang bn");
        assert!(serving.send(put("/users/7", "{\"id\": 7}")).starts_with("HTTP/1.1 201 Created\r\n"));
        assert_eq!(serving.line(), "PUT /users/7 201 created");
        assert!(serving.send(put("/users/7", "{\"id\": 7}")).starts_with("HTTP/1.1 204 No Content\r\n"));
        assert_eq!(serving.line(), "PUT /users/7 204 unchanged");
        assert_eq!(serving.end(signal), Some(0), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_request_that_is_not_whole_or_not_for_this_server_changes_nothing() {
    let serving = serving(&Putpost::new(), "serve --scene no-users");
    let short = put("/users/1", "{\"id\": 1}").replace("Length: 9", "Length: 10");
    assert!(!serving.send(&short).contains(" 201 "));
    assert!(
        serving.send(put("/users/1", "{}").replace("localhost", "evil.example")).starts_with("HTTP/1.1 421 ")
    );
    assert!(
        serving.send(put("/users/1", "{}").replace("Host: localhost\r\n", "")).starts_with("HTTP/1.1 400 ")
    );
    assert!(serving.send(put("/users/1#x", "{}")).starts_with("HTTP/1.1 400 "));
    let get = "GET /users/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answer = serving.send(get);
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    assert_eq!(answer.matches("\r\nDate: ").count(), 1, "{answer}");
}

#[cfg(unix)]
#[test]
fn content_is_taken_up_to_a_mebibyte_and_refused_beyond_it() {
    let mut serving = serving(&Putpost::new(), "serve");
    let blog = |size: usize| put("/blogs/1", &"a".repeat(size)).replace("application/json", "text/plain");
    assert!(serving.send(blog((1 << 20) + 1)).starts_with("HTTP/1.1 413 "));
    assert!(serving.line().starts_with("PUT /blogs/1 413 "));
    assert!(serving.send(blog(1 << 20)).starts_with("HTTP/1.1 201 "));
    assert_eq!(serving.end("-TERM"), Some(0));
}

#[cfg(unix)]
#[test]
fn head_has_the_length_of_get_and_a_closed_log_stops_nothing() {
    let mut serving = serving(&Putpost::new(), "serve");
    let request =
        |method: &str| format!("{method} /users/1 HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n");
    // From here on nobody reads what it prints.
    drop(std::mem::replace(&mut serving.lines, BufReader::new(null())));
    let length = |answer: &str| {
        let head = answer.split_once("\r\n\r\n").unwrap();
        let line = head.0.lines().find(|line| line.starts_with("Content-Length: ")).unwrap();
        (line.to_owned(), head.1.len())
    };
    let (get, body) = length(&serving.send(request("GET")));
    assert_eq!(get, format!("Content-Length: {body}"));
    assert_eq!(length(&serving.send(request("HEAD"))), (get, 0));
    assert_eq!(serving.end("-TERM"), Some(0));
}

/// Standard output of a program that says nothing.
#[cfg(unix)]
fn null() -> ChildStdout {
    Command::new("true").stdout(Stdio::piped()).spawn().unwrap().stdout.unwrap()
}

#[test]
fn a_port_that_is_taken_is_said_plainly() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    Putpost::new().run(&format!("serve --port {port}")).fails(1, &[port.as_str(), "--port"]);
}

/// Returns the file of a session of the lesson `put-your-address`.
fn session(lines: &[&str]) -> String {
    let files = putpost::files::Files::embedded();
    let scene = putpost::spanned::Document::parse(files.get("assets/scenes/no-users.toml").unwrap());
    let scene: putpost::server::Scene = scene.unwrap().read().0.unwrap();
    let lab = putpost::lab::Lab::replay(std::sync::Arc::new(scene), lines).unwrap();
    putpost::lab::Journal::of(&lab, "put-your-address", "no-users").print()
}

#[test]
fn a_session_is_played_again_and_told() {
    let putpost = Putpost::new();
    let text = session(&["PUT /users/1 \"{}\"", "lose answer", "again", "back 1", "look wire", "prove 3"]);
    putpost.write("mitu.jsonl", &text);
    let ran = putpost.run("replay mitu.jsonl --lang en");
    let told: Vec<&str> = ran.succeeds().lines().collect();
    assert!(told[0].contains("“the usual server, with nobody in it”"), "{told:?}");
    assert!(
        told.iter().any(|line| line.contains("3 times · The server is the same · Same effect")),
        "{told:?}"
    );
    assert_eq!(told[1], "  #1 PUT /users/1 → 201  + /users/1");
    assert!(told[3].starts_with("  #2 PUT /users/1 → no answer"), "{told:?}");
    assert!(told.last().unwrap().contains("2 exchanges"), "{told:?}");
    assert!(putpost.run("replay mitu.jsonl --lang bn").succeeds().contains("২টি রিকোয়েস্ট"));
    let ran = putpost.run("replay mitu.jsonl --json");
    let json: Vec<serde_json::Value> =
        ran.succeeds().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&json[0]["line"], &json[0]["exchanges"][0]["status"]), (&2.into(), &201.into()));
    assert_eq!(json.last().unwrap()["same"], true);
}

#[test]
fn a_session_that_comes_out_otherwise_or_is_none_ends_with_one() {
    let putpost = Putpost::new();
    let text = session(&["PUT /users/1 \"{}\"", "again"]);
    putpost.write("other.jsonl", &text.replace("204", "201"));
    let ran = putpost.run("replay other.jsonl --lang en");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Line 3") && ran.out.contains("#2 PUT /users/1 204"), "{}", ran.out);
    let ran = putpost.run("replay other.jsonl --json");
    assert!(ran.code == 1 && ran.out.contains("\"differs\":\"exchanges\""), "{}", ran.out);
    let mut cut = text.clone();
    cut.truncate(text.len() - 20);
    for (name, content, says) in [
        ("cut.jsonl", cut.as_str(), "Line 3"),
        ("empty.jsonl", "", "empty"),
        ("notes.txt", "{\"format\": 1}", "no session"),
        ("later.jsonl", &text.replace("\"format\":1", "\"format\":9"), "9"),
        ("elsewhere.jsonl", &text.replace("no-users", "moon"), "moon"),
    ] {
        putpost.write(name, content);
        let ran = putpost.run(&format!("replay {name} --lang en"));
        ran.fails(1, &[says]);
    }
    putpost.run("replay nothing.jsonl --lang en").fails(1, &["nothing.jsonl"]);
}
