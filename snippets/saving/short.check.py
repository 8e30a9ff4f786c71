assert torch.equal(restored.weight, model.weight)
assert torch.equal(restored.bias, model.bias)
assert not restored.training
