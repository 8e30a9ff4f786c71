import csv
from pathlib import Path

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import v2

# 四张图和一张标签表，换成自己的 | four pictures and a table: yours instead
Path("pictures").mkdir(exist_ok=True)
with open("labels.csv", "w") as table:
    print("file", "label", sep=",", file=table)
    for n in range(4):
        Image.new("RGB", (32, 24), (60 * n, 0, 0)).save(f"pictures/{n}.png")
        print(f"{n}.png", n % 2, sep=",", file=table)


class Pictures(Dataset):
    def __init__(self, table, folder, transform=None):
        with open(table, newline="") as rows:
            self.rows = list(csv.DictReader(rows))
        self.folder = Path(folder)
        self.transform = transform

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        row = self.rows[i]
        image = Image.open(self.folder / row["file"]).convert("RGB")
        if self.transform:
            image = self.transform(image)
        return image, int(row["label"])


transform = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])
dataset = Pictures("labels.csv", "pictures", transform)
for images, labels in DataLoader(dataset, batch_size=2):
    print(images.shape, images.dtype, labels)
