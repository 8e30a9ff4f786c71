import torch.nn.functional as F

compiled.clear()


@torch.compile(backend=backend)
def loss(output, target, reduction):
    return F.mse_loss(output, target, reduction=reduction)


for reduction in ("none", "mean", "sum"):
    loss(torch.ones(4), torch.zeros(4), reduction=reduction)
assert len(compiled) == 3

compiled.clear()
softmax = torch.nn.Softmax()
fast = torch.compile(softmax, backend=backend)
for softmax.dim in range(3):
    fast(torch.ones(2, 3, 4))
assert len(compiled) == 3
