assert w.is_leaf and w.requires_grad
