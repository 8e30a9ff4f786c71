before = model.weight.clone()
report = model.load_state_dict(state, strict=False)
assert (model.weight == before).all()
assert (model.weight != other["weight"]).any()
assert report.missing_keys == ["weight", "bias"]
