"""Links to elsewhere: which are dead, and the one issue on GitHub that says so.

``python -m verified links [--repository OWNER/NAME]``. With a repository the findings go into
its one issue, which is edited in place, closed when nothing is left, and opened again; without, an
error says them.
"""

from __future__ import annotations

import functools
import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import urllib3

from verified.hosting import github
from verified.project import Project
from verified.site import build, links

MARK = "<!-- links to elsewhere -->"
TITLE = "Links that lead nowhere · 失效的外部链接"
AUTHOR = "github-actions[bot]"
# Minutes, not hours: a host that wants a longer pause is asked again next week.
RETRY = urllib3.Retry(
    total=6,
    redirect=5,
    backoff_factor=2,
    retry_after_max=120,
    status_forcelist=[429, 500, 502, 503, 504],
    raise_on_status=False,
)
_AGENT = "Mozilla/5.0 (compatible; link check of a manual; one request a week)"
_MOST = 5_000_000  # bytes of a page in which an anchor is looked for
_SHUT = {401, 403, 429, 451}  # says nothing about whether the page is there
KINDS = {
    "dead": "Dead · 已失效",
    "moved": "Moved for good · 已永久移走",
    "shut": "Does not answer programs; look at it · 不应答程序，请人工查看",
}


class Finding(NamedTuple):
    """A link that a person should look at."""

    kind: str
    link: str
    why: str
    places: tuple[str, ...]


def check(found: Mapping[str, list[str]], retry: urllib3.Retry = RETRY) -> list[Finding]:
    """Ask for each address; hosts at the same time, the pages of one host after another.

    Args:
        found: the links, each with the places that have it.
        retry: how patient to be.
    """
    hosts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in found:
        address = urldefrag(link)[0]
        hosts[urlsplit(address).netloc][address].append(link)

    def ask(addresses: Mapping[str, list[str]]) -> list[Finding]:
        timeout = urllib3.Timeout(connect=10, read=30)
        headers = {"User-Agent": _AGENT, "Accept": "text/html,*/*"}
        with urllib3.PoolManager(timeout=timeout, retries=retry, headers=headers) as pool:
            return [
                Finding(kind, link, why, tuple(found[link]))
                for address, asked in addresses.items()
                for link, kind, why in _ask(pool, address, asked)
            ]

    with ThreadPoolExecutor(16) as threads:
        findings = [finding for part in threads.map(ask, hosts.values()) for finding in part]
    return sorted(findings, key=lambda finding: (list(KINDS).index(finding.kind), finding.link))


def _ask(pool: urllib3.PoolManager, address: str, asked: list[str]):
    """What is wrong with an address and the links to its anchors: link, kind and reason."""
    try:
        answer = pool.request("GET", address, preload_content=False)
        body = answer.read(_MOST) if any("#" in link for link in asked) else b""
        answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        reason = getattr(error, "reason", None) or error
        told = isinstance(reason, urllib3.exceptions.ResponseError)
        why = str(reason) if told else type(reason).__name__
        yield from ((link, "dead", why) for link in asked)
        return
    if answer.status >= 400:
        kind = "shut" if answer.status in _SHUT else "dead"
        yield from ((link, kind, f"HTTP {answer.status}") for link in asked)
        return
    history = answer.retries.history if answer.retries else ()
    moves = [move for move in history if move.redirect_location]
    places = [str(move.redirect_location) for move in moves]
    for link in asked:
        anchor = unquote(urldefrag(link)[1].partition(":~:")[0])
        named = rb"""\b(?:id|name)=["']?%s["'\s>]""" % re.escape(anchor.encode())
        if anchor and not re.search(named, body):
            yield link, "dead", f"the page has no id `{anchor}`"
        elif moves and all(move.status in (301, 308) for move in moves):
            yield link, "moved", f"to <{functools.reduce(urljoin, places, address)}>"


def text(findings: list[Finding]) -> str:
    """The text of the issue."""
    lines = [MARK]
    if not findings:
        lines += ["", "Every link leads somewhere. · 所有外部链接都有效。"]
    for kind, title in KINDS.items():
        rows = [finding for finding in findings if finding.kind == kind]
        if rows:
            lines += ["", f"## {title}", "", "| Link · 链接 | Why · 原因 | Where · 位置 |"]
            lines += ["|---|---|---|"]
        for row in rows:
            places = ", ".join(f"`{place}`" for place in row.places)
            lines += [f"| {_cell(f'<{row.link}>')} | {_cell(row.why)} | {places} |"]
    return "\n".join(lines) + "\n"


def _cell(said: str) -> str:
    return said.replace("|", "%7C" if "<http" in said else r"\|").replace("\n", " ")


def publish(repository: str, findings: list[Finding]) -> str:
    """Bring the one issue up to date; what was done."""
    path = f"repos/{repository}/issues"
    issues = github.every(f"{path}?state=all&creator={AUTHOR}&per_page=100")
    ours = next((issue for issue in issues if MARK in (issue["body"] or "")), None)
    body = {"title": TITLE, "body": text(findings)}
    if ours is None:
        return f"opened #{github.api(path, body, 'POST')['number']}" if findings else "all lead on"
    state = "open" if findings else "closed"
    github.api(f"{path}/{ours['number']}", {**body, "state": state}, "PATCH")
    return f"edited #{ours['number']}, {state}"


def report(project: Project, repository: str | None) -> bool:
    """Ask for every link; print the findings, and keep the repository's issue of them.

    Returns:
        False where a link is dead and no issue says so.
    """
    with tempfile.TemporaryDirectory(prefix=".site-", dir=".") as folder:
        root = Path(folder, "site")
        build.mkdocs(project, root)
        found = links.external(root, project)
    findings = check(found)
    print(text(findings))
    print(f"{len(found)} links to elsewhere, {len(findings)} to look at")
    if repository:
        print(publish(repository, findings))
        return True
    return not any(finding.kind == "dead" for finding in findings)
