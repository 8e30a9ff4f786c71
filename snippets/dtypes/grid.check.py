import logging

import matplotlib.pyplot as plt
from PIL import Image
from torchvision.utils import make_grid

assert torch.allclose(images[7], image, atol=1e-5)
assert make_grid(images, nrow=4).shape == (3, 2 * 66 + 2, 4 * 98 + 2)
with Image.open("grid.png") as saved:
    assert saved.size == (4 * 98 + 2, 2 * 66 + 2)

told = []
logger = logging.getLogger("matplotlib.image")
logger.addFilter(lambda record: told.append(record.getMessage()))
figure, axes = plt.subplots()
axes.imshow(batch[7].permute(1, 2, 0).cpu().numpy())
assert "Clipping input data to the valid range" in told[0]
plt.close(figure)
