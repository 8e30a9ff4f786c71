assert epoch < 199 and epoch - best_epoch == patience
with torch.no_grad():
    assert abs(F.cross_entropy(net(x[validation]), y[validation]).item() - best) < 1e-5
assert losses[-1][0] < losses[best_epoch][0]  # 训练集的还在降 | training still falls
assert min(v for _, v in losses) == best < losses[-1][1]
