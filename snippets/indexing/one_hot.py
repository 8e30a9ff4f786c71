import torch
import torch.nn.functional as F

labels = torch.tensor([1, 0, 3])
one_hot = F.one_hot(labels, num_classes=4)
print(one_hot, one_hot.dtype)
print(one_hot.float() @ torch.tensor([10.0, 20.0, 30.0, 40.0]))
print(one_hot.argmax(dim=1))  # 变回类别 | back to classes
