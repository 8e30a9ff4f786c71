saved = ema.module.state_dict()
assert saved.keys() == net.state_dict().keys()
assert next(iter(ema.state_dict())) == "n_averaged"
