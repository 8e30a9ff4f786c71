from torchvision.models import ResNet18_Weights, resnet18

try:
    resnet18(weights=ResNet18_Weights.DEFAULT, num_classes=10)
except ValueError as error:
    print(error)
print(resnet18(weights=None, num_classes=10).fc)
