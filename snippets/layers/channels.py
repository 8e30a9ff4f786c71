import torch
from torch import nn

conv = nn.Conv2d(3, 64, 7)
gray = torch.zeros(1, 1, 224, 224)  # 灰度图，1 个通道 | gray, one channel
hwc = torch.zeros(1, 224, 224, 3)  # 通道在最后 | channels last
for x in (gray, hwc):
    try:
        conv(x)
    except RuntimeError as error:
        print(error)

print(conv(gray.expand(-1, 3, -1, -1)).shape)  # 复制成 3 个 | repeat it
print(nn.Conv2d(1, 64, 7)(gray).shape)  # 或者改卷积 | or change the layer
print(conv(hwc.permute(0, 3, 1, 2)).shape)
