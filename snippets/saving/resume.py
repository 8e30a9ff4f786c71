import os

import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(0)
x, y = torch.randn(64, 4), torch.randn(64, 1)
train_x, val_x, train_y, val_y = x[:48], x[48:], y[:48], y[48:]


def main(epochs):
    model = nn.Linear(4, 1)
    optimizer = optim.Adam(model.parameters(), lr=0.05)
    start_epoch, best = 0, float("inf")
    if os.path.exists("last.pt"):
        checkpoint = torch.load("last.pt", map_location="cpu")
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        start_epoch, best = checkpoint["epoch"] + 1, checkpoint["best"]

    for epoch in range(start_epoch, epochs):
        torch.manual_seed(epoch)  # 打乱只取决于轮数 | the order depends on the epoch
        model.train()
        for batch in torch.randperm(len(train_x)).split(16):
            optimizer.zero_grad()
            loss = F.mse_loss(model(train_x[batch]), train_y[batch])
            loss.backward()
            optimizer.step()

        model.eval()
        with torch.no_grad():
            val = F.mse_loss(model(val_x), val_y).item()
        print(f"epoch {epoch}: loss {loss.item():.4f}, val {val:.4f}")

        if val < best:
            best = val
            torch.save(model.state_dict(), "best.pt")
        checkpoint = {
            "epoch": epoch,
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "best": best,
        }
        torch.save(checkpoint, "last.tmp")
        os.replace("last.tmp", "last.pt")  # 写完才换 | swapped once it is whole


main(epochs=2)  # 到这里中断 | interrupted here
main(epochs=4)  # 再运行一次，从第 2 轮接着训练 | run again: it goes on at epoch 2
