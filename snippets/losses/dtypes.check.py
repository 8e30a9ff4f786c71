try:
    nn.CrossEntropyLoss()(logits, numbers)
except RuntimeError as told:
    wordings = (
        "expected target dtype to be Long or Byte, but got Float",
        "scalar type Long but found",
    )
    assert any(words in str(told) for words in wordings), told
else:
    raise AssertionError("no error")
