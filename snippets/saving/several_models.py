import torch
from torch import nn, optim


def build():
    nets = {"generator": nn.Linear(2, 4), "critic": nn.Linear(4, 1)}
    optimizers = {}
    for name, net in nets.items():
        optimizers[name] = optim.Adam(net.parameters())
    return {"nets": nets, "optimizers": optimizers}


saved = {}
for kind, group in build().items():
    saved[kind] = {name: part.state_dict() for name, part in group.items()}
torch.save(saved, "gan.pt")

saved = torch.load("gan.pt", map_location="cpu")
for kind, group in build().items():
    for name, part in group.items():
        part.load_state_dict(saved[kind][name])
        print(kind, name, list(saved[kind][name]))
