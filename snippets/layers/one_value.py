import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

norm = nn.BatchNorm1d(512)
try:
    norm(torch.zeros(1, 512))
except ValueError as error:
    print(error)

dataset = TensorDataset(torch.zeros(65, 512))
print([len(x) for (x,) in DataLoader(dataset, batch_size=32)])
print([len(x) for (x,) in DataLoader(dataset, batch_size=32, drop_last=True)])

norm.eval()  # 推理时没有这个问题 | no problem at inference
print(norm(torch.zeros(1, 512)).shape)
