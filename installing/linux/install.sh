#!/bin/sh
# Makes the unpacked program known to the desktop of whoever runs this, and .cpcse files as its files. Nothing is copied
# into the system: the program stays where it was unpacked. `install.sh --remove` takes all of it back.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program="$here/cpc-selfeval"
data="${XDG_DATA_HOME:-$HOME/.local/share}"
desktop="$data/applications/cpc-selfeval.desktop"
mime="$data/mime/packages/cpc-selfeval.xml"
icon="$data/icons/hicolor/256x256/apps/cpc-selfeval.png"

if [ "${1:-}" = --remove ]; then
    rm -f "$desktop" "$mime" "$icon"
else
    [ -x "$program" ] || { echo "The program is not beside this script: $program"; exit 1; }
    mkdir -p "$(dirname "$desktop")" "$(dirname "$mime")" "$(dirname "$icon")"
    sed "s|^Exec=.*|Exec=\"$program\" %f|" "$here/cpc-selfeval.desktop" >"$desktop"
    cp "$here/cpc-selfeval.xml" "$mime"
    cp "$here/cpc-selfeval-256.png" "$icon"
fi
for update in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
    # shellcheck disable=SC2086
    command -v "${update%% *}" >/dev/null && $update || true
done
