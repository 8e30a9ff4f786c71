"""Evidence as readers see it: a line under each block, and the page with the whole matrix."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from selectolax.lexbor import LexborHTMLParser, LexborNode

from verified.devices import CPU, DEVICES
from verified.pages import Block, Language, Page, comments
from verified.verify.evidence import Evidence, Record, installed_torch
from verified.versions import supported as versions_supported

SUMMARY = re.compile(r"<(?:div|p)\b[^>]*\b(?:verification|whole)\b")  # what `summarize` fills

SIGNS = {
    "passed": "✓",
    "failed": "✗",
    "outdated": "↻",
    "unknown": "○",
    "elsewhere": "–",
    "newer": "≥",
}


def anchor(block: Block) -> str:
    """The id of a block's line of evidence."""
    return "verified-" + block.name.replace("/", "-").replace(".", "-")


def decorate(tree: LexborHTMLParser, page: Page, evidence: Evidence) -> None:
    """Put under each block of a built page, whose code was accounted for, its line of evidence."""
    shown = zip(tree.css("pre"), page.shown, strict=True)
    last = {id(block): (node, block) for node, (_, block) in shown}
    seen: set[str] = set()
    for node, block in last.values():
        if block.runs:
            text = line(block, evidence, page.language, first=block.name not in seen)
            seen.add(block.name)
            row = f'<div class="evidence beneath">{text}{_report(block, page, evidence)}</div>'
            below(node).insert_after(parse(row))


def line(block: Block, evidence: Evidence, language: Language, first: bool = True) -> str:
    """One quiet line, which says more where the block is not verified as any other is: bound to a
    device, failed, or not run where others were. The whole unfolds without a script.

    Only the ``first`` line of a block in its page has the id that the matrix links to.
    """
    text, torch = language.texts["evidence"], installed_torch()
    states = {device: evidence.state(block, device, torch) for device in block.devices}
    seen = {
        device: state
        for device, state in states.items()
        if state != "unknown" or device == CPU.name or (device, torch) in evidence.places
    }
    quiet = {*seen.values()} == {"passed"} and not block.marks.only_on
    brief = [text["verified"]] if quiet else _said(seen, language)
    said = _said(states, language)
    if block.checks:
        said.append(text["checks"]["one" if block.checks == 1 else "many"].format(block.checks))
    records = evidence.latest(block)
    dates = [r.date[:10] for r in records if r.is_of(block) and r.torch == torch]
    said += [max(dates)] if dates else []
    kind = next((s for s in ("failed", "passed") if s in states.values()), "unknown")
    name = f' id="{anchor(block)}"' if first else ""
    return (
        f'<details class="evidence"{name}><summary>'
        f'<span class="sign">{SIGNS[kind]}</span> {escape(" · ".join(brief))}</summary>'
        f"<p>{escape(' · '.join(said))}</p>"
        f"{_check(block, language)}{_details(block, records, language)}"
        f"<p>{text['again']}<code>make verify BLOCK={escape(block.name)}</code></p>"
        f"{_source(block, language)}</details>"
    )


def _said(states: Mapping[str, str], language: Language) -> list[str]:
    """What there is to say of each state, with the devices that are in it."""
    torch, text = installed_torch(), language.texts["evidence"]
    found = []
    for state in ("passed", "failed", "outdated", "unknown", "newer"):
        if devices := [device for device in DEVICES if states.get(device) == state]:
            names = _names(devices, state, language)
            found.append(text[state].format(torch=torch, devices=names))
    return found


def _report(block: Block, page: Page, evidence: Evidence) -> str:
    """A link to GitHub's form for a block that does not run, with what we know filled in."""
    language = page.language
    host = (language.config.repo_url or "").rstrip("/").removesuffix(".git")
    if "//github.com/" not in host:
        return ""
    passed = {
        version: [d for d in DEVICES if evidence.state(block, d, version) == "passed"]
        for version in evidence.versions()
    }
    known = {
        "template": "block.yml",
        "title": block.name,
        "page": f"{page.address}#{anchor(block)}",
        "block": block.name,
        "verified": "; ".join(f"PyTorch {v}: {', '.join(ds)}" for v, ds in passed.items() if ds),
    }
    link = escape(f"{host}/issues/new?{urlencode(known)}")
    return f'<a class="report" href="{link}">{language.texts["report"]}</a>'


