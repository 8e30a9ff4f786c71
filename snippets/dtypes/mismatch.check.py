image = torch.zeros(2, 3, dtype=torch.uint8)
for attempt, told in (
    (lambda: conv(image), "Input type (unsigned char) and bias type (float) should be the same"),
    (
        lambda: x @ x.T.double(),
        "expected m1 and m2 to have the same dtype, but got: float != double",
    ),
    (lambda: nn.LSTM(3, 1)(x.double()), "float64"),
):
    try:
        attempt()
    except (RuntimeError, ValueError) as e:
        assert told in str(e), e
    else:
        raise AssertionError(told)
assert linear.double()(x.double()).dtype == torch.float64
