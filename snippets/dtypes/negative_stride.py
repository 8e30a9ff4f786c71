import numpy as np
import torch

bgr = np.arange(12, dtype=np.uint8).reshape(2, 2, 3)  # 如 cv2 | as of cv2
rgb = bgr[:, :, ::-1]
try:
    torch.from_numpy(rgb)
except ValueError as e:
    print(e)

print(torch.from_numpy(rgb.copy())[0, 0])
