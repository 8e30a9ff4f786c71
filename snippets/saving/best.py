import torch
from torch import nn, optim

torch.manual_seed(0)
x, y = torch.randn(40, 20), torch.randn(40, 1)
train_x, val_x, train_y, val_y = x[:20], x[20:], y[:20], y[20:]
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 1))
optimizer = optim.Adam(model.parameters(), lr=0.01)
criterion = nn.MSELoss()

best = float("inf")
for _ in range(30):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(train_x), train_y)
    loss.backward()
    optimizer.step()

    model.eval()
    with torch.no_grad():
        val = criterion(model(val_x), val_y).item()
    if val < best:
        best = val
        torch.save(model.state_dict(), "best.pt")
print(f"last {val:.3f}, best {best:.3f}")

model.load_state_dict(torch.load("best.pt", map_location="cpu"))
with torch.no_grad():
    val = criterion(model(val_x), val_y).item()
print(f"best.pt {val:.3f}")
