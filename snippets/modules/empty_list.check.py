net.requires_grad_(False)
for empty in (
    parameters,
    nn.ReLU().parameters(),
    filter(lambda p: p.requires_grad, net.parameters()),
):
    try:
        optim.SGD(empty, lr=0.1)
    except ValueError as told:
        assert "empty parameter list" in str(told)
    else:
        raise AssertionError("no error")
