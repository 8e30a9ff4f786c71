import torch

torch.manual_seed(0)
scores = torch.tensor([3.0, 2.0, 1.0, 0.0])

for temperature in (0.5, 1.0, 2.0):
    print(temperature, (scores / temperature).softmax(dim=-1))

values, ids = scores.topk(2)
p = values.softmax(dim=-1)
drawn = ids[torch.multinomial(p, 1000, replacement=True)]
print(p, drawn.unique())
