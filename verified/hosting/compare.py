"""What a pull request changes: two built sites side by side."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from verified.hosting import built


class Comparison:
    """The differences of a built site from the one before it; without one before, all is new.

    Raises:
        ValueError: where the site is not one of ours.
    """

    def __init__(self, before: Path | None, after: Path):
        was = built.pages(before) if before else {}
        now = built.pages(after)
        old = _newest(built.results(before) if before else [])
        new = _newest(built.results(after))
        current = [r for name in new for r in new[name]]
        programs = {name: state for page in now.values() for name, state in page.programs.items()}
        # Address, title, and new, changed or removed.
        self.pages = _pages(was, now)
        self.added = [name for name in new if name not in old]
        self.changed = [n for n in new if n in old and new[n][0]["key"] != old[n][0]["key"]]
        self.removed = [name for name in old if name not in new and name not in programs]

        failing: dict[str, list[str]] = {}
        for r in current:
            if r["outcome"] != "passed":
                where = f"{r['device']}, {r['mode']}, PyTorch {r['torch']}, Python {r['python']}"
                failing.setdefault(r["block"], []).append(where)
        for name in (name for page in now.values() for name in page.failed):
            failing.setdefault(name, [])
        # The program, and where it failed, as far as that is known.
        self.failing = [(name, "; ".join(where)) for name, where in failing.items()]
        self.unverified = [
            name
            for name, state in programs.items()
            if (state != "passed" or name not in new) and name not in failing
        ]
        self.problems = sum(page.problems for page in now.values())  # as `make site` finds them

        counts = Counter((r["torch"], r["device"], r["outcome"] == "passed") for r in current)
        # PyTorch, device, results passed and failed.
        self.evidence = [
            (torch, device, counts[torch, device, True], counts[torch, device, False])
            for torch, device in sorted({(torch, device) for torch, device, _ in counts})
        ]
        weighed = {address: was[address].bytes if address in was else 0 for address in now}
        # Address, bytes at first view before and now; or now, and the page's budget.
        self.weights = [(a, weighed[a], p.bytes) for a, p in now.items() if weighed[a] != p.bytes]
        self.over = [(a, p.bytes, p.budget) for a, p in now.items() if p.bytes > p.budget]
        self.total = (built.weight(before) if before else 0, built.weight(after))


def _pages(was: dict[str, built.Page], now: dict[str, built.Page]) -> list[tuple[str, str, str]]:
    found = []
    for address, page in now.items():
        if address not in was:
            found.append((address, page.title, "new"))
        elif (page.title, page.text) != (was[address].title, was[address].text):
            found.append((address, page.title, "changed"))
    return found + [(a, page.title, "removed") for a, page in was.items() if a not in now]


def _newest(results: list[dict]) -> dict[str, list[dict]]:
    """By program, the results of the state that was run last."""
    last = {r["block"]: r["key"] for r in sorted(results, key=lambda r: r["date"])}
    found: dict[str, list[dict]] = {name: [] for name in sorted(last)}
    for r in results:
        if r["key"] == last[r["block"]]:
            found[r["block"]].append(r)
    return found
