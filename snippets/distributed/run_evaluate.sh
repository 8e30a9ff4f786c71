torchrun --standalone --nproc-per-node=2 evaluate.py
