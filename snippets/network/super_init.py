from torch import nn


class Forgetful(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(4, 2)  # 没有 super().__init__() | no super().__init__()


try:
    Forgetful()
except AttributeError as error:
    print(error)
