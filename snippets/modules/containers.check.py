from collections import OrderedDict

assert isinstance(body[0], nn.Linear) and len(body[:2]) == 2
named = nn.Sequential(OrderedDict(fc=nn.Linear(4, 8), act=nn.ReLU()))
assert list(named.state_dict()) == ["fc.weight", "fc.bias"] and named.act is named[1]
heads = nn.ModuleDict({"kind": nn.Linear(4, 3), "price": nn.Linear(4, 1)})
assert heads["kind"](torch.zeros(2, 4)).shape == (2, 3) and len(list(heads.parameters())) == 4
layers = [nn.Linear(4, 4) for _ in range(2)]
assert len(nn.Sequential(*layers)) == 2
try:
    body(torch.zeros(2, 4), torch.zeros(2, 4))
except TypeError:
    pass
else:
    raise AssertionError("two inputs")
