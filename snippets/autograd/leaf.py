import torch

w = torch.ones(3).requires_grad_()  # 事后打开跟踪 | switched on afterwards
y = w * 2  # 运算结果 | the result of an operation
half = w.to(torch.float16)  # 转换类型也是运算 | so is a conversion
print(f"{w.is_leaf=} {w.requires_grad=}")
print(f"{y.is_leaf=} {y.requires_grad=}")
print(f"{half.is_leaf=} {half.requires_grad=}")

try:
    torch.tensor([1, 2], requires_grad=True)  # 整数 | integers
except RuntimeError as error:
    print(error)
