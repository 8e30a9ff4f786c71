import torch
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader
from torchvision.transforms import v2

x = torch.tensor(load_digits().images, dtype=torch.float32) / 16
images = x.unsqueeze(1)  # (N, C, H, W)

count, total, squares = 0, 0.0, 0.0
for batch in DataLoader(images, batch_size=256):
    count += batch[:, 0].numel()
    total += batch.sum(dim=(0, 2, 3))
    squares += batch.square().sum(dim=(0, 2, 3))
mean = total / count
std = (squares / count - mean**2).sqrt()
print(mean, std)

normalize = v2.Normalize(mean.tolist(), std.tolist())
print(f"{normalize(images).std():.2f}")
