import numpy as np

assert np.stack([row.cpu().numpy() for row in rows]).shape == (2, 2)
assert torch.tensor([row.tolist() for row in rows]).shape == (2, 2)
assert torch.tensor([torch.tensor(1.0), torch.tensor([2.0])]).tolist() == [1, 2]
