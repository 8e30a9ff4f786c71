assert (new["body"].weight == old["body"].weight).all()
