assert losses[1] > losses[0] and max(losses[:30]) == losses[29]  # 一步比一步大 | ever larger
