import subprocess

without = [sys.executable, "-I", "-S", "-c", "import torch"]
told = subprocess.run(without, capture_output=True, text=True).stderr
assert told.endswith("ModuleNotFoundError: No module named 'torch'\n")
