import torch
from torch import nn

embedding = nn.Embedding(5, 4)  # 编号 0 到 4 | numbers 0 to 4
ids = torch.tensor([[1, 4, 5]])
try:
    embedding(ids)
except IndexError as e:
    print(e)

print(ids.min(), ids.max(), embedding.num_embeddings)
print(nn.Embedding(6, 4)(ids).shape)
