torchrun --standalone --nproc-per-node=2 unused.py
torchrun --standalone --nproc-per-node=2 unused.py find
