"""What a build makes of a page, kept for the next one by all that it was made of."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from verified.pages import Page, kept
from verified.project import Project
from verified.site.unchanged import VARIABLES

T = TypeVar("T")


class Get(Protocol):
    """Gives what ``make`` gives, or gave when it was made of the same."""

    def __call__(self, make: Callable[[], T], *made_of: object) -> T: ...


def anew(make: Callable[[], T], *made_of: object) -> T:
    """Make it, whatever there is."""
    return make()


class Memo:
    """Things by what they were made of; what a build does not ask for is not kept for the next.

    Args:
        name: the file of a builder; two do not share one.
        root: the project's folder. Its code, settings and packages are part of all that is made.
    """

    def __init__(self, name: str, root: Path = Path()):
        self._path = root / f".verified/made-{name}.pickle"
        self._of_all = digest(kept.reader(root), [os.environ.get(name) for name in VARIABLES])
        self._known: dict[str, bytes] = {}
        self._asked: dict[str, bytes] = {}
        try:
            of_all, known = pickle.loads(self._path.read_bytes())
        except (OSError, TypeError, *kept.BROKEN):
            return
        if of_all == self._of_all:
            self._known = known

    def get(self, make: Callable[[], T], *made_of: object) -> T:
        """What ``make`` gives, or a copy of what it gave when it was made of the same.

        Raises:
            Exception: what ``make`` raises; then nothing is kept.
        """
        key = digest(*made_of)
        if known := self._asked.get(key) or self._known.get(key):
            self._asked[key] = known
            return pickle.loads(known)
        made = make()
        self._asked[key] = pickle.dumps(made)
        return made

    def save(self) -> None:
        """Keep what was asked for."""
        if self._asked.keys() != self._known.keys():
            kept.replace(self._path, pickle.dumps((self._of_all, self._asked)))


def digest(*of: object) -> str:
    """The hash of texts, and of values that their ``repr`` tells apart."""
    parts = [part if isinstance(part, str) else f"\0{part!r}" for part in of]
    lengths = repr([*map(len, parts)])
    return hashlib.sha256("".join([lengths, *parts]).encode()).hexdigest()


def linking(page: Page, project: Project) -> tuple[str, ...]:
    """What a page shows, with all that its links may lead to."""
    return page.digest, project.targets
