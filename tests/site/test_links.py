"""No link of the built site is dead, inside; those to elsewhere are checked with patience."""

import http.server
import json
import shutil
import time
from urllib.parse import urljoin

import pytest
from conftest import ROOT, real, serving

from verified.hosting import github
from verified.project import Project
from verified.site import external_links as external
from verified.site import links

HOME = "https://e.org/manual/"
PAGE = """<!doctype html><html lang="en"><head><link rel="canonical" href="https://e.org/manual/a/">
<link rel="stylesheet" href="../assets/s.css"><script id="__config" type="application/json">
{"base": "..", "search": "../assets/search.js"}</script></head>
<body style="background: url(../p.png)">
<h1 id="top">A</h1><a name="old"></a><a href="#top">1</a><a href="../#home">2</a><a href="..">3</a>
<a href="/manual/a/#%E5%BC%A0">4</a><b id="张"></b><a href="#old">5</a><a href="#">6</a>
<img src="../p.png" srcset="../p.png 1x, ../p.png 2x"><a href="mailto:a@e.org">7</a>
<a href="https://elsewhere.org/#x">8</a><a href="../p.png#page=2">9</a>
<a href="#top:~:text=A">10</a></body></html>"""
FILES = {
    "index.html": '<h1 id="home">Home</h1>',
    "a/index.html": PAGE,
    "404.html": '<a href="/manual/">home</a><img src="/manual/p.png">',
    "assets/s.css": "a { background: url('../p.png') } b { src: url(data:font/woff2;base64,A) }",
    "assets/search.js": "",
    "p.png": "",
    "search/search_index.json": json.dumps({"docs": [{"location": "a/#top"}]}),
    "sitemap.xml": "<urlset xmlns='http://s.org/9'><loc>https://e.org/manual/a/</loc></urlset>",
}


@pytest.fixture
def small(project, monkeypatch):
    """A small site in which every kind of link is alive."""
    for name, text in FILES.items():
        project.write(f"built/{name}", text)
    monkeypatch.setenv("SITE_URL", HOME)
    monkeypatch.setenv("SITE_URL_EN", f"{HOME}en/")
    return project.root / "built"


def dead(site) -> list:
    return list(links.dead(site, Project.load()))


@pytest.mark.parametrize(
    "file, old, new, told",
    [
        ("a/index.html", 'href="#top"', 'href="#none"', "a/index.html has no id `none`"),
        ("a/index.html", "../#home", "../#none", "index.html has no id `none`"),
        ("a/index.html", 'href=".."', 'href="../b/"', "there is no b"),
        ("a/index.html", 'href=".."', 'href="../B.html"', "there is no B.html"),
        ("a/index.html", "a/#%E5%BC%A0", "a/#%E6%9D%8E", "no id `李`"),
        ("a/index.html", "/manual/a/#", "/a/#", "leads out of the site"),
        ("a/index.html", 'href=".."', 'href="../../x"', "leads out of the site"),
        ("a/index.html", 'src="../p.png"', 'src="p.png"', "there is no a/p.png"),
        ("a/index.html", "../p.png 2x", "../q.png 2x", "there is no q.png"),
        ("a/index.html", "assets/s.css", "assets/t.css", "there is no assets/t.css"),
        ("a/index.html", "url(../p.png)", "url(../q.png)", "there is no q.png"),
        ("a/index.html", "manual/a/", "manual/z/", "there is no z"),
        ("a/index.html", '"base": ".."', '"base": "../x"', "there is no x"),
        ("a/index.html", "assets/search.js", "assets/s.js", "there is no assets/s.js"),
        ("404.html", "/manual/p.png", "p.png", "is relative, and this page is shown at any"),
        ("assets/s.css", "../p.png", "p.png", "there is no assets/p.png"),
        ("search/search_index.json", "a/#top", "a/#none", "no id `none`"),
        ("sitemap.xml", "manual/a/", "manual/b/", "there is no b"),
    ],
)
def test_each_kind_of_dead_link_is_told(small, file, old, new, told):
    assert dead(small) == []
    path = small / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    assert [told in problem.text for problem in dead(small)] == [True]


def test_a_problem_names_the_line_of_the_markdown(small, project):
    project.page("a", "# A { #top }\n\n[home](index.md#none)\n")
    for folder in ("", "en/"):
        html = PAGE.replace("../#home", "../#none")
        project.write(f"built/{folder}a/index.html", html if not folder else html[:0])
    [problem] = dead(small)
    assert str(problem).startswith("docs/zh/a.md:3: the link `../#none` is dead")


