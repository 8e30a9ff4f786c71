named = dict(net.named_parameters())
assert {id(p) for p in rest} == {id(p) for n, p in named.items() if n == "1.weight" or "bias" in n}
