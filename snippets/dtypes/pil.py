import numpy as np
import torch
from PIL import Image

image = Image.new("RGB", (4, 2), (255, 128, 0))  # 宽 4 高 2 | 4 wide, 2 high
a = np.array(image)
print(image.size, a.shape, a.dtype)  # (W, H)，(H, W, C) | (W, H), (H, W, C)

x = torch.from_numpy(a).permute(2, 0, 1).float() / 255
print(x.shape, x[:, 0, 0])  # (C, H, W)

a = (x * 255).round().clamp(0, 255).byte().permute(1, 2, 0).numpy()
again = Image.fromarray(a)
print(again.size, again.getpixel((0, 0)))
