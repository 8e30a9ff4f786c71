import torch.nn.functional as F

compiled.clear()
loss = torch.compile(F.mse_loss, backend=backend)
for reduction in ("none", "mean", "sum"):
    loss(torch.ones(4), torch.zeros(4), reduction=reduction)
assert len(compiled) == 3

compiled.clear()
softmax = torch.nn.Softmax()
fast = torch.compile(softmax, backend=backend)
for softmax.dim in range(3):
    fast(torch.ones(2, 3, 4))
assert len(compiled) == 3
