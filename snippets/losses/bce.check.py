try:
    nn.BCELoss()(logits, target)
except RuntimeError as told:
    assert "all elements of input should be between 0 and 1" in str(told)
else:
    raise AssertionError("no error")
