"""The preview: every language on localhost, the page that is asked for first.

Saved prose is rendered at once, a saved snippet is run at once; the browser shows the page again
when it has changed. Whatever is typed, the server goes on.
"""

from __future__ import annotations

import http.server
import os
import re
import signal
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

from verified.pages import SNIPPETS
from verified.pages.language import foreign
from verified.site.preview.runs import Runs
from verified.site.preview.state import Preview, say

POLL = 0.2  # seconds between two looks at the files
WATCHED = (SNIPPETS, Path("docs"))
_SCRIPT = """<script>(async () => {
  const version = %r, page = location.pathname;
  for (;;) try {
    const now = await (await fetch(`/-/version?${version}${page}`)).text();
    if (now !== version) return location.reload();
  } catch { await new Promise((wait) => setTimeout(wait, 1000)); }
})()</script>"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Pages from the preview, everything else from its folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, preview: Preview, **kwargs):
        self.preview = preview
        super().__init__(*args, directory=str(preview.root), **kwargs)

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path == "/-/version":
            version, _, page = query.partition("/")
            return self._send(self.preview.wait(page, version), "text/plain")
        if not path.endswith(("/", "index.html")):
            return super().do_GET()
        shown = self.preview.get(path)
        if not shown:
            return self.send_error(404, "There is no such page")
        script = _SCRIPT % shown.version
        self._send(re.sub("(?=</body>)|$", lambda _: script, shown.html, count=1), "text/html")

    def _send(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing of each request."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that goes away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def saved() -> dict[Path, tuple[int, int]]:
    """The files that the preview follows, each with its time and size."""
    found = {}
    files = [*Path().glob("mkdocs*.yml")]
    for folder in WATCHED:
        files += [Path(above, n) for above, _, names in os.walk(folder) for n in names]
    for path in files:
        if path.suffix == ".ipynb" or foreign(path):
            continue
        try:
            stat = path.stat()
        except OSError:  # gone since, as an editor's own files are
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def serve(port: int = 8000, bind: str = "127.0.0.1") -> bool:
    """Preview every language on localhost until a signal ends it; False where it cannot."""
    try:
        server = Server((bind, port), http.server.BaseHTTPRequestHandler)
    except (OSError, OverflowError) as error:
        free = port + 1 if port < 65535 else 8000
        said = getattr(error, "strerror", None) or error
        print(f"port {port}: {said}; make serve PORT={free}", file=sys.stderr)
        return False
    port = server.server_port
    # A shell that starts us in the background has us ignore SIGINT; either signal ends us.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    say("reading the pages")
    with tempfile.TemporaryDirectory(prefix="preview-") as folder, server:
        runs = None
        try:
            before = saved()
            preview = Preview(Path(folder).resolve())
            server.RequestHandlerClass = partial(Handler, preview=preview)  # type: ignore[assignment]
            threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
            for site in preview.sites:
                say(f"http://{bind}:{port}/{site.prefix} {site.config.site_name}")
            runs = Runs(preview)
            runs.start()
            preview.make()
            say(f"{len(preview.shown)} pages; saved files are followed")
            while True:
                time.sleep(POLL)
                now = saved()
                if now == before:
                    continue
                files = {p for p in now.keys() | before.keys() if now.get(p) != before.get(p)}
                before = now
                began = time.monotonic()
                try:
                    for block in preview.follow(files):
                        runs.waiting.put(block)
                    preview.make()
                except (Exception, SystemExit) as error:  # a configuration half typed, say
                    say(f"{', '.join(map(str, files))}: {error or type(error).__name__}")
                    continue
                names = ", ".join(sorted(map(str, files))[:3])
                say(f"{names} in {time.monotonic() - began:.1f} s")
        except KeyboardInterrupt:
            server.shutdown()
            if runs:
                runs.stop()
    print()
    return True
