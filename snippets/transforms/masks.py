import torch
from torchvision import tv_tensors
from torchvision.transforms import v2

pixels = torch.tensor([[[0, 0, 0, 255]]], dtype=torch.uint8)
image = tv_tensors.Image(pixels)
mask = tv_tensors.Mask(torch.tensor([[0, 0, 1, 2]]))
boxes = tv_tensors.BoundingBoxes(
    [[0, 0, 1, 1]],
    format="XYXY",
    canvas_size=(1, 4),
)
transform = v2.Compose(
    [
        v2.RandomHorizontalFlip(p=1),  # 总是翻转 | always flips
        v2.ToDtype(torch.float32, scale=True),
    ]
)
image, mask, boxes = transform(image, mask, boxes)
print(image.tolist())
print(mask.tolist(), mask.dtype)
print(boxes.tolist())
