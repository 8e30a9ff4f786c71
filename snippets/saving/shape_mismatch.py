from torch import nn

old = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 10)})
new = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 3)})
try:
    new.load_state_dict(old.state_dict(), strict=False)
except RuntimeError as error:
    print(error)
