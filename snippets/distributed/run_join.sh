torchrun --standalone --nproc-per-node=2 join.py
