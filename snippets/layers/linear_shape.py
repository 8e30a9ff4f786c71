import torch
from torch import nn

fc = nn.Linear(512, 10)
print(fc(torch.zeros(64, 512)).shape)
print(fc(torch.zeros(64, 20, 512)).shape)  # 只管最后一维 | last dimension only

features = torch.zeros(64, 64, 4, 4)  # 卷积的输出 | from a convolution
try:
    fc(features.flatten(1))
except RuntimeError as error:
    print(error)
print(features.flatten(1).shape)  # 所以是 Linear(1024, 10) | hence
