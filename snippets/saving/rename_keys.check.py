assert (model["encoder"].weight == state["backbone.weight"]).all()
