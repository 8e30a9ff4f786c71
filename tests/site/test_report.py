"""What was run where is shown to readers: under each block, and as a whole."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from conftest import ROOT, real
from selectolax.lexbor import LexborHTMLParser

from verified.pages.marks import Marks, Reason
from verified.project import Project
from verified.site import report
from verified.verify import evidence
from verified.verify.evidence import Evidence

HERE = evidence.installed_torch()


@pytest.fixture
def shown(project):
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    return Project.load().require()


@pytest.fixture
def block(shown):
    return shown.blocks[0]


def results(block, *places):
    for device, change in places:
        for mode in block.modes(device):
            yield replace(evidence.record(block, device, mode, True, 0.1), **change)


def said(block, known, language):
    html = report.line(block, known, real().languages[language])
    return LexborHTMLParser(html).css_first("summary").text()


DAY = {"date": "2026-01-02T03:04:05+00:00"}


GPU = {**DAY, "accelerator": "GPU X"}


@pytest.mark.parametrize(
    "places, zh, en",
    [
        ([("cpu", DAY), ("sim", DAY)], "✓ 已验证", "✓ Verified"),
        ([("cpu", DAY), ("sim", DAY), ("cuda", GPU)], "✓ 已验证", "✓ Verified"),
        (
            [("cpu", DAY), ("cuda", {**DAY, "key": "0" * 64})],
            f"✓ 已验证：PyTorch {HERE}，CPU · GPU 的结果已过时",
            f"✓ Verified with PyTorch {HERE} on CPU · outdated on GPU",
        ),
        (
            [("cpu", DAY), ("cuda", {**DAY, "outcome": "failed"})],
            f"✗ 已验证：PyTorch {HERE}，CPU · GPU 未通过",
            f"✗ Verified with PyTorch {HERE} on CPU · failed on GPU",
        ),
        ([("cpu", {**DAY, "torch": "2.0.0"})], "○ CPU 未验证", "○ CPU not verified"),
        (
            [("cpu", DAY), ("sim", {**DAY, "block": "p/other.py"})],
            f"✓ 已验证：PyTorch {HERE}，CPU · 模拟加速器未验证",
            f"✓ Verified with PyTorch {HERE} on CPU · simulated accelerator not verified",
        ),
    ],
)
def test_a_line_is_quiet_where_all_is_as_everywhere_and_speaks_where_it_is_not(
    block, places, zh, en
):
    known = Evidence(results(block, *places))
    assert (said(block, known, "zh"), said(block, known, "en")) == (zh, en)


def test_what_opens_says_it_all(block):
    known = Evidence(results(block, ("cpu", DAY), ("sim", DAY)))
    for language, whole in (
        ("zh", f"已验证：PyTorch {HERE}，CPU、模拟加速器 · GPU 未验证 · 2026-01-02"),
        (
            "en",
            f"Verified with PyTorch {HERE} on CPU, simulated accelerator · GPU not verified · "
            "2026-01-02",
        ),
    ):
        html = report.line(block, known, real().languages[language])
        assert LexborHTMLParser(html).css_first("summary + p").text() == whole


def test_the_line_of_a_block_for_one_device_speaks_of_its_devices_only(block):
    bound = replace(block, marks=Marks(devices=("cpu",), only_on=Reason(("一", "one"))))
    line = said(bound, Evidence(results(bound, ("cpu", DAY))), "en")
    assert line == f"✓ Verified with PyTorch {HERE} on CPU"


def test_the_details_name_every_result_and_the_command(block):
    places = [("cpu", {**DAY, "torch": "2.6.0", "build": "cpu"}), ("cuda", {"accelerator": "<G>"})]
    html = report.line(block, Evidence(results(block, *places)), real().languages["en"])
    rows = [[cell.text() for cell in row.css("td")] for row in LexborHTMLParser(html).css("tr")[1:]]
    assert len(rows) == 3 and "<script" not in html
    assert ["CPU", "as written", "2.6.0+cpu"] in [row[:3] for row in rows]
    assert any(row[0] == "CUDA (<G>)" for row in rows), "escaped, and shown as it is"
    assert {row[5] for row in rows} == {"passed"}
    assert "<code>make verify BLOCK=p/one.py</code>" in html
    assert "Packages" not in html


def test_the_details_name_the_versions_of_what_the_block_imports(block):
    known = Evidence(results(block, ("cpu", {"packages": "numpy 2.4.6, pandas 3.1.1"})))
    for language, head in (("zh", "其他包"), ("en", "Packages")):
        tree = LexborHTMLParser(report.line(block, known, real().languages[language]))
        assert [cell.text() for cell in tree.css("th")][3] == head
        rows = [[cell.text() for cell in row.css("td")] for row in tree.css("tr")[1:]]
        assert {(len(row), row[3]) for row in rows} == {(8, "numpy 2.4.6, pandas 3.1.1")}


def test_the_matrix_has_a_row_for_each_block_and_a_column_for_each_device_and_version(shown):
    places = [("cpu", {}), ("sim", {}), ("cpu", {"torch": "2.6.0"})]
    known = Evidence(results(shown.blocks[0], *places))
    for here in shown.pages:
        tree = LexborHTMLParser(report.matrix(here, shown.pages, known))
        [row] = tree.css(".matrix tbody tr")
        signs = [cell.text() for cell in row.css("td")]
        assert signs == ["✓", "✓", "○", "✓", "○", "○"]
        heads = [cell.text() for cell in tree.css(".matrix thead th")]
        assert heads[1:3] == [f"PyTorch {HERE}", "PyTorch 2.6.0"]
        totals = [[c.text() for c in row.css("td")][1:] for row in tree.css("table tr")[1:7]]
        assert totals[0] == ["1", "1", "0", "0", "0"] and totals[2] == ["1", "0", "0", "0", "1"]


def test_the_real_pages_show_their_evidence(site):
    known = Evidence(evidence.load())
    for page in real().pages:
        tree = LexborHTMLParser((site / page.folder / "index.html").read_text())
        lines = tree.css("details.evidence")
        running = [block for block in page.blocks if block.runs]
        assert len(lines) == len(running)
        for node, block in zip(lines, running, strict=True):
            assert node.css_first("summary").text() == said(block, known, page.language.code)
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), page.path


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_verification_page_links_to_each_block(site, prefix):
    folder = site / prefix / "verification"
    tree = LexborHTMLParser((folder / "index.html").read_text())
    links = [a.attributes["href"] for a in tree.css(".matrix tbody a")]
    programs = {b.name for b in real().blocks if b.runs}
    assert len(links) == len(programs) > 100
    for link in links:
        path, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (folder / path / "index.html").resolve().read_text()
    text = re.sub(r"\s+", " ", tree.css_first("div.verification p").text())
    bound = {b.name for b in real().blocks if b.runs and b.marks.only_on}
    assert str(len(programs)) in text and str(len(bound)) in text
    files = [link.attributes["href"] for link in tree.css("a.published")]
    assert [Path(file).name for file in files] == ["verified.json", "verified.schema.json"]
    for file in files:
        assert (folder / file).resolve().parent == site.resolve() and (folder / file).exists()


def test_a_check_is_shown_beneath_its_block_and_nowhere_else(project):
    project.snippet("g/good.py", "x = 2\nprint(x)\n", "2\n")
    check = "assert x == 2  # 两个 | two\nassert x != 3\n"
    project.write("snippets/g/good.check.py", check)
    project.page("index", '# Home { #home }\n\n<div class="verification"></div>\n')
    project.trust()
    project.build()
    for prefix, comment, count, counts in (
        ("", "# 两个", "另有 2 项检查", "附 2 项检查"),
        ("en/", "# two", "2 checks hold", "1 programs with 2 checks"),
    ):
        site = project.root / "site" / prefix
        tree = LexborHTMLParser((site / "good/index.html").read_text())
        [details] = tree.css("details.evidence")
        assert count in details.css_first("summary + p").text()
        check = details.css_first(".check").text()
        assert "assert x == 2" in check and comment in check
        assert tree.body.text().count("assert x == 2") == 1
        for other in ("good/index.md", "good/good.ipynb", "search/search_index.json"):
            assert "assert x" not in (site / other).read_text()
        assert counts in (site / "index.html").read_text()


def test_a_reader_sees_why_a_block_is_bound_and_since_when_it_runs(site):
    html = {p: (site / p / "data-parallel/index.html").read_text() for p in ("", "en")}
    assert '<p class="mark">只在 CUDA 上运行：按 GPU 的数量启动进程</p>' in html[""]
    assert '<p class="mark">Runs on CUDA only: starts a process per GPU</p>' in html["en"]
    assert '<p class="mark">需要 PyTorch 2.7 或更新的版本</p>' in html[""]
    assert '<p class="mark">Needs PyTorch 2.7 or newer</p>' in html["en"]


@pytest.mark.parametrize("language, prefix", [("zh", ""), ("en", "en/")])
def test_a_page_and_its_programs_lead_to_their_sources_where_they_are_hosted(
    hosted, site, language, prefix
):
    tree = LexborHTMLParser((hosted / f"{prefix}good/index.html").read_text())
    page, program = f"main/docs/{language}/good.md", "main/snippets/g/good.py"
    for where, file in ((".page-source", page), (".evidence > .source", program)):
        links = [a.attrs["href"] for a in tree.css(f"{where} a[href^='https://github.com/']")]
        assert links == [f"https://github.com/o/r/{verb}/{file}" for verb in ("blob", "edit")]
    for path in (site / prefix).glob("*/index.html"):
        html = path.read_text(encoding="utf-8")
        assert 'rel="edit"' not in html and 'class="source"' not in html, path


@pytest.mark.parametrize("language, prefix", [("zh", ""), ("en", "en/")])
def test_each_block_has_a_report_filled_in_where_there_is_a_repository(
    hosted, site, language, prefix
):
    [link] = LexborHTMLParser((hosted / f"{prefix}good/index.html").read_text()).css("a.report")
    address = urlsplit(link.attrs["href"])
    assert f"{address.netloc}{address.path}" == "github.com/o/r/issues/new"
    known = dict(parse_qsl(address.query))
    assert known == {
        "template": "block.yml",
        "title": "g/good.py",
        "page": f"https://docs.example/torch/{prefix}good/#verified-g-good-py",
        "block": "g/good.py",
        "verified": f"PyTorch {HERE}: cpu",
    }
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/block.yml").read_text())
    assert {*known} - {"template", "title"} <= {field["id"] for field in form["body"]}
    assert not any('a class="report"' in p.read_text() for p in site.glob("*/index.html"))
