assert net.to("meta") is net
assert x.to(x.device) is x
