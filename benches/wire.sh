#!/usr/bin/env bash
# Requests a second on the wire: putpost serve, a bare axum echo and json-server, asked in turn by the same clients.
# Everything runs on loopback and ends with this script. json-server comes from npm; without it the others are measured.
#
#   benches/wire.sh [ROUNDS] [SECONDS] [CONNECTIONS]
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-5} seconds=${2:-3} connections=${3:-32}
folder=$(mktemp -d)
server=
end() { [[ -z $server ]] || { kill "$server" 2> /dev/null && wait "$server" 2> /dev/null || true; }; server=; }
trap 'end; rm -rf "$folder"' EXIT

cargo build --quiet --release --bin putpost --example wire_load --example wire_echo
built=$(cargo metadata --format-version 1 --no-deps | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')/release

json=$folder/node_modules/.bin/json-server
if ! { command -v npm && npm install --silent --no-audit --no-fund --prefix "$folder" json-server; } > /dev/null 2>&1; then
  echo "json-server cannot be installed from npm here: it is left out." >&2
  json=
fi

# Waits for the address on the first line that a server prints.
address() {
  until [[ -s $folder/out ]]; do sleep 0.05; done
  sed -n '1s,http://,,p' "$folder/out"
}

# json-server prints no address that could be relied on: it is asked until it answers. Every run has fresh data.
start_json() {
  local port=$((20000 + RANDOM % 20000))
  node -e '
    const users = Array.from({ length: 200 }, (_, at) => ({ id: at + 1, name: "", email: "" }));
    require("fs").writeFileSync(process.argv[1], JSON.stringify({ users }));' "$folder/db.json"
  "$json" --quiet --host 127.0.0.1 --port "$port" "$folder/db.json" > /dev/null 2>&1 &
  server=$!
  until curl --silent --output /dev/null "http://127.0.0.1:$port/users/1"; do sleep 0.1; done
  where=127.0.0.1:$port
}

# One round of one server: its rate, and how many answers were no success.
round() {
  rm -f "$folder/out"
  case $1 in
    putpost) PUTPOST_HOME=$folder "$built/putpost" serve --scene no-users > "$folder/out" & server=$!; where=$(address) ;;
    axum) "$built/examples/wire_echo" > "$folder/out" & server=$!; where=$(address) ;;
    json-server) start_json ;;
  esac
  "$built/examples/wire_load" "$where" "$connections" "$seconds" >> "$folder/$1"
  end
}

names=(putpost axum ${json:+json-server})
for ((at = 0; at < rounds; at++)); do
  for name in "${names[@]}"; do round "$name"; done
done

sorted() { sort -n "$folder/$1" | cut -d ' ' -f 1; }
median() { sorted "$1" | sed -n "$(((rounds + 1) / 2))p"; }
ours=$(median putpost)
echo "| $rounds rounds of $seconds s, $connections connections | least | median | putpost is | failures |"
echo "|---|---|---|---|---|"
for name in "${names[@]}"; do
  awk -v name="$name" -v least="$(sorted "$name" | head -1)" -v median="$(median "$name")" -v ours="$ours" \
    -v failed="$(awk '{ sum += $2 } END { print sum }' "$folder/$name")" \
    'BEGIN { printf "| %s | %d/s | %d/s | %.2f× | %d |\n", name, least, median, ours / median, failed }'
done
