from sklearn.metrics import precision_recall_fscore_support

target = torch.tensor([0, 0, 0, 0, 1, 1, 1, 2, 2, 2], device="cpu")
predicted = torch.tensor([0, 0, 0, 1, 1, 1, 2, 2, 2, 2], device="cpu")
*expected, _ = precision_recall_fscore_support(target, predicted)
for ours, theirs in zip((precision, recall, f1), expected, strict=True):
    assert torch.allclose(ours.cpu().double(), torch.from_numpy(theirs), atol=1e-6)
each = []  # 每批的 F1 取平均，不是总的 F1 | the mean of each batch's F1 is not the F1
for part in (slice(5), slice(5, 10)):
    *_, batch, _ = precision_recall_fscore_support(
        target[part], predicted[part], labels=[0, 1, 2], zero_division=0
    )
    each.append(batch.mean())
assert abs(sum(each) / 2 - f1.mean().item()) > 0.1
