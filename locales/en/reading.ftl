# Whether Bangla can be read here and how it is drawn; and how Bangla keyboards are understood.

# $layout (wire)
keyboard-is = Where no text is typed, a Bangla letter now counts as its key of the { $layout } layout.
keyboard-any = Where no text is typed, Bangla letters are looked up in every layout known here.
# $typed (wire)
keyboard-which = { $typed } is another key on another Bangla keyboard, so nothing was done. Choose your layout first: Esc, then “Bangla keyboard layout”.
# $typed (wire), $letter (wire), $layout (wire)
keyboard-guessed = { $typed } was taken for { $letter }, its key in the { $layout } layout. If yours is another, choose it in the menu: Esc.
# $n (number)
paste-nowhere = Nothing is being written here. Only a whole request can be pasted anywhere.
paste-refused =
    { $n ->
    [one] Left out of what you pasted: { $n } character that cannot be seen or typed.
   *[other] Left out of what you pasted: { $n } characters that cannot be seen or typed.
 }
# $way (wire)
way-now =
    ← → drawing: { $way ->
    [pictures] each word as a picture
    [seen] as text, its signs before their letters
   *[text] as text
 }
# $order (wire)
signs-are =
    { $order ->
    [seen] The sign is printed before its letter now: কি. If it was right before, choose this again.
   *[stored] The sign is printed after its letter now, for the terminal to place: কি. If it was right before, choose this again.
 }
# $shown (wire), $fair (wire)
read-terminal = Another terminal: { $shown } show Bangla well, { $fair } fairly.
# $name (wire)
read-base = Or choose { $name } for now; F2 switches at any time.
# $command (wire)
read-page = Or in a browser: { $command }
# $why (wire)
unreadable =
    Bangla cannot be read here: { $why ->
    [between] tmux or screen counts its letters unlike the terminal around it. Run putpost outside.
    [web] vowel signs stand on circles of their own. In VS Code, turn on terminal.integrated.enableImages.
    [old] this kitty squeezes letters until they are too small. Use kitty 0.28 or a later one.
    [cut] xterm leaves out signs below letters and cuts wide letters off. Start xterm -ti vt340 instead, and putpost right in it.
    [console] this console has no Bangla letters. Use a terminal on a graphical desktop.
   *[lost] this terminal leaves vowel signs out.
 }

## For a projector

do-present = the lesson larger, for a projector
do-present-title = only the title larger, for a projector
present-rows = { $rows ->
    [one] The lesson is as large as everything else again.
   *[other] The lines of the lesson are { $rows } rows high now. A larger font enlarges all the rest.
  }
present-title = This terminal shows no pictures, so only the title is large. A larger font enlarges everything.
present-no-room = This terminal shows no pictures, and this window has no room for a large title. A larger font enlarges everything.
present-ends = The title is as large as everything else again.
