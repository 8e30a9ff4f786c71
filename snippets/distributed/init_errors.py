import torch
import torch.distributed as dist
from torch.distributed import TCPStore

try:
    dist.init_process_group("gloo")  # 没有用 torchrun | without torchrun
except ValueError as error:
    print(error)

try:
    dist.all_reduce(torch.ones(1))
except ValueError as error:
    print(error)

store = TCPStore("127.0.0.1", 0, is_master=True)
try:
    TCPStore("127.0.0.1", store.port, is_master=True)  # 同一个端口 | same port
except RuntimeError as error:
    print(str(error).split("name: ")[-1])
