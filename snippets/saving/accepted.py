import argparse
import pickle

import numpy as np
import torch

values = {
    "numbers": [1, 0.5, True, None],
    "nested": {"names": ("a", "b"), "shape": torch.Size([2])},
    "dtype": torch.float32,
    "np.float64": np.float64(0.5),
    "Namespace": argparse.Namespace(lr=0.1),
}
for name, value in values.items():
    torch.save(value, "value.pt")
    try:
        print(name, "accepted:", torch.load("value.pt") == value)
    except pickle.UnpicklingError:
        print(name, "refused")
