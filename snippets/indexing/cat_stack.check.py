for dim in (0, 1, 2):
    lifted = torch.cat([a.unsqueeze(dim), b.unsqueeze(dim)], dim=dim)
    assert torch.equal(torch.stack([a, b], dim=dim), lifted)
assert [len(part) for part in torch.arange(5).split(2)] == [2, 2, 1]
assert [len(part) for part in torch.arange(5).split([1, 4])] == [1, 4]
assert [len(part) for part in torch.arange(6).chunk(3)] == [2, 2, 2]
assert len(torch.stack([a, b]).unbind()) == 2
both = torch.cat([a, b])
assert both.data_ptr() not in (a.data_ptr(), b.data_ptr())
