import torch.nn.functional as F

scores = torch.randn(len(y), 10)
loss = F.cross_entropy(scores, y)
assert torch.allclose(F.cross_entropy(scores, y.to(torch.uint8)), loss)
try:
    F.cross_entropy(scores, y.int())
except RuntimeError:
    pass
else:
    raise AssertionError("int32 labels were accepted")
assert x.min() == 0 and x.max() == 1 and len(x) == 1797
assert labels[:10].tolist() == list(range(10))
