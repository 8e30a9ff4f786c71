"""Every code block of the rendered pages was run, or the build stops."""

import os

import pytest
from conftest import Workspace

from verified.project import Project
from verified.site import build as site

INCLUDE = '``` python\n--8<-- "p/one.py"\n```\n'


def trust(project):
    """Give a project one program, with evidence."""
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    project.trust()
    return project


@pytest.fixture
def verified(project):
    return trust(project)


@pytest.fixture(scope="module")
def unbuilt(tmp_path_factory):
    """Makes projects with evidence, of which one build tells about many pages."""
    here = os.getcwd()

    def make():
        root = tmp_path_factory.mktemp("account")
        os.chdir(root)
        return trust(Workspace(root))

    yield make
    os.chdir(here)


def build(project):
    return project.run("python", "-m", "verified", "build")


def test_a_page_of_verified_programs_is_built(verified):
    result = build(verified)
    assert result.returncode == 0, result.stderr


FENCE = "".join("    " + line for line in INCLUDE.splitlines(True))
PLACES = {
    "list": f"- a list\n\n{FENCE}",
    "callout": f'!!! info "I"\n\n{FENCE}',
    "folded": f'??? info "I"\n\n{FENCE}',
    "title": INCLUDE.replace("``` python", '``` { .python title="one.py" }'),
    "lines": INCLUDE.replace("``` python", '``` python hl_lines="1"'),
    "long": INCLUDE.replace("```", "`````"),
    "html": f"<div>\n{INCLUDE}</div>\n",
}


@pytest.fixture(scope="module")
def places(unbuilt):
    project = unbuilt()
    for name, body in PLACES.items():
        project.page(name, f"# T {{ #t }}\n\n{body}")
    result = build(project)
    assert result.returncode == 0, result.stderr
    return project.root / "site"


@pytest.mark.parametrize("name", PLACES)
def test_a_block_is_accounted_for_wherever_it_stands(places, name):
    html = (places / f"en/{name}/index.html").read_text()
    assert html.count("<pre") == 2 and "# 一" not in html and "| one" not in html


BAD = {
    "indented code": ("# T { #t }\n\n    x = 1\n", 3, "nothing has run"),
    "raw HTML": ("# T { #t }\n\n<pre>x = 1</pre>\n", 3, "nothing has run"),
    "raw HTML beside a program": (
        f"# T {{ #t }}\n\n{INCLUDE}\n<pre>x = 1</pre>\n",
        7,
        "nothing has run",
    ),
    "raw HTML before a program": (
        f"# T {{ #t }}\n\n<pre>x = 1</pre>\n\n{INCLUDE}",
        5,
        "where `print(1)  # one` was run",
    ),
    "a program inside a comment": (f"# T {{ #t }}\n\n<!--\n{INCLUDE}-->\n", 4, "was run"),
    "a program without evidence": (
        '# T { #t }\n\n``` python\n--8<-- "p/two.py"\n```\n',
        3,
        "snippets/p/two.py is not verified",
    ),
}


@pytest.fixture(scope="module")
def told(unbuilt):
    """What a build says of all bad pages."""
    project = unbuilt()
    project.write("snippets/p/two.py", "print(2)\n")
    for name, (body, _, _) in BAD.items():
        project.page(name.replace(" ", "-"), body)
    result = build(project)
    assert result.returncode != 0 and not (project.root / "site").exists()
    return result.stderr


@pytest.mark.parametrize("name", BAD)
def test_anything_else_stops_the_build(told, name):
    _, line, message = BAD[name]
    place = f"docs/en/{name.replace(' ', '-')}.md:{line}:"
    found = [x for x in told.splitlines() if place in x]
    assert any(message in line for line in found), told
    assert "Traceback" not in told


def test_a_page_that_nobody_has_verified_before_is_refused_at_its_line(verified):
    verified.page("odd", "# T { #t }\n\n``` py\nx = 1\n```\n")
    result = build(verified)
    assert result.returncode != 0 and "docs/en/odd.md:3: the tag `py`" in result.stderr


def test_a_template_with_code_of_its_own_stops_the_build(verified):
    verified.write("docs/theme/404.html", "<pre>x = 1</pre>")
    result = build(verified)
    assert result.returncode != 0
    for name in ("404.html", "en/404.html"):
        assert f"{name}:1: a code block outside" in result.stderr


def test_a_preview_marks_what_is_not_verified_and_goes_on(verified):
    verified.page("bad", f"# T {{ #t }}\n\n{INCLUDE}\n<pre>x = 1</pre>\n")
    told = site.preview(Project.load(), verified.root / "preview")
    html = (verified.root / "preview/en/bad/index.html").read_text()
    assert html.count('class="unverified"') == 1
    problem = "docs/en/bad.md:7: a code block that nothing has run"
    assert problem in html and problem in "\n".join(map(str, told))
    assert "Content-Security-Policy" in html, "it weighs what it will weigh"


def test_a_reader_sees_why_a_block_is_not_run(verified):
    mark = '<!--pytest.mark.skip(reason="要两台机器 | needs two machines")-->'
    verified.page("other", f"# T {{ #t }}\n\n{mark}\n``` bash\nssh other\n```\n")
    result = build(verified)
    assert result.returncode == 0, result.stderr
    for prefix, reason in (("", "未运行：要两台机器"), ("en/", "Not run: needs two machines")):
        html = (verified.root / f"site/{prefix}other/index.html").read_text()
        assert f'<p class="mark">{reason}</p>' in html
