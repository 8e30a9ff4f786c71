"""Who watches sees the step in hand and colours; a log has plain lines."""

import os
import pty
import sys

import pytest

from verified import terminal


@pytest.fixture
def screen(monkeypatch):
    """A terminal as stdout and stderr; what it was sent so far."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as stream:
        for name in ("stdout", "stderr"):
            monkeypatch.setattr(sys, name, stream)
        for name, value in {"TERM": "xterm", "NO_COLOR": ""}.items():
            monkeypatch.setenv(name, value)
        yield lambda: os.read(ours, 9999).decode()
    os.close(ours)


def test_a_line_takes_the_place_of_the_step(screen):
    terminal.step("rendering 28 pages")
    terminal.say("site/: 28 pages", "green")
    assert screen() == "\r\x1b[Krendering 28 pages …\r\x1b[K\x1b[32msite/: 28 pages\x1b[m\r\n"


def test_no_colour_where_none_is_wanted(screen, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.say("wrong", "red")
    assert screen() == "\r\x1b[Kwrong\r\n"


def test_a_log_has_plain_lines(capsys):
    terminal.step("rendering 28 pages")
    terminal.say("site/: 28 pages", "green")
    assert capsys.readouterr() == ("site/: 28 pages\n", "")
