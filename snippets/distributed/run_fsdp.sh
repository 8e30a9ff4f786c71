torchrun --standalone --nproc-per-node=2 fsdp.py
