import pickle

import torch
from torch import nn

torch.save(nn.Linear(4, 2), "whole.pt")  # 整个对象 | the whole object
try:
    torch.load("whole.pt")
except pickle.UnpicklingError as error:
    text = str(error)
    print(text.split("error: ")[1].split(". ")[0])
    print("In PyTorch 2.6, we changed the default" in text)

# 只用于信得过的文件 | only for a file that you trust
print(torch.load("whole.pt", weights_only=False))
