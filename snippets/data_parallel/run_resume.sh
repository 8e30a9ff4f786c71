torchrun --standalone --nproc-per-node=2 resume.py 2  # 到这里中断 | interrupted here
torchrun --standalone --nproc-per-node=2 resume.py 4  # 从第 2 轮接着训练 | goes on at epoch 2
