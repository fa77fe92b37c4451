# The terminals: which package each is in, and how each is started with a program in it.
# Every start is one process in the foreground, 100 cells wide and 32 high where it can be told, with a cursor that does
# not blink (a picture that never stops changing cannot be awaited).

names=(kitty foot xterm-vt340 xterm konsole sakura alacritty mlterm tmux-in-kitty tmux-in-xterm xterm.js)

package_of() {
    case $1 in
        xterm.js) echo chromium python3; command -v npm > /dev/null || echo npm ;;
        xterm*) echo xterm ;;
        foot) echo foot weston ;;
        tmux-in-*) echo tmux "${1#tmux-in-}" ;;
        konsole) echo konsole dbus-daemon ;;
        *) echo "$1" ;;
    esac
}

version_of() {
    case $1 in
        tmux-in-*) set -- tmux ;;
        xterm.js)
            sed -n 's/.*"version": "\(.*\)".*/xterm.js \1/p' "$work/web/node_modules/@xterm/xterm/package.json"
            return
            ;;
    esac
    dpkg-query --show --showformat='${Package} ${Version}' "${1%-vt340}"
}

# start NAME PROGRAM: replaces the shell by the terminal.
start() {
    local xterm=(xterm -fa 'DejaVu Sans Mono' -fs 12 -geometry 100x32)
    local kitty=(kitty --config NONE -o font_size=12 -o cursor_blink_interval=0 -o remember_window_size=no
        -o initial_window_width=100c -o initial_window_height=32c -o update_check_interval=0)
    local tmux=(tmux -f /dev/null -S "$work/tmux")
    case $1 in
        kitty) exec "${kitty[@]}" "$2" ;;
        foot) in_weston foot --font='DejaVu Sans Mono:size=12' --fullscreen "$2" ;;
        xterm-vt340) exec "${xterm[@]}" -ti vt340 -e "$2" ;;
        xterm) exec "${xterm[@]}" -ti vt100 -e "$2" ;;
        konsole)
            QT_QPA_PLATFORM=xcb exec dbus-run-session konsole --hide-menubar --hide-tabbar \
                -p TerminalColumns=100 -p TerminalRows=32 -p 'Font=DejaVu Sans Mono,12' -p ScrollBarPosition=2 -e "$2"
            ;;
        sakura) exec sakura --font 'DejaVu Sans Mono 12' --columns 100 --rows 32 -e "$2" ;;
        alacritty)
            exec alacritty -o font.size=12 -o window.dimensions.columns=100 -o window.dimensions.lines=32 -e "$2"
            ;;
        mlterm) exec mlterm --type=xft --fontsize=20 --geometry=100x32 --sbmod=none -e "$2" ;;
        tmux-in-kitty) exec "${kitty[@]}" "${tmux[@]}" set-option -g allow-passthrough on \; new-session "$2" ;;
        tmux-in-xterm) exec "${xterm[@]}" -ti vt340 -e "${tmux[@]}" new-session "$2" ;;
        xterm.js) in_browser "$2" ;;
    esac
}

# xterm.js draws VS Code's terminal; here it is a page, and a bridge joins it to the program.
in_browser() {
    local page=$work/page
    python3 "$here/web/bridge.py" "$work/web" "$1" > "$page" &
    wait_for 20 test -s "$page" || return 1
    exec chromium --no-sandbox --test-type --disable-gpu --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$(mktemp -d "$work/browser.XXXXXX")" \
        --window-size=1000,640 --window-position=0,0 --app="$(cat "$page")"
}

# foot knows only Wayland, so a weston stands in a window between.
in_weston() {
    printf '[core]\nidle-time=0\n[shell]\npanel-position=none\nlocking=false\n' > "$work/weston.ini"
    weston --backend=x11-backend.so --width=1010 --height=650 --socket=putpost --config="$work/weston.ini" &
    wait_for 20 test -S "$XDG_RUNTIME_DIR/putpost" || return 1
    WAYLAND_DISPLAY=putpost exec "$@"
}
