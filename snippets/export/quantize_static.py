import os

import torch
from onnxruntime.quantization import CalibrationDataReader, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn


class Calibration(CalibrationDataReader):
    def __init__(self, batches):
        self.batches = iter(batches)

    def get_next(self):  # 每次一批，最后是 None | a batch, at last None
        x = next(self.batches, None)
        return None if x is None else {"x": x.numpy()}


torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(1, 64, 3),
    nn.ReLU(),
    nn.Flatten(),
    nn.Linear(64 * 36, 64),
)
batches = torch.rand(10, 8, 1, 8, 8)  # 有代表性的真实数据 | use real data here
torch.onnx.export(
    model.eval(),
    (batches[0],),
    "float.onnx",
    input_names=["x"],
    dynamo=True,
    external_data=False,
    verbose=False,
)
quant_pre_process("float.onnx", "prepared.onnx")
quantize_static(
    "prepared.onnx",
    "int8.onnx",
    Calibration(batches),
    reduce_range=True,
)

for path in ("float.onnx", "int8.onnx"):
    print(f"{path}: {os.path.getsize(path) / 1e6:.1f} MB")
