assert torch.ones(2, dtype=torch.complex64, requires_grad=True).is_leaf
