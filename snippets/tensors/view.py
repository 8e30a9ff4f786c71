import torch

x = torch.arange(16).view(4, 4)
y = x.view(16)
z = x.view(-1, 8)  # -1：由其余维度推出 | -1: inferred from the other sizes
print(y.shape, z.shape)
y[0] = 100  # 与 x 共享内存 | shares memory with x
print(x)
