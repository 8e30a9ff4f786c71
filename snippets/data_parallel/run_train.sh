export OMP_NUM_THREADS=1  # 每个进程只用一个线程 | one thread per process
torchrun --standalone --nproc-per-node=2 train.py
