import torch
from torchvision import transforms
from torchvision.transforms import v2

image = torch.zeros(3, 8, 8, dtype=torch.uint8)
try:
    transforms.ToTensor()(image)
except TypeError as error:
    print(error)

to_float = v2.ToDtype(torch.float32, scale=True)
to_tensor = v2.Compose([v2.ToImage(), to_float])
print(to_tensor(image).shape, to_tensor(image).dtype)
