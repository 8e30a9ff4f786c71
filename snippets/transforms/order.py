import torch
from PIL import Image
from torchvision.transforms import v2

image = Image.new("RGB", (48, 32), (255, 128, 0))
transform = v2.Compose(
    [
        v2.ToImage(),
        v2.Resize(24),
        v2.ToDtype(torch.float32, scale=True),
        v2.Normalize(mean=[0.5, 0.5, 0.5], std=[0.5, 0.5, 0.5]),
    ]
)
print(image.size)
for step in transform.transforms:
    image = step(image)
    print(type(step).__name__, tuple(image.shape), image[:, 0, 0])