def test_the_real_sites_links_are_seen(site, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/en/saving/index.html").unlink()
    told = {str(problem.path) for problem in links.dead(tmp_path / "site", real())}
    assert {"docs/en/index.md", "docs/en/errata.md", "docs/zh/saving.md"} <= told
    assert {"en/sitemap.xml", "en/search/search_index.json", "en/404.html"} <= told


class Host(http.server.BaseHTTPRequestHandler):
    """Fails, redirects and throttles, as hosts do."""

    asked: dict = {}  # noqa: RUF012
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        times = self.asked.setdefault(self.path, [])
        times.append(time.monotonic())
        status, headers, body = 200, {}, b'<h1 id="here">x</h1><a name=there>y</a>'
        match self.path.strip("/").split("/"):
            case ["status", number]:
                status = int(number)
            case ["redirect", number, target]:
                status, headers = int(number), {"Location": f"/{target}"}
            case ["loop"]:
                status, headers = 302, {"Location": "/loop"}
            case ["first", number, seconds] if len(times) == 1:
                status, headers = int(number), {"Retry-After": seconds}
            case ["hang-up"]:
                self.close_connection = True
                return
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def host():
    with serving(Host) as server:
        yield server.address.rstrip("/")


QUICK = external.RETRY.new(backoff_factor=0, total=3)


@pytest.mark.parametrize(
    "path, told",
    [
        ("/ok", None),
        ("/ok#here", None),
        ("/ok#there", None),
        ("/ok#none", ("dead", "the page has no id `none`")),
        ("/status/404", ("dead", "HTTP 404")),
        ("/status/410", ("dead", "HTTP 410")),
        ("/status/500", ("dead", "HTTP 500")),
        ("/status/403", ("shut", "HTTP 403")),
        ("/status/429", ("shut", "HTTP 429")),
        ("/redirect/302/ok", None),
        ("/redirect/307/ok", None),
        ("/redirect/301/ok", ("moved", "to <{host}/ok>")),
        ("/redirect/308/ok", ("moved", "to <{host}/ok>")),
        ("/redirect/301/missing#here", ("moved", "to <{host}/missing>")),
        ("/redirect/301/ok#none", ("dead", "the page has no id `none`")),
        ("/loop", ("dead", "too many redirects")),
        ("/first/503/0", None),
        ("/hang-up", ("dead", "ProtocolError")),
        ("http://127.0.0.1:9/", ("dead", "NewConnectionError")),
    ],
)
def test_what_a_host_answers(host, path, told):
    found = external.check({urljoin(host, path): ["docs/en/p.md:3"]}, QUICK)
    kind_and_why = [(f.kind, f.why) for f in found]
    assert kind_and_why == ([(told[0], told[1].format(host=host))] if told else [])


def test_a_host_that_throttles_is_asked_again_when_it_said(host):
    assert external.check({host + "/first/429/1": []}, QUICK) == []
    first, second = Host.asked["/first/429/1"]
    assert second - first >= 1


def test_a_page_is_asked_for_once_whatever_its_anchors(host):
    found = external.check({f"{host}/once{a}": [] for a in ("", "#here", "#a", "#b")}, QUICK)
    assert [f.link for f in found] == [f"{host}/once#a", f"{host}/once#b"]
    assert len(Host.asked["/once"]) == 1


def test_patience_has_an_end():
    assert external.RETRY.total <= 6 and external.RETRY.retry_after_max <= 120


FINDINGS = [
    external.Finding("dead", "https://e.org/a|b", "HTTP 404", ("docs/zh/p.md:3", "docs/en/p.md:4")),
    external.Finding("moved", "https://e.org/c", "to <https://e.org/d>", ("docs/zh/p.md:5",)),
]


def test_the_text_of_the_issue():
    text = external.text(FINDINGS)
    assert text.startswith(external.MARK)
    head = "| Link · 链接 | Why · 原因 | Where · 位置 |\n|---|---|---|\n"
    row = "| <https://e.org/a%7Cb> | HTTP 404 | `docs/zh/p.md:3`, `docs/en/p.md:4` |"
    assert f"## Dead · 已失效\n\n{head}{row}" in text
    assert "| <https://e.org/c> | to <https://e.org/d> | `docs/zh/p.md:5` |" in text
    assert "Does not answer" not in text
    assert "所有外部链接都有效" in external.text([])


@pytest.fixture
def issues(monkeypatch):
    """GitHub's issues, as a list."""
    kept = [{"number": 7, "body": "a stranger's", "state": "open"}]

    def api(path, body, method):
        if method == "POST":
            kept.append({"number": 8, "state": "open"})
            path = "/8"
        [issue] = [issue for issue in kept if path.endswith(f"/{issue['number']}")]
        issue.update(body)
        return issue

    monkeypatch.setattr(github, "api", api)
    monkeypatch.setattr(github, "every", lambda path: kept)
    return kept


def test_one_issue_is_opened_edited_closed_and_opened_again(issues):
    assert external.publish("o/r", []) == "all lead on" and len(issues) == 1
    assert external.publish("o/r", FINDINGS) == "opened #8"
    assert external.publish("o/r", FINDINGS[1:]) == "edited #8, open"
    assert "HTTP 404" not in issues[1]["body"]
    assert external.publish("o/r", []) == "edited #8, closed"
    assert external.publish("o/r", FINDINGS) == "edited #8, open"
    assert len(issues) == 2 and issues[0]["body"] == "a stranger's"


def test_only_our_own_issue_is_looked_for(monkeypatch):
    asked = []
    monkeypatch.setattr(github, "every", lambda path: asked.append(path) or [])
    external.publish("o/r", [])
    assert asked == ["repos/o/r/issues?state=all&creator=github-actions[bot]&per_page=100"]


def test_the_real_pages_links_to_elsewhere_are_found(site):
    found = links.external(site, real())
    written = "\n".join(p.read_text() for p in ROOT.glob("docs/??/*.md"))
    assert len(found) > 50 and all(link.partition("#")[0] in written for link in found)
    for places in found.values():
        for place in places:
            path, line = place.rsplit(":", 1)
            assert path.startswith("docs/") and int(line) > 1
