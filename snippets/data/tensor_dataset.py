import torch
from torch.utils.data import DataLoader, TensorDataset

x = torch.randn(100, 8)
y = torch.randint(3, (100,))
dataset = TensorDataset(x, y)
loader = DataLoader(dataset, batch_size=32, shuffle=True)
print(len(dataset), len(loader))  # 样本，批 | samples, batches
features, labels = next(iter(loader))
print(features.shape, labels.shape)
