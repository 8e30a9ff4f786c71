import torch
import torch.nn.functional as F

scores = torch.tensor([100.0, 0.0])
print((scores.exp() / scores.exp().sum()).log())
print(F.log_softmax(scores, dim=0))

print((1 + scores.exp()).log())
print(F.softplus(scores))
