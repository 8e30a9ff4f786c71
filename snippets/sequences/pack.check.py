assert torch.allclose(alone[-1], h[-1, 0], atol=1e-6)
assert not torch.allclose(alone[-1], padded[-1, 0], atol=1e-2)
assert torch.allclose(gru(x)[0][0, 1], alone[-1], atol=1e-6)
both = nn.GRU(3, 4, batch_first=True, bidirectional=True)
read = both(pack(x, [2, 5], batch_first=True, enforce_sorted=False))[0]
assert not torch.allclose(both(x)[0][0, 1, 4:], unpack(read, True)[0][0, 1, 4:], atol=1e-3)
assert unpack(read, batch_first=True, total_length=7)[0].shape == (2, 7, 8)
for lengths, told in (([2, 5], "must be sorted in decreasing order"), ([0, 5], "greater than 0")):
    try:
        pack(x, lengths, batch_first=True, enforce_sorted="sorted" in told)
    except RuntimeError as e:
        assert told in str(e), e
    else:
        raise AssertionError(told)
if x.device.type != "cpu":
    try:
        pack(x, torch.tensor([2, 5], device=x.device), batch_first=True, enforce_sorted=False)
    except RuntimeError as e:
        assert "'lengths' argument should be a 1D CPU int64 tensor" in str(e), e
    else:
        raise AssertionError("lengths belong on the CPU")
