again = nn.CrossEntropyLoss()(logits.softmax(dim=1), target)  # softmax 两次 | twice
assert again > 2 * nn.CrossEntropyLoss()(logits, target)
probabilities = nn.functional.one_hot(target, 3).float()
assert torch.allclose(
    nn.CrossEntropyLoss()(logits, probabilities), nn.CrossEntropyLoss()(logits, target)
)
smooth = nn.CrossEntropyLoss(label_smoothing=0.3)(logits, target)
assert torch.allclose(smooth, nn.CrossEntropyLoss()(logits, 0.7 * probabilities + 0.1))
