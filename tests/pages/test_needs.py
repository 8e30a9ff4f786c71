"""What a program imports beyond PyTorch is shown beneath it as the command that installs it."""

import pytest

from verified.pages import needs
from verified.project import Project
from verified.site.formats import markdown, notebook

SHOWN = '# P {{ #top }}\n\n``` {}\n--8<-- "{}"\n```\n'


@pytest.mark.parametrize(
    "program, found",
    [
        ("import os, numpy as np", ("numpy",)),
        ("from sklearn.datasets import load_digits\nimport PIL.Image", ("pillow", "scikit-learn")),
        ("import torch, torchvision\nfrom torch import nn\nimport __main__", ()),
        ("def f():\n    import pandas", ("pandas",)),
        ("from torch.utils.tensorboard import SummaryWriter", ("tensorboard",)),
        ("import torch\ntorch.onnx.export(net, x)", ("onnx", "onnxscript")),
        ("try:\n    import pandas\nexcept ImportError:\n    import numpy", ("numpy",)),
        ("try:\n    import pandas\nexcept (ModuleNotFoundError, OSError):\n    pass", ()),
        ("try:\n    import pandas\nexcept ValueError:\n    pass", ("pandas",)),
        ("from . import pandas", ()),
    ],
)
def test_they_are_read_from_the_imports(program, found):
    assert needs.of("python", program, {}) == found


def test_bash_needs_what_the_files_that_it_runs_import():
    files = {
        "train.py": "import net, numpy",
        "net.py": "import pandas",
        "plot.py": "import matplotlib",
    }
    assert needs.of("bash", "torchrun train.py  # not plot.py", files) == ("numpy", "pandas")
    assert needs.of("bash", "ls", files) == ()


@pytest.mark.parametrize(
    "language, said", [("zh", "需要安装：`pip install {}`"), ("en", "To install: `pip install {}`")]
)
def test_the_command_stands_beneath_the_block_and_is_not_in_it(project, language, said):
    project.write("snippets/p/one.py", "import numpy\nimport sklearn\n\nprint(1)\n")
    project.write("snippets/p/one.out", "1\n")
    project.write("snippets/p/run.sh", "python two.py\n")
    project.write("snippets/p/two.py", "import numpy\n")
    reason = '<!--pytest.mark.skip(reason="见下 | see below")-->\n'
    two = f'{reason}``` python title="two.py"\n--8<-- "p/two.py"\n```\n\n'
    project.page(
        "p", SHOWN.format("python", "p/one.py") + "\n" + two + SHOWN.format("bash", "p/run.sh")
    )
    read = Project.load().require()
    [page] = [p for p in read.pages if p.path.stem == "p" and p.language.code == language]
    one, bash = said.format("numpy scikit-learn"), said.format("numpy")
    assert "\n".join(page.expanded).count(one) == 1 == "\n".join(page.expanded).count(bash)
    assert not any("pip install" in block.code for block in page.blocks)
    text = markdown.text(page, read)
    assert (
        f"```text\n1\n```\n\n{one}\n" in text and f"```bash\npython two.py\n```\n\n{bash}" in text
    )
    cells = notebook.make(page, read)
    assert cells.count(one) == cells.count(bash) == 1


def test_a_module_of_no_installed_distribution_is_refused(project):
    project.snippet("p/one.py", "import torch\n\nimport nosuchmodule.inner\n")
    project.write("snippets/p/run.sh", "python two.py\n")
    project.write("snippets/p/two.py", "import three\nimport othermodule\n")
    project.write("snippets/p/three.py", "print(3)\n")
    reason = '<!--pytest.mark.skip(reason="见下 | see below")-->\n'
    files = "".join(
        f'{reason}``` python title="{name}.py"\n--8<-- "p/{name}.py"\n```\n\n'
        for name in ("two", "three")
    )
    project.page("p", SHOWN.format("bash", "p/run.sh") + "\n" + files)
    says = "no installed package has `{}`; install it and add it to pyproject.toml"
    assert project.problems() == [
        f"snippets/p/one.py:3: {says.format('nosuchmodule')}",
        f"snippets/p/two.py:2: {says.format('othermodule')}",
    ]
