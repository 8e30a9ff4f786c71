import numpy as np
import onnxruntime
import torch
from torch import nn


class Deployed(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, images):  # uint8 (N, H, W, C)
        x = images.permute(0, 3, 1, 2) / 255
        return self.model((x - 0.5) / 0.5).softmax(dim=1)


torch.manual_seed(0)
model = nn.Sequential(nn.Flatten(), nn.Linear(192, 2))
images = np.full((1, 8, 8, 3), 128, dtype="uint8")
torch.onnx.export(
    Deployed(model).eval(),
    (torch.from_numpy(images),),
    "deployed.onnx",
    dynamo=True,
    external_data=False,
    verbose=False,
)

session = onnxruntime.InferenceSession("deployed.onnx")
print(session.run(None, {"images": images})[0])
