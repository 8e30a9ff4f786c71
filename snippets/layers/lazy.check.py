fresh = nn.LazyLinear(10)
try:
    sum(p.numel() for p in fresh.parameters())
except ValueError as told:
    assert "uninitialized parameter" in str(told), told
else:
    raise AssertionError("no error")
