from torch import nn


class Stack(nn.Module):
    def __init__(self, container):
        super().__init__()
        self.layers = container(nn.Linear(4, 4) for _ in range(3))


print(len(list(Stack(list).parameters())))  # 普通列表：找不到 | a plain list: none
print(len(list(Stack(nn.ModuleList).parameters())))
