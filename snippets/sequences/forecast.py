import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
time = torch.arange(200)
series = (time * 0.2).sin() + 0.5 * (time * 0.4).sin()
windows = series[:150].unfold(0, 11, 1)  # 每次移一步 | moves by 1
x, y = windows[:, :10, None], windows[:, 10]
print(x.shape, y.shape)


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 16, batch_first=True)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        output, _ = self.lstm(x)
        return self.head(output[:, -1]).squeeze(1)


model = Forecast()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(200):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()

future = series[140:150]
with torch.no_grad():
    for _ in range(50):  # 预测当输入 | feed predictions back
        new = model(future[-10:].reshape(1, 10, 1))
        future = torch.cat([future, new])

plt.figure(figsize=(8, 3), layout="constrained")
plt.plot(range(100, 200), series[100:].cpu(), label="true")
plt.plot(range(150, 200), future[10:].cpu(), "--", label="forecast")
plt.axvline(150, color="gray", linewidth=1)
plt.legend()
plt.savefig("forecast.png")
