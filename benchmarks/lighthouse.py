"""What Lighthouse says of the site on a mid-range phone: home, a chapter, a notebook, twice each.

    python -m benchmarks.lighthouse [PAGE ...]      # after `make site`; needs Node 18.20 or newer

Each page is measured RUNS times against a server with compression on localhost, and each score is
the median. Lighthouse simulates the phone and its network. How many times slower than this machine
the phone is, it is told as its authors advise, by the index that it measures of the machine:
https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
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
RUNS = 3
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu"


# How many times slower a mid-range phone is than a machine with this index or a higher one, and by
# how much the index grows for once more.
SLOWDOWN = ((1300, 3, 700 / 3), (800, 2, 500), (150, 1, 650))


def slowdown(index: float) -> float:
    at, times, step = next((row for row in SLOWDOWN if index >= row[0]), SLOWDOWN[-1])
    return max(1.0, times + (index - at) / step)


def report(url: str, times: float = 4.0) -> dict:
    browsers = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
    chrome = next((found for name in browsers if (found := shutil.which(name))), "")
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--throttling.cpuSlowdownMultiplier={times:.2f}"]
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
        index = statistics.median(
            report(root)["environment"]["benchmarkIndex"] for _ in range(RUNS)
        )
        times = slowdown(index)
        print(
            f"index of this machine {index:.0f}: the phone is {times:.1f} times slower", flush=True
        )
        for page in pages:
            reports = [report(f"{root}{page}", times) for _ in range(RUNS)]
            scores = [
                f"{reports[0]['categories'][name]['title']} "
                f"{statistics.median(r['categories'][name]['score'] for r in reports):.0%}"
                for name in reports[0]["categories"]
            ]
            print(f"/{page}: {', '.join(scores)}", flush=True)
            for category in reports[-1]["categories"].values():
                for audit in category["auditRefs"]:
                    found = reports[-1]["audits"][audit["id"]]
                    if audit["weight"] and (found["score"] or 0) < 1:
                        value = found.get("displayValue", "")
                        print(f"    {category['id']}: {found['title']} {value}")
        server.shutdown()


if __name__ == "__main__":
    main()