def _check(block: Block, language: Language) -> str:
    """The code of a block's check, in the page's language; not to be copied, nor searched."""
    if not block.check:
        return ""
    code = comments.keep(block.check, "python", language.code)
    html = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))
    shown = f'<code class="highlight" tabindex="0">{html}</code>'
    return f'<div class="check" data-search-exclude>{shown}</div>'


def _source(block: Block, language: Language) -> str:
    """Links to the program's file where ``repo_url`` says who hosts it.

    To view and to edit: hosts call the one ``blob`` and the other ``edit``.
    """
    config = language.config
    if not config.repo_url:
        return ""
    name = escape(block.snippet.as_posix())
    root = f"{config.repo_url.rstrip('/')}/{config.edit_uri}"
    edit = f"{escape(root.removesuffix(f'{language.docs.as_posix()}/'))}{name}"
    return (
        f'<p class="source"><a href="{edit.replace("/edit/", "/blob/")}"><code>{name}</code></a> '
        f'<a href="{edit}" rel="edit">{language.texts["edit"]}</a></p>'
    )


def summarize(
    tree: LexborHTMLParser, page: Page, pages: Sequence[Page], evidence: Evidence
) -> None:
    """Fill the page's ``<div class="verification">``, if it has one, with the whole matrix, and
    the front page's ``<p class="evidence whole">`` with what it comes to.

    An ``<a class="published">`` leads to the file beside the site that it names: builders do not
    agree on what a link in raw HTML is relative to.
    """
    for node in tree.css("div.verification"):
        node.insert_child(parse(matrix(page, pages, evidence)))
    for node in tree.css("p.whole"):
        node.insert_child(parse(whole(page, pages, evidence)))
    for node in tree.css("a.published"):
        node.attrs["href"] = posixpath.relpath(f"/{node.text()}", f"/{page.folder}")


def _programs(pages: Iterable[Page]) -> dict[str, tuple[Page, Block]]:
    """Each program that runs, and the first of the pages that show it."""
    found: dict[str, tuple[Page, Block]] = {}
    for page in pages:
        for block in page.blocks:
            if block.runs:
                found.setdefault(block.name, (page, block))
    return found


def whole(here: Page, pages: Sequence[Page], evidence: Evidence) -> str:
    """All that was verified in one line, which leads to every result."""
    language = here.language
    pages = [page for page in pages if page.language is language]
    blocks = [block for _, block in _programs(pages).values()]
    passed = [r for b in blocks for r in evidence.latest(b) if r.is_of(b) and r.outcome == "passed"]
    known, names = Evidence(passed), {r.block for r in passed}
    said = language.texts["evidence"]["whole"].format(
        programs=len(names),
        checks=sum(b.checks for b in blocks if b.name in names),
        results=len(passed),
        versions=language.texts["or"].join(known.versions()),
        devices=_names([d for d in DEVICES if d in {r.device for r in passed}], "passed", language),
        date=max((r.date[:10] for r in passed), default=""),
    )
    results = next((page for page in pages if page.url == "verification/"), None)
    if not passed or not results:
        return "<span></span>"
    link = posixpath.relpath(f"/{results.folder}", f"/{here.folder}")
    return f'<a href="{link}/#results">{escape(said)}</a>'


