# While a lesson is played: what the panes say at the moment.

# $numbers (wire) the numbers to press, $last (number) the last of them
# unused: last
# unused: numbers
mark-first = Mark a choice with ↑ ↓, or press its number: { $numbers }.
    .aloud = Type a number from 1 to { $last }, then Enter.
# $n (number) how many choices make an answer, $taken (number) how many are taken
choose-some = Choose { $n }; { $taken } chosen.
    .aloud = Choose { $n }{ $taken ->
        [0] .
       *[other] ; { $taken } chosen.
    }
task-done-elsewhere = Done. Tab to this page; there Enter goes on.
part-method = method
part-target = address
part-headers = headers
part-body = body
# $target (wire) a path
changed-at = Changed at { $target }:
# $method (wire) a method
body-not-sent = { $method } sends no body
key-quit = quit
key-panes = all panes
key-restart = restart
do-restart = start this lesson again
do-session = keep this session as a file
restart-ask = Start this lesson from its first page, with its server as it was at the start? What you have done in it is cleared. Enter starts again, Esc leaves all as it is.
    .aloud = Start this lesson from its first page, with its server as it was at the start? What you have done in it is cleared. Enter starts again, anything else leaves all as it is.
nothing-sent = Nothing has been sent yet: write a request, then Enter sends it.
no-journey = Nothing happened to the last message on its way: it arrived, and the response came back.
# $key (wire) the key that leads to the next pane
letters-pick-method = Here a letter only picks a method. For shortcuts press { $key } first.
no-hint = There is no further hint on this page.
no-hints-here = This page has no hints.
# $sent (wire), $wanted (wire) methods
other-method = That was a { $sent }. Here a { $wanted } is asked for.
# $target (wire) a path
already-there = { $target } was there before, so these repeats could not create it. Send DELETE { $target } once, then begin again.
copied-page = The text of this page is copied.
copied-paragraph = This paragraph is copied.
copied-request = The request is copied.
copied-response = The response is copied.
# $target (wire) a path
copied-resource = What stands at { $target } is copied.
copied-list = The list of addresses is copied.
copied-window = The text of this window is copied.
# $octets (number) the size of the text, $most (number) the largest size, both in bytes
copy-too-long = This is too long to copy: { $octets } bytes, and at most { $most } go onto the clipboard. Copy it by paragraph.
