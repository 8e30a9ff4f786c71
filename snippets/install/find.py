import importlib.util
import sys

if importlib.util.find_spec("torch"):
    print("found")
else:
    print(sys.executable, "-m pip install torch")
