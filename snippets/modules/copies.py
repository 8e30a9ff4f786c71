import copy

from torch import nn

net = nn.Linear(2, 1)
same = net  # 同一个模型 | the same model
twin = copy.deepcopy(net)  # 独立的副本 | an independent copy

nn.init.constant_(net.weight, 7)
nn.init.constant_(twin.weight, 0)
print(same.weight.tolist(), twin.weight.tolist())

twin.load_state_dict(net.state_dict())  # 把权重抄过去 | copy the weights over
print(twin.weight.tolist())
