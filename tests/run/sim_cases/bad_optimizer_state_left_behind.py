# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
net = torch.nn.Linear(2, 2)
optimizer = torch.optim.Adam(net.parameters())
net(torch.ones(1, 2)).sum().backward()
optimizer.step()
net.to(device)  # the moments of the first step stay on the CPU
net(torch.ones(1, 2, device=device)).sum().backward()
optimizer.step()
