//! Every message of the program by name, with typed arguments: a number is localised, a wire value never is.

/// A number that is shown in the language's own digits and drives its plural forms.
pub type Num = i64;

/// A value that stands on the wire or is typed: a status code, a path, a key. Never localised.
pub type Wire = String;

/// What an argument is, as the check of the `.ftl` files sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A [`Num`](type@Num): its own digits, plural forms.
    Num,
    /// A [`Wire`](type@Wire): put in as it is.
    Wire,
}

/// An argument of one message, borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A number.
    Num(&'a Num),
    /// A wire value.
    Wire(&'a str),
}

/// A message id with the names and kinds of its arguments. An id such as `key-send.help` is an attribute.
pub type Spec = (&'static str, &'static [(&'static str, Kind)]);

/// Declares [`Message`]: one line here and one line in each language's `.ftl` make a message.
macro_rules! messages {
    ($( $(#[$doc:meta])* $name:ident $( { $( $arg:ident : $kind:ident ),* $(,)? } )? = $id:literal; )*) => {
        /// A message of the program, with its arguments. State and history hold these, never sentences.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Message {
            $(
                #[doc = concat!("`", $id, "` in the `.ftl` files.")]
                $(#[$doc])*
                $name $( { $( #[doc = concat!("`$", stringify!($arg), "`")] $arg: $kind ),* } )?
            ),*
        }

        impl Message {
            /// Every id with its arguments, in the order of the list.
            pub const SPEC: &'static [Spec] =
                &[ $( ($id, &[ $( $( (stringify!($arg), Kind::$kind) ),* )? ]) ),* ];

            /// Returns the id under which the languages have it.
            #[must_use]
            pub fn id(&self) -> &'static str {
                match self { $( Self::$name { .. } => $id ),* }
            }

            /// Returns the arguments by name.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, Argument<'_>)> {
                match self {
                    $( Self::$name $( { $( $arg ),* } )? =>
                        vec![ $( $( (stringify!($arg), Argument::$kind($arg)) ),* )? ] ),*
                }
            }

            /// Returns one of each message, every number being `number` and every wire value its own name:
            /// a test can then try them all in every language.
            #[must_use]
            pub fn samples(number: Num) -> Vec<Self> {
                vec![ $( Self::$name $( { $( $arg: $kind::sample(stringify!($arg), number) ),* } )? ),* ]
            }
        }
    };
}

/// Makes a value for [`Message::samples`].
trait Sample {
    fn sample(name: &str, number: Num) -> Self;
}

impl Sample for Num {
    fn sample(_: &str, number: Num) -> Self {
        number
    }
}

impl Sample for Wire {
    fn sample(name: &str, _: Num) -> Self {
        name.to_owned()
    }
}

messages! {
    // ── a language: its locale.toml (check.ftl) ──
    CheckF00Missing { tag: Wire } = "check-f00-missing";
    CheckF00Tag { folder: Wire, tag: Wire } = "check-f00-tag";
    CheckF00Digits = "check-f00-digits";
    CheckF00Direction = "check-f00-direction";
    CheckF00NoBase { tag: Wire } = "check-f00-no-base";
    CheckF00TwoBases { tag: Wire, other: Wire } = "check-f00-two-bases";
    CheckF00Fallback { tag: Wire } = "check-f00-fallback";

    // ── a language: its .ftl files (check.ftl) ──
    CheckF01Expected { expected: Wire } = "check-f01-expected";
    CheckF01Value = "check-f01-value";
    CheckF01Default = "check-f01-default";
    CheckF01Brace = "check-f01-brace";
    CheckF01Quote = "check-f01-quote";
    CheckF01Other = "check-f01-other";
    CheckF02 { id: Wire, first: Wire } = "check-f02";
    CheckF03 { id: Wire } = "check-f03";
    CheckF04 { id: Wire } = "check-f04";
    CheckF05 { id: Wire, name: Wire } = "check-f05";
    CheckF06 { id: Wire, name: Wire } = "check-f06";
    CheckF07 { id: Wire, name: Wire } = "check-f07";
    CheckF07Cycle { id: Wire } = "check-f07-cycle";
    CheckF09Key { id: Wire, key: Wire } = "check-f09-key";
    CheckF09One { id: Wire, name: Wire } = "check-f09-one";
    CheckT06 { id: Wire, cells: Num, budget: Num, model: Wire } = "check-t06";

    // ── a language: its sentences, in .ftl files and in lessons (check.ftl) ──
    CheckT01Nfc = "check-t01-nfc";
    CheckT01Character { code: Wire } = "check-t01-character";
    CheckT01Joiner = "check-t01-joiner";
    CheckT01Typing { found: Wire, instead: Wire } = "check-t01-typing";
    CheckT02Space { mark: Wire } = "check-t02-space";
    CheckT02End { found: Wire, mark: Wire } = "check-t02-end";
    CheckT03Word { found: Wire, instead: Wire } = "check-t03-word";
    CheckT03Suffix { found: Wire, instead: Wire } = "check-t03-suffix";
    CheckT04Prose { found: Wire } = "check-t04-prose";
    CheckT04Code { found: Wire } = "check-t04-code";
    CheckT05Open { mark: Wire } = "check-t05-open";
    CheckT05Empty { mark: Wire } = "check-t05-empty";
    CheckT05Inside { mark: Wire } = "check-t05-inside";
    CheckT07 = "check-t07";

    // ── a file of the course (check.ftl) ──
    CheckSyntax { what: Wire } = "check-syntax";
    CheckUnknownKey { key: Wire, known: Wire } = "check-unknown-key";
    CheckMissingKey { key: Wire } = "check-missing-key";
    CheckWrongValue { found: Wire, expected: Wire } = "check-wrong-value";
    CheckNoKind { known: Wire } = "check-no-kind";
    CheckTwoKinds { first: Wire, second: Wire } = "check-two-kinds";
    CheckTooNew { found: Num, known: Num } = "check-too-new";
    CheckMissingFile { path: Wire } = "check-missing-file";
    CheckMissingWords { path: Wire } = "check-missing-words";
    CheckOtherFolder { id: Wire, folder: Wire } = "check-other-folder";
    CheckTwice { id: Wire } = "check-twice";
    CheckUnlisted { lesson: Wire } = "check-unlisted";

    // ── the command line (cli.ftl) ──
    CliUnknownChoice { flag: Wire, found: Wire, choices: Wire } = "cli-unknown-choice";
    CliUnknownCommand { found: Wire, choices: Wire } = "cli-unknown-command";
    CliUnknownFlag { flag: Wire, choices: Wire } = "cli-unknown-flag";
    CliUnknownLesson { found: Wire, choices: Wire } = "cli-unknown-lesson";
    CliSeveralLessons { found: Wire, choices: Wire } = "cli-several-lessons";
    CliTooMany { found: Wire } = "cli-too-many";
    CliTwice { flag: Wire } = "cli-twice";
    CliNotTogether { flag: Wire, other: Wire } = "cli-not-together";
    CliNeedsValue { flag: Wire } = "cli-needs-value";
    CliNeedsArgument { flag: Wire } = "cli-needs-argument";
    CliWrongPort { found: Wire } = "cli-wrong-port";
    CliWrongValue { flag: Wire, found: Wire } = "cli-wrong-value";
    CliUsage = "cli-usage";
    CliNoTerminal = "cli-no-terminal";
    CliDumbTerminal = "cli-dumb-terminal";
    CliPortTaken { port: Wire } = "cli-port-taken";
    CliNotLoopback { found: Wire } = "cli-not-loopback";
    CliWrongAddress { found: Wire } = "cli-wrong-address";
    CliCannotListen { address: Wire, reason: Wire } = "cli-cannot-listen";
    CliCannotRead { path: Wire, reason: Wire } = "cli-cannot-read";
    CliCannotWrite { path: Wire, reason: Wire } = "cli-cannot-write";
    CliNoHome = "cli-no-home";
    CliNothingToCheck { path: Wire } = "cli-nothing-to-check";
    CliChecked = "cli-checked";
    CliCheckedProgram = "cli-checked-program";
    CliLanguage {
        tag: Wire, messages: Num, all_messages: Num, lessons: Num, all_lessons: Num, errors: Num, warnings: Num
    } = "cli-language";
    CliFound { errors: Num, warnings: Num } = "cli-found";
    CliReplayHead { lesson: Wire, scene: Wire, steps: Num } = "cli-replay-head";
    CliReplaySent { n: Num, request: Wire, status: Wire } = "cli-replay-sent";
    CliReplaySilent { n: Num, request: Wire } = "cli-replay-silent";
    CliReplayBack { n: Num } = "cli-replay-back";
    CliReplayForward { n: Num } = "cli-replay-forward";
    CliReplayGoto { n: Num } = "cli-replay-goto";
    CliReplayLook { view: Wire } = "cli-replay-look";
    CliReplayProve { times: Num } = "cli-replay-prove";
    CliReplayDiffers { line: Num, written: Wire, found: Wire } = "cli-replay-differs";
    CliReplayImpossible { line: Num, act: Wire } = "cli-replay-impossible";
    CliReplayNoScene { scene: Wire } = "cli-replay-no-scene";
    CliReplayScene { scene: Wire } = "cli-replay-scene";
    CliReplaySame { n: Num } = "cli-replay-same";
    CliReplayOther { n: Num } = "cli-replay-other";
    CliReplayEmpty { path: Wire } = "cli-replay-empty";
    CliReplayForeign { path: Wire } = "cli-replay-foreign";
    CliReplayTooNew { path: Wire, found: Num, known: Num } = "cli-replay-too-new";
    CliReplayDamaged { path: Wire, line: Num, code: Wire } = "cli-replay-damaged";
    CliConfigWritten { path: Wire } = "cli-config-written";
    CliConfigThere { path: Wire } = "cli-config-there";
    CliReset { kept: Wire } = "cli-reset";
    CliNothingToReset { learner: Wire } = "cli-nothing-to-reset";
    CliNoProgress { learner: Wire } = "cli-no-progress";
    CliProgress { learner: Wire, done: Num, of: Num } = "cli-progress";
    CliPanic = "cli-panic";

    // ── the learner's file (cli.ftl) ──
    StorageDamaged { path: Wire, kept: Wire } = "storage-damaged";
    StorageDamagedStays { path: Wire, reason: Wire } = "storage-damaged-stays";

    // ── the keys (keys.ftl) ──
    DoSend = "do-send";
    KeySend = "key-send";
    KeyTake = "key-take";
    KeyGoOn = "key-go-on";
    KeyToRequest = "key-to-request";
    KeyLoadGet = "key-load-get";
    KeyLoadRequest = "key-load-request";
    KeyClose = "key-close";
    KeyMark = "key-mark";
    KeyWay = "key-way";
    KeyPages = "key-pages";
    KeyTakeBack = "key-take-back";
    KeyMethod = "key-method";
    KeyLines = "key-lines";
    KeyNewLine = "key-new-line";
    KeyResources = "key-resources";
    KeyCompare = "key-compare";
    KeyTimes = "key-times";
    KeyScroll = "key-scroll";
    KeyReset = "key-reset";
    KeyAgain = "key-again";
    KeyProve = "key-prove";
    KeyHint = "key-hint";
    KeyBack = "key-back";
    KeyForward = "key-forward";
    KeyWire = "key-wire";
    KeyNextPane = "key-next-pane";
    KeyZoom = "key-zoom";
    KeyLanguage = "key-language";
    KeyLessons = "key-lessons";
    KeyHelp = "key-help";
    KeyMenu = "key-menu";
    DoAgain = "do-again";
    DoHint = "do-hint";
    DoProve = "do-prove";
    DoWire = "do-wire";
    DoDifference = "do-difference";
    DoBack = "do-back";
    DoForward = "do-forward";
    DoNextPane = "do-next-pane";
    DoPreviousPane = "do-previous-pane";
    DoZoom = "do-zoom";
    DoSandbox = "do-sandbox";
    DoLeaveSandbox = "do-leave-sandbox";
    DoObjective = "do-objective";
    DoListen = "do-listen";
    DoStopListening { address: Wire } = "do-stop-listening";
    DoSkip = "do-skip";
    DoPeek = "do-peek";
    DoBoth = "do-both";
    DoLanguage = "do-language";
    DoLessons = "do-lessons";
    DoReset = "do-reset";
    DoTheme = "do-theme";
    DoBangla = "do-bangla";
    DoSigns = "do-signs";
    DoRedraw = "do-redraw";
    DoKeyboard = "do-keyboard";
    DoChooser = "do-chooser";
    DoHelp = "do-help";
    DoMenu = "do-menu";
    DoQuit = "do-quit";
    DoCopy = "do-copy";
    DoText = "do-text";
    KeyCopy = "key-copy";
    HelpIntro = "help-intro";
    HelpInTime = "help-in-time";
    HelpMoving = "help-moving";
    HelpTyping = "help-typing";
    HelpMarks = "help-marks";
    HelpSelect = "help-select";

    // ── while a lesson is played (play.ftl) ──
    MarkFirst { numbers: Wire, last: Num } = "mark-first";
    ChooseSome { n: Num, taken: Num } = "choose-some";
    TaskDoneElsewhere = "task-done-elsewhere";
    PartMethod = "part-method";
    PartTarget = "part-target";
    PartHeaders = "part-headers";
    PartBody = "part-body";
    ChangedAt { target: Wire } = "changed-at";
    BodyNotSent { method: Wire } = "body-not-sent";
    KeyQuit = "key-quit";
    KeyPanes = "key-panes";
    KeyRestart = "key-restart";
    DoRestart = "do-restart";
    DoSession = "do-session";
    RestartAsk = "restart-ask";
    NothingSent = "nothing-sent";
    NoJourney = "no-journey";
    LettersPickMethod { key: Wire } = "letters-pick-method";
    NoHint = "no-hint";
    NoHintsHere = "no-hints-here";
    OtherMethod { sent: Wire, wanted: Wire } = "other-method";
    AlreadyThere { target: Wire } = "already-there";
    CopiedPage = "copied-page";
    CopiedParagraph = "copied-paragraph";
    CopiedRequest = "copied-request";
    CopiedResponse = "copied-response";
    CopiedResource { target: Wire } = "copied-resource";
    CopiedList = "copied-list";
    CopiedWindow = "copied-window";
    CopyTooLong { octets: Num, most: Num } = "copy-too-long";

    // ── the screen (screen.ftl) ──
    TitleLesson = "title-lesson";
    TitleClaim = "title-claim";
    TitlePredict = "title-predict";
    TitleTask = "title-task";
    TitleQuiz = "title-quiz";
    TitleVerdict = "title-verdict";
    TitleRequest = "title-request";
    TitleRaw = "title-raw";
    TitleSandbox = "title-sandbox";
    TitleServer { n: Num } = "title-server";
    TitlePast { n: Num, at: Num } = "title-past";
    Answer { n: Num } = "answer";
    AnswerSame { n: Num, of: Num } = "answer-same";
    AnswerSameMeaning { n: Num, of: Num } = "answer-same-meaning";
    AnswerFromCurl { n: Num } = "answer-from-curl";
    AnswerFromPeer { n: Num } = "answer-from-peer";
    Silence = "silence";
    SilenceMeans = "silence-means";
    NoAnswer = "no-answer";
    NothingYet = "nothing-yet";
    TimelineEmpty = "timeline-empty";
    Now = "now";
    Past = "past";
    BodyEmpty = "body-empty";
    HeadersEmpty = "headers-empty";
    TooSmall { cols: Num, rows: Num } = "too-small";
    TooSmallToAsk { cols: Num, rows: Num } = "too-small-to-ask";
    ChooserAsk = "chooser-ask";
    CannotRead = "cannot-read";
    ThemeIs { name: Wire } = "theme-is";
    BanglaInPictures = "bangla-in-pictures";
    BanglaInCells = "bangla-in-cells";
    BanglaNoPictures { shown: Wire } = "bangla-no-pictures";
    CannotSave { path: Wire } = "cannot-save";
    SessionKept { command: Wire } = "session-kept";
    Listening { uri: Wire, key: Wire } = "listening";
    ListeningEnded = "listening-ended";
    ListenPortTaken { port: Wire, key: Wire } = "listen-port-taken";
    CannotListen { address: Wire, reason: Wire, key: Wire } = "cannot-listen";
    BackToNow = "back-to-now";

    // ── reading and typing Bangla (reading.ftl) ──
    KeyboardIs { layout: Wire } = "keyboard-is";
    PasteRefused { n: Num } = "paste-refused";
    PasteNowhere = "paste-nowhere";
    WayNow { way: Wire } = "way-now";
    SignsAre { order: Wire } = "signs-are";
    ReadTerminal { shown: Wire, fair: Wire } = "read-terminal";
    ReadBase { name: Wire } = "read-base";
    ReadPage { command: Wire } = "read-page";
    Unreadable { why: Wire } = "unreadable";
    KeyboardAny = "keyboard-any";
    KeyboardWhich { typed: Wire } = "keyboard-which";
    KeyboardGuessed { typed: Wire, letter: Wire, layout: Wire } = "keyboard-guessed";

    // ── the network, curl and time (network.ftl) ──
    KeyBranch = "key-branch";
    TitleBranch = "title-branch";
    BranchAsk { here: Num, ahead: Num } = "branch-ask";
    BranchFromStart { ahead: Num } = "branch-from-start";
    BranchKept = "branch-kept";
    PastedRequest = "pasted-request";
    CurlNoUrl { line: Num, column: Num } = "curl-no-url";
    CurlQuote { line: Num, column: Num } = "curl-quote";
    CurlShell { line: Num, column: Num } = "curl-shell";
    CurlOption { line: Num, column: Num, name: Wire } = "curl-option";
    CurlValue { line: Num, column: Num, name: Wire } = "curl-value";
    CurlFile { line: Num, column: Num, name: Wire } = "curl-file";
    CurlManyUrls { line: Num, column: Num } = "curl-many-urls";
    CurlScheme { line: Num, column: Num } = "curl-scheme";
    CurlHeader { line: Num, column: Num } = "curl-header";
    CurlNoRequest { line: Num, column: Num } = "curl-no-request";

    DoNetwork = "do-network";
    KeyNetwork = "key-network";
    KeyArm = "key-arm";
    KeyPolicy = "key-policy";
    TitleNetwork = "title-network";
    TitleJourney = "title-journey";
    NetworkAsk = "network-ask";
    NetworkPolicy = "network-policy";
    NextFault = "next-fault";
    FaultNone = "fault-none";
    FaultRequestLost = "fault-request-lost";
    FaultResponseLost = "fault-response-lost";
    FaultDuplicated = "fault-duplicated";
    FaultDelayedCopy = "fault-delayed-copy";
    FaultOvertaken = "fault-overtaken";
    FaultCrashBefore = "fault-crash-before";
    FaultCrashAfter = "fault-crash-after";
    FaultCrashBetween = "fault-crash-between";
    FaultSlow = "fault-slow";
    FaultUnavailable { code: Wire } = "fault-unavailable";
    FaultGateway { code: Wire, other: Wire } = "fault-gateway";
    FaultTooMany { code: Wire } = "fault-too-many";
    FaultCutOff = "fault-cut-off";
    FaultRequestTimeout { code: Wire } = "fault-request-timeout";
    FaultClosed = "fault-closed";
    FaultKeysLost = "fault-keys-lost";
    FaultNeighbour = "fault-neighbour";
    AboutNone = "about-none";
    AboutRequestLost = "about-request-lost";
    AboutResponseLost = "about-response-lost";
    AboutDuplicated = "about-duplicated";
    AboutDelayedCopy = "about-delayed-copy";
    AboutOvertaken = "about-overtaken";
    AboutCrashBefore = "about-crash-before";
    AboutCrashAfter = "about-crash-after";
    AboutCrashBetween = "about-crash-between";
    AboutSlow = "about-slow";
    AboutUnavailable = "about-unavailable";
    AboutGateway = "about-gateway";
    AboutTooMany = "about-too-many";
    AboutCutOff = "about-cut-off";
    AboutRequestTimeout = "about-request-timeout";
    AboutClosed = "about-closed";
    AboutKeysLost = "about-keys-lost";
    AboutNeighbour = "about-neighbour";
    RetryNever = "retry-never";
    RetryIdempotentOnly = "retry-idempotent-only";
    RetryAlways = "retry-always";
    RetrySameKey = "retry-same-key";
    RetryNewKey = "retry-new-key";
    AboutIdempotent = "about-idempotent";
    AboutKey = "about-key";
    DoJourney = "do-journey";
    KeyJourney = "key-journey";
    KeyPause = "key-pause";
    KeyPlay = "key-play";
    KeySteps = "key-steps";
    KeyToEnd = "key-to-end";
    DoPresent = "do-present";
    DoPresentTitle = "do-present-title";
    PresentRows { rows: Num } = "present-rows";
    PresentTitle = "present-title";
    PresentNoRoom = "present-no-room";
    PresentEnds = "present-ends";
    DoCurl = "do-curl";
    KeyCurl = "key-curl";
    TitleCurl = "title-curl";
    CurlCopied = "curl-copied";
    CurlPasteIt = "curl-paste-it";
    CurlNobodyListens { key: Wire } = "curl-nobody-listens";
    CurlNotARequest = "curl-not-a-request";
    DoScenes = "do-scenes";
    SceneHere = "scene-here";
    SceneOneUser = "scene-one-user";
    SceneNoUsers = "scene-no-users";
    SceneAsync = "scene-async";
    SceneBusy = "scene-busy";
    SceneCounting = "scene-counting";
    SceneLenient = "scene-lenient-if-match";
    SceneNormalising = "scene-normalising";
    SceneNotAcceptable = "scene-not-acceptable";
    SceneRequire = "scene-require-preconditions";
    SceneTombstones = "scene-tombstones";
    ProofState { state: Wire } = "proof-state";
    ProofDifferences { times: Num } = "proof-differences";
    ProofWaited { code: Wire } = "proof-waited";
    ProofNothing = "proof-nothing";
    ProofBroken { method: Wire } = "proof-broken";
    ProofIdempotent = "proof-idempotent";
    ProofSafe { method: Wire } = "proof-safe";
    ProofEachOwn { method: Wire } = "proof-each-own";
    ProofSameByItself { method: Wire } = "proof-same-by-itself";
    DoPeer = "do-peer";
    PeerActed { line: Wire } = "peer-acted";
    PeerIdle = "peer-idle";
    LostUpdate { n: Num } = "lost-update";
    ForeignDigits { typed: Wire, sent: Wire, latin: Wire } = "foreign-digits";
    DoHistory = "do-history";
    KeyGoThere = "key-go-there";
    HistoryStart = "history-start";
    WaySent { times: Num } = "way-sent";
    WayRequestLost = "way-request-lost";
    WayResponseLost = "way-response-lost";
    HistoryCurl = "history-curl";
    HistoryPasted = "history-pasted";
    HistoryPeer = "history-peer";
    HistoryFrom { n: Num } = "history-from";
    SideYou = "side-you";
    SidePeer = "side-peer";
    SideWire = "side-wire";
    SideServer = "side-server";
    EventSendsAgain { n: Num } = "event-sends-again";
    EventCopy = "event-copy";
    EventRequestLost = "event-request-lost";
    EventDuplicated = "event-duplicated";
    EventHeldBack = "event-held-back";
    EventCutOff = "event-cut-off";
    EventConnectionClosed = "event-connection-closed";
    EventArrives = "event-arrives";
    EventArrivesLate { n: Num } = "event-arrives-late";
    EventBegins = "event-begins";
    EventMade { target: Wire } = "event-made";
    EventReplaced { target: Wire } = "event-replaced";
    EventUnchanged { target: Wire } = "event-unchanged";
    EventRemoved { target: Wire } = "event-removed";
    EventDone = "event-done";
    EventHalf = "event-half";
    EventRead = "event-read";
    EventReplayed = "event-replayed";
    EventRefused = "event-refused";
    EventIncomplete = "event-incomplete";
    EventCrashes = "event-crashes";
    EventRestarts = "event-restarts";
    EventForgetsKeys = "event-forgets-keys";
    EventNeighbour { line: Wire, status: Wire } = "event-neighbour";
    EventGateway { status: Wire } = "event-gateway";
    EventAnswers { status: Wire } = "event-answers";
    EventResponseLost = "event-response-lost";
    EventHears { status: Wire } = "event-hears";
    EventHearsLate { n: Num, status: Wire } = "event-hears-late";
    EventNotWaitedFor { status: Wire } = "event-not-waited-for";
    EventTimeout = "event-timeout";
    EventClosed = "event-closed";
    EventNotYet = "event-not-yet";
    EventWaits { seconds: Num } = "event-waits";
    EventWaitsTold { seconds: Num } = "event-waits-told";
    EventRetriesIdempotent = "event-retries-idempotent";
    EventRetriesNotApplied = "event-retries-not-applied";
    EventRetriesSameKey = "event-retries-same-key";
    EventRetriesAlways = "event-retries-always";
    EventRetriesNewKey = "event-retries-new-key";
    EventStopsNever = "event-stops-never";
    EventStopsNotIdempotent = "event-stops-not-idempotent";
    EventStopsFailedRetry = "event-stops-failed-retry";
    EventStopsEnough = "event-stops-enough";
    Knows = "knows";
    KnowsPeer = "knows-peer";
    KnowsNothingYet = "knows-nothing-yet";
    KnowsNoAnswer = "knows-no-answer";
    Truth = "truth";
    TruthRead = "truth-read";
    TruthNothing = "truth-nothing";
    TruthDone { n: Num } = "truth-done";
    TruthCopy { n: Num } = "truth-copy";
    TruthCopyLast { n: Num } = "truth-copy-last";
    TruthNeighbour = "truth-neighbour";
    TruthOfAttempts { n: Num } = "truth-of-attempts";

    // ── the lesson (lesson.ftl) ──
    NoLessons = "no-lessons";
    Untranslated = "untranslated";
    VoteTrue = "vote-true";
    VoteHalf = "vote-half";
    VoteWrong = "vote-wrong";
    VerdictComes = "verdict-comes";
    TheVerdict = "the-verdict";
    VerdictTrue = "verdict-true";
    VerdictHalf = "verdict-half";
    VerdictWrong = "verdict-wrong";
    VerdictOpinion = "verdict-opinion";
    HowSure = "how-sure";
    Sure = "sure";
    Unsure = "unsure";
    SureSaid = "sure-said";
    UnsureSaid = "unsure-said";
    YouSaid = "you-said";
    NotSaid = "not-said";
    ItWas = "it-was";
    AndSoItWas = "and-so-it-was";
    TaskDone = "task-done";
    TaskDoneBefore = "task-done-before";
    QuizRight = "quiz-right";
    QuizRightNow = "quiz-right-now";
    QuizAgain = "quiz-again";
    HintLater = "hint-later";
    NotYetARequest { line: Num } = "not-yet-a-request";
    SandboxEntered = "sandbox-entered";
    SceneEntered = "scene-entered";
    SceneAsk { n: Num } = "scene-ask";
    SandboxLeft = "sandbox-left";
    Branched = "branched";
    WelcomeBack { lesson: Num, step: Num } = "welcome-back";
    LessonDone { n: Num } = "lesson-done";
    LastLessonDone { n: Num } = "last-lesson-done";
    LessonDoneOn { n: Num } = "lesson-done-on";
    LessonPassed = "lesson-passed";
    CourseDone = "course-done";
    Minutes { n: Num } = "minutes";
    LessonsDone { n: Num, of: Num } = "lessons-done";
    ProveAsk { times: Num } = "prove-ask";
    ProveKeys { keys: Wire } = "prove-keys";
    ProofRun { n: Num } = "proof-run";
    ProofSameState = "proof-same-state";
    ProofOtherState = "proof-other-state";
    ProofSameAnswers = "proof-same-answers";
    ProofOtherAnswers = "proof-other-answers";
    NoDifference = "no-difference";
    ResetAsk = "reset-ask";

    // ── the words that can be typed where there is no screen (aloud.ftl) ──
    WordSend = "word-send";
    WordSendHelp = "word-send.help";
    WordAgain = "word-again";
    WordAgainHelp = "word-again.help";
    WordFollow = "word-follow";
    WordFollowHelp = "word-follow.help";
    WordMethod = "word-method";
    WordMethodHelp = "word-method.help";
    WordTarget = "word-target";
    WordTargetHelp = "word-target.help";
    WordHeader = "word-header";
    WordHeaderHelp = "word-header.help";
    WordBody = "word-body";
    WordBodyHelp = "word-body.help";
    WordRaw = "word-raw";
    WordRawHelp = "word-raw.help";
    WordLine = "word-line";
    WordLineHelp = "word-line.help";
    WordInsert = "word-insert";
    WordInsertHelp = "word-insert.help";
    WordRemove = "word-remove";
    WordRemoveHelp = "word-remove.help";
    WordRequest = "word-request";
    WordRequestHelp = "word-request.help";
    WordAnswer = "word-answer";
    WordAnswerHelp = "word-answer.help";
    WordServer = "word-server";
    WordServerHelp = "word-server.help";
    WordWire = "word-wire";
    WordWireHelp = "word-wire.help";
    WordDifference = "word-difference";
    WordDifferenceHelp = "word-difference.help";
    WordHint = "word-hint";
    WordHintHelp = "word-hint.help";
    WordProve = "word-prove";
    WordProveHelp = "word-prove.help";
    WordBack = "word-back";
    WordBackHelp = "word-back.help";
    WordForward = "word-forward";
    WordForwardHelp = "word-forward.help";
    WordHistory = "word-history";
    WordHistoryHelp = "word-history.help";
    WordNext = "word-next";
    WordNextHelp = "word-next.help";
    WordPrevious = "word-previous";
    WordPreviousHelp = "word-previous.help";
    WordSkip = "word-skip";
    WordSkipHelp = "word-skip.help";
    WordPeek = "word-peek";
    WordPeekHelp = "word-peek.help";
    WordObjective = "word-objective";
    WordObjectiveHelp = "word-objective.help";
    WordLessons = "word-lessons";
    WordLessonsHelp = "word-lessons.help";
    WordOpen = "word-open";
    WordOpenHelp = "word-open.help";
    WordSandbox = "word-sandbox";
    WordSandboxHelp = "word-sandbox.help";
    WordReset = "word-reset";
    WordResetHelp = "word-reset.help";
    WordRestart = "word-restart";
    WordRestartHelp = "word-restart.help";
    WordSession = "word-session";
    WordSessionHelp = "word-session.help";
    WordNetwork = "word-network";
    WordNetworkHelp = "word-network.help";
    WordRetry = "word-retry";
    WordRetryHelp = "word-retry.help";
    WordJourney = "word-journey";
    WordJourneyHelp = "word-journey.help";
    WordPeer = "word-peer";
    WordPeerHelp = "word-peer.help";
    WordScenes = "word-scenes";
    WordScenesHelp = "word-scenes.help";
    WordCurl = "word-curl";
    WordCurlHelp = "word-curl.help";
    WordListen = "word-listen";
    WordListenHelp = "word-listen.help";
    WordLanguage = "word-language";
    WordLanguageHelp = "word-language.help";
    WordRepeat = "word-repeat";
    WordRepeatHelp = "word-repeat.help";
    WordWhere = "word-where";
    WordWhereHelp = "word-where.help";
    WordHelp = "word-help";
    WordHelpHelp = "word-help.help";
    WordQuit = "word-quit";
    WordQuitHelp = "word-quit.help";

    // ── what is said where there is no screen (aloud.ftl) ──
    SoFar { have: Num, need: Num } = "so-far";
    SentAlready = "sent-already";
    NoLocation = "no-location";
    NoSuchLesson { n: Num, of: Num } = "no-such-lesson";
    NoSuchLine { n: Num } = "no-such-line";
    OnlyRawHasLines = "only-raw-has-lines";
    AloudWelcome { help: Wire } = "aloud-welcome";
    AloudBye = "aloud-bye";
    AloudCannotRead = "aloud-cannot-read";
    AloudLesson { n: Num, of: Num, title: Wire } = "aloud-lesson";
    AloudStep { n: Num, of: Num, title: Wire } = "aloud-step";
    AloudVerdict { n: Num } = "aloud-verdict";
    AloudTaken { n: Num, choice: Wire } = "aloud-taken";
    AloudGoal { goal: Wire } = "aloud-goal";
    AloudGoalLeft { goal: Wire } = "aloud-goal-left";
    AloudGoalMet { goal: Wire } = "aloud-goal-met";
    AloudHint { hint: Wire } = "aloud-hint";
    AloudAbout { n: Num, said: Wire } = "aloud-about";
    AloudGoOn = "aloud-go-on";
    AloudChooseAgain = "aloud-choose-again";
    AloudYouSaid { choices: Wire } = "aloud-you-said";
    AloudHeaderSet { header: Wire } = "aloud-header-set";
    AloudHeaderGone { header: Wire } = "aloud-header-gone";
    AloudReady { request: Wire } = "aloud-ready";
    AloudReadyBody { request: Wire, body: Wire } = "aloud-ready-body";
    AloudReadyRaw { n: Num, first: Wire, read: Wire } = "aloud-ready-raw";
    AloudReadyAgain { request: Wire } = "aloud-ready-again";
    AloudNothingWritten { example: Wire } = "aloud-nothing-written";
    AloudExchange { n: Num, request: Wire, status: Wire, meaning: Wire } = "aloud-exchange";
    AloudSilence { n: Num, request: Wire } = "aloud-silence";
    AloudNoRequest = "aloud-no-request";
    AloudMade { target: Wire } = "aloud-made";
    AloudReplaced { target: Wire } = "aloud-replaced";
    AloudUnchanged { target: Wire } = "aloud-unchanged";
    AloudGone { target: Wire } = "aloud-gone";
    AloudNothingTouched = "aloud-nothing-touched";
    AloudMemberNew { name: Wire, value: Wire } = "aloud-member-new";
    AloudMemberGone { name: Wire } = "aloud-member-gone";
    AloudMemberChanged { name: Wire, before: Wire, after: Wire } = "aloud-member-changed";
    AloudLineNew { line: Wire } = "aloud-line-new";
    AloudLineGone { line: Wire } = "aloud-line-gone";
    AloudBody { body: Wire } = "aloud-body";
    AloudLongBody { n: Num, read: Wire } = "aloud-long-body";
    AloudNoBody = "aloud-no-body";
    AloudProofOnce { status: Wire, n: Num } = "aloud-proof-once";
    AloudProofTimes { times: Num, status: Wire, n: Num } = "aloud-proof-times";
    AloudCollection { path: Wire } = "aloud-collection";
    AloudEmpty { path: Wire } = "aloud-empty";
    AloudItem { target: Wire, mark: Wire, body: Wire } = "aloud-item";
    AloudMoreItems { n: Num, read: Wire } = "aloud-more-items";
    AloudNotThere { target: Wire } = "aloud-not-there";
    AloudPosition { at: Num, ahead: Num } = "aloud-position";
    AloudTheRequest = "aloud-the-request";
    AloudTheResponse = "aloud-the-response";
    AloudLine { n: Num, line: Wire } = "aloud-line";
    AloudEmptyLine = "aloud-empty-line";
    AloudHistory { n: Num, request: Wire, status: Wire } = "aloud-history";
    AloudElsewhere { told: Wire } = "aloud-elsewhere";
    AloudHistoryNumber = "aloud-history-number";
    AloudNobodyListens { listen: Wire } = "aloud-nobody-listens";
    AloudWithKey { key: Wire } = "aloud-with-key";
    AloudKeyEnd { end: Wire } = "aloud-key-end";
    AloudMeanwhile = "aloud-meanwhile";
    AloudNothingAhead = "aloud-nothing-ahead";
    AloudNothingBehind = "aloud-nothing-behind";
    AloudNotDone = "aloud-not-done";
    AloudPresentAgain = "aloud-present-again";
    AloudCollections { found: Wire, paths: Wire } = "aloud-collections";
    AloudUnseen = "aloud-unseen";
    AloudProofAlso { target: Wire } = "aloud-proof-also";
    AloudProofOther { target: Wire } = "aloud-proof-other";
    AloudProofMissing { target: Wire } = "aloud-proof-missing";
    AloudSetNow { fault: Wire } = "aloud-set-now";
    AloudPlanned { fault: Wire } = "aloud-planned";
    AloudPolicy { policy: Wire } = "aloud-policy";
    AloudSandbox = "aloud-sandbox";
    AloudScene { about: Wire } = "aloud-scene";
    AloudLessonDone { n: Num, title: Wire } = "aloud-lesson-done";
    AloudLessonBegun { n: Num, title: Wire } = "aloud-lesson-begun";
    AloudLessonOpen { n: Num, title: Wire } = "aloud-lesson-open";
    AloudEntry { n: Num, entry: Wire } = "aloud-entry";
    AloudNumbers { last: Num } = "aloud-numbers";
    AloudTypeLines = "aloud-type-lines";
    AloudHelp { one: Wire, all: Wire } = "aloud-help";
    AloudAll = "aloud-all";
    AloudHelpWrite { words: Wire } = "aloud-help-write";
    AloudHelpHear { words: Wire } = "aloud-help-hear";
    AloudHelpLesson { words: Wire } = "aloud-help-lesson";
    AloudHelpTry { words: Wire } = "aloud-help-try";
    AloudHelpBeside { words: Wire } = "aloud-help-beside";
    AloudRepeat { repeat: Wire } = "aloud-repeat";
    AloudKeys = "aloud-keys";
    AloudBodyKept { method: Wire, change: Wire } = "aloud-body-kept";
    AloudKeptLine { said: Wire } = "aloud-kept-line";
    AloudNothingWrittenOf { method: Wire } = "aloud-nothing-written-of";
    AloudNowLessons { restart: Wire } = "aloud-now-lessons";
    AloudNowSandbox { sandbox: Wire, scenes: Wire, network: Wire } = "aloud-now-sandbox";
    AloudNowQuit { quit: Wire } = "aloud-now-quit";
    AloudHelpLine { words: Wire, help: Wire } = "aloud-help-line";
    AloudNotUnderstood { said: Wire, words: Wire, help: Wire } = "aloud-not-understood";
    AloudWhichWord { said: Wire } = "aloud-which-word";
    AloudNeedsNumber { word: Wire } = "aloud-needs-number";
    AloudNumberFromTo { from: Num, to: Num, word: Wire } = "aloud-number-from-to";
    AloudNeedsText { word: Wire } = "aloud-needs-text";
    AloudRequestForm { example: Wire } = "aloud-request-form";
    AloudUnknownLanguage { said: Wire, names: Wire } = "aloud-unknown-language";

    // ── a lesson as a page in a browser (html.ftl) ──
    HtmlLesson { n: Num, of: Num } = "html-lesson";
    HtmlStart = "html-start";
    HtmlGoals = "html-goals";
    HtmlHints = "html-hints";
    HtmlOutcome = "html-outcome";
    HtmlAnswer = "html-answer";
    HtmlExperiment = "html-experiment";
    HtmlRequest { n: Num } = "html-request";
    HtmlResponse = "html-response";
    HtmlProof { times: Num } = "html-proof";
    HtmlOnce = "html-once";
    HtmlTimes { times: Num } = "html-times";
    HtmlFoot = "html-foot";

    // ── messages that are said in other words where there is no screen ──
    ChooseSomeAloud { n: Num, taken: Num } = "choose-some.aloud";
    MarkFirstAloud { numbers: Wire, last: Num } = "mark-first.aloud";
    SandboxEnteredAloud = "sandbox-entered.aloud";
    SceneEnteredAloud = "scene-entered.aloud";
    SceneAskAloud { n: Num } = "scene-ask.aloud";
    ResetAskAloud = "reset-ask.aloud";
    RestartAskAloud = "restart-ask.aloud";
    BranchAskAloud { here: Num, ahead: Num } = "branch-ask.aloud";
    BranchFromStartAloud { ahead: Num } = "branch-from-start.aloud";
    BranchKeptAloud = "branch-kept.aloud";
    ChooserAskAloud = "chooser-ask.aloud";
    QuizRightAloud = "quiz-right.aloud";
    QuizRightNowAloud = "quiz-right-now.aloud";
    QuizAgainAloud = "quiz-again.aloud";
    AndSoItWasAloud = "and-so-it-was.aloud";
    ItWasAloud = "it-was.aloud";
    AnswerSameAloud { n: Num, of: Num } = "answer-same.aloud";
    AnswerSameMeaningAloud { n: Num, of: Num } = "answer-same-meaning.aloud";
    AnswerFromCurlAloud { n: Num } = "answer-from-curl.aloud";
    AnswerFromPeerAloud { n: Num } = "answer-from-peer.aloud";
    LostUpdateAloud { n: Num } = "lost-update.aloud";
    SideYouAloud = "side-you.aloud";
    EventArrivesLateAloud { n: Num } = "event-arrives-late.aloud";
    EventHearsLateAloud { n: Num, status: Wire } = "event-hears-late.aloud";
    EventNeighbourAloud { line: Wire, status: Wire } = "event-neighbour.aloud";
    EventNotYetAloud = "event-not-yet.aloud";
    EventRetriesIdempotentAloud = "event-retries-idempotent.aloud";
    EventRetriesNotAppliedAloud = "event-retries-not-applied.aloud";
    EventRetriesSameKeyAloud = "event-retries-same-key.aloud";
    EventRetriesAlwaysAloud = "event-retries-always.aloud";
    EventRetriesNewKeyAloud = "event-retries-new-key.aloud";
    EventStopsNeverAloud = "event-stops-never.aloud";
    EventStopsNotIdempotentAloud = "event-stops-not-idempotent.aloud";
    EventStopsFailedRetryAloud = "event-stops-failed-retry.aloud";
    EventStopsEnoughAloud = "event-stops-enough.aloud";
    TruthCopyAloud { n: Num } = "truth-copy.aloud";
    TruthCopyLastAloud { n: Num } = "truth-copy-last.aloud";
    FaultUnavailableAloud { code: Wire } = "fault-unavailable.aloud";
    FaultTooManyAloud { code: Wire } = "fault-too-many.aloud";
    FaultRequestTimeoutAloud { code: Wire } = "fault-request-timeout.aloud";
    SceneCountingAloud = "scene-counting.aloud";
    ProofSameStateAloud = "proof-same-state.aloud";
    ProofOtherStateAloud = "proof-other-state.aloud";
    ProofSameAnswersAloud = "proof-same-answers.aloud";
    ProofOtherAnswersAloud = "proof-other-answers.aloud";
    ProofDifferencesAloud { times: Num } = "proof-differences.aloud";
    ListeningAloud { uri: Wire, key: Wire } = "listening.aloud";
    ListenPortTakenAloud { port: Wire, key: Wire } = "listen-port-taken.aloud";
    CannotListenAloud { address: Wire, reason: Wire, key: Wire } = "cannot-listen.aloud";
    TitleServerAloud { n: Num } = "title-server.aloud";
    TitlePastAloud { n: Num, at: Num } = "title-past.aloud";

    // ── the logic of a lesson (check.ftl) ──
    CheckS01 { step: Wire } = "check-s01";
    CheckS01None = "check-s01-none";
    CheckS02 { goal: Wire } = "check-s02";
    CheckS03 = "check-s03";
    CheckS04 { code: Wire } = "check-s04";
    CheckS05Row { row: Wire } = "check-s05-row";
    CheckS05Source { source: Wire } = "check-s05-source";
    CheckS06Choice { choice: Wire } = "check-s06-choice";
    CheckS06None = "check-s06-none";
    CheckS07 { scene: Wire } = "check-s07";
    CheckS08 { lesson: Wire } = "check-s08";
    CheckS09 { body: Wire } = "check-s09";
    CheckS10 { code: Wire } = "check-s10";
    CheckS11 { found: Wire, expected: Wire } = "check-s11";
    CheckS12Path { path: Wire, expected: Wire } = "check-s12-path";
    CheckS12Twice { path: Wire } = "check-s12-twice";
    CheckS12Own { path: Wire } = "check-s12-own";
    CheckS12Below { path: Wire } = "check-s12-below";
    CheckS12Target { target: Wire } = "check-s12-target";
    CheckS12Outside { target: Wire } = "check-s12-outside";
    CheckS12Refused { code: Wire } = "check-s12-refused";
    CheckS12Idle { key: Wire, needs: Wire } = "check-s12-idle";
    CheckS12Peer { code: Wire } = "check-s12-peer";
    CheckS13 = "check-s13";

    // ── the words of a lesson (check.ftl) ──
    CheckL01Missing { key: Wire } = "check-l01-missing";
    CheckL01Extra { key: Wire } = "check-l01-extra";
    CheckL02Missing { code: Wire } = "check-l02-missing";
    CheckL02Extra { code: Wire } = "check-l02-extra";
    CheckL03Unknown { name: Wire } = "check-l03-unknown";
    CheckL03Missing { name: Wire } = "check-l03-missing";
    CheckL03Extra { name: Wire } = "check-l03-extra";

    // ── a course: its pages (check.ftl) ──
    CheckP01Opened { step: Wire, rows: Num, room: Num, model: Wire } = "check-p01-opened";
    CheckP01Sure { step: Wire, rows: Num, room: Num, model: Wire } = "check-p01-sure";
    CheckP01Tried { step: Wire, choice: Wire, rows: Num, room: Num, model: Wire } = "check-p01-tried";
    CheckP01Done { step: Wire, rows: Num, room: Num, model: Wire } = "check-p01-done";
    CheckP01Verdict { step: Wire, rows: Num, room: Num, model: Wire } = "check-p01-verdict";

    // ── what an answer means (http.ftl) ──
    Status200 = "status-200";
    Status201 = "status-201";
    Status202 = "status-202";
    Status204 = "status-204";
    Status303 = "status-303";
    Status304 = "status-304";
    Status308 = "status-308";
    Status400 = "status-400";
    Status404 = "status-404";
    Status405 = "status-405";
    Status406 = "status-406";
    Status408 = "status-408";
    Status409 = "status-409";
    Status410 = "status-410";
    Status411 = "status-411";
    Status412 = "status-412";
    Status413 = "status-413";
    Status414 = "status-414";
    Status415 = "status-415";
    Status421 = "status-421";
    Status422 = "status-422";
    Status428 = "status-428";
    Status429 = "status-429";
    Status431 = "status-431";
    Status501 = "status-501";
    Status502 = "status-502";
    Status503 = "status-503";
    Status504 = "status-504";
    Status505 = "status-505";
    Status1xx = "status-1xx";
    Status2xx = "status-2xx";
    Status3xx = "status-3xx";
    Status4xx = "status-4xx";
    Status5xx = "status-5xx";
    StatusNone = "status-none";
    ProblemBadRequest = "problem-bad-request";
    ProblemBadRequestAt { line: Num, column: Num } = "problem-bad-request-at";
    ProblemBadHost = "problem-bad-host";
    ProblemMisdirected { found: Wire } = "problem-misdirected";
    ProblemTargetTooLong = "problem-target-too-long";
    ProblemFieldsTooLarge = "problem-fields-too-large";
    ProblemContentTooLarge { found: Num, limit: Num } = "problem-content-too-large";
    ProblemVersionNotSupported { expected: Wire } = "problem-version-not-supported";
    ProblemUnknownCoding { expected: Wire } = "problem-unknown-coding";
    ProblemUnknownMethod { found: Wire } = "problem-unknown-method";
    ProblemMethodCase { found: Wire, expected: Wire } = "problem-method-case";
    ProblemBadTarget { found: Wire } = "problem-bad-target";
    ProblemBadPercentEncoding { found: Wire } = "problem-bad-percent-encoding";
    ProblemTargetNotUtf8 { found: Wire } = "problem-target-not-utf8";
    ProblemControlInTarget { found: Wire } = "problem-control-in-target";
    ProblemNoSuchCollection { found: Wire } = "problem-no-such-collection";
    ProblemNoCollectionYet { found: Wire, parent: Wire } = "problem-no-collection-yet";
    ProblemNoSuchItem { found: Wire, collection: Wire } = "problem-no-such-item";
    ProblemGone { found: Wire } = "problem-gone";
    ProblemNotAcceptable { found: Wire, expected: Wire } = "problem-not-acceptable";
    ProblemMethodNotAllowed { found: Wire, allow: Wire } = "problem-method-not-allowed";
    ProblemRepeatedField { field: Wire } = "problem-repeated-field";
    ProblemBadMediaType { found: Wire, expected: Wire } = "problem-bad-media-type";
    ProblemUnsupportedMediaType { found: Wire, expected: Wire } = "problem-unsupported-media-type";
    ProblemUnsupportedPatch { expected: Wire } = "problem-unsupported-patch";
    ProblemPatchNeedsJson { found: Wire } = "problem-patch-needs-json";
    ProblemBadPatch { found: Num, expected: Wire } = "problem-bad-patch";
    ProblemPatchConflict { found: Wire } = "problem-patch-conflict";
    ProblemUnsupportedEncoding { found: Wire } = "problem-unsupported-encoding";
    ProblemPartialPut = "problem-partial-put";
    ProblemMissingParent { found: Wire, parent: Wire } = "problem-missing-parent";
    ProblemBadIdempotencyKey { field: Wire, found: Wire } = "problem-bad-idempotency-key";
    ProblemKeyReused { found: Wire } = "problem-key-reused";
    ProblemKeyInProgress { found: Wire } = "problem-key-in-progress";
    ProblemRequestTimeout = "problem-request-timeout";
    ProblemTooManyRequests = "problem-too-many-requests";
    ProblemUnavailable = "problem-unavailable";
    ProblemBadGateway = "problem-bad-gateway";
    ProblemGatewayTimeout = "problem-gateway-timeout";
    ProblemPreconditionFailed { field: Wire, expected: Wire, found: Wire } = "problem-precondition-failed";
    ProblemPreconditionAbsent { field: Wire, expected: Wire } = "problem-precondition-absent";
    ProblemChangedSince { field: Wire, expected: Wire } = "problem-changed-since";
    ProblemAlreadyExists = "problem-already-exists";
    ProblemSameVersion { field: Wire, found: Wire } = "problem-same-version";
    ProblemPreconditionRequired { field: Wire } = "problem-precondition-required";
    ProblemEmptyContent = "problem-empty-content";
    ProblemNotUtf8 { line: Num, column: Num } = "problem-not-utf8";
    ProblemJsonSyntax { line: Num, column: Num } = "problem-json-syntax";
    ProblemJsonIncomplete { line: Num } = "problem-json-incomplete";
    ProblemJsonComment { line: Num, column: Num } = "problem-json-comment";
    ProblemJsonTooDeep { line: Num } = "problem-json-too-deep";
    ProblemJsonDuplicateMember { found: Wire, line: Num } = "problem-json-duplicate-member";
    ProblemNotAnObject { found: Wire } = "problem-not-an-object";
    ProblemIdMismatch { found: Wire, expected: Wire } = "problem-id-mismatch";
    ReasonEmpty = "reason-empty";
    ReasonNoRequestLine { line: Num } = "reason-no-request-line";
    ReasonProtocolFirst { line: Num } = "reason-protocol-first";
    ReasonMethod { line: Num, column: Num } = "reason-method";
    ReasonNoTarget { line: Num } = "reason-no-target";
    ReasonTargetForm { line: Num } = "reason-target-form";
    ReasonTargetCharacter { line: Num, column: Num } = "reason-target-character";
    ReasonTargetSpace { line: Num, column: Num } = "reason-target-space";
    ReasonFragment { line: Num, column: Num } = "reason-fragment";
    ReasonTargetTooLong { line: Num } = "reason-target-too-long";
    ReasonNoVersion { line: Num } = "reason-no-version";
    ReasonVersion { line: Num, column: Num } = "reason-version";
    ReasonVersionUnsupported { line: Num } = "reason-version-unsupported";
    ReasonExtraWords { line: Num, column: Num } = "reason-extra-words";
    ReasonSpaces { line: Num, column: Num } = "reason-spaces";
    ReasonNoHost { line: Num } = "reason-no-host";
    ReasonTwoHosts { line: Num } = "reason-two-hosts";
    ReasonHostValue { line: Num } = "reason-host-value";
    ReasonNoColon { line: Num } = "reason-no-colon";
    ReasonNoEmptyLine { line: Num } = "reason-no-empty-line";
    ReasonHeaderNotEnded { line: Num } = "reason-header-not-ended";
    ReasonSpaceBeforeColon { line: Num } = "reason-space-before-colon";
    ReasonFieldName { line: Num, column: Num } = "reason-field-name";
    ReasonFieldValue { line: Num, column: Num } = "reason-field-value";
    ReasonFoldedLine { line: Num } = "reason-folded-line";
    ReasonTooManyFields { line: Num } = "reason-too-many-fields";
    ReasonContentLength { line: Num } = "reason-content-length";
    ReasonContentLengthDiffers { line: Num, said: Wire, found: Wire } = "reason-content-length-differs";
    ReasonTransferEncoding { line: Num } = "reason-transfer-encoding";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_declared_once_and_in_kebab_case() {
        let mut ids: Vec<&str> = Message::SPEC.iter().map(|(id, _)| *id).collect();
        assert!(
            ids.iter().all(|id| id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c)))
        );
        let declared = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), declared);
    }

    #[test]
    fn samples_follow_the_spec() {
        let names = |message: &Message| message.args().iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let samples = Message::samples(3);
        assert_eq!(samples.len(), Message::SPEC.len());
        for (message, (id, args)) in samples.iter().zip(Message::SPEC) {
            assert_eq!(message.id(), *id);
            assert_eq!(names(message), args.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        }
    }
}
