torchrun --standalone --nproc-per-node=2 accumulate.py
