nn.utils.clip_grad_norm_(parameters, 1.0)  # 救不了 | it does not help
assert not net.weight.grad.isfinite().all()
