from pathlib import Path

assert torch.backends.cudnn.allow_tf32
compiler = Path(torch.__file__).with_name("_inductor") / "compile_fx.py"
told = "TensorFloat32 tensor cores for float32 matrix multiplication available but not enabled"
assert told in compiler.read_text(encoding="utf-8")
