import torch
from torchvision.models import densenet121, mobilenet_v2
from torchvision.models.feature_extraction import create_feature_extractor

torch.manual_seed(0)
x = torch.rand(1, 3, 64, 64)
for build in (mobilenet_v2, densenet121):
    net = build(weights=None).eval()
    extractor = create_feature_extractor(net, return_nodes=["flatten"])
    features = extractor(x)["flatten"]
    same = torch.allclose(net.classifier(features), net(x), atol=1e-5)
    print(features.shape, same)
