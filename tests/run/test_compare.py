"""Floats agree to the precision shown, all else exactly."""

import pytest

from verified.run.compare import agree, diff

AGREE = {  # on cuda, but not on sim; where numbers were drawn on cuda, but not elsewhere
    "cpu": [
        ("tensor([0.1234])", "tensor([0.1235])"),
        ("0.30000001192092896", "0.30000004172325134"),
        ("0.5", "0.50000001"),
        ("1e-05", "1.0000001e-05"),
        ("-0.1234", "-0.1234"),
        ("x\n\ny\n", "x\n  \ny"),
        ("a\tb", "a   b"),
        ("loss 12345.679", "loss 12345.6784"),
    ],
    "cuda": [
        ("0.1234", "0.1240"),
        ("12345.679", "12350.100"),
        ("tensor([ 0.0001, 1.0000])", "tensor([-0.0001, 1.0000], device='cuda:0')"),
        ("tensor([2., 2.])", "tensor([2.0000, 1.9990], device='cuda:0')"),
    ],
    "cuda, drawn": [
        ("loss 0.1234", "loss 17.1"),
        ("tensor([-0.1000, 2.0000])", "tensor([0.3000, 1.5000], device='cuda:0')"),
        ("tensor([[1e-05]])", "tensor([[0.5000]], device='cuda:0')"),
        ("tensor([3, 10])", "tensor([7, 1], device='cuda:0')"),
    ],
}
DIFFER = {
    "cpu": [
        ("tensor([0.1234])", "tensor([0.1236])"),
        ("0.5", "0.6"),
        ("1.", "2."),
        ("1e-05", "2e-05"),
        ("1", "2"),
        ("torch.Size([5, 3])", "torch.Size([5, 4])"),
        ("0.1234", "-0.1234"),
        ("0.1234 0.1", "0.1234"),
        ("a  b", "a b"),
        ("a", "a\nb"),
        ("", "a"),
        ("True", "False"),
        ("torch 2.14.1", "torch 2.14.2"),
        ("nan", "0.1"),
    ],
    "sim": [("x  1", "x 1"), ("0.1234", "0.1240"), ("1", "2")],
    "cuda": [
        ("0.1234", "0.1300"),
        ("3", "4"),
        ("torch.Size([5, 3])", "torch.Size([5, 4])"),
        ("True", "False"),
        ("tensor([1, 2])", "tensor([1, 3], device='cuda:0')"),
        ("a  b", "a b"),
    ],
    "cuda, drawn": [
        ("torch.Size([5, 3]) 0.1", "torch.Size([5, 4]) 0.2"),
        ("epoch 1 0.1", "epoch 2 0.2"),
        ("tensor([0.1, 0.2])", "tensor([0.1])"),
        ("True 0.1", "False 0.2"),
        ("0.1", "nan"),
        ("tensor([1.0])", "tensor([1])"),
    ],
}
STRICTER = {"cuda": "sim", "cuda, drawn": "cuda"}


def agree_on(where, expected, actual):
    device, _, drawn = where.partition(", ")
    return agree(expected, actual, device, drawn=bool(drawn))


def rows(table):
    return [(where, *row) for where, found in table.items() for row in found]


@pytest.mark.parametrize("where, expected, actual", rows(AGREE))
def test_agree(where, expected, actual):
    assert agree_on(where, expected, actual)
    assert where == "cpu" or not agree_on(STRICTER[where], expected, actual)


@pytest.mark.parametrize("where, expected, actual", rows(DIFFER))
def test_differ(where, expected, actual):
    assert not agree_on(where, expected, actual)


def test_the_diff_names_the_output_file():
    shown = diff("1\n2\n", "1\n3\n", "snippets/p/one.out")
    assert shown.splitlines()[0] == "--- snippets/p/one.out"
    assert "-2" in shown and "+3" in shown


LINES = "tensor([1., 2.],\n       requires_grad=True)"
TABLE = "tensor([[1, 2],\n        [3, 4]]"


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("tensor([ 1.2500, -0.5000])", "tensor([ 1.2500, -0.5000], device='{}:0')"),
        ("tensor([1., 2.], grad_fn=<A>)", "tensor([1., 2.], device='{}:0',\n       grad_fn=<A>)"),
        (LINES, "tensor([1., 2.], device='{}:0',\n\n       requires_grad=True)"),
        (f"{TABLE})", f"{TABLE},\n       device='{{}}:0')"),
        ("cpu", "{}:0"),
        ("cpu", "{}"),
        ("device(type='cpu')", "device(type='{}')"),
        ("cpu cpu\nTrue", "{}:0 cpu\nTrue"),
        ("x on cpu: 0.5", "x on {}:0: 0.5"),
        ("{} cpu", "{} {}:0"),
    ],
)
@pytest.mark.parametrize("device", ["sim", "cuda"])
def test_a_tensor_may_say_where_it_is_and_the_name_may_stand_for_the_cpu_s(
    expected, actual, device
):
    expected, printed = (text.replace("{}", device) for text in (expected, actual))
    assert agree(expected, printed, device)
    assert not agree(expected, printed), "not on the CPU"
    assert not agree(expected, actual.replace("{}", "xpu"), device), "nor that of another"


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("cpu", "{}:1"),
        ("cpu", "{}:00"),
        ("cpu", "{}:0 {}:0"),
        ("cpu 1", "{}:0 2"),
        ("cpu True", "{}:0 False"),
        ("cpu\ncpu", "{}:0"),
        ("a cpu", "cpu {}:0"),
        ("1", "{}:0"),
        ("meta", "{}:0"),
        ("False", "{}"),
        ("x on cpu", "y on {}:0"),
        ("cpu tensor", "{}:0 model"),
        ("cpu", "my{}"),
        ("cpu", "{}_device"),
        ("cpu_time 1", "{}_time 1"),
        ("cpu:1", "{}:1"),
        ("{}:0", "cpu"),
        ("shape (2, 3) cpu", "shape (3, 2) {}:0"),
    ],
)
@pytest.mark.parametrize("device", ["sim", "cuda"])
def test_a_wrong_output_fails_whatever_name_stands_in_it(expected, actual, device):
    assert not agree(expected.replace("{}", device), actual.replace("{}", device), device)
