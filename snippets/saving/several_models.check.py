assert torch.equal(modelA.weight.cpu(), checkpoint["modelA_state_dict"]["weight"])
assert torch.equal(modelB.weight.cpu(), checkpoint["modelB_state_dict"]["weight"])
assert optimizerB.param_groups[0]["lr"] == 1e-2
