import matplotlib.pyplot as plt
import torch

x, y = torch.linspace(0, 1, 48), torch.linspace(0, 1, 32)[:, None]
image = torch.stack(torch.broadcast_tensors(x, y, 1 - x))  # (C, H, W)
try:
    plt.imshow(image.cpu().numpy())
except TypeError as e:
    print(e)

fig, axes = plt.subplots(1, 2, figsize=(7, 2.5), layout="constrained")
axes[0].imshow(image.permute(1, 2, 0).cpu().numpy())
axes[1].imshow(image[0].cpu().numpy(), cmap="gray")  # 一个通道 | one channel
fig.savefig("show.png")
