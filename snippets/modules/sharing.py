import torch
from torch import nn


class LanguageModel(nn.Module):
    def __init__(self, words, size):
        super().__init__()
        self.embedding = nn.Embedding(words, size)
        self.head = nn.Linear(size, words, bias=False)
        self.head.weight = self.embedding.weight  # 同一个参数 | one parameter

    def forward(self, ids):
        return self.head(self.embedding(ids))


net = LanguageModel(1000, 16)
print(sum(p.numel() for p in net.parameters()))  # 只数一次 | counted once
print(list(net.state_dict()))
print(net(torch.tensor([[3, 1, 4]])).shape)
