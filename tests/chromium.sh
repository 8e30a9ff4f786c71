#!/bin/sh
# Make sure that the browser tests find a Chromium: the system's, Debian's, or Playwright's own.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
say() {
    echo "The browser tests need Chromium, and none is on PATH: $1." >&2
    echo "To choose yourself, put chromium or google-chrome on PATH first." >&2
    echo "'make check' and 'make site' need no browser." >&2
}
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "apt-get installs the packages chromium and fonts-noto-cjk on this system"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
else
    say "Playwright downloads one into its own cache, below your home"
    .venv/bin/playwright install chromium
fi
