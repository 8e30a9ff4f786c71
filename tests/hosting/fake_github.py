"""A GitHub made of a folder, and the `gh` that reaches it: what the hosting side needs of it.

``state.json`` holds runs, artifacts, pulls, comments and attestations in GitHub's own form; the
ZIP of an artifact lies beside it as ``ID.zip``. As ``gh``, the folder is named by GH_STAND_IN.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import sys
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

CI = ".github/workflows/ci.yml"
US = "us/docs"
BOT = "github-actions[bot]"


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


class GitHub:
    """The folder, from the side of a test."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.state = {"runs": [], "artifacts": [], "pulls": [], "comments": [], "attested": []}
        self.save()
        gh = folder / "bin/gh"
        gh.parent.mkdir()
        gh.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, __file__])} "$@"\n')
        gh.chmod(0o755)

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {"PATH": path, "GH_STAND_IN": str(self.folder), "GITHUB_REPOSITORY": US}

    def save(self) -> None:
        (self.folder / "state.json").write_text(json.dumps(self.state))

    def add(self, kind: str, one):
        self.state[kind].append(one)
        self.save()
        return one

    def load(self) -> dict:
        return json.loads((self.folder / "state.json").read_text())

    def run(self, commit: str, home: str = US, **other) -> dict:
        """A run of ci.yml for a push to main, unless something else is said."""
        number = len(self.state["runs"]) + 1
        owner = {"login": home.partition("/")[0]}
        about = {
            "id": number,
            "run_number": number,
            "path": CI,
            "event": "push",
            "status": "success",
            "head_branch": "main",
            "head_sha": commit,
            "head_repository": {"id": len(home), "full_name": home, "owner": owner},
            "html_url": f"https://github.com/{US}/actions/runs/{number}",
        }
        return self.add("runs", {**about, **other})

    def artifact(self, run: dict, name: str, file: Path, **other) -> dict:
        """Upload a file as upload-artifact does: a ZIP of it, and its digest."""
        number = len(self.state["artifacts"]) + 1
        packed = self.folder / f"{number}.zip"
        if file.suffix == ".zip":
            packed.write_bytes(file.read_bytes())
        else:
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(file, file.name)
        about = {
            "id": number,
            "run": run["id"],
            "name": name,
            "expired": False,
            "size_in_bytes": packed.stat().st_size,
            "digest": f"sha256:{digest(packed)}",
        }
        return self.add("artifacts", {**about, **other})

    def attest(self, file: Path, commit: str, workflow: str = f"{US}/{CI}") -> None:
        self.add("attested", [digest(file), commit, workflow, "refs/heads/main"])

    def pull(self, number: int, run: dict, state: str = "open") -> dict:
        """The pull request whose newest commit a run has built."""
        head = {"sha": run["head_sha"], "repo": run["head_repository"]}
        head["label"] = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
        base = {"repo": {"full_name": US}}
        return self.add("pulls", {"number": number, "state": state, "head": head, "base": base})


def get(state: dict, path: str, query: dict[str, str]) -> object:
    """What GitHub answers."""
    match path.split("/")[3:]:
        case ["actions", "workflows", "ci.yml", "runs"]:
            keys = {"branch": "head_branch"}
            due = {keys.get(k, k): v for k, v in query.items()}
            runs = [r for r in state["runs"] if r["path"] == CI]
            return {"workflow_runs": [r for r in runs if due.items() <= r.items()]}
        case ["actions", "runs", number]:
            return next(r for r in state["runs"] if r["id"] == int(number))
        case ["actions", "runs", number, "artifacts"]:
            due = {"run": int(number), "name": query["name"]}
            return {"artifacts": [a for a in state["artifacts"] if due.items() <= a.items()]}
        case ["pulls"]:
            pulls = [p for p in state["pulls"] if query["state"] in (p["state"], "all")]
            return [p for p in pulls if query.get("head", p["head"]["label"]) == p["head"]["label"]]
        case ["issues", number, "comments"]:
            return [c for c in state["comments"] if c["issue"] == int(number)]
    raise LookupError(path)


def answer(folder: Path, command: list[str]) -> bytes:
    state = json.loads((folder / "state.json").read_text())
    if command[:2] == ["attestation", "verify"]:
        file, *options = command[2:]
        given = dict(zip(options[::2], options[1::2], strict=False))
        keys = ("--source-digest", "--signer-workflow", "--source-ref")
        if [digest(Path(file)), *(given[key] for key in keys)] not in state["attested"]:
            raise LookupError("no attestations found")
        return b""
    words = [word for word in command[1:] if not word.startswith("-")]
    method = words.pop(0) if "--method" in command else "GET"
    url = urlsplit(words[0])
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    query.pop("per_page", None)
    if url.path.endswith("/zip"):
        return (folder / f"{url.path.split('/')[-2]}.zip").read_bytes()
    if method == "GET":
        found = get(state, url.path, query)
        return json.dumps([found] if "--slurp" in command else found).encode()
    body = json.load(sys.stdin)["body"]
    number = int(url.path.split("/")[-1 if method == "PATCH" else -2])
    if method == "PATCH":
        next(c for c in state["comments"] if c["id"] == number)["body"] = body
    else:
        one = {"id": len(state["comments"]) + 1, "issue": number, "user": {"login": BOT}}
        state["comments"].append({**one, "body": body})
    (folder / "state.json").write_text(json.dumps(state))
    return b"{}"


if __name__ == "__main__":
    try:
        sys.stdout.buffer.write(answer(Path(os.environ["GH_STAND_IN"]), sys.argv[1:]))
    except (LookupError, StopIteration) as error:
        sys.exit(f"gh: Not Found (HTTP 404) {error}")
