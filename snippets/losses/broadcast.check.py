import warnings

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    wrong = nn.MSELoss()(output, target)
assert "Using a target size" in str(told[0].message)
assert torch.allclose(wrong, error.square().mean())
