import torch
from torch import nn

fc = nn.Linear(16 * 5 * 5, 10)
x = torch.zeros(2, 16, 5, 5)
print(fc(torch.flatten(x, 1)).shape)

x = torch.zeros(2, 16, 5, 10)  # 特征图比预期的大 | a larger map than planned
output = fc(x.view(-1, 16 * 5 * 5))
print(output.shape)  # 2 个样本成了 4 个 | 2 samples became 4
try:
    nn.CrossEntropyLoss()(output, torch.tensor([3, 7]))
except ValueError as error:
    print(error)
try:
    fc(torch.flatten(x, 1))
except RuntimeError as error:
    print(error)
