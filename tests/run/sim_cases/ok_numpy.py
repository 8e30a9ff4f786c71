import numpy as np
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
array = np.ones((2, 3), dtype="float32")
x = torch.from_numpy(array).to(device)
assert torch.tensor(array, device=device).device.type == device.type
y = x + 1
print(y.cpu().numpy(), y.detach().cpu().numpy().mean(), y.tolist())
losses = [(y * k).sum().item() for k in range(3)]
print(np.mean(losses), y.to("cpu").device)
torch.testing.assert_close(y, torch.full((2, 3), 2.0, device=device))
