import onnxruntime
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(4, 8),
    nn.ReLU(),
    nn.Dropout(),
    nn.Linear(8, 3),
)
model.eval()
x = torch.randn(1, 4)
torch.onnx.export(
    model,
    (x,),
    "model.onnx",
    input_names=["x"],
    output_names=["scores"],
    dynamo=True,
    external_data=False,  # 权重也写进这一个文件 | weights in the same file
    verbose=False,
)

session = onnxruntime.InferenceSession("model.onnx")
(scores,) = session.run(None, {"x": x.numpy()})
print(scores.round(4))
with torch.inference_mode():
    print(model(x))
