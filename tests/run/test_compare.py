"""Floats agree to the precision shown, all else exactly."""

import pytest

from verified.run.runner import compare as outputs


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("tensor([0.1234])", "tensor([0.1235])"),
        ("0.30000001192092896", "0.30000004172325134"),
        ("0.5", "0.50000001"),
        ("1e-05", "1.0000001e-05"),
        ("-0.1234", "-0.1234"),
        ("x\n\ny\n", "x\n  \ny"),
        ("a\tb", "a   b"),
        ("loss 12345.679", "loss 12345.6784"),
    ],
)
def test_agree(expected, actual):
    assert outputs.agree(expected, actual)


@pytest.mark.parametrize(
    "expected, actual",
    [
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
)
def test_disagree(expected, actual):
    assert not outputs.agree(expected, actual)


def test_the_diff_names_the_output_file():
    diff = outputs.diff("1\n2\n", "1\n3\n", "snippets/p/one.out")
    assert diff.splitlines()[0] == "--- snippets/p/one.out"
    assert "-2" in diff and "+3" in diff


SUM = "tensor([ 1.2500, -0.5000], device='{}')"


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("tensor([ 1.2500, -0.5000])", SUM),
        ("tensor([1., 2.], grad_fn=<A>)", "tensor([1., 2.], device='{}',\n       grad_fn=<A>)"),
        (
            "tensor([1., 2.],\n       requires_grad=True)",
            "tensor([1., 2.], device='{}',\n\n       requires_grad=True)",
        ),
        (
            "tensor([[1, 2],\n        [3, 4]])",
            "tensor([[1, 2],\n        [3, 4]],\n       device='{}')",
        ),
    ],
)
@pytest.mark.parametrize("device", ["sim:0", "cuda:0"])
def test_a_tensor_may_say_where_it_is(expected, actual, device):
    assert outputs.agree(expected, actual.format(device), device[:-2])
    assert not outputs.agree(expected, actual.format(device)), "not on the CPU"
    assert not outputs.agree(expected, actual.format("xpu:0"), device[:-2])


@pytest.mark.parametrize(
    "expected, actual",
    [("cpu", "sim:0"), ("cpu", "sim"), ("x  1", "x 1"), ("0.1234", "0.1240"), ("1", "2")],
)
def test_on_the_simulated_device_nothing_else_may_differ(expected, actual):
    assert not outputs.agree(expected, actual, "sim")


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("0.1234", "0.1240"),
        ("12345.679", "12350.100"),
        ("tensor([ 0.0001, 1.0000])", "tensor([-0.0001, 1.0000], device='cuda:0')"),
        ("tensor([2., 2.])", "tensor([2.0000, 1.9990], device='cuda:0')"),
    ],
)
def test_cuda_may_differ_by_tf32(expected, actual):
    assert outputs.agree(expected, actual, "cuda")
    assert not outputs.agree(expected, actual, "sim")


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("0.1234", "0.1300"),
        ("3", "4"),
        ("torch.Size([5, 3])", "torch.Size([5, 4])"),
        ("True", "False"),
        ("cpu", "cuda:0"),
        ("tensor([1, 2])", "tensor([1, 3], device='cuda:0')"),
        ("a  b", "a b"),
    ],
)
def test_cuda_may_not_differ_in_anything_else(expected, actual):
    assert not outputs.agree(expected, actual, "cuda")


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("loss 0.1234", "loss 17.1"),
        ("tensor([-0.1000, 2.0000])", "tensor([0.3000, 1.5000], device='cuda:0')"),
        ("tensor([[1e-05]])", "tensor([[0.5000]], device='cuda:0')"),
        ("tensor([3, 10])", "tensor([7, 1], device='cuda:0')"),
    ],
)
def test_numbers_drawn_on_cuda_are_masked(expected, actual):
    assert outputs.agree(expected, actual, "cuda", drawn=True)
    assert not outputs.agree(expected, actual, "cuda")


@pytest.mark.parametrize(
    "expected, actual",
    [
        ("torch.Size([5, 3]) 0.1", "torch.Size([5, 4]) 0.2"),
        ("epoch 1 0.1", "epoch 2 0.2"),
        ("tensor([0.1, 0.2])", "tensor([0.1])"),
        ("True 0.1", "False 0.2"),
        ("0.1", "nan"),
        ("tensor([1.0])", "tensor([1])"),
    ],
)
def test_masking_keeps_all_else(expected, actual):
    assert not outputs.agree(expected, actual, "cuda", drawn=True)
