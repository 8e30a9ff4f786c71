from torch import nn

state = nn.ModuleDict({"backbone": nn.Linear(4, 8)}).state_dict()
model = nn.ModuleDict({"encoder": nn.Linear(4, 8)})

renamed = {}
for key, value in state.items():
    if key.startswith("backbone."):
        key = "encoder." + key.removeprefix("backbone.")
    renamed[key] = value
print(list(state), list(renamed))
print(model.load_state_dict(renamed))
