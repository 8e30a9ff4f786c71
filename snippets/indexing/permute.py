import torch

image = torch.arange(24).reshape(2, 4, 3)  # (H, W, C)
print(image.permute(2, 0, 1).shape)  # (C, H, W)
print(image.transpose(0, 1).shape)  # 交换两维 | swaps two
print(image.movedim(-1, 0).shape)  # 移动一维 | moves one
print(image.unsqueeze(0).shape, image.unsqueeze(0).squeeze(0).shape)
