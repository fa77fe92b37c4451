#!/usr/bin/env bash
# Takes pictures of putpost in real terminals, to be looked at: six in each, of three pages in two languages.
#
#   tests/terminals/run.sh [FOLDER [TERMINAL…]]      e.g. tests/terminals/run.sh /tmp/pictures foot xterm-vt340
#
# Needs Debian and what apt-get installs; installs what is missing. PUTPOST=PATH takes that program instead of building one.
# Exit 0: every terminal started and every picture was taken; 1: some were not, and why is said.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
pictures=$(realpath -m "${1:-$(mktemp -d)}")
mkdir -p "$pictures"
shift || true
. "$here/screen.sh"
. "$here/known.sh"
[ $# -eq 0 ] || names=("$@")
failed=0

# Ends the terminal with all that it started: it has a process group of its own.
close_terminal() {
    [ ! -S "$work/tmux" ] || tmux -S "$work/tmux" kill-server 2> /dev/null
    [ -z "${terminal:-}" ] || kill -- "-$terminal" 2> /dev/null
    wait "${terminal:-}" 2> /dev/null
    terminal=
    wait_for 10 has_no_window
    rm -f "$work/program" "$work/tmux" "$work/page" "$XDG_RUNTIME_DIR"/putpost*
}

end() {
    close_terminal
    [ ! -e "$work/display" ] || kill %Xvfb 2> /dev/null
    rm -rf "$work"
}

say() {
    echo "$1" | tee -a "$pictures/report.txt"
}

install_missing() {
    local missing=() package
    for package in xvfb xdotool imagemagick fonts-dejavu-core fonts-noto-core $(for name in "${names[@]}"; do package_of "$name"; done); do
        dpkg-query --show --showformat='${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install --yes --no-install-recommends "${missing[@]}" \
        > "$work/apt.log" 2>&1 || say "apt-get could not install ${missing[*]}: $(tail -n 1 "$work/apt.log")"
}

# xterm.js comes from npm, into a folder that is removed again.
install_web() {
    [[ " ${names[*]} " == *" xterm.js "* ]] || return
    mkdir "$work/web"
    (cd "$work/web" && npm install --no-audit --no-fund @xterm/xterm @xterm/addon-image) > "$work/npm.log" 2>&1 ||
        say "npm could not install xterm.js: $(tail -n 1 "$work/npm.log")"
}

# open_terminal NAME [LANGUAGE]: at the first screen, or at a task in that language.
open_terminal() {
    home=$(mktemp -d "$work/home.XXXXXX") # one of its own: who is told to end still writes to theirs
    export PUTPOST_HOME=$home
    mkdir "$home/learners"
    [ $# -eq 1 ] || sed "s/@LANGUAGE@/$2/" "$here/learner.json" > "$home/learners/learner.json"
    set -m
    (start "$1" "$work/learn") > "$work/log" 2>&1 &
    terminal=$!
    set +m
    wait_for 30 find_window && wait_for 30 has_written 500 || return 1
    xdotool mousemove 1290 790 windowfocus "$window" 2> /dev/null
}

picture() {
    local file="$pictures/$1.png"
    wait_for 20 is_still "$file" && say "$1" || { say "$1: NOT still"; failed=1; }
}

# visit NAME: all pages in one terminal.
visit() {
    say "# $1: $(version_of "$1")"
    open_terminal "$1" || { could_not_start "$1"; return; }
    picture "$1-chooser-en"
    press Down
    picture "$1-chooser-bn"
    close_terminal
    for language in en bn; do
        open_terminal "$1" "$language" || { could_not_start "$1"; return; }
        picture "$1-lesson-$language"
        # 73 is the code of F7: by its name xdotool presses Alt with it where the keyboard's description is newer.
        press 73 Down Down Return Return
        picture "$1-lost-$language"
        close_terminal
    done
}

could_not_start() {
    say "$1: could NOT start: $(grep -v '^ *$' "$work/log" | tail -n 1)"
    failed=1
    close_terminal
}

# No terminal reads the settings of whoever runs this.
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
mkdir -p "$XDG_CONFIG_HOME/gtk-3.0"
mkdir -m 700 "$XDG_RUNTIME_DIR"
printf '[Settings]\ngtk-cursor-blink=0\n' > "$XDG_CONFIG_HOME/gtk-3.0/settings.ini"
unset TMUX STY TERM_PROGRAM COLORTERM NO_COLOR KITTY_WINDOW_ID VTE_VERSION KONSOLE_VERSION SSH_CONNECTION

trap end EXIT
if [ -z "${PUTPOST:-}" ]; then
    (cd "$here/../.." && cargo build --quiet) || exit 1
    PUTPOST=$here/../../target/debug/putpost
fi
printf '#!/bin/sh\necho $$ > "%s"\nexec "%s"\n' "$work/program" "$(realpath "$PUTPOST")" > "$work/learn"
chmod +x "$work/learn"
: > "$pictures/report.txt"
install_missing
install_web
open_screen || { echo "Xvfb did not start"; exit 1; }
for name in "${names[@]}"; do visit "$name"; done
echo "The pictures are in $pictures. Look at every one of them."
exit "$failed"
