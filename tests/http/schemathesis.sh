#!/usr/bin/env bash
# Lets schemathesis try what assets/openapi.json promises on a server of the default scene, with a fixed seed.
#
#   tests/http/schemathesis.sh [OPTION of `schemathesis run`]…      e.g. --max-examples 500 --seed 2
#
# Builds the program, installs schemathesis into an environment of its own, starts `putpost serve` on a free port, and
# ends both. Exit 0: nothing was found; 1: something was; 77: schemathesis could not be had, so nothing was tried.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet --disable-pip-version-check 'schemathesis==4.*' || {
    echo "SKIPPED: schemathesis could not be installed from PyPI" >&2
    exit 77
}

cd "$root"
cargo build --quiet
"${CARGO_TARGET_DIR:-target}/debug/putpost" serve > "$work/log" &
server=$!
until address=$(head -n 1 "$work/log") && [ -n "$address" ]; do
    kill -0 "$server" || exit 70
    sleep 0.1
done

cd "$work"
"$work/venv/bin/schemathesis" --config-file "$root/tests/http/schemathesis.toml" run "$address/openapi.json" \
    --seed 20261122 --max-examples 50 --continue-on-failure --no-color "$@"
