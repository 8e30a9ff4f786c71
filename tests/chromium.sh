#!/bin/sh
# Make sure that the browser tests find a Chromium: the system's, Debian's, or Playwright's own.
# The one without windows does the same in three quarters of the time.
set -eu
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
say() {
    echo "The browser tests need Chromium, and none is on PATH: $1." >&2
    echo "To choose yourself, put chromium or google-chrome on PATH first." >&2
    echo "'make check' and 'make site' need no browser." >&2
}
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "apt-get installs a Chromium and the package fonts-noto-cjk on this system"
    apt-get update -qq
    package=chromium
    apt-cache show chromium-headless-shell >/dev/null 2>&1 && package=chromium-headless-shell
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" fonts-noto-cjk >/dev/null
else
    say "Playwright downloads one into its own cache, below your home"
    .venv/bin/playwright install chromium
fi
