import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)


def build():
    model = nn.Linear(4, 1)
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = optim.lr_scheduler.StepLR(optimizer, 2, gamma=0.5)
    return model, optimizer, scheduler


def train(start, end):
    model.train()
    for epoch in range(start, end):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        scheduler.step()
        print(f"epoch {epoch}: loss {loss.item():.4f}")
    return epoch, loss.item()


model, optimizer, scheduler = build()
epoch, loss = train(0, 3)
checkpoint = {
    "epoch": epoch,
    "model_state_dict": model.state_dict(),
    "optimizer_state_dict": optimizer.state_dict(),
    "scheduler_state_dict": scheduler.state_dict(),
    "loss": loss,  # 数值，不是张量 | a number, not a tensor
}
torch.save(checkpoint, "checkpoint.pt")

model, optimizer, scheduler = build()  # 先建好，再加载 | build, then load
checkpoint = torch.load("checkpoint.pt", map_location="cpu")
model.load_state_dict(checkpoint["model_state_dict"])
optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
scheduler.load_state_dict(checkpoint["scheduler_state_dict"])
epoch, loss = checkpoint["epoch"], checkpoint["loss"]
print(f"epoch {epoch} had loss {loss:.4f}, go on")

train(epoch + 1, 5)  # 其中有 model.train() | it calls model.train()
model.eval()  # 推理之前 | before inference
with torch.no_grad():
    print(model(x[:2]))
