import onnxruntime

results = []
for path in ("float.onnx", "int8.onnx"):
    session = onnxruntime.InferenceSession(path)
    results.append(session.run(None, {"x": batches[0].numpy()})[0])
assert abs(results[1] - results[0]).max() < 0.05 * abs(results[0]).max()
assert os.path.getsize("int8.onnx") < os.path.getsize("float.onnx") / 3
