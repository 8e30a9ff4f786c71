from torch import nn

net = nn.Sequential(
    nn.Sequential(nn.Linear(4, 4), nn.ReLU()),
    nn.Sequential(nn.Linear(4, 4), nn.ReLU()),
)

for name, module in list(net.named_modules()):
    if isinstance(module, nn.ReLU):
        net.set_submodule(name, nn.GELU())
print(net)
