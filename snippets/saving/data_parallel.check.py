assert torch.equal(plain.weight.cpu(), state["weight"])
assert torch.equal(wrapped.module.weight.cpu(), state["weight"])
try:
    wrapped.load_state_dict(state)
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "module.weight"' in str(error)
else:
    raise AssertionError("the wrapper loads it")
