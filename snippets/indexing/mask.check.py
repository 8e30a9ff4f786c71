import numpy as np

y = torch.tensor([[3, -1, 4], [-1, 5, -9], [-1, -2, -3]])
assert torch.equal(y[:2].masked_fill(y[:2] < 0, 0), x) and y[0, 1] == -1
assert y[(y > 0).any(dim=1)].tolist() == [[3, -1, 4], [-1, 5, -9]]
assert mask.sum() == 3
found = torch.isin(y, torch.tensor([3, 4, 5]))
assert found.tolist() == np.isin(y.cpu().numpy(), [3, 4, 5]).tolist()
