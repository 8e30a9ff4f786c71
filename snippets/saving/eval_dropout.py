import torch
from torch import nn

torch.manual_seed(1)
model = nn.Sequential(nn.Dropout(0.5))
x = torch.ones(6)
print(model(x))
print(model(x))  # 同一个输入，结果不同 | the same input, another result

model.eval()
print(model(x))
