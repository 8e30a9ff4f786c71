import torch
from torch import nn
from torchvision.models import resnet18

net = resnet18(weights=None).eval()  # 联网时 "DEFAULT" | "DEFAULT" when online
x = torch.rand(2, 3, 64, 64)
print(net(x).shape)

net.fc = nn.Identity()
print(net(x).shape)
