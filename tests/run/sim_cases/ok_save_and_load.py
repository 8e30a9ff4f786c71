import pickle

import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")


def network():
    return nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)).to(device)


torch.manual_seed(0)
net = network()
optimizer = torch.optim.Adam(net.parameters())
net(torch.randn(2, 1, 8, 8).to(device)).sum().backward()
optimizer.step()
torch.save({"epoch": 3, "net": net.state_dict(), "optimizer": optimizer.state_dict()}, "all.pt")

name = "cpu" if device.type == "cpu" else f"{device.type}:0"
for location in ("cpu", torch.device("cpu"), lambda storage, tag: storage, {name: "cpu"}):
    assert torch.load("all.pt", map_location=location)["net"]["0.weight"].device.type == "cpu"
for location in (None, device, device.type, name):
    weight = torch.load("all.pt", map_location=location)["net"]["0.weight"]
    assert weight.device.type == device.type and torch.equal(weight, net[0].weight)

checkpoint = torch.load("all.pt", map_location="cpu")
print(checkpoint["epoch"], checkpoint["net"]["1.running_mean"])
again = network()
print(again.load_state_dict(checkpoint["net"]))
resumed = torch.optim.Adam(again.parameters())
resumed.load_state_dict(checkpoint["optimizer"])  # moves the state to the parameters
again(torch.randn(2, 1, 8, 8).to(device)).sum().backward()
resumed.step()
print(again[0].weight.sum())

torch.save(net, "whole.pt")
whole = torch.load("whole.pt", map_location=device, weights_only=False)
assert next(whole.parameters()).device.type == device.type

x = torch.arange(12.0, device=device).view(3, 4)
torch.save([x, x[:, 1:3]], "views.pt")
a, b = torch.load("views.pt")
a.add_(1)  # views of one storage are so again
print(b, torch.load("views.pt", map_location="cpu")[1].numpy())
print(pickle.loads(pickle.dumps(x)))
