loss = x.sum()
loss.backward()
loss.backward()
