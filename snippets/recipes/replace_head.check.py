from unittest.mock import patch

from torchvision.models import ResNet18_Weights

state = resnet18(weights=None).state_dict()
with patch.object(ResNet18_Weights, "get_state_dict", return_value=state):
    net = resnet18(weights="DEFAULT")
net.fc = nn.Linear(net.fc.in_features, 10)
for key, value in net.state_dict().items():
    assert key.startswith("fc.") or torch.equal(value, state[key])
