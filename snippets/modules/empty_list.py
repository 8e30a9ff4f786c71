from torch import nn, optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 4), nn.Linear(4, 2)]  # 普通列表 | plain list


try:
    optim.SGD(Net().parameters(), lr=0.1)
except ValueError as error:
    print(error)

net = nn.Linear(4, 2)
parameters = net.parameters()  # 生成器 | a generator
print(sum(p.numel() for p in parameters))  # 在这里用完了 | used up here
print(list(parameters))
optimizer = optim.SGD(net.parameters(), lr=0.1)  # 再取一次 | ask again
