import pickle

import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model, "whole.pt")  # 整个模型，不是状态字典 | the model, not its state dict
try:
    torch.load("whole.pt")
except pickle.UnpicklingError as error:
    print(error)

# 只用于信得过的文件 | only for a file that you trust
print(torch.load("whole.pt", weights_only=False))
