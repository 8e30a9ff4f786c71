import torch
from torch import nn
from torchvision.models import resnet18


class Identity(nn.Module):
    def forward(self, x):
        return x


net = resnet18(weights=None).eval()  # 联网时 "DEFAULT" | "DEFAULT" when online
net.fc = Identity()
print(net(torch.rand(2, 3, 64, 64)).shape)
