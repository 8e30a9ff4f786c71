assert (output - target).square().mean() > 1
