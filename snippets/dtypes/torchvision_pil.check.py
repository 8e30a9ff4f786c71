import numpy as np
from torchvision import transforms

old = transforms.ToTensor()(image)
assert torch.equal(old.cpu(), torch.Tensor(x).cpu())
kept = v2.functional.pil_to_tensor(image)
assert kept.dtype == torch.uint8 and kept.shape == (3, 2, 4)
assert v2.functional.to_pil_image(x).tobytes() == image.tobytes()
assert np.allclose(np.array(image).transpose(2, 0, 1) / 255, x.cpu())
