import torch
from torch import nn
from torchvision.models import resnet18

net = resnet18(weights=None).eval()  # 联网时 "DEFAULT" | "DEFAULT" when online
net.fc = nn.Sequential()
print(net(torch.rand(2, 3, 64, 64)).shape)
print(nn.Sequential(), nn.Identity())
