import onnxruntime
import torch
from torch import nn
from torch.export import Dim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 3)

    def forward(self, x):
        return self.linear(x)


torch.onnx.export(
    Net().eval(),
    (torch.randn(2, 4),),  # 例子的批大小用 2，不用 1 | 2 samples, not 1
    "net.onnx",
    dynamic_shapes={"x": {0: Dim("batch")}},
    dynamo=True,
    external_data=False,
    verbose=False,
)

session = onnxruntime.InferenceSession("net.onnx")
for batch in (1, 5):
    (scores,) = session.run(None, {"x": torch.randn(batch, 4).numpy()})
    print(scores.shape)
