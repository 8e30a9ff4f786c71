import torch

optimizer.lr = 1.0  # 只是多了一个属性 | nothing but one more attribute
before = net.bias.detach().clone()
net(torch.ones(2, 4)).sum().backward()
optimizer.step()
assert torch.allclose((before - net.bias).abs(), torch.tensor(0.001), rtol=1e-3)
