with torch.no_grad():
    whole = F.cross_entropy(net(x[validation]), y[validation]).item()
    means = [F.cross_entropy(net(a), b).item() for a, b in loader]
assert abs(whole - loss) < 1e-5
assert len(validation) % 64  # 末批更小 | a smaller last one
assert abs(sum(means) / len(means) - whole) > 1e-5
assert accuracy > 0.8
