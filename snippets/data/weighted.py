import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(0)
labels = torch.tensor([0] * 950 + [1] * 50)
dataset = TensorDataset(torch.randn(1000, 4), labels)

counts = torch.bincount(labels)
weights = 1 / counts[labels]  # 每个样本一个 | one for each sample
sampler = WeightedRandomSampler(weights, num_samples=len(labels))
loader = DataLoader(dataset, batch_size=100, sampler=sampler)

seen = torch.cat([y for x, y in loader])
print(counts.tolist())
print(torch.bincount(seen).tolist())
