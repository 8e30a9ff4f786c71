import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
made = [
    torch.zeros(2, 3, dtype=torch.long, device=device),
    torch.tensor([1.5, 0], device=device),
    torch.as_tensor([[1], [2]], device=device),
    torch.full((2,), 7, device=device),
    torch.arange(6, device=device),
    torch.linspace(0, 1, 5, device=device),
    torch.eye(3, device=device),
    torch.randint(0, 5, (3,), device=device),
    torch.complex(torch.ones(2, device=device), torch.ones(2, device=device)),
    torch.empty(0, 3, device=device),
    torch.tensor(float("nan"), device=device),
]
made += [torch.ones_like(made[1]), torch.rand_like(made[1]), made[1].new_tensor([True])]
with torch.device(device):
    made.append(torch.ones(2))
for tensor in made:
    assert tensor.device.type == device.type
    print(tensor)
print(torch.ones(2, requires_grad=True, device=device) * 2)
print(torch.rand(3, 9, device=device) * 1000)  # wide enough for a line of its own for the device
