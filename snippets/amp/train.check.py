assert loss.item() < 0.3
