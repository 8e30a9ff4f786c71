import torch

w = torch.ones(2, requires_grad=True)
moved = w.to("meta")  # 移动也是一步运算 | a move is an operation too
print(f"{w.is_leaf=} {moved.is_leaf=}")
try:
    torch.optim.SGD([moved], lr=0.1)
except ValueError as error:
    print(error)

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
w = torch.ones(2, device=device, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
