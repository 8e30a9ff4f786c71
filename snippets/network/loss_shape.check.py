import warnings

for loss in nn.MSELoss(), nn.L1Loss():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert loss(output, target) > 0
    assert str(caught[0].message).startswith(
        "Using a target size (torch.Size([3])) that is different to "
        "the input size (torch.Size([3, 1]))"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            loss(torch.ones(3, 2), torch.ones(4))
        except RuntimeError:
            continue
    raise AssertionError
try:
    nn.BCEWithLogitsLoss()(output, target)
except ValueError:
    pass
else:
    raise AssertionError
