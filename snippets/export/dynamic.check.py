import warnings

net = Net().eval()
assert isinstance(session.get_inputs()[0].shape[0], str)  # 名字，不是数 | a name, no number
assert session.get_inputs()[0].shape[1] == 4

pool = nn.Sequential(nn.Conv2d(3, 2, 3), nn.AdaptiveAvgPool2d(1)).eval()
example = (torch.randn(2, 3, 8, 8),)
sizes = {"input": {2: Dim("height"), 3: Dim("width")}}
torch.onnx.export(
    pool,
    example,
    "pool.onnx",
    dynamic_shapes=sizes,
    dynamo=True,
    external_data=False,
    verbose=False,
)
session = onnxruntime.InferenceSession("pool.onnx")
session.run(None, {"input": torch.randn(2, 3, 9, 7).numpy()})
for module, inputs, shapes, name in (
    (net, (torch.randn(1, 4),), {"x": {0: Dim("batch")}}, "batch"),
    (pool, example, sizes, "height, width"),
):
    try:
        torch.export.export(module, inputs, dynamic_shapes=shapes)
    except RuntimeError as told:
        assert str(told).startswith(f"Constraints violated ({name})!")
    else:
        raise AssertionError("no error")
sizes = {"input": {2: Dim.DYNAMIC, 3: Dim.DYNAMIC}}
torch.export.export(pool, example, dynamic_shapes=sizes).module()(torch.randn(2, 3, 9, 7))

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
