torch.save(nn.Linear(1000, 1000).state_dict(), "weights.pth")
assert len(torch.load("weights.pth", map_location="cpu")) == 2
