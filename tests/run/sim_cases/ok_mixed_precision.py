import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.LayerNorm(8), nn.Linear(8, 3)).to(device)
rnn = nn.LSTM(4, 3).to(device)
x = torch.randn(5, 4).to(device)
y = torch.tensor([0, 1, 2, 0, 1], device=device)
with torch.autocast(device.type, dtype=torch.bfloat16):
    hidden = net(x)
    loss = nn.functional.cross_entropy(hidden, y)
    print(hidden.dtype, loss.dtype, (x @ x.T).dtype, (x + x).dtype)
    if device.type != "cpu":
        assert (x @ x.T).softmax(1).dtype == torch.float32  # on the CPU, bfloat16
        assert rnn(x)[0].dtype == torch.bfloat16
    with torch.autocast(device.type, enabled=False):
        print((x @ x.T).dtype)
loss.backward()
print(net[0].weight.grad.dtype)

scaler = torch.amp.GradScaler(device.type, init_scale=8.0)
optimizer = torch.optim.Adam(net.parameters())
for bad in (False, True):  # an infinite gradient skips the step and halves the scale
    before = net[0].weight.detach().clone()
    optimizer.zero_grad()
    with torch.autocast(device.type, dtype=torch.bfloat16):
        loss = net(x).float().pow(2).mean()
    scaler.scale(loss * (float("inf") if bad else 1)).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    scaler.step(optimizer)
    scaler.update()
    print(torch.equal(before, net[0].weight), scaler.get_scale())
