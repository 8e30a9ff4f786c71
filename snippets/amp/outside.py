import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
body = nn.Linear(8, 4, device=device)
head = nn.Linear(4, 2, device=device)
with torch.autocast(device.type, dtype=torch.bfloat16):
    features = body(torch.randn(1, 8, device=device))

for action in (head, lambda x: x.detach().cpu().numpy()):
    try:
        action(features)
    except (RuntimeError, TypeError) as error:
        print(error)

features = features.float()
print(head(features).dtype, features.detach().cpu().numpy().dtype)
