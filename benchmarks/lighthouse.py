"""What Lighthouse says of the site on a mid-range phone: home, a chapter, a notebook, twice each.

    python -m benchmarks.lighthouse [PAGE ...]      # after `make site`; needs Node 18.20 or newer

Each page is measured RUNS times against a server with compression on localhost, and each score is
the median. Lighthouse simulates its own phone, four times slower than this machine, and its
network, as for whoever asks it; the index that it measures of this machine stands beside.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading

from tests.conftest import Host
from verified.project import Project
from verified.site.build import SITE

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = ("", "tensors/", "putting-it-together/")
PAGES += tuple(f"en/{page}" for page in PAGES)
RUNS = 5
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu"


def report(url: str) -> dict:
    browsers = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
    chrome = next((found for name in browsers if (found := shutil.which(name))), "")
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--output-path=stdout"]
    result = subprocess.run(
        [*command, f"--chrome-flags={CHROME_FLAGS}"],
        env={**os.environ, "CHROME_PATH": chrome},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(result.stdout)


def main() -> None:
    pages = sys.argv[1:] or PAGES
    handler = functools.partial(Host, directory=str(SITE))
    # The canonical address of a page is to be where it is served.
    port = int(Project.load().address.rstrip("/").rpartition(":")[2])
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.sent = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{port}/"
        for page in pages:
            reports = [report(f"{root}{page}") for _ in range(RUNS)]
            scores = [
                f"{reports[0]['categories'][name]['title']} "
                f"{statistics.median(r['categories'][name]['score'] for r in reports):.0%}"
                for name in reports[0]["categories"]
            ]
            index = statistics.median(r["environment"]["benchmarkIndex"] for r in reports)
            print(f"/{page}: {', '.join(scores)}; index {index:.0f}", flush=True)
            for category in reports[-1]["categories"].values():
                for audit in category["auditRefs"]:
                    found = reports[-1]["audits"][audit["id"]]
                    if audit["weight"] and (found["score"] or 0) < 1:
                        value = found.get("displayValue", "")
                        print(f"    {category['id']}: {found['title']} {value}")
        server.shutdown()


if __name__ == "__main__":
    main()
