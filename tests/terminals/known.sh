# The terminals: which package each is in, and how each is started with a program in it.
# Every start is one process in the foreground, 100 cells wide and 32 high where it can be told, with a cursor that does
# not blink (a picture that never stops changing cannot be awaited).

names=(kitty foot xterm-vt340 xterm konsole sakura alacritty mlterm tmux-in-xterm)

package_of() {
    case $1 in
        xterm*) echo xterm ;;
        foot) echo foot weston ;;
        tmux-in-xterm) echo tmux xterm ;;
        konsole) echo konsole dbus-daemon ;;
        *) echo "$1" ;;
    esac
}

version_of() {
    case $1 in tmux-in-*) set -- tmux ;; esac
    dpkg-query --show --showformat='${Package} ${Version}' "${1%-vt340}"
}

# start NAME PROGRAM: replaces the shell by the terminal.
start() {
    local xterm=(xterm -fa 'DejaVu Sans Mono' -fs 12 -geometry 100x32)
    case $1 in
        kitty)
            exec kitty --config NONE -o font_size=12 -o cursor_blink_interval=0 -o remember_window_size=no \
                -o initial_window_width=100c -o initial_window_height=32c -o update_check_interval=0 "$2"
            ;;
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
        tmux-in-xterm) exec "${xterm[@]}" -ti vt340 -e tmux -f /dev/null -S "$work/tmux" new-session "$2" ;;
    esac
}

# foot knows only Wayland, so a weston stands in a window between.
in_weston() {
    printf '[core]\nidle-time=0\n[shell]\npanel-position=none\nlocking=false\n' > "$work/weston.ini"
    weston --backend=x11-backend.so --width=1010 --height=650 --socket=putpost --config="$work/weston.ini" &
    wait_for 20 test -S "$XDG_RUNTIME_DIR/putpost" || return 1
    WAYLAND_DISPLAY=putpost exec "$@"
}
