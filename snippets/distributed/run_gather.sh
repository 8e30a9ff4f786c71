torchrun --standalone --nproc-per-node=2 gather.py
