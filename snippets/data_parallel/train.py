import os

import torch
import torch.distributed as dist
import torch.distributed.nn.functional  # 在建组之前导入 | before the group exists
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler


def main(device):
    x = torch.linspace(-1, 1, 64).unsqueeze(1)
    data = TensorDataset(x, 3 * x - 1)
    sampler = DistributedSampler(data)  # 代替 shuffle=True | not shuffle=True
    loader = DataLoader(data, batch_size=8, sampler=sampler)

    model = DistributedDataParallel(nn.Linear(1, 1).to(device))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    for epoch in range(20):
        sampler.set_epoch(epoch)  # 每轮换一种顺序 | a new order every epoch
        for features, labels in loader:
            features, labels = features.to(device), labels.to(device)
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(features), labels)
            loss.backward()  # 各进程的梯度在这里平均 | averages the gradients
            optimizer.step()

    if dist.get_rank() == 0:  # 只由一个进程打印和保存 | one prints and saves
        print("processes:", dist.get_world_size())
        print("batches in each:", len(loader))
        print(f"loss: {loss.item():.4f}")
        torch.save(model.module.state_dict(), "model.pt")


if __name__ == "__main__":
    local_rank = int(os.environ["LOCAL_RANK"])  # 由 torchrun 设置 | set by torchrun
    if torch.cuda.device_count() >= int(os.environ["LOCAL_WORLD_SIZE"]):
        device = torch.device("cuda", local_rank)  # 各用一块 GPU | a GPU each
        torch.cuda.set_device(device)
        dist.init_process_group("nccl")
    else:
        device = torch.device("cpu")
        dist.init_process_group("gloo")
    main(device)
    dist.destroy_process_group()
