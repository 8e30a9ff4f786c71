assert nn.CrossEntropyLoss()(logits[2:], target[2:]).isnan()
other = nn.CrossEntropyLoss(ignore_index=0)(logits, torch.tensor([0, 1, 0]))
assert torch.allclose(other, nn.CrossEntropyLoss()(logits[1:2], target[1:2]))
