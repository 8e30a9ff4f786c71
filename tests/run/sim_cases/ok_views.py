import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x = torch.arange(12.0, device=device).view(3, 4)
x.t().mul_(2)
x[1:, ::2].zero_()
x[:, 0] += 1
x.unsqueeze(0).expand(2, 3, 4)[1, 0].sub_(5)
print(x)
t = x.t()
assert t.data_ptr() == x.data_ptr() and t.stride() == (1, 4) and not t.is_contiguous()
assert x[1:, ::2].storage_offset() == 4
try:
    t.view(12)
except RuntimeError as error:
    print(error)
for part in (*x.split(3, 1), *x.chunk(2), t.reshape(-1), x.permute(1, 0).contiguous()):
    print(part)

z = torch.zeros(2, dtype=torch.cfloat, device=device)
torch.view_as_real(z)[:, 0] = 3
z.imag.add_(1)
print(z, z.conj(), z.conj() @ z, z.view(torch.float32), (-z.conj().imag).clone())

y = torch.ones(2, device=device)
y.resize_(3, 1).fill_(4).t_()
print(y, torch.cat([y, y]), torch.stack([y, y]).shape)
out = torch.empty(2, 2, device=device)
torch.add(torch.ones(2, 2, device=device), 1, out=out)
print(out)
x.data = torch.zeros(1, device=device)
print(x)
