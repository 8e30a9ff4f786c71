assert net.get_submodule("1.1") is net[1][1]
assert len(list(net.children())) == 2 and len(list(net.modules())) == 7
assert [name for name, _ in net.named_modules()] == ["", "0", "0.0", "0.1", "1", "1.0", "1.1"]
