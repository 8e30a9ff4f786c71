import time
from datetime import timedelta

import torch.distributed as dist


def main():
    if dist.get_rank() == 1:
        time.sleep(5)  # 卡在别处，没有走到 | stuck elsewhere
        return
    try:
        dist.monitored_barrier(timeout=timedelta(seconds=2))
    except RuntimeError as error:
        print(str(error).splitlines()[0])


if __name__ == "__main__":
    dist.init_process_group("gloo")
    main()
    dist.destroy_process_group()
