assert x.argmax().grad_fn is None and (x > 1).grad_fn is None
