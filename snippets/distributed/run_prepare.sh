torchrun --standalone --nproc-per-node=2 prepare.py
