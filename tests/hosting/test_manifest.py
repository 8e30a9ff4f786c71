"""A stranger's manifest is what a build writes, for the pages that are there, or is refused."""

import json

import pytest
from made_site import good, page, write

from verified.hosting import built, comment, manifest
from verified.hosting.compare import compare

EVIL = "\n::set-output name=x::y\x1b[2J" + "e" * 300


def site_with(tmp_path, change):
    site = good(tmp_path / "site")
    data = json.loads((site / "manifest.json").read_text())
    text = json.dumps(change(data) or data)
    (site / "manifest.json").write_text(text)
    return site


def pages(**fields):
    return lambda data: data["pages"][1].update(fields)


def languages(**fields):
    return lambda data: data.update(languages=fields)


MALFORMED = {
    "a list": lambda data: [data],
    "no languages": lambda data: {"pages": data["pages"]},
    "languages that are a list": lambda data: data.update(languages=["zh"]),
    "a folder that is a number": languages(zh=0),
    "a folder that is nothing": languages(zh="", en=None),
    "no language at the root": languages(zh="zh", en="en"),
    "two languages in one folder": languages(zh="", en=""),
    "a folder that leads out": languages(zh="", en="../en"),
    "a language that leads out": languages(**{"../zh": "", "en": "en"}),
    "a language with a line break": languages(zh="", **{EVIL: "en"}),
    "pages that are a table": lambda data: data.update(pages={}),
    "a page that is text": lambda data: data.update(pages=["one/"]),
    "a page that is nothing": lambda data: data["pages"].append(None),
    "a page twice": lambda data: data["pages"].append(data["pages"][0]),
    "no state": lambda data: data["pages"][1].pop("programs") and None,
    "an address that is a list": pages(address=["one/"]),
    "programs that are a list": pages(programs=["p/one.py"]),
    "programs that are text": pages(programs="passed"),
    "a state that is true": pages(programs={"p/one.py": True}),
    "a program that failed and is a number": pages(failed=[1]),
    "failed that is text": pages(failed="p/one.py"),
    "problems that are false": pages(problems=False),
    "problems that are text": pages(problems="0"),
    "problems that are a float": pages(problems=0.5),
}
OTHER = {
    "a page that the site has not": (
        lambda data: data["pages"].append({**data["pages"][1], "address": f"two/{EVIL}"}),
        "the site has no page 'two/",
    ),
    "a page that the site has and it has not": (
        lambda data: data["pages"].pop() and None,
        "does not have the page 'one/'",
    ),
    "a page outside": (pages(address="../site/one/"), "the site has no page"),
    "another language": (pages(language="en"), "'one/' is not in the folder of 'en'"),
    "no language of its own": (pages(language=EVIL), "'one/' is not in the folder of"),
}


def refused(site, said):
    with pytest.raises(ValueError) as error:
        built.pages(site)
    text = str(error.value)
    assert said in text and text.isascii() and text.isprintable() and len(text) < 200
    assert built.publish_blockers(site) == [text]


@pytest.mark.parametrize("name", MALFORMED)
def test_a_manifest_of_another_form_is_refused(tmp_path, name):
    refused(site_with(tmp_path, MALFORMED[name]), "manifest.json is malformed")


@pytest.mark.parametrize("name", OTHER)
def test_a_manifest_of_other_pages_is_refused(tmp_path, name):
    change, said = OTHER[name]
    refused(site_with(tmp_path, change), said)


@pytest.mark.parametrize(
    "text, said",
    [
        (None, "there is no manifest.json"),
        ("", "is malformed"),
        ("\0", "is malformed"),
        ("[" * 100_000, "is malformed"),
        ("9" * 10_000, "is malformed"),
        (" " * 2_000_001, "has 2000001 bytes, more than 2000000"),
    ],
    ids=["none", "empty", "no JSON", "deep", "a number", "huge"],
)
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path, text, said):
    site = good(tmp_path / "site")
    (site / "manifest.json").unlink()
    if text is not None:
        (site / "manifest.json").write_text(text)
    refused(site, said)


def test_html_that_is_no_page_is_refused_but_for_the_404_of_each_language(tmp_path):
    site = good(tmp_path / "site")
    for name in ("404.html", "en/404.html", "2.14/one/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    assert {"404.html", "en/404.html"} < built.pages(site).keys()
    for name in ("one/404.html", "one.html", "one/index.HTML.html"):
        (site / name).write_text("")
        refused(site, f"does not have the page '{name}'")
        (site / name).unlink()


def test_languages_come_from_the_manifest(tmp_path):
    site = write(tmp_path, one=page("一"), en_one=page("One"))
    found = manifest.read(site)
    assert found.place("one/one.ipynb") == ("zh", "one/one.ipynb")
    assert found.place("en/one/") == ("en", "one/")
    assert found.place("entropy/") == ("zh", "entropy/")


def test_a_page_has_one_budget_in_every_language(tmp_path):
    heavy = "putting-it-together"
    site = write(tmp_path, **{heavy: page("一"), f"en_{heavy}": page("One")})
    budgets = {address: found.budget for address, found in built.pages(site).items()}
    assert {budgets[f"{heavy}/"], budgets[f"en/{heavy}/"]} == {400_000}
    assert budgets["/"] == 250_000


def test_a_preview_tells_of_what_was_not_run(project):
    project.snippet("g/new.py", "print(1)\n", "1\n")
    result = project.run("python", "-m", "verified", "preview")
    assert result.returncode == 0, result.stderr
    new = built.pages(project.root / "site")["en/new/"]
    assert (new.programs, new.failed, new.problems) == ({"g/new.py": "unknown"}, [], 1)
    text = comment.render(compare(None, project.root / "site"), "c" * 40)
    assert "Failing: 0; not verified: 1; problems of the pages: 2" in text
