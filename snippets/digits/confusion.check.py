from collections import Counter

pairs = Counter(zip(true.tolist(), predicted.tolist(), strict=True))
matrix = matrix.confusion_matrix
assert matrix.shape == (10, 10) and matrix.sum() == 359
assert all(matrix[pair] == count for pair, count in pairs.items())
assert matrix.trace() > 0.9 * matrix.sum()
