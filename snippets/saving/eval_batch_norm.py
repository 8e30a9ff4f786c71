import torch
from torch import nn

torch.manual_seed(0)
model = nn.BatchNorm1d(3)
x = torch.randn(8, 3)

for mode in (True, False):
    model.train(mode)  # train(False) 就是 eval() | train(False) is eval()
    before = model.running_mean.clone()
    with torch.no_grad():
        same = torch.allclose(model(x)[:4], model(x[:4]))
    kept = torch.equal(model.running_mean, before)
    print(f"training={mode}: same output {same}, statistics kept {kept}")
