def losses(with_optimizer):
    model, optimizer = build()
    model.load_state_dict(saved["model"])
    if with_optimizer:
        optimizer.load_state_dict(saved["optimizer"])
    return train(model, optimizer)


first, *others = zip(losses(True), losses(False), strict=True)
assert first[0] == first[1]
assert all(one != other for one, other in others)
