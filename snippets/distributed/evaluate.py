import torch
import torch.distributed as dist
from torch import nn


def evaluate(model, batches):
    sums = torch.zeros(3)  # 损失、对的、样本数 | loss, right, samples
    model.eval()
    with torch.inference_mode():
        for x, labels in batches:
            scores = model(x)  # DDP 用 model.module | model.module for DDP
            loss = nn.functional.cross_entropy(scores, labels, reduction="sum")
            right = (scores.argmax(1) == labels).sum()
            sums += torch.stack([loss, right, torch.tensor(len(x))])
    dist.all_reduce(sums)  # 每个进程都调用 | every process calls it
    return sums[0].item() / sums[2].item(), sums[1].item() / sums[2].item()


def main():
    torch.manual_seed(0)
    x = torch.randn(101, 4)
    labels = x.argmax(1)
    share = slice(dist.get_rank(), None, dist.get_world_size())  # 51 + 50
    batches = zip(x[share].split(10), labels[share].split(10), strict=True)

    loss, accuracy = evaluate(nn.Linear(4, 4), batches)
    if dist.get_rank() == 0:
        print(f"loss {loss:.4f}, accuracy {accuracy:.4f}")


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
