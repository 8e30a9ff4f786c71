from torchvision.models import densenet121, mobilenet_v2

keys = [key for key in net.state_dict() if not key.startswith("fc.")]
assert list(extractor.state_dict()) == keys
assert extractor.conv1.weight is net.conv1.weight

x = torch.rand(1, 3, 64, 64)
assert torch.allclose(net.fc(extractor(x)["vector"]), net(x), atol=1e-5)
for build in (mobilenet_v2, densenet121):
    net = build(weights=None).eval()
    features = create_feature_extractor(net, return_nodes=["flatten"])(x)["flatten"]
    assert torch.allclose(net.classifier(features), net(x), atol=1e-5)
