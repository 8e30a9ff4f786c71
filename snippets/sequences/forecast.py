import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
time = torch.arange(600)
series = (time * 0.1).sin() + 0.5 * (time * 0.2).sin()
windows = series[:450].unfold(0, 21, 1)  # 每次移一步 | one step at a time
x, y = windows[:, :20, None], windows[:, 20]
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
for _ in range(300):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()

future = series[430:450]
with torch.no_grad():
    for _ in range(100):  # 预测接着当输入 | each prediction is fed back
        new = model(future[-20:].reshape(1, 20, 1))
        future = torch.cat([future, new])

plt.figure(figsize=(8, 3), layout="constrained")
plt.plot(range(350, 550), series[350:550].cpu().numpy(), label="true")
plt.plot(range(450, 550), future[20:].cpu().numpy(), "--", label="forecast")
plt.axvline(450, color="gray", linewidth=1)
plt.legend()
plt.savefig("forecast.png")
