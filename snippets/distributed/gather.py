import torch
import torch.distributed as dist


def main():
    rank, size = dist.get_rank(), dist.get_world_size()
    mine = 10 * torch.arange(5)[rank::size]  # 3 + 2
    parts = [None] * size
    dist.all_gather_object(parts, mine)
    if rank == 0:
        print(parts)
        scores = torch.empty(5, dtype=mine.dtype)
        for n, part in enumerate(parts):  # 放回原来的位置 | back in order
            scores[n::size] = part
        print(scores)


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
