import os

import onnxruntime
import torch
from onnxruntime.quantization import quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from sklearn.datasets import load_digits
from torch import nn

images, labels = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
labels = torch.tensor(labels)
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
for _ in range(70):
    optimizer.zero_grad()
    scores = model(x[:1500])
    nn.functional.cross_entropy(scores, labels[:1500]).backward()
    optimizer.step()

torch.onnx.export(
    model.eval(),
    (x[1500:],),
    "float.onnx",
    input_names=["x"],
    dynamo=True,
    external_data=False,
    verbose=False,
)
quant_pre_process("float.onnx", "prepared.onnx")
quantize_dynamic("prepared.onnx", "int8.onnx", reduce_range=True)

for path in ("float.onnx", "int8.onnx"):
    session = onnxruntime.InferenceSession(path)
    (scores,) = session.run(None, {"x": x[1500:].numpy()})
    accuracy = (scores.argmax(1) == labels[1500:].numpy()).mean()
    size = os.path.getsize(path) / 1e6
    print(f"{path}: {size:.2f} MB, accuracy {accuracy:.1f}")
