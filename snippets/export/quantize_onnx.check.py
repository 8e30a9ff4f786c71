import onnx

sizes = [os.path.getsize(path) for path in ("float.onnx", "int8.onnx")]
assert sizes[1] < sizes[0] / 3
weights = onnx.load("int8.onnx").graph.initializer
assert [w.data_type for w in weights].count(onnx.TensorProto.INT8) >= 2
exact = onnxruntime.InferenceSession("float.onnx").run(None, {"x": x[1500:].numpy()})[0]
assert abs(scores - exact).max() < 0.05 * abs(exact).max()
