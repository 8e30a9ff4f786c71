assert F.one_hot(labels[:2]).shape == (2, 2)  # 最大编号加一 | the largest plus one
zeros = torch.zeros(3, 4, dtype=torch.long)
assert torch.equal(zeros.scatter(1, labels.unsqueeze(1), 1), one_hot)
try:
    F.one_hot(labels.cpu(), num_classes=3)
except RuntimeError as e:
    assert "Class values must be smaller than num_classes." in str(e)
else:
    raise AssertionError("a class too large is an error")
try:
    F.one_hot(labels.int())
except RuntimeError as e:
    assert "one_hot is only applicable to index tensor" in str(e)
else:
    raise AssertionError("int32 is an error")
