import csv
from pathlib import Path

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import v2

# 换成自己的图和标签表 | your pictures and table instead
Path("pictures").mkdir(exist_ok=True)
for n in range(4):
    Image.new("RGB", (32, 24)).save(f"pictures/{n}.png")
rows = ["file,label", "0.png,0", "1.png,1", "2.png,0", "3.png,1"]
Path("labels.csv").write_text("\n".join(rows))


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


to_float = v2.ToDtype(torch.float32, scale=True)
transform = v2.Compose([v2.ToImage(), to_float])
dataset = Pictures("labels.csv", "pictures", transform)
for images, labels in DataLoader(dataset, batch_size=2):
    print(images.shape, images.dtype, labels)
