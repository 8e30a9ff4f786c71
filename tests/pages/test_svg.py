"""A drawing among the pages has shapes and labels: no script, no code, nothing from elsewhere."""

from pathlib import Path

import pytest

from verified.pages import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
REFUSED = {
    "<script>x()</script>": "<script>; a drawing has shapes and labels alone",
    "<foreignObject><pre>x</pre></foreignObject>": "<foreignObject>",
    "<image href='data:image/png;base64,x'/>": "<image>",
    "<a href='#x'><rect/></a>": "<a>",
    "<set attributeName='x' to='y'/>": "<set>",
    "<rect onclick='x()'/>": 'onclick="…"',
    "<rect ONLOAD='x()'/>": 'ONLOAD="…"',
    "<use href='other.svg#x'/>": 'href="other.svg#x"',
    "<use xlink:href='https://e.org/x#y'/>": 'xlink:href="https://e.org/x#y"',
    "<rect fill='url(https://e.org/#x)'/>": 'fill="url(https://e.org/#x)"',
    "<rect style='fill: URL( \"x.svg#y\")'/>": "style=",
    "<style>@import 'x.css';</style>": "@import",
    "<style>text::after { content: 'torch.x()' }</style>": "content:",
    "<style>&#64;import 'x.css';</style>": "@import",
    "<style>@<![CDATA[import]]> 'x.css';</style>": "@import",
    "<style>a { fill: u\\72l(x.svg) }</style>": "`\\`",
    "<text style='unicode-bidi: bidi-override'>x</text>": "style=",
    "<use xmlns:x='http://www.w3.org/1999/xlink' x:href='b.svg#c'/>": 'x:href="b.svg#c"',
    "<g xml:base='https://e.org/'/>": "xml:base",
    "<title>A</title><text>>>> x = 1</text>": "code in a drawing, `>>> x = 1`",
    "<title>A</title><text>x\u00a0=\u00a01</text>": "code in a drawing",
    "<title>A</title><text>x&#x200b; = 1</text>": "an invisible character, U+200B",
    "<?xml-stylesheet href='x.css'?>": "a processing instruction",
    "<title>A</title><text>x = torch.zeros(3)</text>": "code in a drawing, `x = torch.zeros(3)`",
    "<title>A</title><text>print(<tspan>42)</tspan></text>": "code in a drawing, `print(42)`",
    "<title>A</title><text>import torch</text>": "code in a drawing",
    "<rect>": "no SVG: mismatched tag",
}


def told(folder: Path, text: str) -> list[str]:
    (folder / "a.svg").write_text(text)
    return [str(problem) for problem in svg.faults(folder, [Path("a.svg"), Path("b.md")])]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_shape_and_no_label_is_refused_at_its_line(tmp_path, text):
    problems = told(tmp_path, f"{HEAD}{text}</svg>")
    assert any(p.startswith("a.svg:2: ") and REFUSED[text] in p for p in problems), problems


def test_labels_without_a_title_and_a_document_type_are_refused(tmp_path):
    (problem,) = told(tmp_path, f"{HEAD}<text>(3, 4)</text></svg>")
    assert problem.startswith("a.svg:1: labels without a <title>")
    assert "a document type" in told(tmp_path, "<!DOCTYPE svg>" + HEAD + "</svg>")[0]


def test_shapes_and_labels_stand(tmp_path):
    text = "<title>A</title><style>.a { fill: url(#b) }</style><text>(3, 4) → x</text>"
    assert told(tmp_path, f"{HEAD}{text}<use href='#c'/></svg>") == []
