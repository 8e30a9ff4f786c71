import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(1)
print(torch.rand(3, device=device), torch.randn(20, device=device)[-3:])
print(torch.randperm(7, device=device), torch.randint(9, (4,), device=device))
print(torch.multinomial(torch.ones(4, device=device), 2))
print(torch.normal(torch.ones(2, device=device)))
print(torch.bernoulli(torch.full((8,), 0.5, device=device)))
print(torch.nn.functional.dropout(torch.ones(9, device=device), 0.3))
print(torch.empty(3, device=device).exponential_())
print(torch.nn.init.orthogonal_(torch.empty(2, 2, device=device)))

torch.manual_seed(1)
with torch.random.fork_rng():
    torch.rand(5, device=device)
print(torch.rand(3, device=device))  # as at first

torch.manual_seed(1)
layers = torch.nn.Linear(3, 2, device=device), torch.nn.Conv2d(1, 2, 2, device=device)
layers += torch.nn.LSTM(2, 2, device=device), torch.nn.Embedding(3, 2, device=device)
for layer in layers:
    print(next(layer.parameters()))
