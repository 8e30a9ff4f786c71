expected = -logits.log_softmax(1)[[0, 1, 2], labels].mean()
assert torch.allclose(criterion(logits, labels), expected)
assert labels.dtype == torch.int64
for wrong in labels.float(), labels.int():
    try:
        criterion(logits, wrong)
    except RuntimeError:
        assert criterion(logits, wrong.long()) == criterion(logits, labels)
    else:
        raise AssertionError
