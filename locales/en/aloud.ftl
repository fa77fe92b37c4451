# What is typed and said where there is no screen (putpost --plain). Every line is heard, so each is short and begins with what matters.
# The words of a command stand by commas; the first one is shown. They are looked up without regard to capitals.

word-send = send
    .help = sends the request that is written
word-again = again, once more
    .help = sends the very same request once more
word-follow = follow
    .help = writes a GET of the address that the response names in Location
word-method = method
    .help = changes the method, as in method PUT
word-target = target, address
    .help = changes the address, as in target /users/2
word-header = header
    .help = sets a header, as in header If-Match: "abc"; without a value the header goes
word-body = body
    .help = writes the body, on the same line or, alone, line by line
word-raw = raw
    .help = writes a whole message yourself, line by line
word-line = line
    .help = replaces a line of a raw message, as in line 2 Host: 127.0.0.1
word-insert = insert
    .help = puts a line before another one, as in insert 2 Host: 127.0.0.1
word-remove = remove
    .help = takes a line away, as in remove 3
word-request = request
    .help = reads the request that is written
word-answer = answer, response
    .help = reads the whole last response
word-server = server, list
    .help = reads what the server holds; with an address, as in server /users/2, only what is there
word-wire = wire, messages
    .help = reads the request and its response exactly as they travel
word-difference = changes, what changed
    .help = tells what the last request changed, part by part
word-hint = hint
    .help = gives a hint
word-prove = prove
    .help = compares sending once with sending several times, as in prove 3
word-back = back
    .help = goes back in time, by one request or by several, as in back 2
word-forward = forward
    .help = goes forward in time, as in forward 2
word-history = history
    .help = tells what you have sent so far; history 3 goes to the moment after request 3, on any branch
word-next = next, go on
    .help = goes on to the next page, as Enter does
word-previous = previous
    .help = turns back to the page before
word-skip = skip
    .help = skips this step
word-peek = translation
    .help = reads this page in the other language
word-objective = objective
    .help = tells what this lesson is for
word-lessons = lessons
    .help = reads the list of lessons
word-open = open, lesson
    .help = opens a lesson, as in open 3
word-sandbox = sandbox
    .help = goes into a copy of the server where nothing counts, and back
word-reset = reset
    .help = puts the server of this lesson back to its start
word-restart = restart
    .help = starts this lesson again
word-session = session, keep
    .help = keeps what you did here as a file, which putpost replay plays again
word-network = network, faults
    .help = tells what can happen to the next request on its way, and lets you choose; network 3 chooses at once
word-retry = client, retry
    .help = tells what the client can do where no answer comes; client 2 chooses
word-journey = journey, way
    .help = tells the way that the last message took, step by step
word-peer = other client, second client
    .help = lets the other client act
word-scenes = servers, other server
    .help = tells which other servers the sandbox can have, and lets you choose; servers 2 chooses at once
word-curl = as curl, curl command
    .help = reads the request that is written as a curl command
word-listen = listen
    .help = takes requests from another program such as curl; the same word ends it
word-language = language
    .help = changes the language
word-repeat = repeat, say again
    .help = reads this page again
word-where = where
    .help = tells where you are and what is left to do
word-help = help
    .help = tells what can be typed; with a word behind it, as in help network, what that word does
word-quit = quit, exit, bye
    .help = ends putpost and keeps what you did

# $have (number), $need (number)
so-far = , { $have } of { $need } so far
sent-already = You have sent this already. Enter sends it once more.
no-location = The last response names no address in Location.
# $n (number), $of (number)
no-such-lesson = There is no lesson { $n }. The last one is lesson { $of }.
# $n (number)
no-such-line = The message has no line { $n }.
only-raw-has-lines = Only a raw message has numbered lines. What is written now is a request in parts.

