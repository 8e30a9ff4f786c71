import torch
from torch import nn
from torchvision.models import resnet18


class Identity(nn.Module):
    def forward(self, x):
        return x


torch.manual_seed(0)
net = resnet18(weights=None).eval()
x = torch.rand(2, 3, 64, 64)
print(net(x).shape)

net.fc = Identity()  # 自己写的 | your own
own = net(x)
net.fc = nn.Identity()  # 自带的 | the built-in one
features = net(x)
print(features.shape, torch.allclose(own, features, atol=1e-5))
