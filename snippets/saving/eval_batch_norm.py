import torch
from torch import nn

model = nn.BatchNorm1d(1)
x = torch.tensor([[1.0], [2.0], [6.0]])

with torch.no_grad():
    print(model(x)[0], model(x[:2])[0])  # 与同批的样本有关 | depends on the batch
    print(model.running_mean)  # 初值是 0 | it was 0

    model.eval()
    print(model(x)[0], model(x[:2])[0])
    print(model.running_mean)
