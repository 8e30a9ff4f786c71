torchrun --standalone --nproc-per-node=gpu train.py
