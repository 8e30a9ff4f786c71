import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
x, y = torch.linspace(0, 1, 8).view(8, 1).to(device), torch.linspace(1, 3, 8).view(8, 1).to(device)
for kind, options in (
    (torch.optim.SGD, {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 1e-3}),
    (torch.optim.SGD, {"lr": 0.1, "foreach": True}),
    (torch.optim.Adam, {"foreach": False}),
    (torch.optim.Adam, {"foreach": True, "amsgrad": True}),
    (torch.optim.Adam, {"fused": True}),
    (torch.optim.AdamW, {}),
    (torch.optim.RMSprop, {}),
    (torch.optim.Adagrad, {}),
    (torch.optim.Adadelta, {}),
    (torch.optim.Adamax, {}),
    (torch.optim.NAdam, {}),
    (torch.optim.RAdam, {}),
    (torch.optim.LBFGS, {"lr": 0.1}),
):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 4), nn.ReLU(), nn.Linear(4, 1)).to(device)
    optimizer = kind(net.parameters(), **options)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5)

    def closure(net=net, optimizer=optimizer):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        return loss

    for _ in range(3):
        loss = optimizer.step(closure)
        scheduler.step()
    optimizer.load_state_dict(optimizer.state_dict())
    optimizer.step(closure)
    print(kind.__name__, loss.item(), scheduler.get_last_lr())
