from pathlib import Path

from PIL import Image
from torchvision.datasets import ImageFolder

for name in ("dog", "cat", "bird"):  # 每类一个 | one per class
    Path("animals", name).mkdir(parents=True)
    Image.new("RGB", (32, 24)).save(Path("animals", name, "1.png"))

dataset = ImageFolder("animals")
print(dataset.class_to_idx)
image, label = dataset[2]
print(image.size, dataset.classes[label])
