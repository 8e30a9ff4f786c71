import ctypes
import importlib.util
from pathlib import Path

torch = Path(importlib.util.find_spec("torch").origin).parent
broken = []
for library in sorted((torch / "lib").glob("*.dll")):
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        broken.append((library.name, error.winerror))
print(broken)
