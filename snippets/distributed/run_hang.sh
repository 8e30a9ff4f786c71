torchrun --standalone --nproc-per-node=2 hang.py
