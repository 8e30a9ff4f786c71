import torch
from torch import nn
from torchvision.models import resnet18

torch.manual_seed(0)
net = resnet18(weights=None).eval()
x = torch.rand(2, 3, 64, 64)
print(nn.Sequential()(x) is x, nn.Identity()(x) is x)  # 原样返回 | handed back

net.fc = nn.Sequential()
empty = net(x)
net.fc = nn.Identity()
print(nn.Sequential(), nn.Identity())
print(empty.shape, torch.allclose(empty, net(x), atol=1e-5))
