#!/usr/bin/env bash
# Takes the same pictures in the terminals of another Debian, which this one need not have: in a system of its own in a folder.
#
#   tests/terminals/debian.sh RELEASE [FOLDER [TERMINAL…]]      e.g. tests/terminals/debian.sh sid /tmp/pictures kitty konsole
#
# Needs Debian, root, some minutes, and 2 GB in SYSTEM (/var/tmp/putpost-RELEASE), which stays to be used again; remove it by
# hand. PUTPOST=PATH takes that program instead of building one. Exit code: as of run.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
release=${1:?which Debian?}
pictures=$(realpath -m "${2:-$(mktemp -d)}")
shift $(($# < 2 ? $# : 2))
system=${SYSTEM:-/var/tmp/putpost-$release}

# The same mirror as this system's.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/$' | head -n 1
}

build_system() {
    command -v debootstrap > /dev/null ||
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends debootstrap > /dev/null
    debootstrap --variant=minbase --include=procps,libgl1-mesa-dri "$release" "$system" "$(mirror)" > "$system.log" ||
        { echo "no $release: see $system.log" >&2; exit 1; }
}

# What a terminal needs of the system around it.
join() {
    mount --bind /dev "$system/dev"
    mount --bind /dev/pts "$system/dev/pts"
    mount -t proc proc "$system/proc"
    mount -t sysfs sys "$system/sys"
    trap leave EXIT
}

leave() {
    umount --lazy "$system/sys" "$system/proc" "$system/dev/pts" "$system/dev"
}

[ -n "${PUTPOST:-}" ] || { (cd "$here/../.." && cargo build --quiet) && PUTPOST=$here/../../target/debug/putpost; }
[ -x "$system/bin/sh" ] || build_system
join
rm -rf "$system/opt/putpost"
mkdir -p "$system/opt/putpost" "$pictures"
cp -r "$here" "$system/opt/putpost/terminals"
cp "$PUTPOST" "$system/opt/putpost/putpost"
code=0
chroot "$system" env PUTPOST=/opt/putpost/putpost bash /opt/putpost/terminals/run.sh /opt/putpost/pictures "$@" || code=$?
cp "$system"/opt/putpost/pictures/* "$pictures"
echo "They are copied to $pictures."
exit "$code"
