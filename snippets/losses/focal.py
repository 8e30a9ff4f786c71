import torch
import torch.nn.functional as F


def focal_loss(logits, target, gamma=2.0):
    loss = F.cross_entropy(logits, target, reduction="none")
    p = (-loss).exp()  # 正确类别的概率 | of the right class
    return ((1 - p) ** gamma * loss).mean()


logits = torch.tensor([[4.0, 0.0], [0.5, 0.0]])  # 易、难 | easy, hard
target = torch.tensor([0, 0])
print(F.cross_entropy(logits, target))
print(focal_loss(logits, target))
