import numpy as np
import onnxruntime
import torch
from torch import nn

torch.onnx.export(
    nn.Linear(4, 3).eval(),
    (torch.zeros(2, 4),),
    "model.onnx",
    input_names=["x"],
    dynamo=True,
    external_data=False,
    verbose=False,
)
session = onnxruntime.InferenceSession("model.onnx")
for entry in session.get_inputs():
    print(entry.name, entry.shape, entry.type)

right = np.zeros((2, 4), dtype="float32")
tried = [
    {"x": torch.zeros(2, 4)},
    {"x": right.astype("float64")},
    {"x": right[:1]},
    {"input": right},
]
for inputs in tried:
    try:
        session.run(None, inputs)
    except Exception as error:
        print(error)
