"""A built site made by hand, and the commands that take one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field

from conftest import ROOT

from verified.hosting import artifact

DAY = "2026-01-02T03:04:05+00:00"
COMMIT, LATER = "a" * 40, "b" * 40


@dataclass
class Made:
    """A page: its HTML, and what the manifest says of it."""

    html: str
    programs: dict[str, str] = field(default_factory=dict)
    problems: int = 0


def page(text, title="T", head="", evidence="", problems=0, **programs):
    """A page that shows programs, each with its state; ``p_one`` is p/one.py."""
    line = f'<details class="evidence"><summary>{evidence}</summary></details>'
    html = f"<!doctype html><title>{title}</title>{head}<article>{text}{line}</article>"
    return Made(html, {f"{n.replace('_', '/')}.py": s for n, s in programs.items()}, problems)


def result(block="p/one.py", **other):
    about = {"block": block, "key": "1" * 64, "device": "cpu", "mode": "as_written"}
    about |= {"outcome": "passed", "torch": "2.14.1", "python": "3.14", "date": DAY}
    return about | other


def write(folder, results=(), **pages):
    """A built site; ``en_one`` is the page en/one/. A program ``elsewhere`` is for GPUs alone."""
    listed = []
    for name, made in {"index": page("Home"), **pages}.items():
        address = name.replace("_", "/").replace("index", "") + "/"
        path = folder / address.lstrip("/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.html)
        about = {"address": address, "language": "en" if name.startswith("en_") else "zh"}
        states = made.programs.items()
        about["programs"] = {name: state for name, state in states if state != "elsewhere"}
        about["failed"] = [name for name, state in states if state == "failed"]
        listed.append({**about, "problems": made.problems})
    (folder / "verified.json").write_text(json.dumps({"results": list(results)}))
    manifest = {"languages": {"zh": "", "en": "en"}, "pages": listed}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def good(folder):
    return write(folder, [result()], one=page("One", p_one="passed"))


def packed(site):
    """The site as one file beside it."""
    tar = site.with_name(f"{site.name}-packed") / artifact.NAME
    tar.parent.mkdir()
    artifact.pack(site, tar)
    return tar


def hosting(*words, cwd=ROOT, **environment):
    """Run a command as a workflow does."""
    return subprocess.run(
        [sys.executable, "-m", "verified.hosting", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def environment_of_make(project, **values):
    """What a recipe of the Makefile sees."""
    show = "\nshow:\n\t@env\n"
    project.write("Makefile", (ROOT / "Makefile").read_text() + show)
    said = project.run("make", "--silent", "--no-print-directory", "show", **values).stdout
    return dict(line.split("=", 1) for line in said.splitlines() if "=" in line)


def finished(github, home="stranger/docs", commit=COMMIT, **other):
    """The event of a run that has just ended for a pull request."""
    about = {"event": "pull_request", "head_branch": "fix", **other}
    return {"workflow_run": github.run(commit, home, **about)}


def git(folder, *words):
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.check_output(command, stdin=subprocess.DEVNULL, text=True).strip()


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "m")


def files_on(bare, branch="main"):
    return set(git(bare, "ls-tree", "-r", "--name-only", branch).split())
