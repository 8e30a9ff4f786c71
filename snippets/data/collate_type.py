import torch
from PIL import Image
from torch.utils.data import DataLoader
from torchvision.transforms import v2

image = Image.new("RGB", (8, 8))
for bad in (image, None):
    try:
        next(iter(DataLoader([bad, bad], batch_size=2)))
    except TypeError as error:
        print(error)

to_tensor = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
samples = [to_tensor(image), None, to_tensor(image)]
readable = [s for s in samples if s is not None]
print(next(iter(DataLoader(readable, batch_size=2))).shape)
