import warnings

net = Net().eval()
assert isinstance(session.get_inputs()[0].shape[0], str)  # 名字，不是数 | a name, no number
assert session.get_inputs()[0].shape[1] == 4
try:
    torch.export.export(net, (torch.randn(1, 4),), dynamic_shapes={"x": {0: Dim("batch")}})
except RuntimeError as told:
    assert str(told).startswith("Constraints violated (batch)!")
else:
    raise AssertionError("no error")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    torch.onnx.export(
        net,
        (torch.randn(2, 4),),
        "axes.onnx",
        input_names=["x"],
        dynamic_axes={"x": {0: "batch"}},
        dynamo=True,
        verbose=False,
    )
assert any("'dynamic_axes' is not recommended when dynamo=True" in str(w.message) for w in told)
