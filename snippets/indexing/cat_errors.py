import torch

a, b, c = torch.zeros(2, 3), torch.zeros(2, 4), torch.zeros(3)
for attempt in (
    lambda: torch.cat([a, b]),
    lambda: torch.cat([a, c]),
    lambda: torch.stack([a, b]),
):
    try:
        attempt()
    except RuntimeError as e:
        print(e)

print(torch.cat([a, b], dim=1).shape)  # 只有这一维不同 | differ in it alone
print(torch.cat([a, c.unsqueeze(0)]).shape)
