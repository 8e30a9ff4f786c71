def step(whole):
    net.train(whole)
    net.fc.train()
    before = {key: value.clone() for key, value in net.state_dict().items()}
    optimizer.zero_grad()
    F.cross_entropy(net(images), labels).backward()
    optimizer.step()
    after = net.state_dict()
    return {key for key in before if not torch.equal(before[key], after[key])}


assert step(whole=False) == {"fc.weight", "fc.bias"}
changed = step(whole=True) - {"fc.weight", "fc.bias"}
assert changed
for key in changed:
    assert key.endswith(("running_mean", "running_var", "num_batches_tracked"))

layer = nn.Linear(2, 1)
late = optim.SGD(layer.parameters(), lr=0.1)
layer(torch.ones(1, 2)).sum().backward()
layer.requires_grad_(False)
before = layer.weight.clone()
late.step()
assert not torch.equal(layer.weight, before)
