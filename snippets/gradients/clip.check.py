assert max(norms) > 10
once = torch.stack([p.grad.norm() for p in parameters]).norm()
assert once <= 1.0001  # 削过之后 | after clipping
before = [p.grad.clone() for p in parameters]
nn.utils.clip_grad_norm_(parameters, 0.1)
for p, old in zip(parameters, before, strict=True):  # 方向不变 | the direction stays
    assert torch.allclose(p.grad, old * p.grad.norm() / old.norm(), atol=1e-6)
