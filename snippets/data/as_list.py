import torch
from torch.utils.data import DataLoader

one = {"boxes": torch.tensor([[0, 0, 9, 9]])}
two = {"boxes": torch.tensor([[5, 5, 7, 8], [1, 2, 3, 4]])}
square, wide = torch.zeros(3, 480, 480), torch.zeros(3, 480, 720)
samples = [(square, one), (wide, two)]


def collate(samples):
    return tuple(zip(*samples, strict=True))


for images, targets in DataLoader(samples, 2, collate_fn=collate):
    print([tuple(image.shape) for image in images])
    print([len(target["boxes"]) for target in targets])
