# The command line: one sentence says what is wrong, the next what to do about it.

# $flag (wire) such as --theme, $found (wire) what was typed, $choices (wire) what can be typed, by commas
cli-unknown-choice = { $flag } does not know “{ $found }”. Choose one of these: { $choices }.
cli-unknown-command = There is no command “{ $found }”. Choose one of these: { $choices }.
cli-unknown-flag = There is no flag { $flag } here. The flags are: { $choices }.
cli-unknown-lesson = There is no lesson “{ $found }”. Choose one of these, or a beginning that fits only one: { $choices }.
cli-several-lessons = More than one lesson begins with “{ $found }”: { $choices }. Type a little more of the name.
cli-too-many = “{ $found }” is one word too many. Leave it out, or see putpost --help.
cli-twice = { $flag } may stand only once. Leave one of them out.
cli-not-together = { $flag } and { $other } do not go together. Leave one of them out.
cli-needs-value = { $flag } needs a value after it. See putpost --help.
cli-needs-argument = Something is missing here: { $flag }. See putpost --help.
cli-wrong-port = “{ $found }” is not a port. Give a number from 0 to 65535; 0 takes a free port.
cli-wrong-value = { $flag } cannot use “{ $found }”. See putpost --help.
cli-usage = This command line cannot be understood. See putpost --help.
cli-no-terminal = The tutorial needs a terminal for both its input and its output, and there is none here. Without one these work: putpost --plain, putpost page, putpost serve, putpost check.
cli-dumb-terminal = TERM is “dumb”: it says that this terminal cannot place text on a screen, as the tutorial has to. The same lessons line by line: putpost --plain. If the terminal can do more, give TERM its name, such as xterm-256color.
cli-port-taken = Port { $port } is in use by another program. Choose another port, or leave --port out to get a free one.
# $found (wire) the address that was asked for
cli-not-loopback = { $found } can be reached from other machines, and putpost listens on this machine alone. Write 127.0.0.1 or localhost before the port.
# $found (wire) what was typed
cli-wrong-address = “{ $found }” is not an address to listen on. Write ADDR:PORT, such as 127.0.0.1:8080, or leave it out for a free port.
cli-cannot-listen = { $address } cannot be listened on: { $reason }. Choose another port.
cli-cannot-read = { $path } cannot be read: { $reason }. Look at the name and at who may read it.
cli-cannot-write = { $path } cannot be written: { $reason }. Look at the name and at who may write there.
cli-no-home = No home folder was found. Set PUTPOST_HOME to a folder that putpost may write to.
cli-nothing-to-check = { $path } holds neither lessons/ nor locales/. Name the folder that holds them.
cli-checked = Nothing is wrong.
cli-checked-program = There is neither lessons/ nor locales/ here, so what is in the program was checked. To check a folder, name it: putpost check DIR
cli-language = { $tag }: { $messages }/{ $all_messages } messages, { $lessons }/{ $all_lessons } lessons; errors: { $errors }, warnings: { $warnings }
cli-found = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }.
# $lesson, $scene (wire) ids, $steps (number)
cli-replay-head = Lesson { $lesson }, server “{ $scene }”: { $steps ->
        [one] { $steps } step
       *[other] { $steps } steps
    }
# $n (number) of the exchange, $request (wire), $status (wire)
cli-replay-sent = #{ $n } { $request } → { $status }
cli-replay-silent = #{ $n } { $request } → no answer
cli-replay-back = back by { $n }
cli-replay-forward = forward by { $n }
cli-replay-goto = to #{ $n }
# $view (wire) the name of a view: wire, log, history
cli-replay-look = looked at { $view }
cli-replay-prove = once compared with { $times } times
# $written, $found (wire) what the file says came of the step, what came of it now
cli-replay-differs = Line { $line } came out differently. Written: { $written }. Now: { $found }.
cli-replay-impossible = Line { $line } cannot be done here: { $act }.
cli-replay-no-scene = There is no scene { $scene } here. Name the folder of the lessons that it belongs to with --lessons.
cli-replay-scene = The scene { $scene } is not what it was when this session began.
cli-replay-same = Everything came out as it is written: { $n ->
        [one] { $n } exchange
       *[other] { $n } exchanges
    }.
cli-replay-other = { $n ->
        [one] { $n } step
       *[other] { $n } steps
    } came out differently.
cli-replay-empty = { $path } is empty. Name a file that putpost has kept a session in.
cli-replay-foreign = { $path } is no session of putpost. Name a file that putpost has kept a session in.
cli-replay-too-new = { $path } was written by a later putpost: its format is { $found }, this one reads up to { $known }. Get the newer putpost.
# $code (wire) what is wrong: not-json, bad-member, bad-act
cli-replay-damaged = Line { $line } of { $path } is damaged ({ $code }). Get the file anew, or remove the lines from there on.
cli-config-written = The settings, all with their defaults, are in { $path } now. Change there what you like.
cli-config-there = { $path } is there already and stays as it is. Move it away first if you want a fresh one.
cli-reset = You begin anew. What was done so far is kept in { $kept }.
cli-nothing-to-reset = Nothing has been done under the name { $learner } yet, so there is nothing to reset.
cli-no-progress = Nothing has been done under the name { $learner } yet. Start with: putpost
cli-progress = { $learner }: { $done } of { $of ->
        [one] { $of } lesson
       *[other] { $of } lessons
    } done
cli-panic = putpost has made a mistake of its own and had to stop. What you did is kept. Please report this line:

# $path (wire) the learner's file, $kept (wire) where it was put, $reason (wire) the system's own words
storage-damaged = { $path } could not be understood, so you begin anew. The old file is kept as { $kept }.
storage-damaged-stays = { $path } could not be understood and could not be put aside: { $reason }. Nothing will be saved this time.
