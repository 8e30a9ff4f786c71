import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.arange(12.0, device=device).view(3, 4)
print(x[1], x[..., -1], x[[0, 2]], x[x > 8])
cpu = {"device": "cpu"}
print(x[torch.tensor([2, 0], **cpu)])  # indices and masks may stay on the CPU
x[torch.tensor([True, False, False], **cpu)] = 0
x[x > 8] = torch.tensor(-1.0, **cpu)  # and so may a number
x[0, torch.tensor([1], device=device)] += 5
print(x * torch.tensor(2.0, **cpu), x + 1, 1 - x)

columns = torch.tensor([[0], [1], [2]], device=device)
print(x.gather(1, columns), torch.zeros(3, 4, device=device).scatter_(1, columns, 1))
print(torch.where(x > 0, x, torch.zeros_like(x)), torch.where(x > 0, x, 0.0), x.clamp(min=2))
print(x.nonzero(), x.sort(1), x.topk(2, 1), x.max(0), x.argmax(1), x.unique())
print(torch.nn.functional.one_hot(columns.flatten(), 4), torch.tril(x))
print(x % 2.5, 7 // x.clamp(min=1), x.long() & 1, torch.tensor(3.0, device=device).half() // 2.5)
losses = torch.zeros(3, **cpu)
losses[0], losses[1:] = x[1, 1] + 1, x[0, 2:]  # assigning copies, from any device
print(losses)
for row in x:
    print(row, row.sum().item(), row.tolist())
if x.sum() > 0:
    print(float(x.mean()), int(x.max()), len(x), bool((x == x).all()))
