assert torch.equal(new["body"].weight, old["body"].weight)
assert torch.equal(new["body"].bias, old["body"].bias)
