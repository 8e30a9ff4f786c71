"""The prose keeps to each language's typography and spelling."""

import subprocess
import sys
from pathlib import Path

import autocorrect_py
from conftest import ROOT

PAGES = sorted([*ROOT.glob("docs/*/*.md"), *ROOT.glob("*.md")])
CHINESE = [path for path in PAGES if "zh" in path.parts or path.name == "README.zh.md"]


def run(*command: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    return result.stdout + result.stderr


def test_chinese_typography():
    for path in CHINESE:
        lines = autocorrect_py.lint_for(path.read_text(encoding="utf-8"), str(path)).lines
        assert [f"{path}:{line.line}: {line.old} → {line.new}" for line in lines] == []


def test_markdown_style():
    assert run("pymarkdown", "scan", *map(str, PAGES)) == ""


def test_markdown_style_is_really_checked(tmp_path):
    page = tmp_path / "p.md"
    page.write_text("# One\n### Three\n")
    assert "MD001" in run("pymarkdown", "scan", str(page))


def test_english_spelling():
    files = [str(path) for path in PAGES if path not in CHINESE]
    assert run("codespell_lib", *files, *map(str, ROOT.glob("snippets/*/*.py"))) == ""


def test_english_spelling_is_really_checked(tmp_path):
    page = Path(tmp_path / "p.md")
    page.write_text("the wieght\n")
    assert "wieght ==> weight" in run("codespell_lib", str(page))
