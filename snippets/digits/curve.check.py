def mean(losses):
    return sum(losses) / len(losses)


assert train_losses[0] > 2 and test_losses[0] > 1.5
assert mean(train_losses[-5:]) < 0.06
assert mean(test_losses[-10:]) > 1.5 * mean(train_losses[-10:])
assert 0.5 < mean(test_losses[-10:]) / mean(test_losses[10:20]) < 1.5
