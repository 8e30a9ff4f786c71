import numpy as np
from PIL import Image

for other in (np.zeros((8, 8, 3), np.uint8), Image.new("RGB", (8, 8))):
    assert to_tensor(other).shape == (3, 8, 8)
