import math

fresh = nn.Linear(100, 200)
bound = 1 / math.sqrt(fresh.in_features)
assert 0.95 * bound < fresh.weight.abs().max() <= bound
assert 0.95 * bound < fresh.bias.abs().max() <= bound
conv = nn.Conv2d(16, 64, 3)
bound = 1 / math.sqrt(16 * 3 * 3)
assert 0.95 * bound < conv.weight.abs().max() <= bound
assert 0.5 * bound < conv.bias.abs().max() <= bound
embedding = nn.Embedding(1000, 100)
assert abs(embedding.weight.std() - 1) < 0.02 and abs(embedding.weight.mean()) < 0.02
norm = nn.BatchNorm1d(8)
assert (norm.weight == 1).all() and (norm.bias == 0).all()

assert abs(net[0].weight.std() - math.sqrt(2 / 100)) < 0.005
before = net[0].weight.clone()
net[0].reset_parameters()
assert not torch.equal(before, net[0].weight) and net[0].weight.abs().max() <= 0.1
