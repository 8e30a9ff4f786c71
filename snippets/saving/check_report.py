from torch import nn

model = nn.Linear(4, 2)
other = nn.Linear(4, 2).state_dict()
state = {f"net.{key}": value for key, value in other.items()}
print(model.load_state_dict(state, strict=False))
