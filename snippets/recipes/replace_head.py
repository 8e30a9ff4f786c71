import torch
from torch import nn
from torchvision.models import resnet18

net = resnet18(weights=None)  # 联网时 "DEFAULT" | "DEFAULT" when online
net.fc = nn.Linear(net.fc.in_features, 10)  # 10 类 | 10 classes
print(net.fc)
print(net(torch.rand(2, 3, 64, 64)).shape)
