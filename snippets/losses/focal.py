import torch
import torch.nn.functional as F


def focal_loss(logits, target, gamma=2.0, weight=None):
    log_p = F.log_softmax(logits, dim=1)
    loss = F.nll_loss(log_p, target, weight=weight, reduction="none")
    p = log_p.gather(1, target.unsqueeze(1)).squeeze(1).exp()
    return ((1 - p) ** gamma * loss).mean()


logits = torch.tensor([[4.0, 0.0], [0.5, 0.0]])  # 易、难 | easy, hard
target = torch.tensor([0, 0])
print(F.cross_entropy(logits, target))
print(focal_loss(logits, target))
