import torch
import torch.distributed as dist


def main():
    rank = dist.get_rank()
    if rank == 0:  # 下载、预处理、保存 | download, prepare, save
        torch.save(torch.arange(4), "data.pt")
    dist.barrier()  # 其他进程等在这里 | the others wait here

    found = [None] * dist.get_world_size()
    dist.all_gather_object(found, torch.load("data.pt").tolist())
    if rank == 0:
        print(found)


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
