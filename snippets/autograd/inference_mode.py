import torch

w = torch.ones(3, requires_grad=True)
with torch.no_grad():
    a = w * 2
with torch.inference_mode():
    b = w * 2
print(a.requires_grad, b.requires_grad)
print(a.is_inference(), b.is_inference())

print((w * a).requires_grad)  # 普通张量，照常使用 | an ordinary tensor
try:
    w * b
except RuntimeError as error:
    print(str(error).split(". ")[0])
print((w * b.clone()).requires_grad)  # 先复制 | copy it first
