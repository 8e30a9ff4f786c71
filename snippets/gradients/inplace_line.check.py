def fails(forward):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    try:
        forward(x).sum().backward()
    except RuntimeError as error:
        assert "modified by an inplace operation" in str(error)
        return True
    return False


relu = torch.nn.functional.relu
assert fails(lambda x: relu(x.sigmoid(), inplace=True))
assert fails(lambda x: (y := x.tanh(), y.detach().zero_())[0])
assert not fails(lambda x: relu(torch.nn.functional.linear(x, torch.eye(2)), inplace=True))
assert not fails(lambda x: (x * 3).add_(1))  # 乘以常数用不到旧值 | not needed
