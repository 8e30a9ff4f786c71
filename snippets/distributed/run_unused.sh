torchrun --standalone --nproc-per-node=2 unused.py
