one = criterion(logits.transpose(1, 2), target)
assert torch.allclose(one, criterion(logits.flatten(0, 1), target.flatten()))
