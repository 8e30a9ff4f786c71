import contextlib
import inspect
import io
import os
import warnings

torch.testing.assert_close(torch.from_numpy(scores), model(x).detach())
assert os.listdir() == ["model.onnx"]
default = inspect.signature(torch.onnx.export).parameters["dynamo"].default
minor = int(torch.__version__.split(".")[1])
assert default == (minor >= 9)

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    large = nn.Linear(100, 100).train()
    torch.onnx.export(large, (torch.ones(1, 100),), "two.onnx", dynamo=True, verbose=False)
    gpu = onnxruntime.InferenceSession(
        "model.onnx", providers=["CUDAExecutionProvider", "CPUExecutionProvider"]
    )
assert os.path.exists("two.onnx.data")
told = [str(warning.message) for warning in told]
if minor >= 14:
    assert any("Exporting a model while it is in training mode" in line for line in told)
if "CUDAExecutionProvider" not in onnxruntime.get_available_providers():
    assert any(
        "'CUDAExecutionProvider' is not in available provider names" in line for line in told
    )
    assert gpu.get_providers() == ["CPUExecutionProvider"]


class Branch(nn.Module):
    def forward(self, x):
        return x if x.sum() > 0 else -x


try:
    with contextlib.redirect_stderr(io.StringIO()):
        torch.onnx.export(Branch().eval(), (x,), "branch.onnx", dynamo=True, verbose=False)
except RuntimeError as told:
    assert str(told).startswith("Failed to export the model with torch.export")
    assert "data-dependent" in str(told), told
else:
    raise AssertionError("no error")

os.remove("two.onnx.data")
try:
    onnxruntime.InferenceSession("two.onnx")
except Exception as told:
    assert "two.onnx.data" in str(told), told
else:
    raise AssertionError("no error")
