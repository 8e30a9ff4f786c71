"""`make outputs` records what new or changed blocks print and draw; a run is held against it."""

from verified.__main__ import main
from verified.pages import block as block_module
from verified.project import Project
from verified.run.runner import Result
from verified.verify.session import judge

DRAW = "from pathlib import Path\n\nPath('dot.png').write_bytes(bytes.fromhex('{}'))\n"
PAGE = '# D {{ #d }}\n\n``` python\n--8<-- "p/draw.py"\n```\n\n{}'
WORDS = "<!-- picture: A dot. -->\n"


def png(width: int, height: int) -> bytes:
    """As much of a PNG as says how large it is."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")


def recorded(project) -> dict[str, bytes]:
    """The outputs and pictures below snippets/p/."""
    found = (project.root / "snippets/p").iterdir()
    return {path.name: path.read_bytes() for path in found if path.suffix != ".py"}


def test_only_what_is_new_or_changed_is_run_unless_all_is_asked_for(project, capsys):
    project.snippet("p/proven.py", "print(1)\n", "known\n")
    project.snippet("p/changed.py", "print(2)\n", "2\n")
    project.snippet("p/edited.py", "print(3)\n", "3\n")
    project.trust()
    project.write("snippets/p/changed.py", "print(4)\n")
    project.write("snippets/p/edited.out", "by hand\n")
    project.snippet("p/new.py", "print(5)\n")
    project.snippet("p/silent.py", "x = 1\n", "old\n")
    project.snippet("p/later.py", "1 / 0\n")
    page = (project.root / "docs/en/later.md").read_text()
    project.page("later", page.replace("```", '<!--pytest.mark.since("99.0")-->\n```', 1))
    assert main(["outputs"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "4 blocks run: 4 outputs written, 0 failed; 1 unchanged"
    assert sorted(said[:-1]) == [
        f"snippets/p/{name}.out" for name in ("changed", "edited", "new", "silent")
    ]
    written = {"changed.out": b"4\n", "edited.out": b"3\n", "new.out": b"5\n"}
    assert recorded(project) == {"proven.out": b"known\n", **written}
    assert main(["outputs", "--all"]) == 0
    said = capsys.readouterr().out
    assert "5 blocks run: 1 outputs written, 0 failed; 0 unchanged" in said
    assert recorded(project) == {"proven.out": b"1\n", **written}


def test_an_older_pytorch_has_an_output_of_its_own(project, capsys, monkeypatch):
    """The smallest version that is not below it decides; no other file is written or compared."""
    older = ["one.until-2.8.out", "one.until-2.14.out"]
    for torch, name in (("2.8.1", older[0]), ("2.9.0", older[1]), ("2.14.1", older[1])):
        project.snippet("p/one.py", "print('this')\n", "new\n")
        project.write(f"snippets/p/{older[0]}", "eight\n")
        project.write(f"snippets/p/{older[1]}", "fourteen\n")
        before = recorded(project)
        monkeypatch.setattr(block_module, "installed_torch", lambda torch=torch: torch)
        block = Project.load().blocks[0]
        fault = judge(block, Result(None, "this\n", "", 0.0))
        assert fault.startswith(f"output differs from snippets/p/{name};")
        main(["outputs", "--all"])
        assert f"snippets/p/{name}\n" in capsys.readouterr().out
        assert recorded(project) == {**before, name: b"this\n"}
        assert judge(Project.load().blocks[0], Result(None, "this\n", "", 0.0)) is None
    monkeypatch.setattr(block_module, "installed_torch", lambda: "2.15.0")
    assert "differs from snippets/p/one.out" in judge(block, Result(None, "this\n", "", 0.0))


def test_a_block_or_a_check_that_fails_keeps_its_output(project, capsys):
    project.snippet("p/fails.py", "print(1)\n1 / 0\n", "old\n")
    project.snippet("p/refuted.py", "x = 1\nprint(x)\n", "old\n")
    project.write("snippets/p/refuted.check.py", "assert x == 2\n")
    assert main(["outputs"]) == 1
    said = capsys.readouterr()
    assert "2 blocks run: 0 outputs written, 2 failed; 0 unchanged" in said.out
    assert "fails.md:3 (snippets/p/fails.py): Traceback" in said.err
    assert "refuted.md:3 (snippets/p/refuted.py): its check does not hold" in said.err
    assert recorded(project) == {"fails.out": b"old\n", "refuted.out": b"old\n"}


def test_a_picture_that_its_page_describes_is_recorded_beside_its_block(project, capsys):
    project.write("snippets/p/draw.py", DRAW.format(png(3, 2).hex()))
    project.page("draw", PAGE.format(""))
    assert main(["outputs"]) == 0
    assert recorded(project) == {}, "no page describes it"
    project.page("draw", PAGE.format(WORDS))
    assert main(["outputs"]) == 0
    assert recorded(project) == {"draw.dot.png": png(3, 2)}
    project.trust()
    assert main(["outputs"]) == 0
    assert "0 blocks run" in capsys.readouterr().out
    (project.root / "snippets/p/draw.dot.png").unlink()
    assert main(["outputs"]) == 0
    assert recorded(project) == {"draw.dot.png": png(3, 2)}, "what was deleted is drawn again"


OTHER = "leaves other pictures than those recorded; if they are right, run `make outputs`"


def test_the_pictures_of_a_run_are_those_recorded(project):
    """By name, number and size: what they show may differ by machine."""
    project.write("snippets/p/draw.py", "x = 1\n")
    project.write("snippets/p/draw.dot.png", png(3, 2))
    project.page("draw", PAGE.format(WORDS))
    block = Project.load().require().blocks[0]
    both = {"dot.png": png(3, 2), "more.png": png(1, 1)}
    for left, fault in (
        ({"dot.png": png(3, 2)}, None),
        ({"dot.png": png(3, 2) + b"drawn by another font"}, None),
        ({}, "leaves no picture; its page describes 1 beneath it"),
        (both, "leaves dot.png, more.png; its page describes 1 beneath it"),
        ({"dot.png": png(2, 3)}, OTHER),
        ({"dot.png": b"no PNG"}, OTHER),
        ({"other.png": png(3, 2)}, OTHER),
    ):
        assert judge(block, Result(None, "", "", 0.1, pictures=left)) == fault, left


def test_what_a_terminal_shows_of_control_characters_is_recorded_held_and_built(project):
    """A run prints each; what is recorded is what a terminal would show, and stays the same."""
    controls = [n for n in (*range(32), 127, 0x85, 0x9B, 0x2028, 0x2029, 0x200B) if n != 10]
    for n in controls:
        project.snippet(f"p/c{n}.py", f"print('one' + chr({n}) + 'tw')\n")
    project.snippet("p/bar.py", "for n in range(3):\n    print(f'\\r{n} of 2', end='')\nprint()\n")
    assert main(["outputs"]) == 0
    made = recorded(project)
    assert made["c13.out"] == b"twe\n" and made["bar.out"] == b"2 of 2\n"
    assert made["c8.out"] == b"ontw\n" and made["c0.out"] == made["c7.out"] == b"onetw\n"
    result = project.run("python", "-m", "pytest", "docs", "-q", "--device", "cpu")
    assert result.returncode == 0, result.stdout
    project.build()
