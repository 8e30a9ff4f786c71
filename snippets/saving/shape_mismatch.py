import torch
from torch import nn

old = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 10)})
new = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 3)})
try:
    new.load_state_dict(old.state_dict(), strict=False)
except RuntimeError as error:
    for line in str(error).split("\n\t"):
        print(line.split(": ")[0])
# 报错之前，其余的已经写入 | the rest had been written before the error
print(torch.equal(new["body"].weight, old["body"].weight))
