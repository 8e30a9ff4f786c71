import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits

pixels, labels = load_digits(return_X_y=True)  # NumPy 数组 | NumPy arrays
print(pixels.shape, pixels.min(), pixels.max(), labels[:5])

x = torch.tensor(pixels / 16, dtype=torch.float32)
x = x.reshape(-1, 1, 8, 8)  # (N, C, H, W)
y = torch.tensor(labels)
print(x.shape, x.dtype, y.dtype)
print(torch.bincount(y))  # 每个数字的样本数 | how many of each digit

figure, axes = plt.subplots(1, 10, figsize=(8, 1.2))
for axis, image, label in zip(axes, pixels, labels, strict=False):
    axis.imshow(image.reshape(8, 8), cmap="gray_r")
    axis.set(title=label, xticks=[], yticks=[])
figure.savefig("digits.png")
