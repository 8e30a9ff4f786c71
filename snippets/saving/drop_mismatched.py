from torch import nn

old = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 10)})
new = nn.ModuleDict({"body": nn.Linear(4, 8), "head": nn.Linear(8, 3)})

own = new.state_dict()
fitting = {
    key: value
    for key, value in old.state_dict().items()
    if key in own and value.shape == own[key].shape
}
report = new.load_state_dict(fitting, strict=False)
print(list(fitting))
print(report.missing_keys)
