assert abs(results[1] - results[0]).max() < 0.05 * abs(results[0]).max()
assert os.path.getsize("int8.onnx") < os.path.getsize("float.onnx") / 3
