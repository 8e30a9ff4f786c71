"""Versions in prose are PyTorch's own, and agree with the marks of the blocks."""

import pytest

from verified.project import Project
from verified.site import releases

REFUSED = [
    "`x` (since 2.16)",
    "PyTorch 2.15.1",
    "Since 1.14 it is so.",
    "before 2.99",
    "从 3.0 起",
    "自 2.16 起",
    "（2.16 起）",
    "2.16 以前",
    "2.16 及更早",
    "PyTorch 2.6.9",
    "| a | b |\n|---|---|\n| c | 2.16 |",
]
STANDS = [
    "Since 1.13 and PyTorch 2.15.0, before 2.9, until 0.4; since torchvision 0.13, 自 2.9 起",
    "Loss falls to 0.1 in 3.5 s, about 7.2, from 9.5 to 1.25.",
    "Python 3.13 or newer, or 3.14 since 3.13",
    "`since 2.99` and `PyTorch 9.9`",
]


def told(project, text):
    project.page("one", f"# T {{ #t }}\n\n{text}\n")
    page = next(page for page in Project.load().pages if page.path.name == "one.md")
    return [str(problem) for problem in releases.faults(page, "2.6.0", "2.15.0")]


@pytest.mark.parametrize("text", REFUSED)
def test_a_version_that_never_was_is_refused_at_its_line(project, text):
    (problem,) = told(project, text)
    line = 3 + text.count("\n")
    assert problem.startswith(f"docs/zh/one.md:{line}: there is no PyTorch "), problem


@pytest.mark.parametrize("text", STANDS)
def test_other_numbers_stand(project, text):
    assert told(project, text) == []


@pytest.mark.parametrize(
    ("mark", "said", "holds"),
    [
        ("2.7", "[`torch.x`](https://e.org/x.html) (since 2.7)", True),
        ("2.9", "`torch.x()` (since 2.7; before that `y`)", True),
        ("2.7", "`torch.x`（2.9 起，此前用 `y`）", False),
        ("", "`torch.x` (since 2.7)", False),
        ("", "`torch.x` (since 2.6)", True),
        ("", "`torch.x` (since 1.9)", True),
        ("", "`torch.xy` (since 2.7)", True),
    ],
)
def test_what_prose_says_of_an_api_is_what_the_mark_of_its_block_says(project, mark, said, holds):
    project.snippet("p/one.py", "import torch\n\ntorch.x(1)\n")
    mark = f'<!--pytest.mark.since("{mark}")-->\n' if mark else ""
    block = f'{mark}``` python\n--8<-- "p/one.py"\n```\n'
    problems = told(project, f"{said}\n\n{block}")
    assert (problems == []) == holds, problems
    if not holds:
        assert "docs/zh/one.md:3: `torch.x` since 2." in problems[0]
        assert "snippets/p/one.py runs with" in problems[0]
