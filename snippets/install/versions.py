import torch
from torchvision.ops import nms

boxes = torch.tensor([[0.0, 0.0, 10.0, 10.0], [1.0, 1.0, 10.0, 10.0]])
scores = torch.tensor([0.9, 0.8])
print(nms(boxes, scores, iou_threshold=0.5))
