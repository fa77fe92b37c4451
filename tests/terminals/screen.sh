# A screen that nobody sees, and what can be awaited on it. Everything ends after a time, and says whether it was in vain.

# wait_for SECONDS COMMAND…: until the command succeeds.
wait_for() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# Starts Xvfb on a display that it finds itself, and sets DISPLAY.
open_screen() {
    Xvfb -displayfd 3 -screen 0 1300x800x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
    wait_for 20 test -s "$work/display" || return 1
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
}

# The largest window of a screen on which there is one terminal.
find_window() {
    local id area most=10000 WIDTH HEIGHT
    window=
    for id in $(xdotool search --onlyvisible --name '.*' 2> /dev/null); do
        eval "$(xdotool getwindowgeometry --shell "$id" 2> /dev/null | grep -E '^(WIDTH|HEIGHT)=')"
        area=$((${WIDTH:-0} * ${HEIGHT:-0}))
        [ "$area" -le "$most" ] || [ "$area" -ge $((1300 * 800)) ] || window=$id most=$area
    done
    [ -n "$window" ]
}

has_no_window() {
    ! find_window
}

# How much the program has written so far.
written() {
    sed -n 's/^wchar: //p' "/proc/$(cat "$work/program")/io" 2> /dev/null || echo 0
}

has_written() {
    [ -s "$work/program" ] && [ "$(written)" -gt "$1" ]
}

# is_still FILE: the picture is the same for a second, and the program has written nothing meanwhile.
is_still() {
    local before
    before=$(written)
    for _ in 1 2 3; do
        import -window "$window" "$1.before.png"
        sleep 0.33
        import -window "$window" "$1"
        differ=$(compare -metric AE "$1.before.png" "$1" null: 2>&1); [ "${differ%% *}" = 0 ] || return 1
    done
    rm -f "$1.before.png"
    [ "$before" = "$(written)" ]
}

# press KEY…: one after the other, each after the program has answered the one before.
press() {
    local key before
    for key in "$@"; do
        before=$(written)
        xdotool key "$key"
        wait_for 5 has_written "$before" || echo "  no answer to the key $key"
    done
}
