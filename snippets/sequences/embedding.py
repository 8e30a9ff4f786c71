import torch
from torch import nn

words = ["<pad>", "<unk>", "I", "drink", "tea", "you"]
index = {word: i for i, word in enumerate(words)}

sentence = "you drink coffee"
ids = [index.get(w, index["<unk>"]) for w in sentence.split()]
ids = torch.tensor([[*ids, index["<pad>"]]])
print(ids)

embedding = nn.Embedding(len(words), 4, padding_idx=0)
vectors = embedding(ids)
print(ids.shape, vectors.shape)
print(vectors[0, -1])  # 填充的向量全是 0 | padding is all zeros
