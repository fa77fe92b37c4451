# Whether Bangla can be read here and how it is drawn; and how Bangla keyboards are understood.

# $layout (wire)
keyboard-is = Where no text is typed, a Bangla letter now counts as its key of the { $layout } layout.
keyboard-any = Where no text is typed, Bangla letters are looked up in every layout known here.
# $typed (wire), $letter (wire), $layout (wire)
keyboard-guessed = { $typed } was taken for { $letter }, its key in the { $layout } layout. If yours is another, choose it in the menu: Esc.
# $n (number)
paste-refused =
    { $n ->
    [one] Left out of what you pasted: { $n } character that cannot be seen or typed.
   *[other] Left out of what you pasted: { $n } characters that cannot be seen or typed.
 }
