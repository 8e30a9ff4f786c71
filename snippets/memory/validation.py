import torch
from torch import nn

model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
x = torch.randn(32, 64)


def saved():
    tensors = []

    def pack(t):
        tensors.append(t)
        return t

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
        model(x)
    return len(tensors)


model.eval()
print("eval()", saved())
with torch.no_grad():
    print("no_grad()", saved())
with torch.inference_mode():
    print("inference_mode()", saved())
