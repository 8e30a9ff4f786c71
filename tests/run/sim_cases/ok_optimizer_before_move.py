import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.encode, self.decode = nn.Embedding(5, 3), nn.Linear(3, 5, bias=False)
        self.decode.weight = self.encode.weight

    def forward(self, x):
        return self.decode(self.encode(x))


torch.manual_seed(0)
net = Tied()
weight, hooked = net.encode.weight, []
weight.note = "kept"
weight.register_hook(lambda gradient: hooked.append(gradient.device.type))
optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
net.to(device)  # the parameters stay the objects that the optimizer holds
assert net.encode.weight is weight and net.decode.weight is weight
assert weight.note == "kept" and weight.device.type == device.type
x = torch.tensor([1, 2], device=device)
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), x)
    loss.backward()
    optimizer.step()
    print(loss.item())
assert set(hooked) == {device.type}
net.cpu()
assert net.encode.weight is weight and weight.grad.device.type == "cpu"

lazy = nn.LazyLinear(2).to(device)
print(lazy(torch.ones(1, 3, device=device)).shape)
