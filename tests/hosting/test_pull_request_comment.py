"""The one comment of a pull request says what changes; what a stranger wrote stays text."""

import random
import re
import shutil
from html import unescape

import markdown
import pytest
from fake_github import BOT
from made_site import COMMIT, Made, good, hosting, page, result, write
from selectolax.lexbor import LexborHTMLParser

from verified.hosting import comment
from verified.hosting.compare import Comparison

pytest_plugins = ("hosting_fixtures",)


def test_pages_and_blocks_are_compared(tmp_path):
    old = [result("a.py"), result("b.py"), result("c.py"), result("gone.py")]
    before = write(
        tmp_path / "before",
        old,
        same=page("Same", a="passed"),
        changed=page("Old", b="passed", c="passed"),
        removed=page("Gone", gone="passed"),
    )
    new = [result("a.py"), result("b.py", key="2" * 64, date="2026-02-01T00:00:00+00:00")]
    new += [result("b.py"), result("c.py", outcome="failed", device="sim", mode="default_device")]
    new += [result("d.py")]
    after = write(
        tmp_path / "after",
        new,
        same=page("Same", evidence="another day", a="passed"),
        changed=page("New", b="passed", c="failed", f="failed"),
        new=page("New", d="outdated", e="unknown"),
    )
    found = Comparison(before, after)
    pages = {"changed/": "changed", "new/": "new", "removed/": "removed"}
    assert found.pages == [(address, "T", state) for address, state in pages.items()]
    assert (found.added, found.changed, found.removed) == (["d.py"], ["b.py"], ["gone.py"])
    told = ("c.py", "sim, default_device, PyTorch 2.14.1, Python 3.14")
    assert found.failing == [told, ("f.py", "")], "with its place, where that is known"
    assert found.unverified == ["d.py", "e.py"]
    assert found.evidence == [("2.14.1", "cpu", 3, 0), ("2.14.1", "sim", 0, 1)]
    assert {address for address, *_ in found.weights} >= {"changed/", "new/"}
    assert Comparison(None, after).added == ["a.py", "b.py", "c.py", "d.py"]
    assert Comparison(after, after).pages == Comparison(after, after).weights == []
    more = shutil.copytree(after, tmp_path / "more")
    shutil.copytree(after, more / "2.9")
    (more / "offline.zip").write_bytes(random.Random(1).randbytes(1000))
    assert len(set(Comparison(more, after).total)) == 1, "a preview has neither"
    text = comment.render(found, COMMIT, "https://p.example/pr-1/", "https://s.example/")
    for said in ("Added · 新增", "Changed · 修改", "Removed · 删除", "Not verified · 未验证"):
        assert said in text
    assert "(https://p.example/pr-1/changed/)" in text and "(https://s.example/removed/)" in text
    assert "https://s.example/new/" not in text and "https://p.example/pr-1/removed/" not in text


def test_problems_of_pages_alone_cannot_be_published_either(tmp_path):
    site = write(tmp_path, [result()], one=page("One", problems=2, p_one="passed"))
    text = comment.render(Comparison(None, site), COMMIT)
    assert "problems of the pages: 2. This cannot be published." in text


def test_a_weight_that_reads_the_same_is_not_told(tmp_path):
    site = good(tmp_path)
    found = Comparison(site, site)
    found.weights = [("same/", 75_000, 75_010), ("more/", 75_000, 75_100)]
    text = comment.render(found, COMMIT, "https://p/", "https://s/")
    assert "more/" in text and "+0.1 kB" in text and "same/" not in text


INJECTIONS = ["<script>alert(1)</script>", "</code><img src=x onerror=alert(1)>"]
INJECTIONS += ["<!-- hidden", "-->", "&lt;b&gt; &#60;i&#62;", "@everybody and #1 and us/docs#1"]
INJECTIONS += ["[click](javascript:alert(1))", "![x](https://evil.example/track.png)"]
INJECTIONS += ["https://evil.example/", "\r\n::set-output name=number::1", "$x^2$ :tada:"]
INJECTIONS += ["a | b | c", "`code` **bold** _it_ ~~no~~", "line\n\n# Heading\n\n- [x] done"]
INJECTIONS += ["\u202ereversed\u2066 \u200b", "x" * 100_000, ""]
TAGS = {"body", "p", "strong", "a", "code", "h4", "ul", "li"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("evil", INJECTIONS, ids=range(len(INJECTIONS)))
def test_what_a_stranger_wrote_stays_text(tmp_path, evil):
    escaped = evil.replace("&", "&amp;").replace("<", "&lt;")
    evil_result = result(evil or "-", device=evil, torch=evil, mode=evil, outcome="failed")
    one = Made(page("One", title=escaped).html, {evil: "unknown", f"{evil}2": "failed"})
    site = write(tmp_path / "site", [evil_result], one=one)
    said = comment.render(Comparison(None, site), evil, "https://p.example/pr-1/")
    tree = LexborHTMLParser(markdown.markdown(said.partition("\n")[2], extensions=["tables"]))
    assert {node.tag for node in tree.body.traverse(include_text=False)} <= TAGS
    links = {a.attributes["href"] for a in tree.css("a")}
    assert links <= {f"https://p.example/pr-1/{address}" for address in ("", "one/")}
    assert all(len(row.css("th, td")) == 4 for row in tree.css("tr"))
    assert len(said) < 10_000 and not re.search(r"[\u202a-\u202e\u2066-\u2069\r]", said)
    for node in tree.css("code"):
        node.decompose()
    rest = unescape(tree.body.text())
    assert "@" not in rest and "evil" not in rest and "#1" not in rest


def test_the_comment_is_short_however_much_changes(tmp_path):
    many = {f"p{n}": page("x", title="t" * 500) for n in range(300)}
    site = write(tmp_path, [result(f"{n}.py", outcome="failed") for n in range(300)], **many)
    said = comment.render(Comparison(None, site), COMMIT, "https://p.example/pr-1/")
    assert len(said) < 20_000 and "more · 另有 280 项" in said


@pytest.mark.parametrize("text", ["<a" * 1000, "<!" * 1000, "\0" * 100])
def test_pages_that_are_none_are_read(tmp_path, text):
    assert ("one/", "", "new") in Comparison(None, write(tmp_path, one=Made(text))).pages


def test_pages_whose_tags_lie_too_deep_are_refused(tmp_path):
    with pytest.raises(ValueError, match="tags lie more than 200 deep"):
        Comparison(None, write(tmp_path, one=Made("<div>" * 300)))


def test_one_comment_is_written_and_then_edited(github, tmp_path):
    mine = {"id": 1, "issue": 7, "user": {"login": "stranger"}, "body": f"{comment.MARK} mine"}
    github.add("comments", mine)
    file = tmp_path / "comment.md"
    for text in ("first", "second", "third"):
        file.write_text(f"{comment.MARK}\n{text} 中文\n")
        result = hosting("comment", "7", file)
        assert result.returncode == 0, result.stderr
    comments = github.load()["comments"]
    assert comments[0] == mine, "a stranger's is never edited, whatever mark it has"
    assert [(c["issue"], c["user"]["login"]) for c in comments[1:]] == [(7, BOT)]
    assert comments[1]["body"] == f"{comment.MARK}\nthird 中文\n"
