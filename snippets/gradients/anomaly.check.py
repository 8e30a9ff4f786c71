assert "Traceback of forward call that caused the error" in traceback
x.grad = None
(x.sqrt() * 0).sum().backward()  # 平时不报错 | without it, no error
assert x.grad[1].isnan()
