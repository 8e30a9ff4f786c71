expected = [scores[i, labels[i]] for i in range(2)]
assert scores.gather(1, labels.unsqueeze(1)).squeeze(1).tolist() == [e.item() for e in expected]
