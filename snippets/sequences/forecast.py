import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
time = torch.arange(400)
series = (time * 0.2).sin() + 0.5 * (time * 0.4).sin()
windows = series[:300].unfold(0, 11, 1)  # 每次移一步 | one step at a time
x, y = windows[:, :10, None], windows[:, 10]
print(x.shape, y.shape)


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 32, batch_first=True)
        self.head = nn.Linear(32, 1)

    def forward(self, x):
        output, _ = self.lstm(x)
        return self.head(output[:, -1]).squeeze(1)


model = Forecast()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(150):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()

future = series[290:300]
with torch.no_grad():
    for _ in range(100):  # 预测接着当输入 | each prediction is fed back
        new = model(future[-10:].reshape(1, 10, 1))
        future = torch.cat([future, new])

plt.figure(figsize=(8, 3), layout="constrained")
plt.plot(range(200, 400), series[200:].cpu().numpy(), label="true")
plt.plot(range(300, 400), future[10:].cpu().numpy(), "--", label="forecast")
plt.axvline(300, color="gray", linewidth=1)
plt.legend()
plt.savefig("forecast.png")
