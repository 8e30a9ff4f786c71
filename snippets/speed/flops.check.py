from torch import nn

with FlopCounterMode(display=False) as one:
    nn.Linear(100, 10)(torch.zeros(32, 100))
assert one.get_total_flops() == 2 * 32 * 100 * 10
with FlopCounterMode(display=False) as training:
    model(x).sum().backward()
assert 2.8 < training.get_total_flops() / counter.get_total_flops() < 3
