assert stdout.count("gradient") == 3  # rank 0 有 3 批 | rank 0 has 3 batches
