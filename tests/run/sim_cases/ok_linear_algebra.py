import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
a, b = torch.rand(3, 3, device=device), torch.rand(2, 3, 3, device=device)
print(a @ a, a @ b, a.mv(a[0]), torch.einsum("bij,jk->bik", b, a))
print(torch.linalg.inv(a), torch.linalg.det(a), torch.linalg.svd(a).S, torch.linalg.norm(a))
print(torch.linalg.solve(a, a[0]), torch.linalg.cholesky(a @ a.T + torch.eye(3, device=device)))
print(torch.fft.fft(a[0]), torch.cdist(a, a), torch.outer(a[0], a[1]))
print(torch.std_mean(a), a.cumsum(0), a.half() + a.bfloat16(), a.double().dtype)
