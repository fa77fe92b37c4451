# What the lesson pane and the windows over it say beside the lesson's own words.

no-lessons = There is no lesson here. Run putpost check to see why.
untranslated = not translated yet
vote-true = Right
vote-half = Partly right
vote-wrong = Not right
verdict-comes = Choose what you think for now; the verdict comes after you have tried it yourself.
the-verdict = The verdict:{ " " }
verdict-true = right
verdict-half = partly right
verdict-wrong = not right as it is worded
verdict-opinion = a matter of opinion; no answer is right or wrong
how-sure = How sure are you?
sure = Sure
unsure = Not sure
sure-said = and were sure
unsure-said = but were not sure
you-said = You said{ " " }
not-said = You made no prediction. It was{ " " }
and-so-it-was = { " " }· and so it was
    .aloud = , and so it was
it-was = { " " }· it was{ " " }
    .aloud = ; it was{ " " }
task-done = Done. Enter goes on.
task-done-before = Done already, by what you did before. Enter goes on.
quiz-right = Right. Enter goes on.
    .aloud = Right.
quiz-right-now = Now it is right. Enter goes on.
    .aloud = Now it is right.
quiz-again = Not quite. Choose again.
    .aloud = Not quite.
hint-later = Try sending it first; then the next hint opens.
# $line (number)
not-yet-a-request = Line { $line } keeps this from being a request, so it stays as text. Enter sends it as it is.
sandbox-entered = The sandbox, a copy of the server: nothing here counts. The menu leads back.
    .aloud = The sandbox, a copy of the server: nothing here counts. The same word leads back.
scene-entered = The sandbox, now with this server: nothing here counts. The menu leads back.
    .aloud = The sandbox, now with this server: nothing here counts. The word “sandbox” leads back.
# $n (number)
scene-ask = { $n ->
    [one] One request was
   *[other] { $n } requests were
 } sent in this sandbox. With another server it begins anew, and { $n ->
    [one] it is
   *[other] they are
 } gone. Enter takes the other server, Esc leaves all as it is.
    .aloud = { $n ->
        [one] One request was
       *[other] { $n } requests were
    } sent in this sandbox. With another server it begins anew, and { $n ->
        [one] it is
       *[other] they are
    } gone. Enter takes the other server, anything else leaves all as it is.
sandbox-left = Back in the lesson; the sandbox stays as you left it.
branched = You sent from the past: history goes on from there.
# $lesson (number), $step (number)
welcome-back = Welcome back: lesson { $lesson }, step { $step }. Everything is as you left it.
# $n (number)
lesson-done = Lesson { $n } is done. Here begins the next one.
# $n (number)
last-lesson-done = Lesson { $n } is done, the last one. The lesson list tells which are left.
# $n (number)
lesson-done-on = Lesson { $n } is done. The next one goes on where you left it.
lesson-passed = You skipped a task in the lesson you left; the lesson list brings you back to it.
course-done = All lessons done. With PUT you choose the address, with POST the server does.
# $n (number)
minutes = { $n } min
# $n (number), $of (number)
lessons-done = { $n } of { $of } done
# $times (number)
prove-ask = Does sending this { $times } times leave the server any different from sending it once? Copies of the server try it, from the state before the last request.
prove-keys = { $keys } or ← → choose how many times; Enter compares.
# $n (number)
proof-run = { $n ->
    [one] { $n } resource after it
   *[other] { $n } resources after it
 }
proof-same-state = The server is the same
    .aloud = The server is the same.
proof-other-state = The server is different
    .aloud = The server is different.
proof-same-answers = The responses are the same
    .aloud = The responses are the same.
proof-other-answers = The responses are different
    .aloud = The responses are different.
no-difference = The last request replaced nothing.
reset-ask = Put the server of this lesson back to its start? Your answers stay. Enter does it, Esc leaves all as it is.
    .aloud = Put the server of this lesson back to its start? Your answers stay. Enter does it, anything else leaves all as it is.
