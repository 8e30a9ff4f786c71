import warnings

assert loss.item() < 0.3
kept = scaler.state_dict()
assert kept["scale"] == scaler.get_scale()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    torch.cuda.amp.GradScaler()
    torch.cuda.amp.autocast()
assert sum(issubclass(w.category, FutureWarning) for w in told) == 2
