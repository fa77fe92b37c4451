# What `putpost check` finds in the files of a course and of a language: what is wrong, then what to do.

# $what (wire) what the reader of the file stumbled over, in its own words
check-syntax = This cannot be read: { $what }. Put it right; until then the file is left out.

## The locale.toml of a language

check-f00-missing = The language { $tag } has no locale.toml. Add one: tag, name and digits of the language.
check-f00-tag = The tag “{ $tag }” and the folder “{ $folder }” do not go together. Name the folder by the BCP 47 tag of the language and write the same tag here.
check-f00-digits = Here belong the ten digits of the language in one line, from zero to nine, each once.
check-f00-direction = A script from right to left cannot be shown yet. Only dir = "ltr" works.
check-f00-no-base = No language is the base, so { $tag } is taken. Write base = true in exactly one locale.toml.
check-f00-two-bases = { $tag } is the base already. Take base = true out of the locale.toml of { $other }.
check-f00-fallback = There is no language { $tag } to fall back to. Take it out, or add its folder.

## Its .ftl files

check-f01-expected = Here “{ $expected }” was expected. Write it, or look at the end of the line before.
check-f01-value = Something is named here but nothing is said. Write the text after the sign “=”.
check-f01-default = Exactly one of the variants has a star. Put it before the last one: *[other].
check-f01-brace = Braces hold an argument, such as { "{ $name }" }. JSON and addresses with braces belong in a lesson's file or in an argument.
check-f01-quote = The text in straight quotes does not end, or holds an unknown escape. In sentences write “ ”.
check-f01-other = Fluent cannot read this entry. Compare it with the entries around it.
check-f02 = The id { $id } is there already: { $first }. Take one of the two out.
check-f03 = The message { $id } is missing. Add it; until then the base language speaks in its place.
check-f04 = The program has no message { $id }. Take it out, or put its name right.
check-f05 = The message { $id } has no argument “{ $name }”. Use the arguments of the base language.
check-f06 = { $id } does not use its argument “{ $name }”. Use it, or write the comment “# unused: { $name }” above.
check-f07 = { $id } refers to “{ $name }”, which is not there. Put the name right, or add it.
check-f07-cycle = { $id } refers to itself in the end. Write the text out in one of the messages.
check-f09-key = { $id }: this language has no plural form “{ $key }”. Use its own forms, or a number.
check-f09-one = { $id }: the form [one] also speaks of 0 in this language. Put “{ $name }” into it, or write [0] and [1].
check-t06 = { $id } takes { $cells } cells by the width model { $model }, and has { $budget }. Find shorter words.

## Its sentences

check-t01-nfc = This is not in NFC: it looks right but is spelt with other code points. Normalise the file.
check-t01-character = The invisible character { $code } is not used here. Take it out.
check-t01-joiner = A zero width joiner is not right in this word. Take it out.
check-t01-typing = “{ $found }” is a typing artefact. Write “{ $instead }”.
check-t02-space = No space before “{ $mark }”. Take it out.
check-t02-end = A sentence ends with “{ $mark }” here, not with “{ $found }”. Write “{ $mark }”.
check-t03-word = “{ $found }” is not our word. Write “{ $instead }”.
check-t03-suffix = An ending joins a Latin word by a hyphen: not “{ $found }”. Write “{ $instead }”.
check-t04-prose = “{ $found }” has digits of the wire in a sentence. Use the language's own digits; what is typed or sent goes between backticks.
check-t04-code = “{ $found }” stands between backticks: what is typed or sent has the digits 0 to 9. Write them.
check-t05-open = This “{ $mark }” has no partner. Close it in the same text.
check-t05-empty = Nothing stands between the two “{ $mark }”. Put something in, or take both out.
check-t05-inside = “{ $mark }” ends inside a letter and its sign. Put the mark after the whole word.
check-t07 = This is not in the script of the language. Translate it; terms of the wire stand between backticks.

## A file of the course

