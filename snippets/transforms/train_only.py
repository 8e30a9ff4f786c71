import torch
from torch.utils.data import Dataset, Subset
from torchvision.transforms import v2


class Pictures(Dataset):
    def __init__(self, images, transform):
        self.images = images
        self.transform = transform

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.transform(self.images[i])


torch.manual_seed(3)
images = torch.arange(20).view(10, 1, 1, 2)  # 十张图 | ten images
order = torch.randperm(len(images)).tolist()

train = Subset(Pictures(images, v2.RandomHorizontalFlip()), order[:8])
valid = Subset(Pictures(images, v2.Identity()), order[8:])
print(len(train), len(valid))
for epoch in range(3):
    print(train[0].flatten().tolist(), valid[0].flatten().tolist())
