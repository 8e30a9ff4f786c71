import ctypes
import importlib.util
from pathlib import Path

torch = Path(importlib.util.find_spec("torch").origin).parent
broken = 0
for library in sorted((torch / "lib").glob("*.dll")):
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        broken += 1
        print(error)
print("DLLs that fail to load:", broken)
