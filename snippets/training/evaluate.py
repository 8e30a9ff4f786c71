import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@torch.no_grad()
def evaluate(net, loader):
    net.eval()
    loss, right, count = 0.0, 0, 0
    for x, y in loader:
        scores = net(x)
        loss += F.cross_entropy(scores, y, reduction="sum").item()
        right += (scores.argmax(1) == y).sum().item()
        count += len(y)
    return loss / count, right / count


pixels, labels = load_digits(return_X_y=True)
x, y = torch.tensor(pixels / 16, dtype=torch.float32), torch.tensor(labels)
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
loader = DataLoader(TensorDataset(x, y), batch_size=64)
loss, accuracy = evaluate(net, loader)
print(f"loss {loss:.4f}, accuracy {accuracy:.4f}")
net.train()  # 接着训练 | back to training
