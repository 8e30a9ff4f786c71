from textwrap import shorten

import torch
from torch import nn
from torchvision.models import googlenet, vit_b_16

with torch.device("meta"):  # 只算形状，不占内存 | shapes only, no memory
    vit = vit_b_16(weights=None).eval()
    image = torch.rand(1, 3, 224, 224)
print(vit(image).shape)
try:
    nn.Sequential(*list(vit.children())[:-1])(image)
except AssertionError as error:
    print(shorten(str(error), 100))

net = googlenet(weights=None, aux_logits=True, init_weights=False).eval()
image = torch.rand(1, 3, 64, 64)
print(net(image).shape)
try:
    nn.Sequential(*list(net.children())[:-1])(image)
except RuntimeError as error:
    print(shorten(str(error), 100))
