assert not set(train.indices) & set(valid.indices)
