import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(8 * 14 * 14, 10),
)


def summary(net, *inputs):
    def show(name):
        def hook(module, args, output):
            count = sum(p.numel() for p in module.parameters())
            kind, shape = type(module).__name__, tuple(output.shape)
            print(f"{name:4} {kind:10} {shape!s:16} {count:>6}")

        return hook

    handles = [
        module.register_forward_hook(show(name))
        for name, module in net.named_modules()
        if not list(module.children())  # 只看最里层 | innermost layers only
    ]
    with torch.no_grad():
        net(*inputs)
    for handle in handles:
        handle.remove()


summary(net, torch.zeros(1, 1, 28, 28))
