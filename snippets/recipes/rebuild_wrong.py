import torch
from torch import nn
from torchvision.models import densenet121, mobilenet_v2

torch.manual_seed(0)
x = torch.rand(1, 3, 64, 64)
for build in (mobilenet_v2, densenet121):
    net = build(weights=None).eval()
    print(build.__name__, [name for name, _ in net.named_children()])
    rebuilt = nn.Sequential(*list(net.children())[:-1])(x)
    net.classifier = nn.Identity()
    features = net(x)
    print(rebuilt.shape, features.shape)

    pooled = rebuilt.mean((2, 3))  # 只补上池化 | with only the pooling put back
    print(torch.allclose(pooled, features, atol=1e-5))
print(bool((rebuilt < 0).any()), bool((features < 0).any()))  # 少了 relu | no relu
