import argparse

import torch

torch.save({"args": argparse.Namespace(lr=0.1)}, "run.pt")
names = torch.serialization.get_unsafe_globals_in_checkpoint("run.pt")
print(sorted(names))
with torch.serialization.safe_globals([argparse.Namespace]):
    print(torch.load("run.pt"))
