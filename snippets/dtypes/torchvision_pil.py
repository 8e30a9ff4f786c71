import torch
from PIL import Image
from torchvision.transforms import v2

image = Image.new("RGB", (4, 2), (255, 128, 0))
to_tensor = v2.Compose(
    [v2.ToImage(), v2.ToDtype(torch.float32, scale=True)],
)
x = to_tensor(image)
print(x.shape, x.dtype, x.max())
print(v2.functional.to_pil_image(x).size)