def matrix(here: Page, pages: Sequence[Page], evidence: Evidence) -> str:
    """The counts, and blocks × versions × devices, in the language of the page ``here``."""
    language, oldest = here.language, versions_supported()[0]
    pages = [page for page in pages if page.language is language]
    text, names = language.texts["evidence"], language.texts["devices"]
    where = _programs(pages)
    skipped = sum(block.marks.skip is not None for page in pages for block in page.blocks)
    versions = evidence.versions() or [installed_torch()]
    blocks = [block for _, block in where.values()]
    counts = text["counts"].format(
        programs=len(blocks),
        checks=sum(block.checks for block in blocks),
        results=sum(len(evidence.latest(block)) for block in blocks),
        bound=sum(block.marks.only_on is not None for block in blocks),
        since=sum(not block.marks.runs_with(oldest) for block in blocks),
        skipped=skipped,
    )
    head = "".join(f'<th colspan="{len(DEVICES)}" scope="col">PyTorch {v}</th>' for v in versions)
    devices = "".join(f'<th scope="col">{names[device]}</th>' for device in DEVICES)
    rows = []
    for name, (page, block) in sorted(where.items()):
        link = posixpath.relpath(f"/{page.folder}", f"/{here.folder}") + f"/#{anchor(block)}"
        cells = "".join(
            f'<td class="{state}">{SIGNS[state]}</td>'
            for version in versions
            for device in DEVICES
            for state in [evidence.state(block, device, version)]
        )
        rows.append(f'<tr><th scope="row"><a href="{link}">{escape(name)}</a></th>{cells}</tr>')
    return (
        f"<div><p>{counts}</p>{_totals(blocks, evidence, versions, language)}"
        f'<div class="scroll" tabindex="0"><table class="results matrix"><thead>'
        f'<tr><th rowspan="2" scope="col">{text["program"]}</th>{head}</tr>'
        f"<tr>{devices * len(versions)}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div></div>"
    )


def _names(devices: list[str], state: str, language: Language) -> str:
    """The devices' names; where nothing has passed, hardware is simply a GPU."""
    texts = language.texts
    joined = texts["or"].join(
        texts["gpu"] if DEVICES[name].hardware and state != "passed" else texts["devices"][name]
        for name in devices
    )
    space = texts["evidence"]["unknown_join_space"] and state != "passed" and joined[-1].isascii()
    return joined + " " * space


def below(node: LexborNode) -> LexborNode:
    """The last node of what belongs to a code block: its frame, and the notes of its marks."""
    place: LexborNode = node
    ancestor = node.parent
    while ancestor is not None:
        if "highlight" in (ancestor.attributes.get("class") or "").split():
            place = ancestor
        ancestor = ancestor.parent
    following = place.next
    while following is not None:
        if following.tag == "p" and following.attributes.get("class") == "mark":
            place = following
        elif following.tag != "-text" or following.text().strip():
            break
        following = following.next
    return place


def parse(html: str) -> LexborNode:
    body = LexborHTMLParser(html).body
    assert body is not None and body.child is not None
    return body.child


def _details(block: Block, records: Sequence[Record], language: Language) -> str:
    text, names = language.texts["evidence"], language.texts["devices"]
    besides = any(r.packages for r in records)
    rows = []
    for r in records:
        outcome = r.outcome if r.is_of(block) else "outdated"
        torch = f"{r.torch}+{r.build}" if r.build else r.torch
        device = f"{names[r.device]} ({r.accelerator})" if r.accelerator else names[r.device]
        cells = [device, text["modes"][r.mode], torch, *[r.packages] * besides, r.python]
        cells += [r.platform, text["results"][outcome], r.date[:10]]
        rows.append(cells)
    head = [*text["columns"]]
    head[3:3] = [text["packages"]] * besides
    return _table(head, rows)


def _totals(
    blocks: list[Block], evidence: Evidence, versions: list[str], language: Language
) -> str:
    rows = []
    for version in versions:
        for device in DEVICES:
            states = [evidence.state(block, device, version) for block in blocks]
            due = [state for state in states if state not in ("elsewhere", "newer")]
            kinds = ("passed", "failed", "outdated", "unknown")
            rows.append(
                [f"{language.texts['devices'][device]}, PyTorch {version}", len(due)]
                + [due.count(kind) for kind in kinds]
            )
    return _table(language.texts["evidence"]["totals"], rows)


def _table(head: list[str], rows: Iterable[Iterable[object]]) -> str:
    columns = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    table = f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="scroll" tabindex="0"><table class="results">{table}</table></div>'
