import torch
from torch import nn

conv = nn.Conv2d(3, 32, 3)
image = torch.zeros(3, 224, 224)  # 一张图 | one image
print(conv(image).shape)  # 没有批次维也可以 | unbatched is fine here
for layer, x in ((conv, image[0]), (nn.BatchNorm2d(3), image)):
    try:
        layer(x)
    except (RuntimeError, ValueError) as error:
        print(error)
print(nn.BatchNorm2d(3)(image.unsqueeze(0)).shape)
