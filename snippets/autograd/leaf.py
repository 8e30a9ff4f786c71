import torch

w = torch.ones(3).requires_grad_()  # 事后打开跟踪 | switched on afterwards
y = w * 2
print(w.is_leaf, w.requires_grad)
print(y.is_leaf, y.requires_grad)  # 运算结果 | the result of an operation
print(w.to(torch.float16).is_leaf)  # 转换类型也是运算 | so is a conversion

try:
    torch.tensor([1, 2], requires_grad=True)  # 整数 | integers
except RuntimeError as error:
    print(error)
