import torch
from torchvision.utils import save_image

x, y = torch.linspace(0, 1, 96), torch.linspace(0, 1, 64)[:, None]
image = torch.stack(torch.broadcast_tensors(x, y, 1 - x))
batch = image * torch.linspace(0.3, 1, 8).view(8, 1, 1, 1)
mean = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
std = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)

batch = (batch - mean) / std
print(batch.min(), batch.max())  # 归一化之后 | normalized

images = (batch * std + mean).clamp(0, 1)
print(images.min(), images.max())
save_image(images, "grid.png", nrow=4)
