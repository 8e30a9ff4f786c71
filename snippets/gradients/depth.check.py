ratio = {name: sizes[-1] / sizes[0] for name, sizes in curves.items()}
assert ratio["sigmoid"] > 1e8 and ratio["ReLU"] > 1e3
assert all(0.05 < ratio[n] < 20 for n in ("ReLU, kaiming_normal_", "LayerNorm, ReLU")), ratio
