export OMP_NUM_THREADS=1  # 不写也是 1，但有警告 | 1 anyway, with a warning
torchrun --standalone --nproc-per-node=2 ddp.py