# $help (wire) the word that asks for help
aloud-welcome = putpost, spoken line by line. Type a word, then Enter. “{ $help }” tells all the words.
aloud-bye = What you did is kept. Goodbye.
# $n (number), $of (number), $title (wire)
aloud-lesson = Lesson { $n } of { $of }: { $title }.
# $n (number), $of (number), $title (wire) what kind of page it is
aloud-step = Step { $n } of { $of }. { $title }.
# $n (number) the step of the claim that the verdict is on
aloud-verdict = Verdict on step { $n }.
# $n (number) of a choice, $choice (wire) its words
aloud-taken = { $n }, your answer: { $choice }
# $goal (wire) the words of a goal
aloud-goal = To do: { $goal }
aloud-goal-met = Done: { $goal }
# $goal (wire) the words of a goal that is left when another one was just met
aloud-goal-left = Still to do: { $goal }
# $hint (wire) the words of a hint
aloud-hint = Hint: { $hint }
# $n (number) of a choice, $said (wire) what is said to it
aloud-about = About { $n }: { $said }
aloud-go-on = Enter goes on.
aloud-choose-again = Choose again.
# $choices (wire) in quotation marks, by commas
aloud-you-said = You said { $choices }.
# $header (wire) a header as it is written, or its name
aloud-header-set = The request now has { $header }.
aloud-header-gone = The request now has no header { $header }.
# $request (wire) method and address, $body (wire)
aloud-ready = Ready to send: { $request }. Enter sends it.
aloud-ready-body = Ready to send: { $request } with the body { $body }. Enter sends it.
# $n (number) how many lines, $first (wire) the first line, $read (wire) the word that reads it
aloud-ready-raw = Ready to send: a raw message of { $n ->
    [one] one line
   *[other] { $n } lines
 }, beginning with { $first }. “{ $read }” reads it, Enter sends it.
# $request (wire) method and address, or the first line of a raw message
aloud-ready-again = You have sent this already: { $request }. Enter sends it once more.
# $example (wire) a request
aloud-nothing-written = Nothing is written yet. Type a whole request, such as { $example }.
# $n (number), $request (wire) method and address, $status (wire) code and reason phrase, $meaning (wire)
aloud-exchange = Request { $n }, { $request }. Response: { $status }, { $meaning }.
# $n (number), $request (wire) method and address
aloud-silence = Request { $n }, { $request }. No response came.
aloud-no-request = a message that is no request
# $target (wire) a path
aloud-made = { $target } was made.
aloud-replaced = { $target } was replaced.
aloud-unchanged = { $target } is as it was.
aloud-gone = { $target } is gone.
aloud-nothing-touched = On the server, nothing has changed.
# $name (wire) the name of a part, $value, $before, $after (wire) as JSON
aloud-member-new = New in it: { $name }, { $value }
aloud-member-gone = Gone from it: { $name }
aloud-member-changed = Changed in it: { $name }, from { $before } to { $after }
# $line (wire) a line of text
aloud-line-new = New line: { $line }
aloud-line-gone = Line gone: { $line }
# $body (wire) the content, in one line
aloud-body = Body: { $body }
# $n (number) how many lines, $read (wire) the word that reads them
aloud-long-body = The body has { $n ->
    [one] one long line
   *[other] { $n } lines
 }; “{ $read }” reads it.
aloud-no-body = no body
# $status (wire) codes by commas, $n (number) resources, $times (number)
aloud-proof-once = Sent once: { $status }. The server then has { $n ->
    [one] one resource
   *[other] { $n } resources
 }.
aloud-proof-times = Sent { $times } times: { $status }. The server then has { $n ->
    [one] one resource
   *[other] { $n } resources
 }.
# $path, $target (wire) paths, $mark (wire) the version mark, $body (wire) the content
aloud-collection = Collection { $path }
aloud-empty = Collection { $path }, nothing in it yet
aloud-item = { $target }, version { $mark }: { $body }
# $n (number), $read (wire) what reads one of them
aloud-more-items = And { $n } more. “{ $read }” reads one of them.
# $target (wire) a path
aloud-not-there = There is nothing at { $target }.
# $at (number) the number of the request that is looked at, $ahead (number) how many come after it on its branch
aloud-position = { $at ->
    [0] You are at the start, before any request{ $ahead ->
        [0] .
        [one] ; one request lies ahead.
       *[other] ; { $ahead } requests lie ahead.
    }
   *[other] You are after request { $at }{ $ahead ->
        [0] , and nothing lies ahead.
        [one] ; one request lies ahead.
       *[other] ; { $ahead } requests lie ahead.
    }
 }
