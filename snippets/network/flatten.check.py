assert torch.equal(nn.Flatten()(x), torch.flatten(x, 1))
assert torch.equal(x.view(x.size(0), -1), torch.flatten(x, 1))
