"""What is there already costs nothing again, and what is new costs no more than itself."""

import subprocess

import pytest
from conftest import Workspace

from verified.project import Project
from verified.site import history
from verified.verify import session

BLOCKS = 12
MARK = '<!--pytest.mark.only_on("cpu", reason="只有一种 | one kind only")-->\n'


def write(project: Workspace, blocks: int, mark: str = "") -> None:
    """A page of so many programs."""
    for n in range(blocks):
        project.write(f"snippets/many/block_{n}.py", f"print({n})  # 数字 | a number\n")
        project.write(f"snippets/many/block_{n}.out", f"{n}\n")
    texts = [f'{mark}``` python\n--8<-- "many/block_{n}.py"\n```\n' for n in range(blocks)]
    project.page("many", "\n".join(["# Many { #top }\n", *texts]))


@pytest.fixture
def proven(project) -> Workspace:
    write(project, BLOCKS)
    project.trust("cpu", "sim")
    return project


def verify(project: Workspace, *options: str) -> subprocess.CompletedProcess[str]:
    return project.run("python", "-m", "pytest", "docs", "-q", *options, CUDA_VISIBLE_DEVICES="")


def test_where_nothing_has_changed_nothing_is_run_and_a_changed_block_costs_that_block(proven):
    counted = f"{BLOCKS} programs with 0 checks in {2 * BLOCKS} places on cpu, sim: "
    result = verify(proven)
    assert result.returncode == 0 and "passed" not in result.stdout, result.stdout
    assert f"{counted}0 runs (0 failed), {4 * BLOCKS} unchanged" in result.stdout
    proven.write("snippets/many/block_3.py", "print(1 + 2)\n")
    result = verify(proven)
    assert result.returncode == 0, result.stdout
    assert f"{counted}4 runs (0 failed), {4 * (BLOCKS - 1)} unchanged" in result.stdout
    assert "8 passed" in result.stdout, "each place of the one"


def test_a_large_package_is_imported_for_all_where_one_that_is_due_needs_it(project, monkeypatch):
    code = 'import sys\n\nprint("torch" + "vision" in sys.modules)\n'
    project.snippet("p/imported.py", code, "False\n")
    project.snippet("p/needs.py", "import torchvision\n\nprint(bool(torchvision))\n", "True\n")
    result = verify(project, "--device", "cpu")
    assert "4 runs (2 failed), 0 unchanged" in result.stdout and "+True" in result.stdout

    monkeypatch.setattr(session, "Runner", lambda programs: list(programs))
    verification = session.Verification("cpu", rerun=False, each=False)
    verification.page(project.root / "docs/en/needs.md")
    assert set(verification.runner) == {code}, "the other one has passed"


def test_a_block_that_is_named_is_a_test_though_nothing_has_changed(proven):
    result = verify(proven, "-k", "block_3")
    assert result.returncode == 0 and "8 passed" in result.stdout, result.stdout
    counted = "1 programs with 0 checks in 2 places on cpu, sim: 0 runs (0 failed), 4 unchanged"
    assert counted in result.stdout
    result = verify(proven, "--rerun", "-k", "block_3")
    assert "in 2 places on cpu, sim: 4 runs (0 failed), 0 unchanged" in result.stdout
    listed = verify(proven, "--collect-only").stdout
    assert listed.count("block_3.py") == 8
    nothing = verify(proven, "-k", "nothing_of_this_name")
    assert nothing.returncode == pytest.ExitCode.NO_TESTS_COLLECTED


def test_evidence_of_where_a_block_may_no_longer_run_does_not_count(project):
    write(project, 1)
    project.trust("cpu", "sim")
    write(project, 1, MARK)
    result = verify(project)
    assert result.returncode == 0, result.stdout
    assert "0 runs (0 failed), 2 unchanged" in result.stdout
    assert "4 skipped" in result.stdout and "only on cpu: one kind only" in result.stdout


def test_git_is_asked_as_often_however_many_pages_there_are(project, monkeypatch):
    project.git("init", "--quiet")
    asked = []
    monkeypatch.setattr(history, "git", lambda *words: asked.append(words) or "")
    counts = []
    for pages_more in (1, 9):
        for n in range(pages_more):
            project.page(f"page-{n}", "# Page { #top }\n")
        asked.clear()
        history.changed(Project.load())
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
