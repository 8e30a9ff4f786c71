import torch

a, b, c = torch.zeros(2, 3), torch.zeros(2, 4), torch.zeros(3)
for join, parts in ((torch.cat, (a, b)), (torch.cat, (a, c)), (torch.stack, (a, b))):
    try:
        join(parts)
    except RuntimeError as e:
        print(e)

print(torch.cat([a, b], dim=1).shape)  # 只有这一维不同 | differ in it alone
print(torch.cat([a, c.unsqueeze(0)]).shape)
