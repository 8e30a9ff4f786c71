from torch import nn

net = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3))
net = nn.SyncBatchNorm.convert_sync_batchnorm(net)  # 在包装之前 | before wrapping
print(net)
