import torch
from torch import nn

net = nn.Linear(4, 2)
parallel = nn.DataParallel(net)
print(list(parallel.state_dict()))
print(parallel.module is net)

# 没有 GPU 时直接调用 net | without a GPU it just calls net
x = torch.ones(1, 4)
print(bool(parallel.device_ids) or torch.equal(parallel(x), net(x)))

torch.save(parallel.module.state_dict(), "model.pt")
state = torch.load("model.pt", map_location="cpu")
print(list(state))
print(nn.Linear(4, 2).load_state_dict(state))
print(nn.DataParallel(nn.Linear(4, 2)).module.load_state_dict(state))
