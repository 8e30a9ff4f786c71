import torch
from torch import nn

torch.manual_seed(0)
x = 3 * torch.randn(4, 6, 8, 8) + 5  # (N, C, H, W)
for norm, dims in (
    (nn.BatchNorm2d(6), (0, 2, 3)),  # 每个通道一组 | by channel
    (nn.LayerNorm([6, 8, 8]), (1, 2, 3)),  # 每个样本一组 | by sample
    (nn.InstanceNorm2d(6), (2, 3)),  # 每个样本的每个通道一组 | by both
):
    y = norm(x).detach()
    mean, std = y.mean(dims), y.std(dims)
    # 各组的均值是 0，标准差是 1 | the mean of each group is 0, its std 1
    name = type(norm).__name__
    print(name, mean.shape, f"{mean.abs().max():.1f} {std.mean():.1f}")
