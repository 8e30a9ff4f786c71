"""Names in prose exist in the installed PyTorch, arguments too, or are marked as gone."""

import pytest

from verified.project import Project
from verified.site import names

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
    "<!-- gone: torch.load -->\n\n`torch.load`": "`torch.load` is there; delete this mark",
    "<!-- gone: torch.lod -->": "`torch.lod` does not stand in this page; delete this mark",
}
STANDS = [
    "`torch.load(path, weights_only=True)`, `nn.Linear(2, 3)`, `torch.utils.data.DataLoader`,",
    "`torch.nn.functional.cross_entropy(logits, target, ignore_index=0)`, `torch.ones(2, 3)`,",
    "`torch==2.9.1`, `torch.`, `F`, `nn.Conv2d → ReLU`, `x.torch.y`, `torch.float32`, `np.ndarray`",
    "<!-- gone: torch.load_state_dict -->\n\nNot `torch.load_state_dict(x)`.",
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
    assert ("or mark it" in problem) == ("PyTorch has no" in problem), "the way out is one"


@pytest.mark.parametrize("text", STANDS)
def test_what_is_there_stands(project, text):
    assert told(project, text) == []
