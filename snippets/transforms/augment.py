import matplotlib.pyplot as plt
import torch
from PIL import Image, ImageDraw
from torchvision.transforms import v2

torch.manual_seed(0)
image = Image.new("RGB", (96, 96), "skyblue")
draw = ImageDraw.Draw(image)
draw.ellipse((12, 10, 34, 32), fill="gold")
draw.polygon([(20, 80), (58, 28), (90, 80)], fill="seagreen")

augment = v2.Compose(
    [
        v2.RandomResizedCrop(96, scale=(0.5, 1.0)),
        v2.RandomHorizontalFlip(),
        v2.RandomRotation(15),
        v2.ColorJitter(brightness=0.3, saturation=0.5),
    ]
)
figure, axes = plt.subplots(1, 6, figsize=(9, 1.7), layout="constrained")
for n, axis in enumerate(axes):
    axis.imshow(image if n == 0 else augment(image))
    axis.set_title(n)
    axis.axis("off")
figure.savefig("augmented.png")
