import torch
from torch import nn
from torchvision.models import mobilenet_v2, resnet18, vit_b_16

with torch.device("meta"):  # 只算形状，不占内存 | shapes only, no memory
    net = resnet18(weights=None).eval()
    net.fc = nn.Identity()
    print(net(torch.rand(1, 3, 224, 224)).shape)

    net = mobilenet_v2(weights=None).eval()
    net.classifier[-1] = nn.Identity()  # nn.Sequential 的最后一项 | its last item
    print(net(torch.rand(1, 3, 224, 224)).shape)

    net = vit_b_16(weights=None).eval()
    net.heads.head = nn.Identity()
    print(net(torch.rand(1, 3, 224, 224)).shape)
