import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

norm = nn.BatchNorm1d(512)
try:
    norm(torch.zeros(1, 512))
except ValueError as error:
    print(error)

dataset = TensorDataset(torch.zeros(65, 512))
for drop_last in (False, True):
    loader = DataLoader(dataset, batch_size=32, drop_last=drop_last)
    print([len(x) for (x,) in loader])

norm.eval()  # 推理时没有这个问题 | no problem at inference
print(norm(torch.zeros(1, 512)).shape)
