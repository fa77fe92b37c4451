# The screen around the lesson: titles, the resource list, the first screen.

title-lesson = Lesson
title-claim = Often said
title-predict = Before you send
title-task = Your turn
title-quiz = Question
title-verdict = Verdict
title-request = Request
title-raw = Raw message
title-sandbox = Request · sandbox
# $n (number)
title-server = 
    Server · { $n ->
    [one] { $n } resource
   *[other] { $n } resources
 }
    .aloud = The server has { $n ->
        [one] one resource
       *[other] { $n } resources
    }.
# $n (number), $at (number)
title-past = 
    { $at ->
    [0] The past: the start
   *[other] The past: after #{ $at }
 } · { $n ->
    [one] { $n } resource
   *[other] { $n } resources
 }
    .aloud = { $at ->
        [0] This is the past: the start.
       *[other] This is the past: after request { $at }.
    } The server had { $n ->
        [one] one resource
       *[other] { $n } resources
    } then.
# $n (number)
answer = Response #{ $n }
# $n (number), $of (number)
# unused: n
answer-same = Response #{ $n } · same request as #{ $of }
    .aloud = It is the very same request as request { $of }.
# $n (number), $of (number)
# unused: n
answer-same-meaning = Response #{ $n } · #{ $of } in other bytes
    .aloud = It means the same as request { $of }, in other bytes.
# $n (number)
# unused: n
answer-from-curl = Response #{ $n } · from curl
    .aloud = It came from curl.
# $n (number)
# unused: n
answer-from-peer = Response #{ $n } · the other client
    .aloud = It came from the other client.
silence = no answer
silence-means = Nothing came back. That alone does not tell whether the server acted.
no-answer = Nothing sent yet
nothing-yet = nothing yet
timeline-empty = Every request you send appears here
now = now
past = past
body-empty = no body
headers-empty = no header fields
# $cols (number), $rows (number)
too-small = This window is too small for the lesson: make it at least { $cols } columns by { $rows } rows. Nothing is lost. F2 switches the language, Ctrl+Q quits.
# $cols (number), $rows (number)
too-small-to-ask = This window is too small: make it at least { $cols } columns by { $rows } rows. Ctrl+Q quits.
chooser-ask = Which language? Choose one whose line you can read and whose two bars are in line.
    .aloud = Which language? Type its number, then Enter.
cannot-read = I cannot read this
bangla-in-pictures = Bangla is drawn as small pictures of words now. The same key brings plain text back.
bangla-in-cells = Bangla is drawn as plain text now. The same key brings the pictures back.
# $shown (wire)
bangla-no-pictures = This terminal shows no pictures, so Bangla stays plain text. These show them, or later versions: { $shown }.
# $name (wire)
theme-is = 
    Colours: { $name ->
    [light] for a light background
    [mono] none
   *[other] for a dark background
 }
# $command (wire) as it is typed in a terminal, with the path of the file
session-kept = This session is kept. What plays it again: { $command }
# $path (wire)
cannot-save = Your progress cannot be saved in { $path }. You can go on; it is kept until you quit.
# $uri (wire) where the server can be reached now, $key (wire) the key that ends it
# unused: key
listening = Try it from another window: curl { $uri } ({ $key } ends it)
    .aloud = curl in another window reaches this server now: curl { $uri }
listening-ended = No more requests from outside.
# $port (wire), $key (wire) the key that tries again
# unused: key
listen-port-taken = Another program uses port { $port }. Press { $key } to take a free port instead.
    .aloud = Another program uses port { $port }. The same word once more takes a free port instead.
# $address (wire), $reason (wire) the system's words, $key (wire) the key that tries again
# unused: key
cannot-listen = Requests from outside cannot come in at { $address }: { $reason }. Press { $key } to try a free port.
    .aloud = Requests from outside cannot come in at { $address }: { $reason }. The same word once more tries a free port.
back-to-now = A request came from outside, so you see the present again.
