import argparse
import pathlib
import pickle

import numpy as np
import torch

values = {
    "float": 0.5,
    "nested": {"names": ["a", "b"], "shape": (2, 3)},
    "set": {1, 2},
    "torch.float32": torch.float32,
    "np.float64": np.float64(0.5),
    "np.ndarray": np.ones(2),
    "Path": pathlib.Path("data"),
    "Namespace": argparse.Namespace(lr=0.1),
}
for name, value in values.items():
    torch.save(value, "value.pt")
    try:
        print(name, torch.load("value.pt"))
    except pickle.UnpicklingError:
        print(name, "UnpicklingError")
