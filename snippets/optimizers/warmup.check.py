assert abs(scheduler.get_last_lr()[0]) < 1e-9
