import torch
from torch.utils.data import DataLoader
from torchvision.transforms import v2

images = [torch.zeros(3, 480, 480), torch.zeros(3, 480, 720)]
resize = v2.Resize(224)  # 只定短边 | the shorter side only
try:
    next(iter(DataLoader([resize(i) for i in images], batch_size=2)))
except RuntimeError as error:
    print(error)

crop = v2.Compose([v2.Resize(224), v2.CenterCrop(224)])
print(next(iter(DataLoader([crop(i) for i in images], batch_size=2))).shape)
stretch = v2.Resize((224, 224))  # 长宽都定，会变形 | both sides, distorted
print(stretch(images[1]).shape)
