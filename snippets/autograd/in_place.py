import torch

w = torch.ones(3, requires_grad=True)
try:
    w.add_(1)
except RuntimeError as error:
    print(error)

with torch.no_grad():
    w.add_(1)
print(w, w.is_leaf)  # 仍是叶子，仍被跟踪 | still a leaf, still tracked
