compiled.clear()
loss = torch.nn.MSELoss()
fast = torch.compile(loss, backend=backend)
for loss.reduction in ("none", "mean", "sum"):
    fast(torch.ones(4), torch.zeros(4))
assert len(compiled) == 3

compiled.clear()
softmax = torch.nn.Softmax()
fast = torch.compile(softmax, backend=backend)
for softmax.dim in range(3):
    fast(torch.ones(2, 3, 4))
assert len(compiled) == 3
