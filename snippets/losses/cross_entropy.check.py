again = nn.CrossEntropyLoss()(logits.softmax(dim=1), target)  # softmax 两次 | twice
assert again > 2 * nn.CrossEntropyLoss()(logits, target)
probabilities = nn.functional.one_hot(target, 3).float()
assert torch.allclose(
    nn.CrossEntropyLoss()(logits, probabilities), nn.CrossEntropyLoss()(logits, target)
)
