import torch
from torch import nn

old = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 2)})
torch.save(old.state_dict(), "old.pt")

new = nn.ModuleDict({"body": nn.Linear(4, 8), "neck": nn.Linear(8, 8)})
state = torch.load("old.pt", map_location="cpu")
try:
    new.load_state_dict(state)
except RuntimeError as error:
    print(error)

report = new.load_state_dict(state, strict=False)
print(report.missing_keys)  # 模型有，文件没有 | in the model, not in the file
print(report.unexpected_keys)  # 文件有，模型没有 | in the file, not in the model
