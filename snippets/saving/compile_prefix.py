import torch
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

net = nn.Linear(4, 2)
compiled = torch.compile(net)  # 此时尚未编译 | nothing is compiled yet
state = compiled.state_dict()
print(list(state))
print(list(net.state_dict()))  # 存这一份 | save this one

consume_prefix_in_state_dict_if_present(state, "_orig_mod.")
print(nn.Linear(4, 2).load_state_dict(state))

net.compile()  # 原地编译，键不变 | in place: the keys stay
print(list(net.state_dict()))