check-unknown-key = Nothing reads the key { $key }. Put its name right, or take it out. Known here: { $known }.
check-missing-key = The key { $key } is missing here. Add it.
check-wrong-value = Here stands { $found }, but here belongs { $expected }. Put it right.
check-no-kind = Nothing says of what kind this is. Add exactly one of: { $known }.
check-two-kinds = This is { $first } already. Take { $second } out, or make it an entry of its own.
check-too-new = This lesson has format { $found }; this program reads up to { $known }. Take a newer program; until then the lesson is left out.
check-missing-file = { $path } is missing. Add the file, or take its name out where it is named.
check-missing-words = { $path } is missing. Add it; until then the lesson is shown in the base language.
check-other-folder = The id is { $id }, the folder { $folder }. Give both one name.
check-twice = { $id } is there already. Choose another id, or take one of the two out.
check-unlisted = The lesson { $lesson } is not in this list and is never shown. Add it, or take its folder out.

## The logic of a lesson

check-s01 = The experiment { $step } is met before anything was sent. Change its goals or the scene.
check-s01-none = The lesson has no experiment. Add a step with do, and a goal in it.
check-s02 = This script should solve the lesson, but does not meet { $goal }. Change it, or the goal.
check-s03 = This script solves the lesson, but must not. Change it, or make the goals stricter.
check-s04 = The script cannot go on here: { $code }. Put the line right.
check-s05-row = The audit has no row { $row }. Put the name right, or add the row to lessons/claims.toml.
check-s05-source = “{ $source }” is no section of an RFC. Write it like this: RFC 9110 §9.3.4.
check-s06-choice = There is no choice { $choice }. Put the name right, or add it to the choices.
check-s06-none = No choice is right here. Name at least one in answer.
check-s07 = There is no scene { $scene }. Put the name right, or add assets/scenes/{ $scene }.toml.
check-s08 = The lesson { $lesson } does not come before this one. Change the order, or take it out here.
check-s09 = The lesson has no body { $body }. Put the name right, or add [body.{ $body }].
check-s10 = There is no misconception { $code }. Write one from M1 to M17.
check-s11 = With { $found } this can never come true. Write what can: { $expected }.
check-s12-path = “{ $path }” cannot be the path of a collection. Write one like these: { $expected }.
check-s12-twice = { $path } stands here twice. Take one of the two out.
check-s12-own = The server itself answers at { $path }. Choose another path.
check-s12-below = What { $path } would lie below is not in this scene. Add that first, or choose another path.
check-s12-target = “{ $target }” is not how the server writes the address of an item. Write one such as /users/1.
check-s12-outside = { $target } lies in no collection of this scene. Add the collection, or choose another address.
check-s12-refused = The server would not take this item: { $code }. Change its body or its type.
check-s12-idle = { $key } does nothing here without { $needs }. Add that, or take this out.
check-s12-peer = What the second client sends here is no request: { $code }. Put it right.
check-s13 = With this network everything goes as it would without it. Name a fault, or how the client repeats.

## The words of a lesson

check-l01-missing = The words { $key } are missing. Add them.
check-l01-extra = The lesson has nothing for { $key }. Take it out, or put its name right.
check-l02-missing = The code `{ $code }` of the base language is missing here. Put it in: both state the same facts.
check-l02-extra = The code `{ $code }` is not in the base language. Take it out, or add it there: both state the same facts.
check-l03-unknown = The program knows no name { $name }. Put it right; keys have names such as key.again.
check-l03-missing = The name { $name } of the base language is missing here. Add it.
check-l03-extra = The name { $name } is not in the base language. Take it out, or add it there.

## Its pages

check-p01-opened = The page “{ $step }” takes { $rows } rows by the width model { $model }, and has { $room } at 80×24. Shorten it, or make two steps of it.
check-p01-sure = With the question how sure, the page “{ $step }” takes { $rows } rows by the width model { $model }, and has { $room } at 80×24. Shorten it or its choices.
check-p01-tried = After the choice “{ $choice }”, the page “{ $step }” takes { $rows } rows by the width model { $model }, and has { $room } at 80×24. Shorten the page, or what is said to this choice.
check-p01-done = With its goals met, the page “{ $step }” takes { $rows } rows by the width model { $model }, and has { $room } at 80×24. What came of the predictions stands there too: shorten the page, or the choices of the predictions.
check-p01-verdict = The verdict on “{ $step }” takes { $rows } rows by the width model { $model }, and has { $room } at 80×24. Shorten the claim or the reason.
