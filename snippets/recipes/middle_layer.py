import torch
from torch import nn
from torchvision.models import resnet18

x = torch.rand(1, 3, 32, 32)
net = resnet18(weights=None).eval()
net.maxpool = nn.Identity()  # 后面的层照样能用 | what follows still fits
print(net(x).shape)

net.layer4 = nn.Identity()  # 256 -> 512
try:
    net(x)
except RuntimeError as error:
    print(error)
net.fc = nn.Linear(256, 1000)  # 下一层也要改 | what follows must change too
print(net(x).shape)
