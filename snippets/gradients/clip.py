import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x, y = torch.randn(20, 16, 4), torch.randn(16, 1)  # 20 步的序列 | 20 time steps

for max_norm in (float("inf"), 1.0):
    torch.manual_seed(0)
    rnn, head = nn.RNN(4, 32, nonlinearity="relu"), nn.Linear(32, 1)
    nn.init.orthogonal_(rnn.weight_hh_l0, gain=1.6)
    parameters = [*rnn.parameters(), *head.parameters()]
    optimizer = optim.SGD(parameters, lr=0.1)
    norms = []
    for _ in range(10):
        optimizer.zero_grad()
        output, hidden = rnn(x)
        loss = F.mse_loss(head(hidden[-1]), y)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(parameters, max_norm)
        optimizer.step()
        norms.append(norm.item())
    numbers = f"first norm {norms[0]:.2f}, loss {loss.item():.1f}"
    print(f"max_norm {max_norm}: {numbers}")
