assert torch.equal(restored(x), model(x))
again = TheModelClass(4, outputs=2)
assert again.training
again.load_state_dict(state)
assert again.training
again.eval()
again.load_state_dict(state)
assert not again.training
