with torch.no_grad():
    z = w * 2
assert y.is_inference() and not z.is_inference()
assert (w * z).requires_grad and (w + y).requires_grad
for change in (lambda: y.add_(1), lambda: y.requires_grad_()):
    try:
        change()
    except RuntimeError as error:
        assert "inference tensor outside InferenceMode" in str(error)
    else:
        raise AssertionError
