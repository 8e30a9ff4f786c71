"""What an author waits for, each beside a full build in the same run.

    python -m benchmarks.loop [RUNS]     # 3 unless told; writes loop.json and a table

Works on a copy of the project, with its environment and its evidence. Seconds depend on the
machine and on what else it does; the ratio to the build of the same run hardly does.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from verified.verify.evidence import PATH, installed_torch

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).with_suffix(".json")
README = Path(__file__).with_name("README.md")
ASPECTS = {
    "build": "full build, evidence warm",
    "unchanged": "`make site`, nothing changed",
    "one page": "`make site`, one page changed",
    "check": "`make check`",
    "outputs": "`make outputs`, one new block",
    "first page": "`make serve`, to the first page",
    "prose": "prose saved, to the page in the browser",
    "snippet": "snippet saved, to its output on the page",
}
PATIENCE = 120.0


@contextmanager
def copied() -> Iterator[Path]:
    """The project in a folder of its own."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    with tempfile.TemporaryDirectory(prefix="loop-") as folder:
        root = Path(folder, "project")
        for name in filter(None, [*names.split("\0"), PATH.as_posix()]):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
        (root / ".venv").symlink_to(sys.prefix)
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "All"]):
            who = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
            subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True)
        yield root


def timed(root: Path, *command: str) -> float:
    began = time.monotonic()
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return time.monotonic() - began


def edited(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def once(root: Path) -> dict[str, float]:
    """Each aspect, once; the first is the full build."""
    found = {}
    shutil.rmtree(root / "site", ignore_errors=True)
    for kept in ("site.json", "made-*.pickle"):
        for path in (root / ".verified").glob(kept):
            path.unlink()
    timed(root, "make", "verify")
    found["build"] = timed(root, sys.executable, "-m", "verified", "build")
    found["unchanged"] = timed(root, "make", "site")
    found["check"] = timed(root, "make", "check")
    edited(root / "docs/zh/tensors.md", lambda text: f"{text}\n再加一句。\n")
    found["one page"] = timed(root, "make", "site")
    snippet = root / "snippets/tensors/view.py"
    edited(snippet, lambda text: f"{text}print(1 + 1)\n")
    found["outputs"] = timed(root, "make", "outputs")
    found |= previewed(root)
    subprocess.run(["git", "checkout", "-q", "."], cwd=root, check=True)
    return found


def previewed(root: Path) -> dict[str, float]:
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "verified", "serve", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        lines = iter(process.stdout.readline, "")
        address = next(m[1] for line in lines if (m := re.search(r"(http://\S+?/) ", line)))

        def until(text: str) -> float:
            began = time.monotonic()
            while time.monotonic() < began + PATIENCE:
                with urllib.request.urlopen(f"{address}tensors/", timeout=PATIENCE) as answer:
                    if text in answer.read().decode():
                        return time.monotonic() - began
                time.sleep(0.02)
            raise SystemExit(f"the preview never shows {text!r}")

        until("<h1")
        found = {"first page": time.monotonic() - began}
        next(line for line in lines if "pages; saved files are followed" in line)
        time.sleep(8)  # the fork server imports PyTorch meanwhile
        edited(root / "docs/zh/tensors.md", lambda text: f"{text}\n预览里的一句。\n")
        found["prose"] = until("预览里的一句")
        edited(root / "snippets/tensors/view.py", lambda text: f"{text}print('newest')\n")
        found["snippet"] = until("newest</code></pre></div>")
    finally:
        process.terminate()
        process.wait()
    return found


def main(runs: int) -> None:
    with copied() as root:
        found = [once(root) for _ in range(runs)]
    figures = {
        name: {
            "seconds": round(statistics.median(run[name] for run in found), 2),
            "of a build": round(statistics.median(run[name] / run["build"] for run in found), 2),
        }
        for name in ASPECTS
    }
    machine = {
        "torch": installed_torch(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "date": date.today().isoformat(),
        "runs": runs,
    }
    RESULTS.write_text(json.dumps({"machine": machine, "figures": figures}, indent=1) + "\n")
    rows = [f"| {ASPECTS[n]} | {f['seconds']} | {f['of a build']} |" for n, f in figures.items()]
    head = (
        f"PyTorch {machine['torch']}, Python {machine['python']}, {machine['system']}, "
        f"{machine['cores']} cores, {machine['date']}; medians of {runs} runs:"
    )
    table = "\n".join([head, "", "| what | seconds | of a full build |", "|---|---|---|", *rows])
    text = README.read_text(encoding="utf-8")
    marks = r"(?<=<!-- loop.py writes from here -->\n).*?(?=<!-- loop.py writes to here -->)"
    README.write_text(re.sub(marks, lambda _: f"\n{table}\n\n", text, flags=re.S), "utf-8")
    print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
