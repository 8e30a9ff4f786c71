import warnings

torch.use_deterministic_algorithms(True, warn_only=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.zeros(3).put_(index, torch.tensor([1.0, 2.0]))
assert "put_ does not have a deterministic implementation" in str(caught[0].message)
torch.use_deterministic_algorithms(False)
assert not torch.backends.cudnn.benchmark
