import torch
from torchvision import transforms
from torchvision.transforms import v2

normalize = transforms.Normalize([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])
gray = torch.zeros(1, 8, 8)
whole_numbers = torch.zeros(3, 8, 8, dtype=torch.uint8)
for image in (gray, whole_numbers):
    try:
        normalize(image)
    except (RuntimeError, TypeError) as error:
        print(error)

print(v2.Normalize([0.5], [0.5])(gray).shape)
print(v2.RGB()(gray).shape)  # 复制成三份 | three copies
