expected = [scores[i, labels[i]] for i in range(2)]
assert scores.gather(1, labels.unsqueeze(1)).squeeze(1).tolist() == [e.item() for e in expected]

ones = torch.zeros(2, 3).scatter(1, labels.unsqueeze(1), 1.0)
assert ones.tolist() == [[0, 0, 1], [1, 0, 0]]
