assert model[1].weight is model[0].weight
