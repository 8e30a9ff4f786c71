"""A change of prose alone is told from one that may change what is run."""

import pytest
from made_site import commit, git, hosting

from verified.hosting.changes import prose_alone

PAGE = """---
title: T
---
# T { #t }

Words.

<!--pytest.mark.timeout(9)-->
``` python
--8<-- "p/one.py"
```

> ```` text
> ```
> printed
> ````

<!-- picture: a line
of two -->

More words.
"""
CODE = {
    "a mark": ("timeout(9)", "timeout(1)"),
    "a mark that is gone": ("<!--pytest.mark.timeout(9)-->\n", ""),
    "a mark below its block": (
        '<!--pytest.mark.timeout(9)-->\n``` python\n--8<-- "p/one.py"\n```\n',
        '``` python\n--8<-- "p/one.py"\n```\n<!--pytest.mark.timeout(9)-->\n',
    ),
    "the language of a block": ("``` python", "``` text"),
    "another snippet": ("p/one.py", "p/two.py"),
    "words from a file": ("Words.", '--8<-- "p/words.md"'),
    "a new block": ("Words.", '``` python\n--8<-- "p/two.py"\n```'),
    "what a block holds": ("> printed", "> else"),
    "what a fence in a fence holds": ("> ```\n", "> ```x\n"),
    "the end of a mark": ("of two", "of three"),
}


@pytest.fixture
def folder(tmp_path):
    for name in ("docs/zh/t.md", "docs/en/t.md", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def edit(folder, old, new, name="docs/en/t.md"):
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))
    commit(folder)


def test_words_and_front_matter_are_prose(folder):
    (folder / "docs/zh/t.md").write_text(PAGE.replace("Words.", "字。"))
    edit(folder, "Words.", "Other words.\n\nAnd more.")
    assert prose_alone(folder)
    edit(folder, "title: T", "title: Other")
    assert prose_alone(folder)
    edit(folder, "More words.", "After all code.")
    assert prose_alone(folder)


@pytest.mark.parametrize("name", CODE)
def test_what_may_decide_a_result_is_not_prose(folder, name):
    edit(folder, *CODE[name])
    assert not prose_alone(folder)


def test_only_a_page_that_was_there_and_still_is_holds_prose(folder):
    edit(folder, "Words.", "Other words.", "README.md")
    assert not prose_alone(folder), "another file"
    (folder / "docs/en/t.md").rename(folder / "docs/en/new.md")
    commit(folder)
    assert not prose_alone(folder), "a page that moved"
    (folder / "docs/en/new.md").write_text("a")
    (folder / "docs/zh/t.md").unlink()
    commit(folder)
    assert not prose_alone(folder), "a page that is gone"
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "m")
    assert not prose_alone(folder), "no change at all"


def test_only_a_pull_request_has_a_change_of_prose_alone(folder):
    edit(folder, "Words.", "Other words.")
    for event, said in {"pull_request": "true", "push": "false"}.items():
        result = hosting("changes", cwd=folder, GITHUB_EVENT_NAME=event, GITHUB_OUTPUT="")
        assert result.stdout == f"prose={said}\n", result.stderr
    git(folder, "checkout", "--quiet", "--orphan", "alone")
    commit(folder)
    result = hosting("changes", cwd=folder, GITHUB_EVENT_NAME="pull_request", GITHUB_OUTPUT="")
    assert result.returncode == 1 and result.stderr.startswith("git diff: ")
