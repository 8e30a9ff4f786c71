import warnings

from torchvision.models import ResNet18_Weights, resnet18

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    resnet18(pretrained=False)  # 旧写法 | the old way
for warning in caught:
    print(str(warning.message).split(" and may")[0])

net = resnet18(weights=None)  # 随机初始化，不联网 | random weights, no network
print(ResNet18_Weights.DEFAULT)  # 联网时传这个 | pass this when you are online
