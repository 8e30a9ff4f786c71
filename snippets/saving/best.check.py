assert abs(val - best) < 1e-3
