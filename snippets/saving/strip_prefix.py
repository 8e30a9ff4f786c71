import torch
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

torch.save(nn.DataParallel(nn.Linear(4, 2)).state_dict(), "parallel.pt")
state = torch.load("parallel.pt", map_location="cpu")
print(nn.DataParallel(nn.Linear(4, 2)).load_state_dict(state))

model = nn.Linear(4, 2)
try:
    model.load_state_dict(state)
except RuntimeError as error:
    print(error)

consume_prefix_in_state_dict_if_present(state, "module.")  # 原地 | in place
print(list(state))
print(model.load_state_dict(state))
