import os
import sys

import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前导入 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel


def main(epochs):
    torch.manual_seed(0)
    x = torch.randn(301, 2)
    labels = (x[:, 0] > x[:, 1]).long()
    share = slice(dist.get_rank(), None, dist.get_world_size())
    train_x, train_labels = x[:200][share], labels[:200][share]
    val_x, val_labels = x[200:][share], labels[200:][share]  # 51 + 50

    model = DistributedDataParallel(nn.Linear(2, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0, momentum=0.9)
    start_epoch = 0
    if os.path.exists("last.pt"):  # 每个进程都加载 | every process loads it
        checkpoint = torch.load("last.pt", map_location="cpu")
        model.module.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        start_epoch = checkpoint["epoch"] + 1

    for epoch in range(start_epoch, epochs):
        model.train()
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(train_x), train_labels).backward()
        optimizer.step()

        model.eval()
        with torch.no_grad():
            right = (model.module(val_x).argmax(1) == val_labels).sum()
        dist.all_reduce(right)  # 各进程的计数相加 | the sum over all processes
        if dist.get_rank() == 0:
            print(f"epoch {epoch}: {right.item()} of 101 right")
            checkpoint = {
                "epoch": epoch,
                "model": model.module.state_dict(),
                "optimizer": optimizer.state_dict(),
            }
            torch.save(checkpoint, "last.pt")


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main(epochs=int(sys.argv[1]))
    dist.destroy_process_group()
