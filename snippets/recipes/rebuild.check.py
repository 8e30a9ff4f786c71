from torchvision.models import densenet121, googlenet, mobilenet_v2, vit_b_16

assert rebuilt[0] is net.conv1
net.fc = nn.Identity()
assert torch.allclose(rebuilt(x), net(x), atol=1e-5)

x = torch.rand(1, 3, 64, 64)
for build in (mobilenet_v2, densenet121):
    net = build(weights=None).eval()
    wrong = nn.Sequential(*list(net.children())[:-1])(x)
    net.classifier = nn.Identity()
    right = net(x)
    assert wrong.dim() == 4 and right.dim() == 2
    pooled = wrong.mean((2, 3))
    same = torch.allclose(pooled, right, atol=1e-5)
    assert same == (build is mobilenet_v2)
assert (wrong < 0).any() and (right >= 0).all()


def fails(net, x):
    net(x)
    try:
        nn.Sequential(*list(net.children())[:-1])(x)
    except (AssertionError, RuntimeError):
        return True
    return False


assert fails(googlenet(weights=None, init_weights=False).eval(), x)
with torch.device("meta"):
    assert fails(vit_b_16(weights=None).eval(), torch.rand(1, 3, 224, 224))
