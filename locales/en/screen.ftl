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
# $n (number), $at (number)
title-past = 
    { $at ->
    [0] The past: the start
   *[other] The past: after #{ $at }
 } · { $n ->
    [one] { $n } resource
   *[other] { $n } resources
 }
# $n (number)
answer = Response #{ $n }
# $n (number), $of (number)
answer-same = Response #{ $n } · same request as #{ $of }
# $n (number), $of (number)
answer-same-meaning = Response #{ $n } · #{ $of } in other bytes
# $n (number)
answer-from-curl = Response #{ $n } · from curl
# $n (number)
answer-from-peer = Response #{ $n } · the other client
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
chooser-ask = Which language? Choose one whose line you can read and whose two bars are in line.
cannot-read = I cannot read this
cannot-read-advice = If letters are missing or stand in the wrong order, this terminal cannot set them. Try another terminal (kitty, foot, Konsole or GNOME Terminal), or choose English here; you can change it at any time with F2.
# $name (wire)
theme-is = 
    Colours: { $name ->
    [light] for a light background
    [mono] none
   *[other] for a dark background
 }
# $path (wire)
cannot-save = Your progress cannot be saved in { $path }. You can go on; it is kept until you quit.
# $uri (wire) where the server can be reached now, $key (wire) the key that ends it
listening = Try it from another window: curl { $uri } ({ $key } ends it)
listening-ended = No more requests from outside.
# $port (wire), $key (wire) the key that tries again
listen-port-taken = Another program uses port { $port }. Press { $key } to take a free port instead.
# $address (wire), $reason (wire) the system's words, $key (wire) the key that tries again
cannot-listen = Requests from outside cannot come in at { $address }: { $reason }. Press { $key } to try a free port.
back-to-now = A request came from outside, so you see the present again.
