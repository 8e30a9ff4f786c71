from sklearn.metrics import f1_score

scores = [
    round(f1_score(target.cpu(), predicted.cpu(), average=average), 2)
    for average in ("micro", "macro", "samples")
]
assert scores == [0.86, 0.83, 0.83]
try:
    f1_score(target.cpu(), predicted.cpu())
except ValueError as error:
    assert "Target is multilabel-indicator but average='binary'" in str(error)
else:
    raise AssertionError
assert ((logits > 0) == (logits.sigmoid() > 0.5)).all()
