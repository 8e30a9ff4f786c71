from PIL import Image
from torch.utils.data import DataLoader, default_collate
from torchvision.transforms import v2

image = Image.new("RGB", (8, 8))
for bad in (image, None):
    try:
        next(iter(DataLoader([bad, bad], batch_size=2)))
    except TypeError as error:
        print(error)


def collate(samples):
    return default_collate([s for s in samples if s is not None])


samples = [v2.ToImage()(image), None, v2.ToImage()(image)]
loader = DataLoader(samples, batch_size=3, collate_fn=collate)
print(next(iter(loader)).shape)
