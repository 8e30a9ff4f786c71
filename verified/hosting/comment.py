"""The one comment of a pull request, in English and Chinese; what strangers wrote stays text."""

from __future__ import annotations

from urllib.parse import quote

from verified.hosting import github
from verified.hosting.compare import Comparison

MARK = "<!-- preview of the documentation -->"
_AUTHOR = "github-actions[bot]"
_MOST = 20  # entries of a list; GitHub takes 65536 characters
_LOOKALIKES = str.maketrans("`|", "ˋ｜")
_STATES = {"new": "new 新增", "changed": "changed 修改", "removed": "removed 删除"}
PAGES = ["Page · 页面", "", "Preview · 预览", "Before · 之前"]
EVIDENCE = ["PyTorch", "Device · 设备", "Passed · 通过", "Failed · 未通过"]
WEIGHTS = ["Page · 页面", "main", "Here · 本次", "±"]


def render(found: Comparison, commit: str, preview: str = "", site: str = "") -> str:
    """The text of the comment.

    Args:
        found: what the pull request changes.
        commit: its commit that was built.
        preview: where the preview is shown, if it is.
        site: where the site is.
    """
    where = "**No preview is set up · 未设置预览**"
    if preview:
        where = f"[**Preview · 预览**]({preview})"
    pages = [
        [
            shown(title or address),
            _STATES[state],
            _link(preview if state != "removed" else "", address),
            _link(site if state != "new" else "", address),
        ]
        for address, title, state in found.pages
    ]
    lists = {"Added · 新增": found.added, "Changed · 修改": found.changed}
    lists |= {"Removed · 删除": found.removed, "Not verified · 未验证": found.unverified}
    blocks = [f"- {name}: {_names(names)}" for name, names in lists.items() if names]
    blocks += [f"- ✗ {shown(name)}: {shown(places)}" for name, places in found.failing[:_MOST]]
    blocks += _more(found.failing)
    evidence = [[shown(torch), shown(device), *map(str, n)] for torch, device, *n in found.evidence]
    # A few bytes differ in any two builds.
    seen = [w for w in found.weights if _kb(w[1]) != _kb(w[2])]
    weights = [
        [shown(address), _kb(was), _kb(now), _change(was, now)]
        for address, was, now in sorted(seen, key=lambda w: -abs(w[2] - w[1]))
    ]
    was, now = found.total
    parts = [
        f"{MARK}\n{where} · {shown(commit[:12])}",
        *_verdict(found),
        "#### Pages · 页面",
        *_table("No page changed. · 没有页面改动。", PAGES, pages),
        "#### Code blocks · 代码块",
        "\n".join(blocks) or "No block changed. · 没有代码块改动。",
        "#### Evidence · 运行证据",
        *_table("There is none. · 没有。", EVIDENCE, evidence),
        "#### Weight at first view · 首次打开的下载量",
        *_table("No page's weight changed. · 页面大小没有变化。", WEIGHTS, weights),
        f"The whole site · 全站: {_kb(was)} → {_kb(now)} ({_change(was, now)}), "
        "compressed · 压缩后",
    ]
    return "\n\n".join(parts) + "\n"


def refusal(reason: str, commit: str, run: str) -> str:
    """The text where there is no preview, and why."""
    return (
        f"{MARK}\n**No preview · 没有预览** · {shown(commit[:12])}\n\n{shown(reason)}\n\n"
        f"[The run · 运行记录]({run})\n"
    )


def post(text: str, pull: int, repository: str) -> None:
    """Write the comment, or edit the one that is there."""
    issue = f"repos/{repository}/issues/{int(pull)}/comments"
    for comment in github.every(f"{issue}?per_page=100"):
        # Anybody can write the mark; only what we wrote is ours to edit.
        if comment["user"]["login"] == _AUTHOR and comment["body"].startswith(MARK):
            one = f"repos/{repository}/issues/comments/{comment['id']}"
            github.api(one, {"body": text}, "PATCH")
            return
    github.api(issue, {"body": text}, "POST")


def shown(text: str, most: int = 100) -> str:
    """A stranger's text, as text: in code nothing is markup, a link, a mention or a reference.

    What would end the code, or the cell of a table, gives way to a character that looks like it.
    """
    text = "".join(c if c.isprintable() else " " for c in text[: most + 1])
    text = text[:most] + "…" * (len(text) > most)
    return f"`{text.translate(_LOOKALIKES).strip() or '-'}`"


def _verdict(found: Comparison) -> list[str]:
    said = []
    if found.failing or found.unverified or found.problems:
        failed, rest, problems = len(found.failing), len(found.unverified), found.problems
        said.append(
            f"✗ Failing: {failed}; not verified: {rest}; problems of the pages: {problems}. "
            f"This cannot be published. · {failed} 个代码块未通过，{rest} 个未验证，"
            f"页面有 {problems} 个问题，不能发布。"
        )
    for address, weight, most in found.over[:_MOST]:
        said.append(
            f"✗ {shown(address)}: {_kb(weight)} at first view, more than its {_kb(most)}. · "
            f"首次打开需要下载 {_kb(weight)}，超过上限 {_kb(most)}。"
        )
    return said


def _table(none: str, head: list[str], rows: list[list[str]]) -> list[str]:
    if not rows:
        return [none]
    shown = [head, ["---"] * len(head), *rows[:_MOST]]
    return ["\n".join(f"| {' | '.join(cells)} |" for cells in shown), *_more(rows)]


def _more(entries: list) -> list[str]:
    rest = len(entries) - _MOST
    return [f"… {rest} more · 另有 {rest} 项"] if rest > 0 else []


def _names(names: list[str]) -> str:
    rest = len(names) - _MOST
    return ", ".join(map(shown, names[:_MOST])) + (f" … +{rest}" if rest > 0 else "")


def _link(base: str, address: str) -> str:
    if not base:
        return "-"
    return f"[→]({base}{quote(address.lstrip('/'), safe='/')})"


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def _change(was: int, now: int) -> str:
    return f"{(now - was) / 1000:+.1f} kB"
