"""Floats agree to the precision shown, all else exactly."""

import pytest

from verified import outputs


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
