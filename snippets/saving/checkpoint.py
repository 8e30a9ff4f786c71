import torch
from torch import nn, optim


def build():
    model = nn.Linear(4, 1)
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = optim.lr_scheduler.StepLR(optimizer, 1, gamma=0.5)
    return model, optimizer, scheduler


model, optimizer, scheduler = build()
loss = model(torch.ones(8, 4)).pow(2).mean()
loss.backward()
optimizer.step()
scheduler.step()

checkpoint = {
    "epoch": 1,
    "model": model.state_dict(),
    "optimizer": optimizer.state_dict(),
    "scheduler": scheduler.state_dict(),
    "loss": loss.item(),  # 数值，不是张量 | a number, not a tensor
}
torch.save(checkpoint, "checkpoint.pt")

model, optimizer, scheduler = build()  # 先建好，再加载 | build, then load
checkpoint = torch.load("checkpoint.pt", map_location="cpu")
model.load_state_dict(checkpoint["model"])
optimizer.load_state_dict(checkpoint["optimizer"])
scheduler.load_state_dict(checkpoint["scheduler"])
model.train()  # 只做推理则用 eval() | eval() for inference
print(checkpoint["epoch"], type(checkpoint["loss"]).__name__)
print(optimizer.param_groups[0]["lr"], scheduler.last_epoch)
