"""Programs that a GPU refuses, one in each cell; its heading has the error that each must raise."""

import numpy as np
import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")

# %% attention mask left behind: Expected all tensors to be on the same device|same device
heads = torch.randn(1, 2, 5, 4, device=device)
mask = torch.ones(5, 5, dtype=torch.bool).tril()
nn.functional.scaled_dot_product_attention(heads, heads, heads, attn_mask=mask)

# %% cat mixed: Expected all tensors to be on the same device
torch.cat([torch.ones(2), torch.ones(2, device=device)])

# %% generator of the CPU: Expected a '.*' device type for generator but found 'cpu'
torch.randn(3, generator=torch.Generator().manual_seed(0), device=device)

# %% hidden state left behind: Expected all tensors to be on the same device|same device
nn.GRU(4, 3).to(device)(torch.randn(5, 1, 4, device=device), torch.zeros(1, 1, 3))

# %% index from the accelerator: should be either on cpu or on the same device as the indexed tensor
torch.arange(4.0)[torch.tensor([0, 1], device=device)]

# %% input left behind: but got mat1 is on cpu, different from .* sim:0 \(.* wrapper_SIM_addmm\)$
nn.Linear(4, 3).to(device)(torch.randn(8, 4))

# %% module left behind: but got mat1 is on sim:0, different from .* cpu \(.* wrapper_SIM_addmm\)$
nn.Linear(4, 3)(torch.randn(8, 4, device=device))

# %% images left behind: Input type \(torch.FloatTensor\) and weight type \(torch.sim.FloatTensor\)
nn.Conv2d(3, 4, 3).to(device)(torch.randn(8, 3, 8, 8))

# %% one image left behind: but got weight is on sim:0, .* cpu \(.*SIM___slow_conv2d_forward\)$
nn.Conv2d(3, 4, 3).to(device)(torch.randn(1, 3, 8, 8))

# %% convolution left behind: \(torch.sim.FloatTensor\) .* \(torch.FloatTensor\) should be the same$
nn.Conv2d(3, 4, 3)(torch.randn(1, 3, 8, 8, device=device))

# %% bias left behind: \(torch.sim.FloatTensor\) and bias type .* should be the same$
images, weight = torch.randn(1, 3, 8, 8, device=device), torch.randn(4, 3, 3, 3, device=device)
nn.functional.conv2d(images, weight, bias=torch.zeros(4))

# %% sum of two devices: but found at least two devices, sim:0 and cpu!$
torch.randn(3) + torch.randn(3, device=device)

# %% labels left behind: but got target is on cpu, .* sim:0 \(.* wrapper_SIM_nll_loss_forward\)$
scores = nn.Linear(4, 3).to(device)(torch.randn(8, 4).to(device))
nn.CrossEntropyLoss()(scores, torch.randint(3, (8,)))

# %% loss weight left behind: Expected all tensors to be on the same device
scores, labels = torch.randn(8, 3, device=device), torch.zeros(8, dtype=torch.long, device=device)
nn.CrossEntropyLoss(weight=torch.ones(3))(scores, labels)

# %% token ids left behind: but got index is on cpu, .* sim:0 \(.* wrapper_SIM__index_select\)$
nn.Embedding(10, 4).to(device)(torch.tensor([[1, 2, 3]]))

# %% lengths moved: lengths.* should be a 1D CPU int64 tensor
batch, lengths = torch.randn(2, 3, 4, device=device), torch.tensor([3, 2], device=device)
nn.utils.rnn.pack_padded_sequence(batch, lengths, batch_first=True)

# %% masked_select mixed: Expected all tensors to be on the same device
x = torch.randn(3, device=device)
x[torch.ones(3) > 2] = 0  # an index may stay on the CPU
torch.masked_select(x, torch.ones(3) > 0)  # this mask may not

# %% where mixed: Expected all tensors to be on the same device
x = torch.randn(3, device=device)
torch.where(x > 0, x, torch.zeros(3))

# %% numpy: can't convert .* device type tensor to numpy. Use Tensor.cpu\(\)
torch.ones(3, device=device).numpy()

# %% numpy mean of losses: can't convert .* device type tensor to numpy. Use Tensor.cpu\(\)
np.mean([torch.ones(2, device=device), torch.ones(2, device=device)])

# %% optimizer state left behind: Expected all tensors to be on the same device
net = nn.Linear(2, 2)
optimizer = torch.optim.Adam(net.parameters())
net(torch.ones(1, 2)).sum().backward()
optimizer.step()
net.to(device)  # the moments of the first step stay on the CPU
net(torch.ones(1, 2, device=device)).sum().backward()
optimizer.step()

# %% out on the CPU: but got out is on cpu, different from .* sim:0 \(.* wrapper_SIM_mm_out_out\)$
x = torch.ones(2, 2, device=device)
torch.matmul(x, x, out=torch.empty(2, 2))

# %% running flag on the CPU: Expected all tensors to be on the same device
torch.tensor(True).logical_and_(torch.ones(3, device=device).isfinite().all())

# %% running total on the CPU: Expected all tensors to be on the same device
total = torch.tensor(0.0)
total += torch.ones(3, device=device).sum()
