import torch
from torch import nn

seen = []


@torch.compiler.disable
def log(x):
    seen.append(x.mean().item())


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        log(x)
        return self.fc(x)


model = torch.compile(Net(), backend="eager")
model(torch.ones(1, 4))
with torch.compiler.set_stance("force_eager"):  # 暂时不编译 | not compiled for now
    model(torch.zeros(1, 4))
print(seen)
