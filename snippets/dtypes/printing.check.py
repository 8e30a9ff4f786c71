assert "..." not in str(torch.arange(1000)) and "..." in str(torch.arange(1001))
torch.set_printoptions(threshold=float("inf"))
assert "..." not in str(torch.arange(2000)) and "1999" in str(torch.arange(2000))
torch.set_printoptions(profile="default")
