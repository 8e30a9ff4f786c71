import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")


class Decoder(nn.Module):
    def __init__(self, vocabulary=11, length=11, width=32):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(length, width)
        layer = nn.TransformerEncoderLayer(
            width, 4, dim_feedforward=64, dropout=0.0, batch_first=True
        )
        self.layers = nn.TransformerEncoder(layer, num_layers=1)
        self.head = nn.Linear(width, vocabulary)

    def forward(self, ids):
        n = ids.shape[1]
        x = self.tokens(ids) + self.positions.weight[:n]
        future = torch.ones(n, n, dtype=torch.bool, device=x.device)
        return self.head(self.layers(x, mask=future.triu(1)))


def batch(n):
    digits = torch.randint(10, (n, 5), device=device)
    equals = torch.full((n, 1), 10, device=device)
    return torch.cat([digits, equals, digits.flip(1)], dim=1)


model = Decoder().to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
for step in range(100):
    ids = batch(64)
    # 每个位置预测下一个 | each position predicts the next
    scores = model(ids[:, :-1])[:, 5:]
    loss = F.cross_entropy(scores.flatten(0, 1), ids[:, 6:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

model.eval()
ids = torch.tensor([[3, 1, 4, 1, 5, 10]], device=device)
with torch.no_grad():
    for _ in range(5):
        new = model(ids)[:, -1:].argmax(-1)
        ids = torch.cat([ids, new], dim=1)
print(ids[0].tolist())
