import torch.nn.functional as F

x = torch.randn(5, 1, 8, 8)
net.eval()
c1, c2, f1, f2, f3 = (layer for layer in net if list(layer.parameters()))
out = F.max_pool2d(F.relu(c1(x)), 2)
out = torch.flatten(F.max_pool2d(F.relu(c2(out)), 2), 1)
assert out.shape == (5, 16 * 2 * 2)
out = f3(F.relu(f2(F.relu(f1(out)))))
assert torch.allclose(net(x), out, atol=1e-5)
