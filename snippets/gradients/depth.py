import matplotlib.pyplot as plt
import torch
from torch import nn


def norms(make_layer, init=None):
    torch.manual_seed(0)
    net = nn.Sequential(*[make_layer() for _ in range(12)])
    linears = [m for m in net.modules() if isinstance(m, nn.Linear)]
    for linear in linears:
        if init:
            init(linear.weight)
    net(torch.randn(64, 32)).square().mean().backward()
    return [linear.weight.grad.norm().item() for linear in linears]


def sigmoid():
    return nn.Sequential(nn.Linear(32, 32), nn.Sigmoid())


def relu():
    return nn.Sequential(nn.Linear(32, 32), nn.ReLU())


def normalized():
    return nn.Sequential(nn.Linear(32, 32), nn.LayerNorm(32), nn.ReLU())


def kaiming(weight):
    nn.init.kaiming_normal_(weight, nonlinearity="relu")


curves = {
    "sigmoid": norms(sigmoid),
    "ReLU": norms(relu),
    "ReLU, kaiming_normal_": norms(relu, kaiming),
    "LayerNorm, ReLU": norms(normalized),
}
figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
for name, sizes in curves.items():
    axis.plot(range(1, 13), sizes, marker="o", label=name)
axis.set(xlabel="layer", ylabel="gradient norm", yscale="log")
axis.legend()
figure.savefig("depth.png")
