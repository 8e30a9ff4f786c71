import torch
from torchvision.transforms import v2

images = [torch.zeros(3, 480, 480), torch.zeros(3, 480, 720)]
resize = v2.Resize(224)  # 只定短边 | the shorter side only
try:
    torch.stack([resize(i) for i in images])
except RuntimeError as error:
    print(error)

crop = v2.Compose([v2.Resize(224), v2.CenterCrop(224)])
print(torch.stack([crop(i) for i in images]).shape)
stretch = v2.Resize((224, 224))  # 会变形 | distorts
print(torch.stack([stretch(i) for i in images]).shape)
