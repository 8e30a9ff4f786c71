assert state["weight"].data_ptr() == model.weight.data_ptr()
assert type(state).__name__ == "OrderedDict"
assert torch.equal(best["weight"], torch.ones(1, 2))
