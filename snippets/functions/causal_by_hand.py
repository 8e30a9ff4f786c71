import torch

torch.manual_seed(0)
q, k, v = torch.randn(3, 2, 4, 8)  # (N, L, E)
hidden = torch.ones(4, 4, dtype=torch.bool).triu(diagonal=1)

scores = q @ k.transpose(-2, -1) / 8**0.5
scores = scores.masked_fill(hidden, float("-inf"))
weights = scores.softmax(-1)
out = weights @ v
print(weights[0])
