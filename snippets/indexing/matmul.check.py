w = torch.rand(8, 4, 5)
assert torch.allclose(x @ w, torch.bmm(x, w))
try:
    torch.bmm(x, torch.ones(4, 5))
except RuntimeError as e:
    assert "batch2 must be a 3D tensor" in str(e)
else:
    raise AssertionError("bmm does not broadcast")
assert (torch.ones(3, 4) @ torch.ones(4)).shape == (3,)
assert torch.ones(4) @ torch.ones(4) == 4
try:
    torch.mm(x, torch.ones(4, 5))
except RuntimeError as e:
    assert "must be a matrix" in str(e)
else:
    raise AssertionError("mm takes matrices")
assert torch.mm(a, b).tolist() == (a @ b).tolist()
