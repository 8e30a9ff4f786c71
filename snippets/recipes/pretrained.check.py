import warnings
from unittest.mock import patch

state = net.state_dict()
with patch.object(ResNet18_Weights, "get_state_dict", return_value=state) as read:
    for choice in (weights, "DEFAULT"):
        loaded = resnet18(weights=choice)
        assert (loaded.fc.weight == net.fc.weight).all()
    assert read.call_count == 2
    for old in True, False:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            resnet18(pretrained=old)
        first, second = (str(warning.message) for warning in caught)
        assert first.startswith("The parameter 'pretrained' is deprecated since 0.13")
        assert second.startswith("Arguments other than a weight enum or `None`")
