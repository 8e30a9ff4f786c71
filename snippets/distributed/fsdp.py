import os

import torch
import torch.distributed as dist
from torch import nn
from torch.distributed.checkpoint.state_dict import (
    StateDictOptions,
    get_model_state_dict,
)
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard


def main(device):
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Linear(4, 32),
        nn.ReLU(),
        nn.Linear(32, 1),
    ).to(device)
    mesh = init_device_mesh(device.type, (dist.get_world_size(),))
    for layer in (model[0], model[2]):  # 先分各层，再分整个模型 | layers first
        fully_shard(layer, mesh=mesh)
    fully_shard(model, mesh=mesh)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)  # 在这之后建 | after that

    x = torch.randn(64, 4, device=device)
    share = x[dist.get_rank() :: dist.get_world_size()]
    for _ in range(100):
        optimizer.zero_grad()
        target = share.sum(1, keepdim=True)
        loss = nn.functional.mse_loss(model(share), target)
        loss.backward()
        optimizer.step()

    weight = model[0].weight
    whole = StateDictOptions(full_state_dict=True, cpu_offload=True)
    state = get_model_state_dict(model, options=whole)  # 每个进程 | every process
    if dist.get_rank() == 0:
        print("weight:", weight.shape, "here:", weight.to_local().shape)
        for name, value in state.items():
            print("saved:", name, value.shape)
        torch.save(state, "model.pt")


if __name__ == "__main__":
    local_rank = int(os.environ["LOCAL_RANK"])
    if torch.cuda.device_count() >= int(os.environ["LOCAL_WORLD_SIZE"]):
        device = torch.device("cuda", local_rank)
        torch.cuda.set_device(device)
        dist.init_process_group("nccl")
    else:
        device = torch.device("cpu")
        dist.init_process_group("gloo")
    main(device)
    dist.destroy_process_group()
