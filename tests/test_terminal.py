"""Who watches sees the step in hand and colours; a log has plain lines."""

import io
from contextlib import redirect_stderr, redirect_stdout

from verified import terminal


class Screen(io.StringIO):
    def isatty(self):
        return True


def sent(monkeypatch, file, **variables):
    for name, value in {"TERM": "xterm", "NO_COLOR": "", **variables}.items():
        monkeypatch.setenv(name, value)
    with redirect_stdout(file), redirect_stderr(file):
        terminal.step("rendering 28 pages")
        terminal.say("site/: 28 pages", "green")
    return file.getvalue()


def test_a_line_takes_the_place_of_the_step(monkeypatch):
    shown = "\r\x1b[Krendering 28 pages …\r\x1b[K\x1b[32msite/: 28 pages\x1b[m\n"
    assert sent(monkeypatch, Screen()) == shown


def test_no_colour_where_none_is_wanted(monkeypatch):
    shown = "\r\x1b[Krendering 28 pages …\r\x1b[Ksite/: 28 pages\n"
    assert sent(monkeypatch, Screen(), NO_COLOR="1") == shown


def test_a_log_has_plain_lines(monkeypatch):
    assert sent(monkeypatch, io.StringIO()) == "site/: 28 pages\n"
