"""A stranger's manifest is what a build writes, for the pages that are there, or is refused."""

import json

import pytest
from made_site import good, page, write

from verified.hosting import built, comment, manifest
from verified.hosting.compare import Comparison

EVIL = "\n::set-output name=x::y\x1b[2J" + "e" * 300
MALFORMED = "manifest.json is malformed"
LANGUAGES = [["zh"], {"zh": 0}, {"zh": "", "en": None}, {"zh": "zh", "en": "en"}]
LANGUAGES += [{"zh": "", "en": ""}, {"zh": "", "en": "../en"}, {"../zh": "", "en": "en"}]
LANGUAGES += [{"zh": "", f"en{EVIL}": "en"}]
FIELDS = [{"address": ["one/"]}, {"programs": ["p/one.py"]}, {"programs": "passed"}]
FIELDS += [{"programs": {"p/one.py": True}}, {"failed": [1]}, {"failed": "p/one.py"}]
FIELDS += [{"problems": False}, {"problems": "0"}, {"problems": 0.5}]
HOME = {"address": "/", "language": "zh", "programs": {}, "failed": [], "problems": 0}


def one_page(**fields):
    return lambda data: data["pages"][1].update(fields)


def further(page):
    return lambda data: data["pages"].append(page)


CHANGES = [
    *((MALFORMED, lambda data, new=new: data.update(languages=new)) for new in LANGUAGES),
    *((MALFORMED, lambda data, new=new: data.update(pages=new)) for new in ({}, ["one/"])),
    *((MALFORMED, one_page(**fields)) for fields in FIELDS),
    *((MALFORMED, further(page)) for page in (HOME, None)),
    (MALFORMED, lambda data: [data]),
    (MALFORMED, lambda data: {"pages": data["pages"]}),
    (MALFORMED, lambda data: data["pages"][1].pop("programs") and None),
    ("does not have the page 'one/'", lambda data: data["pages"].pop() and None),
    ("the site has no page 'two/", further({**HOME, "address": f"two/{EVIL}"})),
    ("the site has no page", one_page(address="../site/one/")),
    ("is not in the folder of 'zh'", one_page(address=f"en/修复{EVIL}")),
    ("'one/' is not in the folder of 'en'", one_page(language="en")),
    ("'one/' is not in the folder of", one_page(language=EVIL)),
]
TEXTS = [(MALFORMED, text) for text in ("", "\0", "[" * 100_000, "9" * 10_000)]
TEXTS += [("has 2000001 bytes, more than 2000000", " " * 2_000_001)]
TEXTS += [("there is no manifest.json", None)]


def refused(site, said):
    with pytest.raises(ValueError) as error:
        built.pages(site)
    text = str(error.value)
    assert said in text and text.isascii() and text.isprintable() and len(text) < 200
    assert built.publish_blockers(site) == [text]


@pytest.mark.parametrize("said, change", CHANGES)
def test_a_manifest_of_another_form_or_of_other_pages_is_refused(tmp_path, said, change):
    site = good(tmp_path / "site")
    data = json.loads((site / "manifest.json").read_text())
    (site / "manifest.json").write_text(json.dumps(change(data) or data))
    refused(site, said)


@pytest.mark.parametrize("said, text", TEXTS, ids=range(len(TEXTS)))
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path, said, text):
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
    text = comment.render(Comparison(None, project.root / "site"), "c" * 40)
    assert "Failing: 0; not verified: 1; problems of the pages: 2" in text
