import torch

torch.manual_seed(0)
scores = torch.tensor([3.0, 2.0, 1.0, 0.0])  # 最后一个位置的 | at the last position

for temperature in (0.5, 1.0, 2.0):
    print(temperature, (scores / temperature).softmax(dim=-1))

values, ids = scores.topk(2)  # 只在前两个里抽 | only among the best two
drawn = torch.multinomial(values.softmax(dim=-1), 1000, replacement=True)
print(values.softmax(dim=-1), ids[drawn].unique())
