import warnings

x.grad = None
(x.sqrt() * 0).sum().backward()  # 平时不报错 | without it, no error
assert x.grad[1].isnan()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.autograd.set_detect_anomaly(True)
    distance = x.sqrt()
    try:
        (distance * 0).sum().backward()
    except RuntimeError as told:
        assert "SqrtBackward0" in str(told)
    else:
        raise AssertionError
    torch.autograd.set_detect_anomaly(False)
message = str(caught[-1].message)
assert "Traceback of forward call that caused the error" in message
assert "    distance = x.sqrt()\n" in message, message