aloud-the-request = The request:
aloud-the-response = The response:
aloud-empty-line = an empty line
# $n (number) of a line, $line (wire) its text
aloud-line = Line { $n }: { $line }
# $n (number), $request (wire), $status (wire) a code
aloud-history = { $n }: { $request }, { $status }.
# $told (wire) what is told of an exchange
aloud-elsewhere = { $told } That is on another branch.
aloud-history-number = A number takes you to the moment after that request, also on another branch.
# $listen (wire) the word that takes requests from outside
aloud-nobody-listens = Nobody listens for it now. After “{ $listen }” the command has the right port.
# $key (wire) an idempotency key, or the message after this one
aloud-with-key = with the key { $key }
# $end (wire) the end of a long key
aloud-key-end = that ends in { $end }
aloud-meanwhile = The server has meanwhile done what it took in before:
aloud-nothing-ahead = This is the present: nothing lies ahead.
aloud-nothing-behind = This is the start: nothing lies before it.
aloud-not-done = Nothing was done, all stays as it is.
aloud-present-again = You are in the present again: the other client acts only there.
# $found (wire) the path that was asked for, $paths (wire) the collections by commas
aloud-collections = There is no collection for { $found }. The collections are { $paths }.
aloud-unseen = On the server, where the client cannot look:
# $target (wire) a path
aloud-proof-also = { $target } is there too.
aloud-proof-other = { $target } is not the same.
aloud-proof-missing = { $target } is not there.
# $fault (wire) what goes wrong with the next request
aloud-set-now = { $fault }, set now
# $fault (wire) what goes wrong with it
aloud-planned = The next request: { $fault }.
# $policy (wire) the end of the sentence
aloud-policy = If no answer comes, the client { $policy }.
aloud-sandbox = You are in the sandbox: nothing here counts.
# $about (wire) what is special about the server
aloud-scene = The server of the sandbox: { $about }.
# $n (number) to type, $title (wire)
aloud-lesson-done = { $n }: { $title }, done
aloud-lesson-begun = { $n }: { $title }, begun
aloud-lesson-open = { $n }: { $title }
# $n (number) to type, $entry (wire) an entry of a list
aloud-entry = { $n }: { $entry }
# $last (number) the numbers that can be typed go from 1 to this
aloud-numbers = 1 to { $last }
aloud-type-lines = Type its lines. A line with nothing but a full stop ends it.
# $one (wire) what tells of one word, $all (wire) what tells of all
aloud-help = A whole request such as GET /users, or a pasted curl command, is sent at once. These words work too; “{ $one }” tells what one of them does, “{ $all }” what each of them does.
# Typed behind the word that asks for help.
aloud-all = all
# $words (wire) by commas
aloud-help-write = To write and send: { $words }.
aloud-help-hear = To hear: { $words }.
aloud-help-lesson = In the lesson: { $words }.
aloud-help-try = To try things out: { $words }.
aloud-help-beside = Besides: { $words }.
# $repeat (wire) the word that reads the page again
aloud-repeat = “{ $repeat }” reads the question again.
aloud-keys = There was a key in that line, such as an arrow, that does nothing here. So nothing was done: type it once more.
# $method (wire) the method that is written, $change (wire) what gives it another one
aloud-body-kept = The body is kept, but a { $method } sends none. “{ $change }” gives it another method.
# $said (wire) a word that was typed where lines of a text are collected
aloud-kept-line = “{ $said }” is a line of the text now. A line with nothing but a full stop ends it.
# $method (wire) the method that the page asks for
aloud-nothing-written-of = Nothing is written yet. Type it in one line: { $method }, the address, and the body if it has one.
# What can be done when all lessons are done. $restart, $sandbox, $scenes, $network, $quit (wire) words
aloud-now-lessons = What now? A number opens a lesson again; there “{ $restart }” begins it anew.
aloud-now-sandbox = “{ $sandbox }” is a server to try whatever you like. “{ $scenes }” gives it another one, “{ $network }” lets messages get lost.
aloud-now-quit = “{ $quit }” ends putpost. After that, the command putpost progress tells what you have done.
# $words (wire) one or more words, $help (wire) what they do
aloud-help-line = { $words }: { $help }.
# $said (wire) what was typed, $words (wire) words by commas, $help (wire) the word that asks for help
aloud-not-understood = “{ $said }” is not understood here. What works now: { $words }. “{ $help }” tells all the words.
# $said (wire) what was typed: the beginning of the words that are told after this
aloud-which-word = Which word do you mean by “{ $said }”? Type it whole.
# $word (wire) the word with an example
aloud-needs-number = A number belongs after it: “{ $word }”.
# $from, $to (number) the smallest and the largest, $word (wire) the word with an example
aloud-number-from-to = A number from { $from } to { $to } belongs after it: “{ $word }”.
aloud-needs-text = Something belongs after it: “{ $word }”.
# $example (wire) a request
aloud-request-form = A request begins with a method and an address, such as { $example }.
# $said (wire) what was typed, $names (wire) the names of the languages
aloud-unknown-language = “{ $said }” is not one of the languages here: { $names }.
aloud-cannot-read = If letters are missing or stand in the wrong order, this terminal cannot set them, and a screen reader needs a voice for the language. Choose English here; you can change it at any time with the word “language”.
