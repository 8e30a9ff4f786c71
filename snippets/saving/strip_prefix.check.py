assert (model.weight.cpu() == state["weight"].cpu()).all()
