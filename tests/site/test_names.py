"""Names in prose exist in the installed PyTorch, arguments too, or are marked as gone."""

import pytest

from verified.project import Project
from verified.site import names

DOCS = "https://docs.pytorch.org/docs/stable"
REFUSED = {
    "`torch.false_api`": "PyTorch has no `torch.false_api`",
    "`torch.load(path, weight_only=True)`": "`torch.load` takes no `weight_only`; did you mean "
    "`weights_only`",
    "`nn.Linaer(2, 3)`": "PyTorch has no `nn.Linaer`; did you mean `Linear`",
    "`F.crossentropy`": "did you mean `cross_entropy`",
    "[`optim.Adm`](https://example.org/)": "did you mean `Adam`",
    "`dist.all_reduced(x)`": "did you mean `all_reduce`",
    "`np.arrange(3)`": "did you mean `arange`",
    "`torchvision.models.resnet19`": "did you mean `resnet1",
    "`torch.nn.Module.zero_gradients`": "did you mean `zero_grad`",
    "`x = torch.false_api()`": "PyTorch has no `torch.false_api`",
    "``torch.false_api()``": "PyTorch has no `torch.false_api`",
    "`from torch import nothing`": "PyTorch has no `torch.nothing`",
    "`from torch.nn import Linear, Linaer`": "PyTorch has no `torch.nn.Linaer`",
    "`import torch.false_api`": "PyTorch has no `torch.false_api`",
    "`f(torch.load(p), nn.Linaer(2))`": "PyTorch has no `nn.Linaer`",
    "`with torch.autocast(device='cuda'):`": "`torch.autocast` takes no `device`; did you mean",
    "`torch.load(path, weight_only=True, …)`": "`torch.load` takes no `weight_only`",
    "`f(torch.load(g(path, a=1), weight_only=True) → x`": "`torch.load` takes no `weight_only`",
    "`torch . false_api`": "PyTorch has no `torch.false_api`",
    "`torch.pi(3)`": "`torch.pi` is nothing to call",
    "`from torch import (nn, nothing as n)`": "PyTorch has no `torch.nothing`",
    "`Tensor.viw`": "PyTorch has no `Tensor.viw`; did you mean `view`",
    "`x = torch.load(path, …, weight_only=True)`": "`torch.load` takes no `weight_only`",
    "`torch.zeros(3, dtpe=int)`": "`torch.zeros` takes no `dtpe`; did you mean `dtype`",
    "`torch.sum(x, dims=1)`": "`torch.sum` takes no `dims`; did you mean `dim`",
    f"[`torch.load`]({DOCS}/generated/torch.save.html)": "links to the documentation of `torch.sa",
    f"[`load()`]({DOCS}/generated/torch.save.html)": "`load` links to the documentation",
    f"[`nn.Linear`]({DOCS}/generated/torch.nn.Linaer.html)": "a link to `torch.nn.Linaer`: PyT",
    f"[`optim.Adam`]({DOCS}/x.html#torch.nn.Linear)": "links to the documentation of `torch.nn.Lin",
    f"[`Tensor.add`]({DOCS}/generated/torch.add.html)": "`Tensor.add` links to",
    f"[`workers`]({DOCS}/data.html#torch.utils.data.DataLoader)": "`workers` links to",
    "<!-- gone: torch.load -->\n\n`torch.load`": "`torch.load` is there; delete this mark",
    "<!-- gone: torch.lod -->": "`torch.lod` does not stand in this page; delete this mark",
}
STANDS = [
    "`torch.load(path, weights_only=True)`, `nn.Linear(2, 3)`, `torch.utils.data.DataLoader`,",
    "`torch.nn.functional.cross_entropy(logits, target, ignore_index=0)`, `torch.ones(2, 3)`,",
    "`torch==2.9.1`, `torch.`, `F`, `nn.Conv2d → ReLU`, `x.torch.y`, `torch.float32`, `np.ndarray`",
    "<!-- gone: torch.load_state_dict -->\n\nNot `torch.load_state_dict(x)`.",
    "`torch.zeros(3, dtype=int, pin_memory=True)`, `torch.sum(x, axis=0, keepdims=True)`",
    "`torch.add(x, y, out=z)`, ``from torch import nn, optim``, `x = F.relu(y, inplace=True)`",
    f"[`torch.load`]({DOCS}/generated/torch.load.html), [`step()`]({DOCS}/x.html#torch.optim."
    f"Optimizer.step), [`nn.Linear`]({DOCS}/generated/torch.nn.modules.linear.Linear.html)",
    "`from torch import nn as n, (optim)`, `torch.load(f(a=1), {b: 'c=1'}, weights_only=x == 1)`",
    f"[`num_workers`]({DOCS}/data.html#torch.utils.data.DataLoader), [`nn.Linear`]({DOCS}/nn.html)",
    "``` text\n`torch.false_api`\n```",
]


def told(project, text):
    project.page("one", f"# T {{ #t }}\n\n{text}\n")
    page = next(page for page in Project.load().pages if page.path.name == "one.md")
    return [str(problem) for problem in names.faults(page)]


@pytest.mark.parametrize("text", REFUSED)
def test_a_name_that_is_not_there_is_refused_at_its_line(project, text):
    (problem,) = told(project, text)
    assert problem.startswith("docs/zh/one.md:3: ") and REFUSED[text] in problem
    marks = problem.partition(":3: ")[2].startswith("PyTorch has no")
    assert ("or mark it" in problem) == marks, "the way out is one"


def test_a_name_in_the_front_matter_has_to_exist_too(project):
    project.page("one", "---\ndescription: Why `torch.false_api`\n---\n\n# T { #t }\n")
    page = next(page for page in Project.load().pages if page.path.name == "one.md")
    (problem,) = names.faults(page)
    assert str(problem).startswith("docs/zh/one.md:2: PyTorch has no `torch.false_api`")


@pytest.mark.parametrize("text", STANDS)
def test_what_is_there_stands(project, text):
    assert told(project, text) == []
