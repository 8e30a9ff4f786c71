import numpy as np
from torchvision import transforms

picture = Image.new("RGB", (48, 32), (255, 128, 0))
whole = transforms.ToTensor()(picture)
assert whole.shape == (3, 32, 48) and whole.dtype == torch.float32 and whole.max() == 1
assert transforms.ToTensor()(np.full((2, 2, 3), 255, dtype="int32")).max() == 255
assert v2.ToDtype(torch.float32)(v2.ToImage()(picture)).max() == 255
assert image.element_size() == 4 * v2.ToImage()(picture).element_size()
