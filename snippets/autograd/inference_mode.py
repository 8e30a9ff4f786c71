import torch

w = torch.ones(3, requires_grad=True)
with torch.inference_mode():
    y = w * 2
print(y)

try:
    w * y
except RuntimeError as error:
    print(error)
print(w * y.clone())  # 先复制 | copy it first
