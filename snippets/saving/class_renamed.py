import torch
from torch import nn


class Net(nn.Linear):
    pass


torch.save(Net(4, 2), "whole.pt")
Net2 = Net  # 类改了名 | the class was renamed
del Net
try:
    torch.load("whole.pt", weights_only=False)
except AttributeError as error:
    print(str(error).split(" on ")[0])
