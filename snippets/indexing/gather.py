import torch

scores = torch.tensor([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2]])
labels = torch.tensor([2, 0])  # 每行取哪一列 | which column in each row

print(scores.gather(1, labels.unsqueeze(1)))
print(scores[torch.arange(len(scores)), labels])
