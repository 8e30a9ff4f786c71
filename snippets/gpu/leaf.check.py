assert w.is_leaf and w.device.type == device.type
